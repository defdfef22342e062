import { type Area, HELE_LANDET } from '../domain/kommuner.js';
import type { Month, Period } from '../domain/month.js';
import { GRUPPE_I_ALT, type Gruppe } from '../domain/ydelse.js';
import type { CountedCell } from './caseMeasures.js';
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

/**
 * The same of early effort, where a month's own total is hidden too when it is small: each citizen reaches the
 * anciennitet in one month, so months do not tell of each other.
 */
export function suppressedEarly(cells: readonly CountedCell[], hidden: Hidden): Suppressed {
  const kommuner = kommunerIn(cells);
  const known = new Map<Month, Groups>();
  return hide(cells, ({ to }) => {
    let groups = known.get(to);
    if (!groups) {
      const own = new Map(kommuner.map((area) => [area, hidden.earlyGroups(area, to)]));
      const more = all(own);
      if (!hidden.earlyTotalTells(to, kommuner)) more.delete(GRUPPE_I_ALT);
      groups = own.set(HELE_LANDET, hidden.earlyGroups(HELE_LANDET, to, more));
      known.set(to, groups);
    }
    return groups;
  });
}

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
