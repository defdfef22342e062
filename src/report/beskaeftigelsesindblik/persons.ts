import type { Day } from '../../domain/day.js';
import { divide, type Fraction, fraction, subtract } from '../../domain/fraction.js';
import { HELE_LANDET, type Kommune, rarOf } from '../../domain/kommuner.js';
import { eachMonth, type Month, monthsEnding } from '../../domain/month.js';
import { isSingleYdelse } from '../../domain/ydelser.js';
import { breaksOf } from '../../measures/breaks.js';
import type { Peers } from '../../measures/peers.js';
import type { PersonsBook } from '../../measures/persons.js';
import type { KommuneInput } from '../input.js';

/** Whom a series is about. */
export const ROLES = ['own', 'peers', 'rar', 'national'] as const;
export type Role = (typeof ROLES)[number];

/** How a number has changed; `broken` where the figures break in between: then there is no change. */
export type Moved = { before: number; now: number } | 'broken' | undefined;

/** Full-time persons on a ydelse. */
export interface YdelseFacts {
  ydelse: string;
  /** The latest month with a number, up to the report's. */
  latest: Month;
  persons: number;
  onMonth: Record<Role, Moved>;
  onYear: Record<Role, Moved>;
  months: Month[];
  /** Persons by month; `undefined` where a number is not there. */
  series: Record<Role, (number | undefined)[]>;
  /** Days on which the figures break within the months. */
  breaks: Day[];
}

/** The ydelser of the extracts that are known to be one. */
export const singleYdelser = ({ ydelser }: PersonsBook): string[] => ydelser.filter(isSingleYdelse);

/** What else the extracts call a ydelse: a total, a target group, or a name that nobody knows. It is not shown. */
export const unknownYdelser = ({ ydelser }: PersonsBook): string[] =>
  ydelser.filter((name) => !isSingleYdelse(name)).sort();

/** The change in per cent as a fraction of 1; `undefined` where there is none, or nobody was there before. */
export function changeOf(moved: Moved): Fraction | undefined {
  if (moved === undefined || moved === 'broken' || moved.before === 0) return undefined;
  return divide(subtract(fraction(moved.now), fraction(moved.before)), fraction(moved.before));
}

/** Persons of an area in a month: of the peers, all of them together when each has a number. */
function personsOf({ persons }: KommuneInput, kommune: Kommune, peers: Peers, ydelse: string) {
  return (role: Role, month: Month): number | undefined => {
    switch (role) {
      case 'own':
        return persons.persons(kommune.code, ydelse, month);
      case 'rar':
        return persons.persons(rarOf(kommune), ydelse, month);
      case 'national':
        return persons.persons(HELE_LANDET, ydelse, month);
      case 'peers': {
        const numbers = peers.kommuner.map(({ code }) => persons.persons(code, ydelse, month));
        if (numbers.length === 0 || numbers.includes(undefined)) return undefined;
        return numbers.reduce<number>((sum, number) => sum + number!, 0);
      }
    }
  };
}

/**
 * What is known of each ydelse that a kommune has numbers of, the one with most persons first.
 * @param length months of the series.
 */
export function ydelserOf(input: KommuneInput, peers: Peers, length: number): YdelseFacts[] {
  const { kommune, persons, month, book } = input;
  const each = <T>(of: (role: Role) => T) =>
    Object.fromEntries(ROLES.map((role) => [role, of(role)])) as Record<Role, T>;
  const all = singleYdelser(persons).flatMap((ydelse): YdelseFacts[] => {
    const known = persons.monthsOf(kommune.code, ydelse).filter((m) => m <= month);
    const latest = known.at(-1);
    if (latest === undefined) return [];
    const at = personsOf(input, kommune, peers, ydelse);
    const moved =
      (back: number) =>
      (role: Role): Moved => {
        if (breaksOf(book.rules, ydelse, { from: latest - back, to: latest }).length > 0) return 'broken';
        const [before, now] = [at(role, latest - back), at(role, latest)];
        return before === undefined || now === undefined ? undefined : { before, now };
      };
    const first = Math.max(latest - length + 1, known[0]!);
    const months = eachMonth({ from: first, to: latest });
    return [
      {
        ydelse,
        latest,
        persons: at('own', latest)!,
        onMonth: each(moved(1)),
        onYear: each(moved(12)),
        months,
        series: each((role) => months.map((m) => at(role, m))),
        breaks: breaksOf(book.rules, ydelse, monthsEnding(latest, months.length)),
      },
    ];
  });
  return all.sort((a, b) => b.persons - a.persons || (a.ydelse < b.ydelse ? -1 : 1));
}
