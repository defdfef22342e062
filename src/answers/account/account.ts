import type { Explanation } from '../../core/explain.js';
import type { CitizenRows } from '../../store/readCitizen.js';
import { anciennitetLines, exemptionLines } from './anciennitet.js';
import { earlyLines } from './early.js';
import { samtaleLines, tilbudLines, windowLines } from './effort.js';
import type { AccountLine } from './line.js';
import { placementLines, ydelseLines } from './placement.js';
import { summaryOf } from './summary.js';

/** How a citizen counts in a month, told in order. */
export interface Account {
  /** The answer first: one line each for the population and both fokusmål. */
  summary: string[];
  steps: { title: string; lines: AccountLine[] }[];
}

/** The account of an explanation, in English with the field's Danish words. */
export function accountOf(explanation: Explanation, { outOfScope, passedOver }: CitizenRows): Account {
  return {
    summary: summaryOf(explanation),
    steps: [
      { title: 'Rows on ydelser', lines: ydelseLines(explanation, outOfScope) },
      { title: 'Reference date, ydelse and kommune', lines: placementLines(explanation) },
      { title: 'Anciennitet', lines: anciennitetLines(explanation) },
      { title: 'Exemption (fritagelse)', lines: exemptionLines(explanation) },
      { title: 'Effort window', lines: windowLines(explanation) },
      { title: 'Samtaler', lines: samtaleLines(explanation) },
      { title: 'Tilbud and ordinary hours', lines: tilbudLines(explanation) },
      { title: 'Early effort (tidlig indsats)', lines: earlyLines(explanation) },
      ...(passedOver.length > 0
        ? [
            {
              title: 'Rows that are passed over',
              lines: passedOver.map((row) => ({ text: `${row.reason}: not counted`, row })),
            },
          ]
        : []),
    ],
  };
}
