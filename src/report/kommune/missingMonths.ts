import { monthsInText } from '../../danish/date.js';
import { capitalize, listing } from '../../danish/text.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { groupBy } from '../../domain/groupBy.js';
import { eachMonth, formatMonth, type Month, monthsEnding } from '../../domain/month.js';
import { figureShare } from '../../measures/cell.js';
import { averageOfYear, averageSoFar } from '../../measures/shares.js';
import type { KommuneInput } from '../input.js';

/** Months that some fokusmål have no figure for. */
export interface MissingMonths {
  fokusmaal: Fokusmaal[];
  months: readonly Month[];
}

/**
 * The months of early effort that are shown: of the last twelve, from the first with a figure on; none when the report's
 * own has none.
 */
export function earlyMonths({ early, kommune, month }: KommuneInput, fokusmaal: Fokusmaal): Month[] {
  const has = (m: Month) =>
    early.month(kommune.code, m, fokusmaal) !== undefined || early.hasNobody(kommune.code, m, fokusmaal);
  const months = eachMonth(monthsEnding(month, 12));
  return has(month) ? months.slice(months.findIndex(has)) : [];
}

/** Those of them that there is no figure for, by fokusmål. */
function earlyMissing(input: KommuneInput): MissingMonths[] {
  const { book, early, kommune, month } = input;
  if (book.rules.at(month).earlySuspended) return [];
  return together(FOKUSMAAL, (fokusmaal) =>
    earlyMonths(input, fokusmaal).filter(
      (m) =>
        !figureShare(early.month(kommune.code, m, fokusmaal)) && !early.hasNobody(kommune.code, m, fokusmaal),
    ),
  );
}

/** Fokusmål that lack the same months, together. */
function together(
  all: readonly Fokusmaal[],
  monthsOf: (fokusmaal: Fokusmaal) => readonly Month[],
): MissingMonths[] {
  const lacking = all.map((fokusmaal) => ({ fokusmaal, months: monthsOf(fokusmaal) }));
  const sets = groupBy(
    lacking.filter(({ months }) => months.length > 0),
    ({ months }) => months.join(),
  );
  return [...sets.values()].map((set) => ({
    fokusmaal: set.map(({ fokusmaal }) => fokusmaal),
    months: set[0]!.months,
  }));
}

/** The months of the last twelve and of the year so far that a kommune has no figures for, by fokusmål. */
export function missingMonths({ book, kommune, month }: KommuneInput): MissingMonths[] {
  return together(FOKUSMAAL, (fokusmaal) => {
    const averages = [averageOfYear, averageSoFar].map((average) =>
      average(book, kommune.code, fokusmaal, month),
    );
    return [...new Set(averages.flatMap((average) => average?.missing ?? []))].sort((a, b) => a - b);
  });
}

/** The same as lines for standard error. */
export function missingMonthsWarnings(input: KommuneInput): string[] {
  const lines = (lists: readonly MissingMonths[], what: string, then: string) =>
    lists.map(
      ({ fokusmaal, months }) =>
        `there are no figures of ${input.kommune.name} on ${what}${fokusmaal.join(' and ')} for ${months.map(formatMonth).join(', ')}: ` +
        `${then}, and no verdict is given that these could turn`,
    );
  return [
    ...lines(missingMonths(input), '', 'averages rest on the other months'),
    ...lines(earlyMissing(input), 'early effort, ', 'the figures show the other months'),
  ];
}

/** The input, among whose gaps these months stand too. */
export function withMissingMonths<Input extends KommuneInput>(input: Input): Input {
  const told = (lists: readonly MissingMonths[], what: string, then: string) =>
    lists.map(({ fokusmaal, months }) => ({
      code: 'missing-months',
      text:
        `${what}${capitalize(listing(fokusmaal))}: Der er ikke tal for ${monthsInText(months)}. ${then} de øvrige ` +
        'måneder, og hvor de manglende kan vende en konklusion, drages den ikke.',
    }));
  const gaps = [
    ...told(missingMonths(input), '', 'Gennemsnit hviler på'),
    ...told(earlyMissing(input), 'Tidlig indsats. ', 'Figurerne viser'),
  ];
  return gaps.length === 0 ? input : { ...input, gaps: [...input.gaps, ...gaps] };
}
