import type { MonthOutcome } from '../core/judge.js';
import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import { type Area, HELE_LANDET, KOMMUNER } from '../domain/kommuner.js';
import type { Month, Period } from '../domain/month.js';
import { GRUPPE_I_ALT, GRUPPER, type Gruppe } from '../domain/ydelse.js';
import type { CellKey, Count } from './cell.js';

const AREAS: readonly Area[] = [...KOMMUNER.map(({ code }) => code), HELE_LANDET];
const PLACES = new Map(AREAS.map((area, place) => [area, place]));
const NATIONAL = AREAS.length - 1;
/** Codes of ydelser, and i alt above them. */
const GRUPPEN = GRUPPE_I_ALT + 1;
/** Numbers of a gruppe in an area and period: citizens and met, of each fokusmål. */
const NUMBERS = FOKUSMAAL.length * 2;

/**
 * The months that a citizen counts by in a period: its last one there in each kommune, the latest first, which is the one
 * for Hele landet (metode.md, section 6).
 * @param outcomes the citizen's months, in order, each once.
 * @param inOne whether all of them are in one kommune, as is known of a citizen who is asked for often.
 */
export function lastOutcomes(
  outcomes: readonly MonthOutcome[],
  { from, to }: Period,
  fokusmaal: Fokusmaal,
  inOne = false,
): MonthOutcome[] {
  const found: MonthOutcome[] = [];
  const first = outcomes[0]?.month ?? to;
  // No month of the period lies further on: there is at most one a place.
  for (let i = Math.min(outcomes.length - 1, to - first); i >= 0; i -= 1) {
    const outcome = outcomes[i]!;
    if (outcome.month > to || !outcome.counted[fokusmaal]) continue;
    if (outcome.month < from) break;
    if (inOne) return [outcome];
    if (!found.some(({ kommune }) => kommune === outcome.kommune)) found.push(outcome);
  }
  return found;
}

/**
 * Counts citizens into cells: for each period, each kommune and Hele landet, each ydelsesgruppe and i alt.
 * A citizen counts once in a period, with the ydelse and the effort of the last of its months there
 * (metode.md, section 6). Cells lie side by side in one array: quicker than a table of keys, a million times over.
 * What is the sum of others is added up in the end: i alt, and Hele landet in a month, where nobody is in two kommuner.
 */
export class Tally {
  /** By area, period and gruppe. */
  readonly #counts: Int32Array;
  /** The periods of one month, by months from the first one on; the others. */
  readonly #single: number[][] = [];
  readonly #ranges: number[] = [];
  readonly #first: Month;

  constructor(private readonly periods: readonly Period[]) {
    this.#counts = new Int32Array(AREAS.length * periods.length * GRUPPEN * NUMBERS);
    this.#first = Math.min(...periods.map(({ from }) => from));
    periods.forEach(({ from, to }, p) => {
      if (from !== to) this.#ranges.push(p);
      else this.#single[from - this.#first] = [...(this.#single[from - this.#first] ?? []), p];
    });
  }

  /** Adds one citizen. @param outcomes the citizen's months, in order. */
  add(outcomes: readonly MonthOutcome[]): void {
    for (const outcome of outcomes) {
      const single = this.#single[outcome.month - this.#first];
      if (!single) continue;
      const place = placeOf(outcome.kommune);
      for (const p of single) {
        if (outcome.counted.samtaler) this.#count(place, p, 'samtaler', outcome);
        if (outcome.counted.tilbud) this.#count(place, p, 'tilbud', outcome);
      }
    }
    const inOne = outcomes.every(({ kommune }) => kommune === outcomes[0]!.kommune);
    for (const p of this.#ranges)
      for (const fokusmaal of FOKUSMAAL) this.#addRange(p, fokusmaal, outcomes, inOne);
  }

  #addRange(p: number, fokusmaal: Fokusmaal, outcomes: readonly MonthOutcome[], inOne: boolean): void {
    const found = lastOutcomes(outcomes, this.periods[p]!, fokusmaal, inOne);
    if (found.length > 0) this.#count(NATIONAL, p, fokusmaal, found[0]!);
    for (const outcome of found) this.#count(placeOf(outcome.kommune), p, fokusmaal, outcome);
  }

  /** The numbers of all citizens added so far, as they lie: those of two tallies of the same periods add up place by place. */
  get counts(): Readonly<Int32Array> {
    return this.#counts;
  }

  /** Adds the citizens of another tally of the same periods. @param counts its {@link counts}. */
  addCounts(counts: Readonly<Int32Array>): void {
    const own = this.#counts;
    for (let i = 0; i < own.length; i += 1) own[i]! += counts[i]!;
  }

  #at(place: number, p: number, gruppe: Gruppe): number {
    return ((place * this.periods.length + p) * GRUPPEN + gruppe) * NUMBERS;
  }

  #count(place: number, p: number, fokusmaal: Fokusmaal, { ydelse, met }: MonthOutcome): void {
    const at = this.#at(place, p, ydelse) + (fokusmaal === 'samtaler' ? 0 : 2);
    this.#counts[at]! += 1;
    if (met[fokusmaal]) this.#counts[at + 1]! += 1;
  }

  /** Adds the numbers of one gruppe in an area and period to another's. */
  #addTo(counts: Int32Array, to: number, from: number): void {
    for (let i = 0; i < NUMBERS; i += 1) counts[to + i]! += counts[from + i]!;
  }

  /** The counts with those that are sums of others. */
  #summed(): Int32Array {
    const counts = this.#counts.slice();
    for (const p of this.#single.flat())
      for (let place = 0; place < NATIONAL; place += 1)
        for (const gruppe of GRUPPER)
          this.#addTo(counts, this.#at(NATIONAL, p, gruppe), this.#at(place, p, gruppe));
    for (let place = 0; place <= NATIONAL; place += 1)
      for (let p = 0; p < this.periods.length; p += 1)
        for (const gruppe of GRUPPER)
          this.#addTo(counts, this.#at(place, p, GRUPPE_I_ALT), this.#at(place, p, gruppe));
    return counts;
  }

  /** Every cell with at least one citizen, by area, period, gruppe and fokusmål. */
  cells(): { key: CellKey; count: Count }[] {
    const counts = this.#summed();
    const cells: { key: CellKey; count: Count }[] = [];
    let at = 0;
    for (const area of AREAS) {
      for (const period of this.periods) {
        for (let gruppe = 0; gruppe < GRUPPEN; gruppe += 1) {
          for (const fokusmaal of FOKUSMAAL) {
            const citizens = counts[at]!;
            const met = counts[at + 1]!;
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
