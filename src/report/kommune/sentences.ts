import { monthName, periodInText } from '../../danish/date.js';
import { formatDecimal, formatInteger, formatSigned } from '../../danish/number.js';
import { NO_FIGURE, sharePercent, shareText, thresholdText } from '../../danish/share.js';
import type { Day } from '../../domain/day.js';
import {
  add,
  compare,
  type Decimal,
  decimalToFraction,
  type Fraction,
  fraction,
  multiply,
  round,
  subtract,
} from '../../domain/fraction.js';
import { type Month, monthOf, numberInYear, yearOf } from '../../domain/month.js';
import type { BenchmarkRow } from '../../extracts/jobindsats/benchmark.js';
import { isAverageAbove } from '../../measures/shares.js';
import { withBreakSign } from '../frame/acrossBreaks.js';
import type { FokusmaalFacts, ResultFacts } from './facts.js';

const ONE = fraction(1);

/** How far a share as it is printed lies from a threshold: `6,4 procentpoint under`, so that a reader can check it. */
function distanceInText(share: Fraction, threshold: Fraction): string {
  const printed = sharePercent(share, 1, threshold);
  const limit = multiply(threshold, fraction(100));
  const { units } = round(subtract(decimalToFraction(printed), limit), printed.decimals);
  const size = formatDecimal({ units: Math.abs(units), decimals: printed.decimals });
  return `${size} procentpoint ${units > 0 ? 'over' : 'under'}`;
}

/** The measure that decides, first: `Gennemsnittet for 12 måneder er 73,6 %, 6,4 procentpoint under målet.` */
export function averageInText({ average12, threshold }: FokusmaalFacts): string {
  if (!average12) return 'Gennemsnittet for 12 måneder kan ikke beregnes af de foreliggende tal.';
  const { share, months, acrossBreaks } = average12;
  const told = withBreakSign(shareText(share, 1, threshold), acrossBreaks);
  if (!threshold) return `Gennemsnittet for 12 måneder er ${told}.`;
  const of = isAverageAbove(average12, threshold) === undefined ? `${months} af 12 måneder` : '12 måneder';
  const said = `Gennemsnittet for ${of} er ${told}`;
  if (compare(share, threshold) === 0)
    return `${said}, og målet er mere end ${thresholdText(threshold)}: det er ikke nået.`;
  return `${said}, ${distanceInText(share, threshold)} målet på mere end ${thresholdText(threshold)}.`;
}

/** The months that the year has left: `september–december`. */
function restOfYear(month: Month): string {
  const year = yearOf(month);
  const months = periodInText({ from: month + 1, to: monthOf(year, 12) });
  return months.replace(` ${year}`, '');
}

/** What the year's average would be if every citizen had the effort in all the months that are left. */
const bestOfYear = (average: Fraction, month: Month): Fraction => {
  const n = numberInYear(month);
  return multiply(add(multiply(average, fraction(n)), fraction(12 - n)), fraction(1, 12));
};

/**
 * What the rest of the year must come to, as a sentence; one that cannot be reached says so, and has no number over 100.
 * @param yearBreaks days on which the figures break within the year: its average is made of both sides.
 */
export function requirementInText(facts: FokusmaalFacts, month: Month, yearBreaks: readonly Day[]): string {
  const { requirement, averageYear, threshold } = facts;
  const year = yearOf(month);
  switch (requirement.kind) {
    case 'required': {
      if (!requirement.outOfReach)
        return `I ${restOfYear(month)} skal andelen i gennemsnit være over ${withBreakSign(shareText(requirement.share, 2, ONE), yearBreaks)}, hvis målet for ${year} skal nås.`;
      const best = averageYear && shareText(bestOfYear(averageYear.share, month), 1, threshold);
      const why =
        best === undefined
          ? ''
          : `: Selv 100\u00a0% i resten af året giver kun ${withBreakSign(best, yearBreaks)} i gennemsnit`;
      return `Målet for ${year} kan ikke længere nås${why}.`;
    }
    case 'on-course':
      return `${withBreakSign('Årets gennemsnit', averageYear?.acrossBreaks)} er indtil nu over ${threshold ? thresholdText(threshold) : 'grænsen'}; kommunen er på kurs til at nå målet for ${year}.`;
    case 'year-over':
      return 'Året er slut; der er intet krav tilbage.';
    case 'no-threshold':
      return 'Der gælder ingen grænse i måneden, og dermed intet krav.';
    case 'unknown':
      return `Om målet for ${year} kan nås, kan ikke beregnes af de foreliggende tal.`;
  }
}

/** Place and movement of the three months' share: `Juni–august: 79,9 % (nr. 84 af 98), +2,2 på en måned.` */
export function positionInText(
  { share, rank, progression, threshold }: FokusmaalFacts,
  period: string,
): string {
  if (!share) return '';
  const place = rank && rank.of > 1 ? ` (nr. ${rank.rank} af ${rank.of})` : '';
  const { change } = progression ?? {};
  const moved = !change
    ? ''
    : change.units === 0
      ? ', uændret på en måned'
      : `, ${formatSigned(change)} på en måned`;
  return `${period}: ${shareText(share, 1, threshold)}${place}${moved}.`;
}

const absolute = (value: Decimal): string => formatDecimal({ ...value, units: Math.abs(value.units) });

/**
 * How the actual persons lie to the expected ones, with the shares where both counts round to the same:
 * `250 fuldtidspersoner flere end forventet`, `lige så mange fuldtidspersoner som forventet, afrundet, men andelen er
 * 0,13 procentpoint over den forventede`.
 */
export function apartInText(row: Pick<BenchmarkRow, 'difference' | 'differenceShare'> | undefined): string {
  if (row?.difference == null) return NO_FIGURE;
  const { difference, differenceShare } = row;
  if (difference !== 0)
    return `${formatInteger(Math.abs(difference))} fuldtidspersoner ${difference > 0 ? 'flere' : 'færre'} end forventet`;
  const same = 'afrundet lige så mange fuldtidspersoner som forventet';
  if (!differenceShare || differenceShare.units === 0) return same;
  const side = differenceShare.units > 0 ? 'over' : 'under';
  return `${same}, men andelen er ${absolute(differenceShare)} procentpoint ${side} den forventede`;
}

/** What the result goal's figures are, on the card: `Faktisk 10,04 %, forventet 9,87 % (…).`; nothing without them. */
export function resultSharesInText(result: ResultFacts | undefined): string {
  const { expectedShare, actualShare } = result?.row ?? {};
  if (!result || !expectedShare || !actualShare) return '';
  const percent = (share: Decimal) => `${formatDecimal(share)}\u00a0%`;
  return `Faktisk ${percent(actualShare)}, forventet ${percent(expectedShare)} (${withBreakSign(periodInText(result.period), result.acrossBreaks)}).`;
}

/** Place and movement of the result goal: `Nr. 61 af 98, −170 fuldtidspersoner på et halvt år.`; nothing without them. */
export function resultPositionInText(result: ResultFacts | undefined, kommuner: number): string {
  const rank = result?.row.rank;
  if (!result || rank == null) return '';
  const { change } = result.progression ?? {};
  const moved = !change
    ? ''
    : change.units === 0
      ? ', uændret på et halvt år'
      : `, ${formatSigned(change)} fuldtidspersoner på et halvt år`;
  return `Nr. ${rank} af ${kommuner}${moved}.`;
}

/** Provisional months of a report: `juni–august 2020`. */
export const provisionalInText = (month: Month, count: number): string =>
  count === 0
    ? 'ingen'
    : count === 1
      ? monthName(month)
      : periodInText({ from: month - count + 1, to: month });
