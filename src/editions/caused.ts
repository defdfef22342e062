import type { Month } from '../domain/month.js';
import { GRUPPE_I_ALT, gruppeName, I_ALT } from '../domain/ydelse.js';
import { PERIOD_LENGTHS } from '../measures/caseMeasures.js';
import type { Count } from '../measures/cell.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { CausedCell } from './causes.js';
import type { Compared } from './compare.js';
import { leastCitizens, publishableParts, type RevisionPart, revisionParts } from './revision.js';
import { type FigureName, figureKey } from './shown.js';

/** Why a figure of the earlier month is another one now. */
export interface CausedRevision {
  name: FigureName;
  parts: RevisionPart[];
}

/**
 * The figures of two editions that have a revision, each with its causes.
 * @param cells the kommune's, as both deliveries have them.
 * @param month of the earlier edition.
 * @param isPublished only what may be published: of all ydelsesgrupper over three months, and no cause of few citizens.
 * @throws {Error} when the causes do not add up to a revision, which is a mistake of this program.
 */
export function revisionsOf(
  cells: readonly CausedCell[],
  figures: readonly Compared[],
  { rules, month, isPublished }: { rules: RuleBook; month: Month; isPublished: boolean },
): CausedRevision[] {
  const numbers = countsOf(figures);
  const least = leastCitizens(rules.at(month).disclosure);
  return cells.flatMap((cell): CausedRevision[] => {
    const { period, gruppe, fokusmaal } = cell.key;
    const name: FigureName = {
      figure: 'fokusmaal',
      fokusmaal,
      group: gruppe === GRUPPE_I_ALT ? I_ALT : gruppeName(gruppe),
      months: period.to - period.from + 1,
    };
    if (isPublished && !(name.group === I_ALT && name.months === PERIOD_LENGTHS[0])) return [];
    const counts = numbers.get(figureKey(name));
    if (!counts) return [];
    const { revised } = counts;
    if (cell.now.citizens !== revised.citizens || cell.now.met !== revised.met)
      throw new Error(`the causes of ${figureKey(name)} do not add up to its revision`);
    const parts = revisionParts(cell, counts.earlier);
    const told = isPublished ? publishableParts(parts, least) : parts;
    return told.length > 0 ? [{ name, parts: told }] : [];
  });
}

/** The populations of the earlier month, as the earlier edition and the new one have them; those that are hidden are left out. */
function countsOf(figures: readonly Compared[]): Map<string, { earlier: Count; revised: Count }> {
  const numbers = new Map<string, { earlier: Count; revised: Count }>();
  for (const { name, quantity, movement } of figures) {
    if (!movement || (quantity !== 'citizens' && quantity !== 'met')) continue;
    const key = figureKey(name);
    const counts = numbers.get(key) ?? { earlier: { citizens: 0, met: 0 }, revised: { citizens: 0, met: 0 } };
    counts.earlier[quantity] = Number(movement.earlier.num);
    counts.revised[quantity] = Number(movement.revised.num);
    numbers.set(key, counts);
  }
  return numbers;
}
