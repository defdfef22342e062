import { effortWindow } from '../../core/window.js';
import { percent } from '../../danish/number.js';
import type { Day } from '../../domain/day.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { type Fraction, subtract } from '../../domain/fraction.js';
import { HELE_LANDET, type Kommune } from '../../domain/kommuner.js';
import {
  eachMonth,
  firstDay,
  lastDay,
  type Month,
  monthOf,
  monthsEnding,
  type Period,
  singleMonth,
  yearOf,
} from '../../domain/month.js';
import { GRUPPE_I_ALT, GRUPPER, type Gruppe, I_ALT, ydelseOf } from '../../domain/ydelse.js';
import { YDELSESOMRAADER } from '../../domain/ydelser.js';
import type { BenchmarkRow } from '../../extracts/jobindsats/benchmark.js';
import { type ResultGoal, resultGoal } from '../../measures/benchmark.js';
import { breaksOf } from '../../measures/breaks.js';
import { SERIES_MONTHS } from '../../measures/caseMeasures.js';
import { type Figure, figureShare, shareOf } from '../../measures/cell.js';
import { type PeerChoice, type Peers, peersOf } from '../../measures/peers.js';
import { lackingInSum, type Rank, rankOf, type TopSeries, topSeries } from '../../measures/ranking.js';
import { type Reconciled, reconcile } from '../../measures/reconcile.js';
import {
  type Average,
  averageOfYear,
  averageSoFar,
  monthlyShares,
  type Progression,
  personsMissing,
  progression,
  type Requirement,
  requirementOf,
} from '../../measures/shares.js';
import { assessStatus, type Status } from '../../measures/status.js';
import { type EarlyLine, earlyLineOf } from '../../measures/tidligIndsats.js';
import type { RuleBook } from '../../rules/ruleset.js';
import type { Supervision } from '../../rules/supervision.js';
import type { MonthShare } from '../frame/series.js';
import type { KommuneInput } from '../input.js';
import { withMissingMonths } from './missingMonths.js';

/** A ydelsesgruppe's figure in a period; of a hidden one, nothing but its name is known to the report. */
export interface GroupFact {
  gruppe: Gruppe;
  citizens: number;
  met: number;
  share: Fraction | undefined;
  hidden: boolean;
  /** Days on which the gruppe's figures break within the period. */
  acrossBreaks: readonly Day[];
}

/** Everything that the report says about one fokusmål. */
export interface FokusmaalFacts {
  fokusmaal: Fokusmaal;
  /** `undefined` when the month has no skærpet tilsyn: then nothing is missing, and nothing is required. */
  threshold: Fraction | undefined;
  /** Unique citizens of the three months, all ydelsesgrupper. */
  total: Figure | undefined;
  share: Fraction | undefined;
  progression: Progression | undefined;
  /** The share and the one an update earlier lie on both sides of a break, and are not compared. */
  broken: boolean;
  /** Days on which the figures break within the three months. */
  acrossBreaks: readonly Day[];
  rank: Rank | undefined;
  missing: number | undefined;
  average12: Average | undefined;
  averageYear: Average | undefined;
  requirement: Requirement;
  own: MonthShare[];
  top: TopSeries;
  national: readonly (Fraction | undefined)[];
  /** By month, the kommuner that the sum for Hele landet lacks. */
  lackingInSum: readonly (readonly Kommune[])[];
  /** Kommuner that Hele landet is the sum of; `undefined` when it is a figure of its own. */
  summed: number | undefined;
  groups3: GroupFact[];
  groups12: GroupFact[];
}

/** What the report says about the result goal. */
export interface ResultFacts {
  period: Period;
  row: BenchmarkRow;
  goal: ResultGoal | undefined;
  progression: Progression | undefined;
  /** The figures of this period and of the one before lie on both sides of a break, and are not compared. */
  broken: boolean;
  /** Days on which the figures of all ydelsesgrupper break within the period. */
  acrossBreaks: readonly Day[];
  omraader: BenchmarkRow[];
  /** The kommune itself, then the comparable ones. */
  compared: { kommune: Kommune; row: BenchmarkRow }[];
  /** The peers, when they were chosen for the report. */
  chosen: Peers | undefined;
}

/** The facts of one report; everything in it is worked out here and only worded elsewhere. */
export interface Facts {
  input: KommuneInput;
  rules: RuleBook;
  kommune: Kommune;
  month: Month;
  three: Period;
  twelve: Period;
  series: Period;
  fokusmaal: Record<Fokusmaal, FokusmaalFacts>;
  result: ResultFacts | undefined;
  /** `undefined` when the month has none: then there is no status either. */
  supervision: Supervision | undefined;
  status: Status | undefined;
  /** `undefined` when the month before had no skærpet tilsyn, or no rules at all. */
  statusBefore: Status | undefined;
  /** Days on which the figures of all ydelsesgrupper break within the series, and within the month's whole year. */
  breaks: Day[];
  yearBreaks: Day[];
  /** Figures reach into the dead period. */
  deadPeriod: boolean;
  earlySuspended: boolean;
  /** What early effort is held against, if anything. */
  earlyLine: EarlyLine | undefined;
  /** Counted and published figures of the last 12 months side by side; empty unless asked for. */
  reconciled: Reconciled[];
}

/**
 * Works out the facts of a kommune's report.
 * @param choice whom figures compare with; the rules' comparable kommuner when nobody chose.
 * @param reconcile with counted and published figures of the last 12 months side by side.
 */
export function gatherFacts(given: KommuneInput, reconcile = false, choice?: PeerChoice): Facts {
  const input = withMissingMonths(given);
  const { book, benchmark, kommune, month } = input;
  const { rules } = book;
  const supervision = rules.supervision(month);
  const before = month > rules.firstMonth ? rules.supervision(month - 1) : undefined;
  const series = seriesOf(input);
  const hidden = input.hidden.groups(kommune.code, month);
  const firstJudged = Math.max(series.from, rules.firstMonth);
  const windows = effortWindow(firstJudged, rules.at(firstJudged));
  return {
    input,
    rules,
    kommune,
    month,
    three: monthsEnding(month, 3),
    twelve: monthsEnding(month, 12),
    series,
    fokusmaal: {
      samtaler: fokusmaalFacts(input, 'samtaler', supervision, series, hidden),
      tilbud: fokusmaalFacts(input, 'tilbud', supervision, series, hidden),
    },
    result: resultFacts(input, choice),
    supervision,
    status: supervision && assessStatus(book, benchmark, supervision, kommune.code, month),
    statusBefore: before && assessStatus(book, benchmark, before, kommune.code, month - 1),
    breaks: breaksOf(rules, I_ALT, series),
    yearBreaks: breaksOf(rules, I_ALT, { from: monthOf(yearOf(month), 1), to: monthOf(yearOf(month), 12) }),
    deadPeriod: rules
      .at(month)
      .deadPeriods.some((dead) => dead.from <= lastDay(month) && dead.to >= firstDay(windows.from)),
    earlySuspended: rules.at(month).earlySuspended,
    earlyLine: earlyLineOf(rules.at(month)),
    reconciled: reconcile ? reconciledOf(input) : [],
  };
}

/** All ydelsesgrupper together, in the last 12 months. */
function reconciledOf({ book, kommune, month }: KommuneInput): Reconciled[] {
  const months = eachMonth(monthsEnding(month, 12)).map(singleMonth);
  return reconcile(book, kommune.code, months, month).filter(({ gruppe }) => gruppe === GRUPPE_I_ALT);
}

/** The last 24 months, or those of them from the first month the data reach. */
function seriesOf({ book, kommune, month }: KommuneInput): Period {
  const all = monthsEnding(month, SERIES_MONTHS);
  const from = eachMonth(all).find((m) => FOKUSMAAL.some((f) => book.month(kommune.code, m, f)));
  return { from: from ?? month, to: month };
}

function fokusmaalFacts(
  input: KommuneInput,
  fokusmaal: Fokusmaal,
  supervision: Supervision | undefined,
  series: Period,
  hidden: ReadonlySet<Gruppe>,
): FokusmaalFacts {
  const { book, kommune, month } = input;
  const { code } = kommune;
  const three = monthsEnding(month, 3);
  const threshold = supervision?.thresholds[fokusmaal];
  const total = book.total(code, three, fokusmaal);
  const share = figureShare(total);
  const broken = breaksOf(book.rules, I_ALT, { from: month - 3, to: month }).length > 0;
  const averageYear = averageSoFar(book, code, fokusmaal, month);
  const { provisionalMonths } = book.rules.at(month);
  const length = series.to - series.from + 1;
  const own = monthlyShares(book, code, fokusmaal, month, length);
  return {
    fokusmaal,
    threshold,
    total,
    share,
    progression: broken
      ? undefined
      : shareProgression(share, figureShare(book.total(code, monthsEnding(month - 1, 3), fokusmaal))),
    broken,
    acrossBreaks: breaksOf(book.rules, I_ALT, three),
    // The others' published figures follow the rules in force: a what-if has no place among them.
    rank: book.rules.changes.length > 0 ? undefined : share && rankOf(book, code, three, fokusmaal),
    missing: share && threshold && personsMissing(total!, threshold),
    average12: averageOfYear(book, code, fokusmaal, month),
    averageYear,
    requirement: requirementOf(averageYear, month, threshold),
    own: own.map((s, i) => ({
      month: series.from + i,
      share: s,
      provisional: series.from + i > month - provisionalMonths,
    })),
    top: topSeries(book, series, fokusmaal),
    national: monthlyShares(book, HELE_LANDET, fokusmaal, month, length),
    lackingInSum: lackingInSum(book, series, fokusmaal),
    summed: book.national(singleMonth(month), fokusmaal)?.summed,
    groups3: groupFacts(input, fokusmaal, three, hidden),
    groups12: groupFacts(input, fokusmaal, monthsEnding(month, 12), hidden),
  };
}

/** Change of a share in percentage points, one decimal. */
function shareProgression(now: Fraction | undefined, before: Fraction | undefined): Progression | undefined {
  return now && before && progression(percent(subtract(now, before), 1), true);
}

/** The ydelsesgrupper with citizens in a period, and every hidden one, with citizens or not. */
function groupFacts(
  input: KommuneInput,
  fokusmaal: Fokusmaal,
  period: Period,
  hidden: ReadonlySet<Gruppe>,
): GroupFact[] {
  const { book, kommune } = input;
  const figures = GRUPPER.map((gruppe) => ({
    gruppe,
    figure: book.figure(kommune.code, period, gruppe, fokusmaal),
  }));
  if (!figures.some(({ figure }) => figure && (figure.hidden || figure.citizens > 0))) return [];
  return figures.flatMap(({ gruppe, figure }): GroupFact[] => {
    const acrossBreaks = breaksOf(book.rules, ydelseOf(gruppe).name, period);
    if (hidden.has(gruppe))
      return [{ gruppe, citizens: 0, met: 0, share: undefined, hidden: true, acrossBreaks }];
    if (!figure || figure.citizens === 0) return [];
    const { citizens, met } = figure;
    return [{ gruppe, citizens, met, share: shareOf(figure), hidden: false, acrossBreaks }];
  });
}

function resultFacts(
  { book, benchmark, kommune, month }: KommuneInput,
  choice: PeerChoice | undefined,
): ResultFacts | undefined {
  const period = benchmark.periodFor(month);
  const row = period && benchmark.row(kommune.code, period);
  if (!period || !row) return undefined;
  const before = benchmark.previous(period);
  const earlier = before && benchmark.row(kommune.code, before)?.difference;
  const broken =
    before !== undefined && breaksOf(book.rules, I_ALT, { from: before.from, to: period.to }).length > 0;
  const count = book.rules.at(month).comparableCount;
  const peers = peersOf(kommune, choice ?? { kind: 'nearest', count }, benchmark, period);
  return {
    period,
    row,
    goal: resultGoal(row),
    progression:
      row.difference === null || earlier == null || broken
        ? undefined
        : progression({ units: row.difference - earlier, decimals: 0 }, false),
    broken,
    acrossBreaks: breaksOf(book.rules, I_ALT, period),
    omraader: YDELSESOMRAADER.flatMap((omraade) => benchmark.row(kommune.code, period, omraade) ?? []),
    compared: [kommune, ...peers.kommuner].flatMap((k) => {
      const row = benchmark.row(k.code, period);
      return row ? [{ kommune: k, row }] : [];
    }),
    chosen: choice && peers,
  };
}
