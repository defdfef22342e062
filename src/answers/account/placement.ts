import type { Explanation } from '../../core/explain.js';
import type { YdelseRow } from '../../core/timeline.js';
import { formatDay } from '../../domain/day.js';
import { formatMonth, lastDay } from '../../domain/month.js';
import type { CitizenRows } from '../../store/readCitizen.js';
import { type AccountLine, rowText, ydelseName } from './line.js';

/** Step 1: the rows. */
export function ydelseLines(
  { ydelser, placement }: Explanation,
  outOfScope: CitizenRows['outOfScope'],
): AccountLine[] {
  return [
    ...ydelser.map((row) => ({
      text: `${rowText(row)}${row === placement?.row ? '  <- decides the month' : ''}`,
      row,
    })),
    ...outOfScope.map((outside) => ({ text: `${outside.ydelse}: outside the measures`, row: outside })),
  ];
}

/** Step 2: the reference date, and the row that decides. */
export function placementLines({ month, placement, rivals, absence }: Explanation): AccountLine[] {
  if (!placement) {
    const why =
      absence === 'introduktionsprogram'
        ? 'all rows of the month are in the introduktionsprogram; its citizens are not in the population'
        : 'no row has a day in the month';
    return [{ text: `${formatMonth(month)} has no reference date: ${why}.` }];
  }
  const { reference, row } = placement;
  const ended = reference === lastDay(month) ? '' : ', when the last row of the month ends';
  return [
    {
      text: `The reference date is ${formatDay(reference)}${ended}: the last day of the month on a ydelse, outside the introduktionsprogram.`,
    },
    { text: `That day is covered by ${rowText(row)}.`, row },
    ...rivals.map((rival) => ({
      text: `It is also covered by ${rowText(rival)}; ${whyNot(row, rival)}`,
      row: rival,
      rules: ['precedence'] as const,
    })),
  ];
}

function whyNot(row: YdelseRow, rival: YdelseRow): string {
  if (row.ydelse !== rival.ydelse)
    return `${ydelseName(row.ydelse)} stands before it in the order of ydelser.`;
  if (row.from !== rival.from) return 'the row that began later stands.';
  return row.kommune === rival.kommune ? 'the two say the same.' : 'the higher kommunekode stands.';
}
