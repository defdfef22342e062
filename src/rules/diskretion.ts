import { z } from 'zod';
import { parameter } from './dated.js';
import { limit, words } from './kinds.js';

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

/** What can be given up to protect a hidden figure. */
const GIVEN_UP = [
  { name: 'Hele landets ydelsesgruppe' },
  { name: 'Kommunens mindste ydelsesgrupper' },
  { name: 'Kommunens tomme ydelsesgrupper' },
  { name: 'Andre kommuners ydelsesgruppe' },
] as const;

export type GivenUp = (typeof GIVEN_UP)[number]['name'];

/** Whether one thing is given up before another. */
export const isGivenUpBefore = (order: readonly string[], first: GivenUp, second: GivenUp): boolean =>
  order.indexOf(first) < order.indexOf(second);

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
  disclosureOrder: parameter(
    'diskretion-orden',
    'Hvad der opgives først for at dække over et skjult tal; totaler opgives aldrig',
    'tal',
    words(GIVEN_UP).length(GIVEN_UP.length),
    [
      {
        from: '2018-01-01',
        value: GIVEN_UP.map(({ name }) => name),
        standing: 'chosen',
        source: 'jcreport',
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
