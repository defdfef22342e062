import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import type { Fraction } from '../../domain/fraction.js';
import { byDanishName, HELE_LANDET, KOMMUNER, type Kommune, kommuneOfCode } from '../../domain/kommuner.js';
import { type Month, monthsEnding, type Period } from '../../domain/month.js';
import type { AmkRow } from '../../extracts/jobindsats/amkKontakter.js';
import { missingFokusmaal, type PassiveKommune, passive } from '../../measures/passive.js';
import { monthlyShares } from '../../measures/shares.js';
import type { RuleBook } from '../../rules/ruleset.js';
import type { Supervision } from '../../rules/supervision.js';
import type { ReportInput } from '../input.js';
import { supervisionIn } from '../supervision.js';

/** Months of figure 1, and of the annex. */
export const NATIONAL_MONTHS = 18;
const ANNEX_MONTHS = 3;

/** What the follow-up says about one fokusmål. */
export interface FokusmaalFollowUp {
  fokusmaal: Fokusmaal;
  /** Highest passive share that meets the fokusmål. */
  limit: Fraction;
  /** Hele landet's passive share, month by month. */
  national: (Fraction | undefined)[];
  /** Kommuner that miss the fokusmål, highest passive share first. */
  missing: PassiveKommune[];
  /** Those of them that miss the result goal too, or are on its line. */
  both: PassiveKommune[];
  onTheLine: PassiveKommune[];
  /** Those of them that meet the result goal. */
  meetResult: PassiveKommune[];
}

/** A kommune's passive shares in the last months, oldest first. */
export interface AnnexRow {
  kommune: Kommune;
  shares: Record<Fokusmaal, (Fraction | undefined)[]>;
}

/** The facts of one follow-up; everything in it is worked out here and only worded elsewhere. */
export interface FollowUp {
  input: ReportInput;
  rules: RuleBook;
  supervision: Supervision;
  month: Month;
  series: Period;
  twelve: Period;
  three: Period;
  benchmarkPeriod: Period | undefined;
  fokusmaal: Record<Fokusmaal, FokusmaalFollowUp>;
  annex: AnnexRow[];
  contacts: (AmkRow & { name: string })[];
  /** Kommuner that Hele landet is the sum of; `undefined` when it is a figure of its own. */
  summed: number | undefined;
}

/** Works out the facts of a month's follow-up. */
export function gatherFollowUp(input: ReportInput): FollowUp {
  const { book, benchmark, month } = input;
  const supervision = supervisionIn(book.rules, month);
  const three = monthsEnding(month, ANNEX_MONTHS);
  const passiveShares = (area: number, fokusmaal: Fokusmaal, length: number) =>
    monthlyShares(book, area, fokusmaal, month, length).map((share) => share && passive(share));
  const followUp = (fokusmaal: Fokusmaal): FokusmaalFollowUp => {
    const threshold = supervision.thresholds[fokusmaal];
    const missing = missingFokusmaal(book, benchmark, fokusmaal, month, threshold);
    return {
      fokusmaal,
      limit: passive(threshold),
      national: passiveShares(HELE_LANDET, fokusmaal, NATIONAL_MONTHS),
      missing,
      both: missing.filter(({ result }) => result === 'not-met' || result === 'on-the-line'),
      onTheLine: missing.filter(({ result }) => result === 'on-the-line'),
      meetResult: missing.filter(({ result }) => result === 'met'),
    };
  };
  return {
    input,
    rules: book.rules,
    supervision,
    month,
    series: monthsEnding(month, NATIONAL_MONTHS),
    twelve: monthsEnding(month, 12),
    three,
    benchmarkPeriod: benchmark.periodFor(month),
    fokusmaal: { samtaler: followUp('samtaler'), tilbud: followUp('tilbud') },
    annex: [...KOMMUNER].sort(byDanishName).map((kommune) => ({
      kommune,
      shares: {
        samtaler: passiveShares(kommune.code, 'samtaler', ANNEX_MONTHS),
        tilbud: passiveShares(kommune.code, 'tilbud', ANNEX_MONTHS),
      },
    })),
    contacts: input.contacts
      .map((row) => ({ ...row, name: kommuneOfCode(row.kommune).name }))
      .sort(byDanishName),
    summed: FOKUSMAAL.map((f) => book.national({ from: month, to: month }, f)?.summed).find((n) => n),
  };
}
