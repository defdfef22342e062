import { judgeCitizen, type MonthOutcome } from '../core/judge.js';
import type { Timeline } from '../core/timeline.js';
import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import type { Period } from '../domain/month.js';
import { GRUPPE_I_ALT } from '../domain/ydelse.js';
import { CASE_EXTRACTS, type CaseExtract } from '../extracts/caseSchemas.js';
import { type CellKey, type Count, keyOf } from '../measures/cell.js';
import { lastOutcomes } from '../measures/tally.js';
import type { RuleBook } from '../rules/ruleset.js';
import { effortSteps, rowChanges } from './rowChanges.js';

/**
 * Why a figure of an earlier month is another one now, in the order in which one reading takes the other's place step by
 * step: another program; other rules; rows of ydelser and exemptions, told apart by what became of the citizen (counts in
 * another kommune, came into or left the population, counts by another ydelse or month); then rows of effort that were
 * withdrawn, changed, or came late. Each step is counted by the same core, so that the steps add up to the whole.
 */
export const CAUSES = [
  'program',
  'rules',
  'kommune',
  'population',
  'ydelse',
  'withdrawn',
  'changed',
  'late',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What a cause did to a cell. */
export interface Part extends Count {
  /** Citizens who count otherwise in the cell by it; of another program nobody knows how many. */
  affected: number;
}

/** A cell in both deliveries, and what each cause did. */
export interface CausedCell {
  key: CellKey;
  /** As the earlier delivery has it, and the later one. */
  earlier: Count;
  now: Count;
  parts: Record<Exclude<Cause, 'program'>, Part>;
}

/** A citizen in both deliveries; in one of them perhaps not at all. */
export interface CitizenPair {
  earlier: Timeline | undefined;
  now: Timeline | undefined;
}

/** What is counted, and by which rules each delivery was. */
export interface CausesRequest {
  kommune: number;
  periods: readonly Period[];
  rules: { earlier: RuleBook; now: RuleBook };
}

const NOTHING: Timeline = { ydelser: [], samtaler: [], tilbud: [], loentimer: [], fritagelser: [] };

/** Rows of an extract that are another one in the later delivery. */
export interface RowCounts {
  withdrawn: number;
  changed: number;
  late: number;
}

/** The cells of a kommune in some periods, and why each is another one in the later delivery. */
export class Causes {
  readonly #cells = new Map<number, CausedCell>();
  readonly #span: Period;
  /** Rows of the kommune's citizens that are another one in the later delivery, by extract. */
  readonly rows = Object.fromEntries(
    CASE_EXTRACTS.map((extract) => [extract, { withdrawn: 0, changed: 0, late: 0 }]),
  ) as Record<CaseExtract, RowCounts>;

  constructor(private readonly request: CausesRequest) {
    const { periods } = request;
    this.#span = {
      from: Math.min(...periods.map(({ from }) => from)),
      to: Math.max(...periods.map(({ to }) => to)),
    };
  }

  /** Every cell with a citizen in either delivery. */
  get cells(): CausedCell[] {
    return [...this.#cells.values()];
  }

  /**
   * Adds one citizen. One of whom the earlier delivery has no ydelse comes with all its effort: how much of that was
   * there already is not looked for.
   */
  add({ earlier: known, now = NOTHING }: CitizenPair): void {
    const earlier = known ?? { ...now, ydelser: [], fritagelser: [] };
    const { rules } = this.request;
    const judged = (timeline: Timeline, book: RuleBook) => judgeCitizen(timeline, this.#span, book);
    const were = judged(earlier, rules.earlier);
    const steps: [cause: 'rules' | 'citizen' | Cause, MonthOutcome[]][] = [];
    if (rules.earlier !== rules.now) steps.push(['rules', judged(earlier, rules.now)]);
    // Most citizens have the same rows in both.
    if (JSON.stringify(earlier) !== JSON.stringify(now)) {
      this.#addRows(earlier, now);
      const effort = effortSteps(earlier, now);
      const { ydelser, fritagelser } = now;
      (['citizen', 'withdrawn', 'changed', 'late'] as const).forEach((cause, i) => {
        steps.push([cause, judged({ ydelser, fritagelser, ...effort[i]! }, rules.now)]);
      });
    }
    for (const period of this.request.periods)
      for (const fokusmaal of FOKUSMAAL) this.#addTo(period, fokusmaal, were, steps);
  }

  /** Accounts for the rows of a citizen of the kommune. */
  #addRows(earlier: Timeline, now: Timeline): void {
    const { kommune } = this.request;
    if (![...earlier.ydelser, ...now.ydelser].some((row) => row.kommune === kommune)) return;
    for (const extract of CASE_EXTRACTS) {
      const { withdrawn, changed, late } = rowChanges(extract, earlier[extract], now[extract]);
      const account = this.rows[extract];
      account.withdrawn += withdrawn.length;
      account.changed += changed.length;
      account.late += late.length;
    }
  }

  #addTo(
    period: Period,
    fokusmaal: Fokusmaal,
    were: MonthOutcome[],
    steps: readonly [cause: string, MonthOutcome[]][],
  ): void {
    const { kommune } = this.request;
    const stateOf = (outcomes: MonthOutcome[]) => {
      const all = lastOutcomes(outcomes, period, fokusmaal);
      return { here: all.find((outcome) => outcome.kommune === kommune), isAnywhere: all.length > 0 };
    };
    const first = stateOf(were);
    let before = first;
    for (const [cause, outcomes] of steps) {
      const after = stateOf(outcomes);
      const [from, to] = [before, after];
      before = after;
      const name = cause === 'citizen' ? moveOf(from, to) : cause;
      if (name === undefined) continue;
      for (const gruppe of groupsOf(from.here, to.here)) {
        const [a, b] = [from, to].map(({ here }) => countOf(here, gruppe, fokusmaal));
        const part = { citizens: b!.citizens - a!.citizens, met: b!.met - a!.met };
        if (part.citizens === 0 && part.met === 0) continue;
        const sum = this.#cell({ area: kommune, period, gruppe, fokusmaal }).parts[name as 'rules'];
        addTo(sum, part);
        sum.affected += 1;
      }
    }
    for (const [which, { here }] of [
      ['earlier', first],
      ['now', before],
    ] as const)
      for (const gruppe of groupsOf(here)) {
        const cell = this.#cell({ area: kommune, period, gruppe, fokusmaal });
        addTo(cell[which], countOf(here, gruppe, fokusmaal));
      }
  }

  #cell(key: CellKey): CausedCell {
    const name = keyOf(key);
    let cell = this.#cells.get(name);
    if (!cell) {
      const parts = Object.fromEntries(
        CAUSES.slice(1).map((cause) => [cause, { citizens: 0, met: 0, affected: 0 }]),
      ) as CausedCell['parts'];
      cell = { key, earlier: { citizens: 0, met: 0 }, now: { citizens: 0, met: 0 }, parts };
      this.#cells.set(name, cell);
    }
    return cell;
  }
}

/** How a citizen counts in a kommune, and whether it counts in any. */
interface State {
  here: MonthOutcome | undefined;
  isAnywhere: boolean;
}

/** What became of a citizen by its rows of ydelser and exemptions. */
function moveOf(from: State, to: State): Cause | undefined {
  if (!from.here && !to.here) return undefined;
  if (from.here && to.here) return 'ydelse';
  return from.isAnywhere && to.isAnywhere ? 'kommune' : 'population';
}

/** The ydelsesgrupper that a citizen counts in, and all of them together. */
function groupsOf(...outcomes: (MonthOutcome | undefined)[]): Set<number> {
  const there = outcomes.filter((outcome) => outcome !== undefined);
  return new Set(there.flatMap(({ ydelse }) => [GRUPPE_I_ALT, ydelse]));
}

function countOf(outcome: MonthOutcome | undefined, gruppe: number, fokusmaal: Fokusmaal): Count {
  const isThere = outcome !== undefined && (gruppe === GRUPPE_I_ALT || gruppe === outcome.ydelse);
  return { citizens: isThere ? 1 : 0, met: isThere && outcome.met[fokusmaal] ? 1 : 0 };
}

function addTo(sum: Count, more: Count): void {
  sum.citizens += more.citizens;
  sum.met += more.met;
}
