import { type Area, HELE_LANDET } from '../domain/kommuner.js';
import type { Month, Period } from '../domain/month.js';
import { GRUPPE_I_ALT, type Gruppe } from '../domain/ydelse.js';
import type { CountedCell } from './caseMeasures.js';
import type { Hidden } from './hidden.js';

/**
 * The cells of an extract that must not be shown. A group is hidden in all periods alike; Hele landet gives up a group
 * before any kommune does, so that it tells of none. Totals of all groups stay.
 * @param cells those of every area at hand, whichever of them the extract shows.
 * @param months the extract's months; its longer periods end with the last one.
 */
export function suppressedCells(
  cells: readonly CountedCell[],
  hidden: Hidden,
  months: Period,
): Set<CountedCell> {
  const groups = new Map<Area, ReadonlySet<Gruppe>>();
  for (const area of kommunerIn(cells)) groups.set(area, hidden.groupsOver(area, months));
  groups.set(
    HELE_LANDET,
    hidden.groupsOver(HELE_LANDET, months, new Set([...groups.values()].flatMap((of) => [...of]))),
  );
  return new Set(cells.filter(({ key }) => groups.get(key.area)!.has(key.gruppe)));
}

/**
 * The same of early effort, where a month's own total is hidden too when it is small: each citizen reaches the
 * anciennitet in one month, so months do not tell of each other.
 */
export function suppressedEarly(cells: readonly CountedCell[], hidden: Hidden): Set<CountedCell> {
  const kommuner = kommunerIn(cells);
  const ofMonth = (month: Month): Map<Area, ReadonlySet<Gruppe>> => {
    const groups = new Map<Area, ReadonlySet<Gruppe>>();
    for (const area of kommuner) groups.set(area, hidden.earlyGroups(area, month));
    const all = new Set([...groups.values()].flatMap((of) => [...of]));
    if (!hidden.earlyTotalTells(month, kommuner)) all.delete(GRUPPE_I_ALT);
    groups.set(HELE_LANDET, hidden.earlyGroups(HELE_LANDET, month, all));
    return groups;
  };
  const known = new Map<Month, Map<Area, ReadonlySet<Gruppe>>>();
  return new Set(
    cells.filter(({ key: { area, period, gruppe } }) => {
      const groups = known.get(period.to) ?? ofMonth(period.to);
      known.set(period.to, groups);
      return groups.get(area)!.has(gruppe);
    }),
  );
}

const kommunerIn = (cells: readonly CountedCell[]): Area[] =>
  [...new Set(cells.map(({ key }) => key.area))].filter((area) => area !== HELE_LANDET);
