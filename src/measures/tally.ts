import type { MonthOutcome } from '../core/judge.js';
import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import { type Area, HELE_LANDET } from '../domain/kommuner.js';
import type { Period } from '../domain/month.js';
import { GRUPPE_I_ALT, type Gruppe } from '../domain/ydelse.js';
import type { CellKey, Count } from './cell.js';

/**
 * Counts citizens into cells: for each period, each kommune and Hele landet, each ydelsesgruppe and i alt.
 * A citizen counts once in a period, with the ydelse and the effort of the last of its months there
 * (metode.md, section 6).
 */
export class Tally {
  /** Cells by a whole number that is different for different keys: quicker than a text, a million times over. */
  readonly #cells = new Map<number, { key: CellKey; count: Count }>();

  constructor(private readonly periods: readonly Period[]) {}

  /** Adds one citizen. @param outcomes the citizen's months, in order. */
  add(outcomes: readonly MonthOutcome[]): void {
    if (outcomes.length === 0) return;
    for (const fokusmaal of FOKUSMAAL) {
      const counted = outcomes.filter((outcome) => outcome.counted[fokusmaal]);
      if (counted.length === 0) continue;
      for (let p = 0; p < this.periods.length; p += 1) this.#addTo(p, fokusmaal, counted);
    }
  }

  #addTo(p: number, fokusmaal: Fokusmaal, counted: readonly MonthOutcome[]): void {
    const period = this.periods[p]!;
    let last: MonthOutcome | undefined;
    let seen: number[] | undefined;
    for (let i = counted.length - 1; i >= 0; i -= 1) {
      const outcome = counted[i]!;
      if (outcome.month > period.to) continue;
      if (outcome.month < period.from) break;
      if (!last) {
        last = outcome;
        this.#count(HELE_LANDET, p, fokusmaal, outcome);
      } else if (outcome.kommune === last.kommune || seen?.includes(outcome.kommune)) continue;
      else seen = [...(seen ?? []), outcome.kommune];
      this.#count(outcome.kommune, p, fokusmaal, outcome);
    }
  }

  #count(area: Area, p: number, fokusmaal: Fokusmaal, outcome: MonthOutcome): void {
    this.#countIn(area, p, GRUPPE_I_ALT, fokusmaal, outcome);
    this.#countIn(area, p, outcome.ydelse, fokusmaal, outcome);
  }

  #countIn(area: Area, p: number, gruppe: Gruppe, fokusmaal: Fokusmaal, outcome: MonthOutcome): void {
    const index = fokusmaal === 'samtaler' ? 0 : 1;
    const number = ((area * this.periods.length + p) * (GRUPPE_I_ALT + 1) + gruppe) * 2 + index;
    let cell = this.#cells.get(number);
    if (!cell) {
      cell = { key: { area, period: this.periods[p]!, gruppe, fokusmaal }, count: { citizens: 0, met: 0 } };
      this.#cells.set(number, cell);
    }
    cell.count.citizens += 1;
    if (outcome.met[fokusmaal]) cell.count.met += 1;
  }

  /** Every cell with at least one citizen. */
  cells(): { key: CellKey; count: Count }[] {
    return [...this.#cells.values()];
  }
}
