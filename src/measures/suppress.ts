import type { Fokusmaal } from '../domain/fokusmaal.js';
import { type Area, HELE_LANDET } from '../domain/kommuner.js';
import { eachMonth, type Month, type Period, singleMonth } from '../domain/month.js';
import { GRUPPE_I_ALT, GRUPPER, type Gruppe } from '../domain/ydelse.js';
import type { CountedCell } from './caseMeasures.js';
import { keyOf } from './cell.js';
import type { Hidden } from './hidden.js';

/** An extract's cells, and which of them must not be shown. */
export interface Suppressed {
  cells: CountedCell[];
  hidden: ReadonlySet<CountedCell>;
}

type Groups = ReadonlyMap<Area, ReadonlySet<Gruppe>>;

/**
 * A fokusmaal extract with what must not be shown. A group is hidden in all periods alike; Hele landet gives up a
 * group before any kommune does, so that it tells of none. Totals of all groups stay.
 * @param cells those of every area at hand, whichever of them the extract shows.
 * @param months the extract's months; its longer periods end with the last one.
 */
export function suppressed(cells: readonly CountedCell[], hidden: Hidden, months: Period): Suppressed {
  const groups = new Map<Area, ReadonlySet<Gruppe>>();
  for (const area of kommunerIn(cells)) groups.set(area, hidden.groupsOver(area, months));
  const more = hidden.isCountryGivenUpFirst(months.to) ? all(groups) : new Set<Gruppe>();
  groups.set(HELE_LANDET, hidden.groupsOver(HELE_LANDET, months, more));
  return hide(cells, () => groups);
}

/** What an extract of early effort is about, whether anybody is there or not. */
export interface EarlyAsked {
  /** The kommuner that the case extracts name. */
  kommuner: readonly Area[];
  months: Period;
  /** Those that the case extracts can tell of. */
  fokusmaal: readonly Fokusmaal[];
}

/**
 * The same of early effort, where a month's own total is hidden too when it is small: each citizen reaches the
 * anciennitet in one month, so months do not tell of each other. Nobody is few, too: a row that is not there would tell
 * that nobody is, and one that is hidden, that somebody is.
 */
export function suppressedEarly(
  cells: readonly CountedCell[],
  hidden: Hidden,
  { kommuner: named, months, fokusmaal }: EarlyAsked,
): Suppressed {
  const kommuner = [...new Set([...named, ...kommunerIn(cells)])];
  const totals = new Set(cells.filter(({ key }) => key.gruppe === GRUPPE_I_ALT).map(({ key }) => keyOf(key)));
  const empty = [...kommuner, HELE_LANDET].flatMap((area) =>
    eachMonth(months).flatMap((month) =>
      fokusmaal.flatMap((f): CountedCell[] => {
        const key = { area, period: singleMonth(month), gruppe: GRUPPE_I_ALT, fokusmaal: f };
        return totals.has(keyOf(key)) ? [] : [{ key, count: NOBODY }];
      }),
    ),
  );
  const withoutAnybody = new Set(empty.map(({ key: { area, period } }) => `${area}|${period.to}`));
  const known = new Map<Month, Groups>();
  return hide([...cells, ...empty], ({ to }) => {
    let groups = known.get(to);
    if (!groups) {
      const ownOf = (area: Area, more?: ReadonlySet<Gruppe>) =>
        withoutAnybody.has(`${area}|${to}`) ? EVERY : hidden.earlyGroups(area, to, more);
      const own = new Map(kommuner.map((area) => [area, ownOf(area)]));
      const more = all(own);
      if (!hidden.earlyTotalTells(to, kommuner)) more.delete(GRUPPE_I_ALT);
      groups = own.set(HELE_LANDET, ownOf(HELE_LANDET, more));
      known.set(to, groups);
    }
    return groups;
  });
}

const EVERY: ReadonlySet<Gruppe> = new Set([GRUPPE_I_ALT, ...GRUPPER]);

const all = (groups: Groups): Set<Gruppe> => new Set([...groups.values()].flatMap((of) => [...of]));

const kommunerIn = (cells: readonly CountedCell[]): Area[] =>
  [...new Set(cells.map(({ key }) => key.area))].filter((area) => area !== HELE_LANDET);

/** Hides groups, those without citizens too: a row that is not there would tell that they have none. */
function hide(cells: readonly CountedCell[], groupsIn: (period: Period) => Groups): Suppressed {
  const shown: CountedCell[] = [];
  const hidden = new Set<CountedCell>();
  for (const cell of cells) {
    const { area, period, gruppe } = cell.key;
    const groups = groupsIn(period).get(area)!;
    if (!groups.has(gruppe)) shown.push(cell);
    if (gruppe !== GRUPPE_I_ALT) continue;
    for (const of of groups) hidden.add({ key: { ...cell.key, gruppe: of }, count: NOBODY });
  }
  return { cells: [...shown, ...hidden], hidden };
}

/** A hidden cell has no numbers. */
const NOBODY = { citizens: 0, met: 0 };
