import { z } from 'zod';
import { parameter } from './dated.js';
import { limit } from './kinds.js';

/** How figures about few citizens are hidden (metode.md, section 9). */
export interface DisclosureRule {
  /** A group whose population is below this is hidden whole; 0 when the rule does not exist. */
  minPopulation: number;
  /** A count below this is hidden; 0 when the rule does not exist. */
  minCount: number;
  /** Population and met are both hidden when they differ by 1 up to this; 0 when the rule does not exist. */
  maxHiddenDifference: number;
}

const disclosureRule: z.ZodType<DisclosureRule, DisclosureRule> = z.strictObject({
  minPopulation: limit,
  minCount: limit,
  maxHiddenDifference: limit,
});

export const diskretion = {
  disclosure: parameter(
    'diskretion',
    'Grænser for, hvilke tal om få borgere der skjules',
    'borgere',
    disclosureRule,
    [
      {
        from: '2018-01-01',
        value: { minPopulation: 5, minCount: 0, maxHiddenDifference: 0 },
        standing: 'known',
        source: 'jobcenterindblik-2020',
      },
      {
        from: '2021-07-01',
        value: { minPopulation: 0, minCount: 3, maxHiddenDifference: 2 },
        standing: 'known',
        source: 'jobindsats-2021-09',
      },
    ],
  ),
  disclosureMonths: parameter(
    'diskretion-maaneder',
    'Så længe en ydelsesgruppe bliver ved at være skjult, efter at dens tal sidst krævede det',
    'måneder',
    limit,
    [{ from: '2018-01-01', value: 11, standing: 'chosen', source: 'jcreport' }],
  ),
};
