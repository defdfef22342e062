import { FOKUSMAAL } from '../domain/fokusmaal.js';
import { type Area, HELE_LANDET, KOMMUNER } from '../domain/kommuner.js';
import { eachMonth, type Month, monthsEnding, type Period, singleMonth } from '../domain/month.js';
import { GRUPPE_I_ALT, GRUPPER, type Gruppe } from '../domain/ydelse.js';
import { isGivenUpBefore } from '../rules/diskretion.js';
import type { MeasureBook } from './book.js';
import { PERIOD_LENGTHS } from './caseMeasures.js';
import type { Count, Figure } from './cell.js';
import { hiddenParts, type Sum } from './disclosure.js';
import { isPrimaryHidden } from './primary.js';

/** The lengths of the periods that are published by ydelsesgruppe and end with a month. */
const LENGTHS = [1, ...PERIOD_LENGTHS] as const;

const CODES: readonly Area[] = KOMMUNER.map(({ code }) => code);

/** What is judged: the figures of one way to read a delivery. */
export interface Judged {
  /** Figures of every month and period that is judged. */
  book: MeasureBook;
  early: MeasureBook;
  /** The first month that the case extracts hold whole: earlier ones are judged for their own edition alone. */
  from: Month;
}

/** What an edition of a month has hidden of one area. */
export interface EarlierEdition {
  groups: ReadonlySet<Gruppe>;
  /** Months of early effort. */
  early: ReadonlySet<Month>;
}

/** Something that tells what is hidden. */
type Hides = Pick<Hidden, 'groups' | 'early' | 'earlyGroups'>;

/**
 * What is hidden in all that is published about a reading (metode.md, section 9): one answer for every report, file
 * and format. A group is hidden for both fokusmål and in all periods that end with a month, and a group that had to be
 * hidden in one of the months before is hidden still, since periods of 12 months share most of their citizens.
 */
export class Hidden {
  /** What had to be hidden in a month for its own figures, by area. */
  readonly #own: Map<Month, Map<Area, ReadonlySet<Gruppe>>>;
  readonly #tied: Map<Month, readonly Column[]>;
  /** What is hidden in a month. */
  readonly #hidden = new Map<Month, Map<Area, ReadonlySet<Gruppe>>>();

  /**
   * @param before what is hidden in another reading of the same figures: no less is hidden in this one.
   * @param alike one of the same judged figures: what it has found out of them alone is not found out again.
   */
  constructor(
    private readonly judged: Judged,
    private readonly before?: Hides,
    alike?: Hidden,
  ) {
    this.#own = alike ? alike.#own : new Map();
    this.#tied = alike ? alike.#tied : new Map();
  }

  /** The same, where editions of some months were published before: no less is hidden of an area in those. */
  after(editions: readonly (EarlierEdition & { month: Month })[], area: Area): Hidden {
    const hiding = editions.filter(({ groups, early }) => groups.size + early.size > 0);
    if (hiding.length === 0) return this;
    const meant = (of: Area, m: Month) => hiding.filter(({ month }) => of === area && m === month);
    const before: Hides = {
      groups: (of, m) => union([this.groups(of, m), ...meant(of, m).map(({ groups }) => groups)]),
      early: (of, m, shownIn) =>
        meant(of, shownIn).some(({ early }) => early.has(m)) || this.early(of, m, shownIn),
      earlyGroups: (of, m) => this.earlyGroups(of, m),
    };
    return new Hidden(this.judged, before, this);
  }

  /** The groups of an area that nothing about a month may show. */
  groups(area: Area, month: Month): ReadonlySet<Gruppe> {
    return this.#settled(this.#hidden, area, month, (of) => {
      const earlier = eachMonth(monthsEnding(month, this.judged.book.rules.at(month).disclosureMonths + 1));
      return union([
        this.before?.groups(of, month),
        ...earlier.map((m) => (m === month || this.#isJudged(of, m) ? this.ownGroups(of, m) : undefined)),
      ]);
    });
  }

  /**
   * The groups of an area that a file over several months may not show in any of them.
   * @param more groups that are hidden for another reason.
   */
  groupsOver(area: Area, months: Period, more: ReadonlySet<Gruppe> = new Set()): ReadonlySet<Gruppe> {
    const each = eachMonth(months);
    const already = union([more, ...each.map((month) => this.groups(area, month))]);
    return hiddenParts(
      each.flatMap((month) => this.#rows(area, month)),
      GRUPPER,
      already,
    );
  }

  /**
   * Whether an area's early effort in a month may not be shown: too few reached the anciennitet, by the rules of that
   * month or of the month whose report shows it. Nobody is few, too: else a hidden number could not be none.
   */
  early(area: Area, month: Month, shownIn: Month): boolean {
    const { early } = this.judged;
    // Months before the first with rules are shown by those of the report's.
    const judged = [month, shownIn].filter((m) => m >= early.rules.firstMonth);
    const rules = judged.map((m) => early.rules.at(m).disclosure);
    const isHidden = FOKUSMAAL.some((fokusmaal) => {
      const figure = early.month(area, month, fokusmaal);
      if (!figure) return early.hasNobody(area, month, fokusmaal);
      return figure.hidden || rules.some((rule) => figure.citizens === 0 || isPrimaryHidden(figure, rule));
    });
    return isHidden || (this.before?.early(area, month, shownIn) ?? false);
  }

  /**
   * The groups of an area whose early effort in a month may not be shown: all, with i alt, where that may not be.
   * @param more groups that are hidden for another reason.
   */
  earlyGroups(area: Area, month: Month, more: ReadonlySet<Gruppe> = new Set()): ReadonlySet<Gruppe> {
    if (more.has(GRUPPE_I_ALT) || this.early(area, month, month)) return new Set([GRUPPE_I_ALT, ...GRUPPER]);
    const already = union([more, this.before?.earlyGroups(area, month)]);
    return hiddenParts(this.#rowsIn(this.judged.early, area, [singleMonth(month)]), GRUPPER, already);
  }

  /** Whether Hele landet gives up a group before the kommuner do, where they would tell of each other. */
  isCountryGivenUpFirst(month: Month): boolean {
    const { disclosureOrder } = this.judged.book.rules.at(month);
    return isGivenUpBefore(disclosureOrder, 'Hele landets ydelsesgruppe', 'Andre kommuners ydelsesgruppe');
  }

  /** Whether Hele landet's early effort in a month would tell of the kommuner whose own is hidden. */
  earlyTotalTells(month: Month, kommuner: readonly Area[]): boolean {
    const { early } = this.judged;
    const small = new Set(kommuner.filter((area) => this.early(area, month, month)));
    if (small.size === 0) return false;
    const rule = early.rules.at(month).disclosure;
    const sums = FOKUSMAAL.map((fokusmaal) => ({
      total: early.month(HELE_LANDET, month, fokusmaal),
      counts: countsOf(kommuner, (area) => early.month(area, month, fokusmaal)),
      rule,
    }));
    return hiddenParts(sums, kommuner, small).size > small.size;
  }

  /** Whether an earlier month's figures are whole. */
  #isJudged(area: Area, month: Month): boolean {
    const { book, from } = this.judged;
    if (month < book.rules.firstMonth) return false;
    return month >= from || !book.isCoveredByCases(area, singleMonth(month));
  }

  /** The groups of an area that its figures of a month must hide, whatever was hidden before. */
  ownGroups(area: Area, month: Month): ReadonlySet<Gruppe> {
    return this.#settled(this.#own, area, month, () => new Set());
  }

  /** What follows in a month from what is hidden there already; of an area alone, unless Hele landet ties kommuner together. */
  #settled(
    known: Map<Month, Map<Area, ReadonlySet<Gruppe>>>,
    area: Area,
    month: Month,
    alreadyOf: (area: Area) => ReadonlySet<Gruppe>,
  ): ReadonlySet<Gruppe> {
    let sets = known.get(month);
    if (!sets) {
      sets = new Map();
      known.set(month, sets);
    }
    let answer = sets.get(area);
    if (answer) return answer;
    const hide = (of: Area, already: ReadonlySet<Gruppe>) =>
      sets.set(of, hiddenParts(this.#rows(of, month), GRUPPER, already));
    const columns = area === HELE_LANDET ? [] : this.#columns(month);
    if (columns.length === 0) hide(area, alreadyOf(area));
    else {
      for (const of of CODES) hide(of, alreadyOf(of));
      settleColumns(columns, sets, hide);
    }
    answer = sets.get(area)!;
    return answer;
  }

  #periods(month: Month): Period[] {
    return LENGTHS.map((length) => monthsEnding(month, length));
  }

  /** An area's groups beside their total, in every period that ends with a month. */
  #rows(area: Area, month: Month): Sum<Gruppe>[] {
    return this.#rowsIn(this.judged.book, area, this.#periods(month));
  }

  #rowsIn(book: MeasureBook, area: Area, periods: readonly Period[]): Sum<Gruppe>[] {
    return periods.flatMap((period) =>
      FOKUSMAAL.flatMap((fokusmaal) => {
        const counts = countsOf(GRUPPER, (gruppe) => book.figure(area, period, gruppe, fokusmaal));
        if (counts.size === 0) return [];
        const total = book.total(area, period, fokusmaal);
        const { disclosure: rule, disclosureOrder: order } = book.rules.at(period.to);
        const emptyFirst = isGivenUpBefore(
          order,
          'Kommunens tomme ydelsesgrupper',
          'Kommunens mindste ydelsesgrupper',
        );
        return [{ total: total?.hidden ? undefined : total, counts, rule, emptyFirst, isChoiceKnown: true }];
      }),
    );
  }

  /**
   * A group's kommuner beside Hele landet, which others may publish: where every kommune's figures are counted here,
   * they could be taken from it. Their sum stands for it; those who moved between kommuner are few.
   */
  #columns(month: Month): readonly Column[] {
    let columns = this.#tied.get(month);
    if (!columns) {
      columns = this.#columnsIn(month);
      this.#tied.set(month, columns);
    }
    return columns;
  }

  #columnsIn(month: Month): Column[] {
    const { book } = this.judged;
    const isCounted = (area: Area) =>
      FOKUSMAAL.some((fokusmaal) => book.month(area, month, fokusmaal)?.source === 'case');
    const isAll = CODES.every(isCounted);
    if (!isAll && this.isCountryGivenUpFirst(month)) return [];
    const rule = book.rules.at(month).disclosure;
    return GRUPPER.flatMap((gruppe) => {
      const sums = this.#periods(month).flatMap((period) =>
        FOKUSMAAL.flatMap((fokusmaal) => {
          const counts = countsOf(CODES, (area) => book.figure(area, period, gruppe, fokusmaal));
          return counts.size === 0 ? [] : [{ total: totalOf(counts.values()), counts, rule }];
        }),
      );
      return sums.length > 0 ? [{ gruppe, sums }] : [];
    });
  }
}

interface Column {
  gruppe: Gruppe;
  sums: Sum<Area>[];
}

/** Hides a group in further kommuner where Hele landet less the others would tell it. */
function settleColumns(
  columns: readonly Column[],
  sets: Map<Area, ReadonlySet<Gruppe>>,
  hide: (area: Area, already: ReadonlySet<Gruppe>) => void,
): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { gruppe, sums } of columns) {
      const already = new Set(CODES.filter((area) => sets.get(area)!.has(gruppe)));
      if (already.size === 0) continue;
      for (const area of hiddenParts(sums, CODES, already)) {
        if (already.has(area)) continue;
        hide(area, new Set([...sets.get(area)!, gruppe]));
        changed = true;
      }
    }
  }
}

function totalOf(counts: Iterable<Count>): Count {
  const total = { citizens: 0, met: 0 };
  for (const { citizens, met } of counts) {
    total.citizens += citizens;
    total.met += met;
  }
  return total;
}

/** The figures of some parts that have citizens, or are hidden where they come from. */
function countsOf<Part>(parts: readonly Part[], of: (part: Part) => Figure | undefined): Map<Part, Figure> {
  const counts = new Map<Part, Figure>();
  for (const part of parts) {
    const figure = of(part);
    if (figure && (figure.hidden || figure.citizens > 0)) counts.set(part, figure);
  }
  return counts;
}

function union(sets: readonly (ReadonlySet<Gruppe> | undefined)[]): Set<Gruppe> {
  return new Set(sets.flatMap((set) => (set ? [...set] : [])));
}
