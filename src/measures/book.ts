import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import { type Area, HELE_LANDET, KOMMUNER } from '../domain/kommuner.js';
import { type Month, type Period, periodCode, singleMonth } from '../domain/month.js';
import { GRUPPE_I_ALT, GRUPPER, type Gruppe } from '../domain/ydelse.js';
import type { RuleBook } from '../rules/ruleset.js';
import { type CellKey, type Count, type Figure, type FigureSource, keyOf } from './cell.js';

/** A cell as published: `null` where it is suppressed. */
export interface PublishedCell {
  key: CellKey;
  citizens: number | null;
  met: number | null;
}

/** What a measure book is made from. */
export interface BookInput {
  caseCells: readonly { key: CellKey; count: Count }[];
  /** The months for which case extracts are whole, by fokusmål; none when it is left out. */
  caseReach: Partial<Record<Fokusmaal, Period>>;
  published: readonly PublishedCell[];
  /** The rules that the case cells were counted by, and that the figures are held against. */
  rules: RuleBook;
  /** Use one source alone, whatever the other holds. */
  source?: FigureSource;
}

/**
 * Every figure at hand about the two fokusmål, from case extracts and from jobindsats, with one rule for which
 * of them stands: case extracts where they cover the area (udtraek.md, section 5), the published figure elsewhere.
 */
export class MeasureBook {
  readonly rules: RuleBook;
  readonly #case = new Map<number, Count>();
  readonly #published = new Map<number, Figure>();
  readonly #months = new Map<Area, Set<Month>>();
  readonly #publishedMonths = new Map<Area, Set<Month>>();
  /** Where the case extracts stand, by area and period. */
  readonly #covered = new Map<number, boolean>();
  readonly #reach: BookInput['caseReach'];
  readonly #source: FigureSource | undefined;

  constructor(input: BookInput) {
    this.rules = input.rules;
    this.#reach = input.caseReach;
    this.#source = input.source;
    for (const { key, count } of input.caseCells) {
      const reach = input.caseReach[key.fokusmaal];
      if (!reach || key.period.from < reach.from || key.period.to > reach.to) continue;
      this.#case.set(keyOf(key), count);
      note(this.#months, key);
    }
    for (const { key, citizens, met } of input.published) {
      const hidden = citizens === null || met === null;
      this.#published.set(keyOf(key), {
        citizens: citizens ?? 0,
        met: met ?? 0,
        hidden,
        source: 'jobindsats',
      });
      note(this.#months, key);
      note(this.#publishedMonths, key);
    }
  }

  /**
   * Whether the case extracts stand for an area in a period: nothing is published for it, or their population
   * is at least half of the published one. Fewer are citizens who moved.
   */
  isCoveredByCases(area: Area, period: Period): boolean {
    if (this.#source) return this.#source === 'case';
    const name = keyOf({ area, period, gruppe: GRUPPE_I_ALT, fokusmaal: 'samtaler' });
    let covered = this.#covered.get(name);
    if (covered === undefined) {
      covered = this.#isCovered(area, period);
      this.#covered.set(name, covered);
    }
    return covered;
  }

  #isCovered(area: Area, period: Period): boolean {
    let [counted, published] = [0, 0];
    for (const fokusmaal of FOKUSMAAL) {
      if (!this.#reach[fokusmaal]) continue;
      const key = keyOf({ area, period, gruppe: GRUPPE_I_ALT, fokusmaal });
      counted += this.#case.get(key)?.citizens ?? 0;
      published += this.#published.get(key)?.citizens ?? 0;
    }
    return counted > 0 && 2 * counted >= published;
  }

  /** The figure of a cell, or `undefined` when no source has it. */
  figure(area: Area, period: Period, gruppe: Gruppe, fokusmaal: Fokusmaal): Figure | undefined {
    const key = keyOf({ area, period, gruppe, fokusmaal });
    if (this.isCoveredByCases(area, period)) {
      const count = this.#case.get(key);
      if (count) return { ...count, hidden: false, source: 'case' };
      if (this.#reach[fokusmaal] || this.#source === 'case') return undefined;
    }
    return this.#source === 'case' ? undefined : this.#published.get(key);
  }

  /** A cell from each source, whichever of them stands. */
  both(key: CellKey): { counted: Count | undefined; published: Figure | undefined } {
    const name = keyOf(key);
    return { counted: this.#case.get(name), published: this.#published.get(name) };
  }

  /** The figure of all ydelsesgrupper together; for Hele landet see {@link national}. */
  total(area: Area, period: Period, fokusmaal: Fokusmaal): Figure | undefined {
    return area === HELE_LANDET
      ? this.national(period, fokusmaal)?.figure
      : this.figure(area, period, GRUPPE_I_ALT, fokusmaal);
  }

  /**
   * Hele landet: the published row, or the case extracts' own count of every citizen once where they stand for
   * it; else the sum of the kommuner at hand.
   * @returns the figure, and how many kommuner it is the sum of (`undefined` when it is no sum).
   */
  national(period: Period, fokusmaal: Fokusmaal): { figure: Figure; summed?: number } | undefined {
    const own = () => this.figure(HELE_LANDET, period, GRUPPE_I_ALT, fokusmaal);
    if (this.#published.has(keyOf({ area: HELE_LANDET, period, gruppe: GRUPPE_I_ALT, fokusmaal }))) {
      const figure = own();
      if (figure) return { figure };
    }
    const kommuner = this.kommunerWith(period, fokusmaal).map(
      (code) => this.figure(code, period, GRUPPE_I_ALT, fokusmaal)!,
    );
    if (kommuner.length === 0) return undefined;
    if (kommuner.every((figure) => figure.source === 'case')) {
      const figure = own();
      if (figure) return { figure };
    }
    const sum: Figure = { citizens: 0, met: 0, hidden: false, source: 'jobindsats' };
    for (const { citizens, met } of kommuner) {
      sum.citizens += citizens;
      sum.met += met;
    }
    return { figure: sum, summed: kommuner.length };
  }

  /**
   * Whether an area is known to have nobody in a month: its figure says so, or the case extracts, which alone tell of
   * the area and hold the whole month, have nobody there.
   */
  hasNobody(area: Area, month: Month, fokusmaal: Fokusmaal): boolean {
    const figure = this.month(area, month, fokusmaal);
    if (figure) return !figure.hidden && figure.citizens === 0;
    const reach = this.#reach[fokusmaal];
    const isCounted = reach !== undefined && reach.from <= month && month <= reach.to;
    return isCounted && this.#months.has(area) && !this.#publishedMonths.has(area);
  }

  /** Whether an area has figures of ydelsesgrupper in a month, and none of all together. */
  hasGroupsOnly(area: Area, month: Month, fokusmaal: Fokusmaal): boolean {
    const period = singleMonth(month);
    const has = (gruppe: Gruppe) => this.figure(area, period, gruppe, fokusmaal) !== undefined;
    return !has(GRUPPE_I_ALT) && GRUPPER.some(has);
  }

  /** The kommuner with a figure for a period, in the order of their codes. */
  kommunerWith(period: Period, fokusmaal: Fokusmaal): number[] {
    return KOMMUNER.filter((k) => {
      const figure = this.figure(k.code, period, GRUPPE_I_ALT, fokusmaal);
      return figure !== undefined && !figure.hidden && figure.citizens > 0;
    }).map((k) => k.code);
  }

  /** The months that have a figure for an area, in order. */
  monthsOf(area: Area): Month[] {
    return inOrder(this.#months.get(area));
  }

  /** The months that have a published figure for an area, in order. */
  publishedMonthsOf(area: Area): Month[] {
    return inOrder(this.#publishedMonths.get(area));
  }

  /** The area's figure of one month. */
  month(area: Area, month: Month, fokusmaal: Fokusmaal): Figure | undefined {
    return this.total(area, singleMonth(month), fokusmaal);
  }
}

/** Notes the month of a cell that is about one month. */
function note(months: Map<Area, Set<Month>>, { area, period: { from, to } }: CellKey): void {
  if (from !== to) return;
  const known = months.get(area) ?? new Set();
  months.set(area, known.add(to));
}

const inOrder = (months: ReadonlySet<Month> = new Set()): Month[] => [...months].sort((a, b) => a - b);

/** Two files give different figures for one cell: neither can be trusted. */
export function conflictingCells(published: readonly PublishedCell[]): CellKey[] {
  const seen = new Map<number, PublishedCell>();
  const conflicts: CellKey[] = [];
  for (const cell of published) {
    const name = keyOf(cell.key);
    const other = seen.get(name);
    if (other && (other.citizens !== cell.citizens || other.met !== cell.met)) conflicts.push(cell.key);
    seen.set(name, cell);
  }
  return conflicts;
}

/** A cell named for a message: `Aalborg, 2020M08, Samtaler`. */
export function describeKey(key: CellKey, name: (area: Area) => string): string {
  return `${name(key.area)}, ${periodCode(key.period)}, ${key.fokusmaal}`;
}
