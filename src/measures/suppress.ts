import { HELE_LANDET } from '../domain/kommuner.js';
import { periodCode } from '../domain/month.js';
import { GRUPPE_I_ALT, GRUPPER, type Gruppe } from '../domain/ydelse.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { CountedCell } from './caseMeasures.js';
import { hiddenParts, type Sum } from './disclosure.js';

/** Items by a key, in their order. */
function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/**
 * The cells of an extract that must not be shown. In each period a group is hidden for both fokusmål alike; and where
 * Hele landet shows a group, enough kommuner hide it that none is the total less the others. Totals of all groups
 * stay.
 */
export function suppressedCells(cells: readonly CountedCell[], rules: RuleBook): Set<CountedCell> {
  const suppressed = new Set<CountedCell>();
  for (const period of groupBy(cells, ({ key }) => periodCode(key.period)).values()) {
    const hidden = hiddenInPeriod(period, rules);
    for (const cell of period) {
      if (hidden.get(cell.key.area)!.has(cell.key.gruppe)) suppressed.add(cell);
    }
  }
  return suppressed;
}

/** The groups that each area hides in a period. */
function hiddenInPeriod(cells: readonly CountedCell[], rules: RuleBook): Map<number, Set<Gruppe>> {
  const byArea = groupBy(cells, ({ key }) => key.area);
  const byGruppe = groupBy(cells, ({ key }) => key.gruppe);
  const kommuner = [...byArea.keys()].filter((area) => area !== HELE_LANDET);
  const hidden = new Map<number, Set<Gruppe>>();
  const hide = (area: number, already?: ReadonlySet<Gruppe>) =>
    hidden.set(area, hiddenParts(sumsOver('gruppe', byArea.get(area)!, rules), GRUPPER, already));
  for (const area of byArea.keys()) hide(area);
  const national = hidden.get(HELE_LANDET);
  for (let changed = national !== undefined; changed; ) {
    changed = false;
    for (const gruppe of GRUPPER) {
      const already = new Set(kommuner.filter((area) => hidden.get(area)!.has(gruppe)));
      if (already.size === 0 || national!.has(gruppe)) continue;
      const sums = sumsOver('area', byGruppe.get(gruppe) ?? [], rules);
      for (const area of hiddenParts(sums, kommuner, already)) {
        if (already.has(area)) continue;
        hide(area, new Set([...hidden.get(area)!, gruppe]));
        changed = true;
      }
    }
  }
  return hidden;
}

/** The sums that cells of one period make up: over ydelsesgrupper (i alt their total), or over areas (Hele landet). */
function sumsOver(over: 'gruppe' | 'area', cells: readonly CountedCell[], rules: RuleBook): Sum<number>[] {
  const whole = over === 'gruppe' ? GRUPPE_I_ALT : HELE_LANDET;
  return [...groupBy(cells, ({ key }) => key.fokusmaal).values()].map((ofOne) => ({
    total: ofOne.find(({ key }) => key[over] === whole)?.count,
    counts: new Map(
      ofOne.filter(({ key }) => key[over] !== whole).map(({ key, count }) => [key[over], count]),
    ),
    rule: rules.at(ofOne[0]!.key.period.to).disclosure,
  }));
}
