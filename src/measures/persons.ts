import { divide, type Fraction, fraction, mean, subtract } from '../domain/fraction.js';
import { type Area, kommunerOfRar } from '../domain/kommuner.js';
import { eachMonth, type Month, monthOf, yearOf } from '../domain/month.js';
import { YDELSER } from '../domain/ydelser.js';
import type { FuldtidspersonerRow } from '../extracts/jobindsats/fuldtidspersoner.js';

/** The own name of a ydelse by each of its spellings, in small letters: tables and plans call one ydelse by several. */
const OWN_NAMES = new Map(
  YDELSER.flatMap(({ name, aliases }) =>
    [name, ...aliases].map((known) => [known.toLowerCase(), name] as const),
  ),
);

/** A ydelse by its own name. */
export const ownName = (ydelse: string): string => OWN_NAMES.get(ydelse.toLowerCase()) ?? ydelse;

/** A ydelse for keys: whatever it is called. */
const ydelseKey = (ydelse: string): string => ownName(ydelse).toLowerCase();

const keyOf = (area: Area, ydelse: string, month: Month): string => `${area}|${ydelseKey(ydelse)}|${month}`;

/** Full-time persons on a ydelse, month by month, as the extracts give them. */
export class PersonsBook {
  readonly #persons = new Map<string, number | null>();
  readonly #ydelser = new Map<string, string>();
  readonly #months = new Map<string, Set<Month>>();

  constructor(rows: readonly FuldtidspersonerRow[]) {
    for (const { area, ydelse, period, fuldtidspersoner } of rows) {
      if (period.from !== period.to) continue;
      this.#persons.set(keyOf(area, ydelse, period.to), fuldtidspersoner);
      this.#ydelser.set(ydelseKey(ydelse), ownName(ydelse));
      if (fuldtidspersoner === null) continue;
      const name = `${area}|${ydelseKey(ydelse)}`;
      const months = this.#months.get(name) ?? new Set();
      this.#months.set(name, months.add(period.to));
    }
  }

  /** The ydelser that the extracts name. */
  get ydelser(): string[] {
    return [...this.#ydelser.values()];
  }

  /** The months that an area has numbers for on a ydelse, in order. */
  monthsOf(area: Area, ydelse: string): Month[] {
    const months = this.#months.get(`${area}|${ydelseKey(ydelse)}`) ?? new Set();
    return [...months].sort((a, b) => a - b);
  }

  /**
   * Full-time persons of an area in a month; of a RAR without a row of its own, the sum of its kommuner when all are
   * there. `undefined` where nothing is known.
   */
  persons(area: Area, ydelse: string, month: Month): number | undefined {
    const own = this.#persons.get(keyOf(area, ydelse, month));
    if (own !== undefined) return own ?? undefined;
    const parts = kommunerOfRar(area).map(({ code }) => this.#persons.get(keyOf(code, ydelse, month)));
    if (parts.length === 0 || parts.some((part) => part == null)) return undefined;
    return parts.reduce<number>((sum, part) => sum + part!, 0);
  }
}

/** How the mean of a ydelse's full-time persons has changed from one year's months to the same of the next. */
export interface Change {
  before: Fraction;
  now: Fraction;
  /** (now − before) ÷ before. */
  change: Fraction;
}

/** The months of a plan's year that are looked at, and those that should have been. */
export interface PlanMonths {
  months: Month[];
  /** Months up to the last one looked at whose number is missing or hidden; of both years, where they are compared. */
  missing: Month[];
}

/**
 * The months of a plan's year that are looked at: those that the kommune has numbers for, in the year before too where
 * both are compared, the newest of all left out because of late registrations (metode.md, section 10).
 * @param until the report's month: nothing later is known.
 */
export function planMonths(
  book: PersonsBook,
  area: Area,
  ydelse: string,
  year: number,
  until: Month,
  isCompared: boolean,
): PlanMonths {
  const known = book.monthsOf(area, ydelse).filter((month) => month <= until);
  const newest = known.at(-1);
  const months = known.filter(
    (month) => month !== newest && yearOf(month) === year && (!isCompared || known.includes(month - 12)),
  );
  const last = months.at(-1);
  if (last === undefined) return { months, missing: [] };
  const january = monthOf(year, 1);
  const starts = isCompared ? [january - 12, january] : [january];
  const whole = starts.flatMap((from) => eachMonth({ from, to: from + last - january }));
  return { months, missing: whole.filter((month) => !known.includes(month)) };
}

/** The change of an area's mean over some months; `undefined` where a month is missing in either year. */
export function changeOver(
  book: PersonsBook,
  area: Area,
  ydelse: string,
  months: readonly Month[],
): Change | undefined {
  const meanOf = (list: readonly Month[]): Fraction | undefined => {
    const persons = list.map((month) => book.persons(area, ydelse, month));
    return persons.some((count) => count === undefined)
      ? undefined
      : mean(persons.map((count) => fraction(count!)));
  };
  const now = meanOf(months);
  const before = meanOf(months.map((month) => month - 12));
  if (!now || !before || before.num === 0n) return undefined;
  return { before, now, change: divide(subtract(now, before), before) };
}
