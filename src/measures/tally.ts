import type { MonthOutcome } from '../core/judge.js';
import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import { type Area, HELE_LANDET, KOMMUNER } from '../domain/kommuner.js';
import type { Month, Period } from '../domain/month.js';
import { GRUPPE_I_ALT } from '../domain/ydelse.js';
import type { CellKey, Count } from './cell.js';

const AREAS: readonly Area[] = [...KOMMUNER.map(({ code }) => code), HELE_LANDET];
const PLACES = new Map(AREAS.map((area, place) => [area, place]));
const NATIONAL = AREAS.length - 1;
/** Codes of ydelser, and i alt above them. */
const GRUPPEN = GRUPPE_I_ALT + 1;

/**
 * Counts citizens into cells: for each period, each kommune and Hele landet, each ydelsesgruppe and i alt.
 * A citizen counts once in a period, with the ydelse and the effort of the last of its months there
 * (metode.md, section 6). Cells lie side by side in one array: quicker than a table of keys, a million times over.
 */
export class Tally {
  /** By area, period, gruppe and fokusmål: citizens, and met behind them. */
  readonly #counts: Int32Array;
  /** The periods of one month, by the month; the others. */
  readonly #single = new Map<Month, number[]>();
  readonly #ranges: number[] = [];

  constructor(private readonly periods: readonly Period[]) {
    this.#counts = new Int32Array(AREAS.length * periods.length * GRUPPEN * FOKUSMAAL.length * 2);
    periods.forEach(({ from, to }, p) => {
      if (from !== to) this.#ranges.push(p);
      else this.#single.set(from, [...(this.#single.get(from) ?? []), p]);
    });
  }

  /** Adds one citizen. @param outcomes the citizen's months, in order. */
  add(outcomes: readonly MonthOutcome[]): void {
    for (const outcome of outcomes) {
      const single = this.#single.get(outcome.month);
      if (!single) continue;
      const place = placeOf(outcome.kommune);
      for (const fokusmaal of FOKUSMAAL) {
        if (!outcome.counted[fokusmaal]) continue;
        for (const p of single) {
          this.#count(NATIONAL, p, fokusmaal, outcome);
          this.#count(place, p, fokusmaal, outcome);
        }
      }
    }
    for (const p of this.#ranges) for (const fokusmaal of FOKUSMAAL) this.#addRange(p, fokusmaal, outcomes);
  }

  #addRange(p: number, fokusmaal: Fokusmaal, outcomes: readonly MonthOutcome[]): void {
    const period = this.periods[p]!;
    let last: MonthOutcome | undefined;
    let seen: number[] | undefined;
    for (let i = outcomes.length - 1; i >= 0; i -= 1) {
      const outcome = outcomes[i]!;
      if (outcome.month > period.to || !outcome.counted[fokusmaal]) continue;
      if (outcome.month < period.from) break;
      if (!last) {
        last = outcome;
        this.#count(NATIONAL, p, fokusmaal, outcome);
      } else if (outcome.kommune === last.kommune || seen?.includes(outcome.kommune)) continue;
      else seen = [...(seen ?? []), outcome.kommune];
      this.#count(placeOf(outcome.kommune), p, fokusmaal, outcome);
    }
  }

  /** Counts a citizen in an area, among all and with the ydelse. */
  #count(place: number, p: number, fokusmaal: Fokusmaal, { ydelse, met }: MonthOutcome): void {
    const index = fokusmaal === 'samtaler' ? 0 : 1;
    const row = (place * this.periods.length + p) * GRUPPEN;
    const all = ((row + GRUPPE_I_ALT) * FOKUSMAAL.length + index) * 2;
    const own = ((row + ydelse) * FOKUSMAAL.length + index) * 2;
    this.#counts[all]! += 1;
    this.#counts[own]! += 1;
    if (!met[fokusmaal]) return;
    this.#counts[all + 1]! += 1;
    this.#counts[own + 1]! += 1;
  }

  /** Every cell with at least one citizen, by area, period, gruppe and fokusmål. */
  cells(): { key: CellKey; count: Count }[] {
    const cells: { key: CellKey; count: Count }[] = [];
    let at = 0;
    for (const area of AREAS) {
      for (const period of this.periods) {
        for (let gruppe = 0; gruppe < GRUPPEN; gruppe += 1) {
          for (const fokusmaal of FOKUSMAAL) {
            const citizens = this.#counts[at]!;
            const met = this.#counts[at + 1]!;
            if (citizens > 0)
              cells.push({ key: { area, period, gruppe, fokusmaal }, count: { citizens, met } });
            at += 2;
          }
        }
      }
    }
    return cells;
  }
}

function placeOf(kommune: number): number {
  const place = PLACES.get(kommune);
  if (place === undefined) throw new RangeError(`no kommune has the code ${kommune}`);
  return place;
}
