import type { DisclosureRule } from './diskretion.js';
import { RuleBook } from './ruleset.js';

/**
 * A rule book that hides groups of fewer citizens than a floor, whatever its own rule hides beside them. A floor below the
 * rule's own changes nothing: it can be stricter, never looser.
 * @param floor the fewest citizens that a group may have to be shown; none when left out.
 */
export function withDisclosureFloor(book: RuleBook, floor: number | undefined): RuleBook {
  const { disclosure } = book.parameters;
  if (floor === undefined || disclosure.values.every(({ value }) => value.minPopulation >= floor))
    return book;
  const values = disclosure.values.map((entry) => {
    const value: DisclosureRule = entry.value;
    if (value.minPopulation >= floor) return entry;
    return {
      ...entry,
      value: { ...value, minPopulation: floor },
      standing: 'chosen' as const,
      source: 'bruger' as const,
    };
  });
  return new RuleBook({ ...book.parameters, disclosure: { ...disclosure, values } }, book.changes);
}
