import { monthsInText } from '../../danish/date.js';
import { capitalize, listing } from '../../danish/text.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { formatMonth, type Month } from '../../domain/month.js';
import { averageOfYear, averageSoFar } from '../../measures/shares.js';
import type { KommuneInput } from '../input.js';

/** Months that some fokusmål have no figure for. */
export interface MissingMonths {
  fokusmaal: Fokusmaal[];
  months: readonly Month[];
}

/** The months of the last twelve and of the year so far that a kommune has no figures for, by fokusmål. */
export function missingMonths({ book, kommune, month }: KommuneInput): MissingMonths[] {
  const lists = new Map<string, MissingMonths>();
  for (const fokusmaal of FOKUSMAAL) {
    const averages = [averageOfYear, averageSoFar].map((average) =>
      average(book, kommune.code, fokusmaal, month),
    );
    const months = [...new Set(averages.flatMap((average) => average?.missing ?? []))].sort((a, b) => a - b);
    if (months.length === 0) continue;
    const key = months.join();
    const same = lists.get(key);
    if (same) same.fokusmaal.push(fokusmaal);
    else lists.set(key, { fokusmaal: [fokusmaal], months });
  }
  return [...lists.values()];
}

/** The same as lines for standard error. */
export const missingMonthsWarnings = (input: KommuneInput): string[] =>
  missingMonths(input).map(
    ({ fokusmaal, months }) =>
      `there are no figures of ${input.kommune.name} on ${fokusmaal.join(' and ')} for ${months.map(formatMonth).join(', ')}: ` +
      'averages rest on the other months, and no verdict is given that these could turn',
  );

/** The input, among whose gaps these months stand too. */
export function withMissingMonths<Input extends KommuneInput>(input: Input): Input {
  const gaps = missingMonths(input).map(({ fokusmaal, months }) => ({
    code: 'missing-months',
    text:
      `${capitalize(listing(fokusmaal))}: Der er ikke tal for ${monthsInText(months)}. Gennemsnit hviler på de øvrige ` +
      'måneder, og hvor de manglende kan vende en konklusion, drages den ikke.',
  }));
  return gaps.length === 0 ? input : { ...input, gaps: [...input.gaps, ...gaps] };
}
