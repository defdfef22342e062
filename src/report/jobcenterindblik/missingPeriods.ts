import { periodInText } from '../../danish/date.js';
import { capitalize, listing } from '../../danish/text.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { formatMonth, type Period } from '../../domain/month.js';
import { rangesEnding } from '../../measures/caseMeasures.js';
import type { KommuneInput } from '../input.js';

/** A period of unique citizens that some fokusmål have the months of, but no figure: it does not add up from months. */
interface MissingPeriod {
  period: Period;
  fokusmaal: Fokusmaal[];
}

function missingPeriods({ book, kommune, month }: KommuneInput): MissingPeriod[] {
  return rangesEnding(month).flatMap((period) => {
    const fokusmaal = FOKUSMAAL.filter(
      (f) => book.month(kommune.code, month, f) && !book.total(kommune.code, period, f),
    );
    return fokusmaal.length > 0 ? [{ period, fokusmaal }] : [];
  });
}

/** What is left out for want of them, as lines for standard error. */
export const missingPeriodsWarnings = (input: KommuneInput): string[] =>
  missingPeriods(input).map(
    ({ period: { from, to }, fokusmaal }) =>
      `there are months of ${input.kommune.name} on ${fokusmaal.join(' and ')}, but no figures for ${formatMonth(from)} to ${formatMonth(to)} ` +
      'as one period: what counts unique citizens in it is left out; fetch the extract with that period, too',
  );

/** The input, among whose gaps these periods stand too. */
export function withMissingPeriods<Input extends KommuneInput>(input: Input): Input {
  const gaps = missingPeriods(input).map(({ period, fokusmaal }) => ({
    code: 'missing-period',
    text:
      `${capitalize(listing(fokusmaal))}: Der er tal for de enkelte måneder, men ikke for ${periodInText(period)} under ét. ` +
      'Tabeller og figurer over unikke borgere i perioden er derfor udeladt.',
  }));
  return gaps.length === 0 ? input : { ...input, gaps: [...input.gaps, ...gaps] };
}
