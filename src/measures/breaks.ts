import type { Day } from '../domain/day.js';
import type { Period } from '../domain/month.js';
import { I_ALT } from '../domain/ydelse.js';
import { YDELSER } from '../domain/ydelser.js';
import type { RuleBook } from '../rules/ruleset.js';

/** The names by which each ydelse is meant: its own, other spellings, its ydelsesområde, and all of them together. */
const MEANT = YDELSER.map(({ name, aliases, omraade }) => ({
  name,
  names: new Set([name, ...aliases, omraade, I_ALT].map((known) => known.toLowerCase())),
}));

/**
 * The days on which figures break between two months, in order (metode.md, section 12).
 * @param what a ydelse, a ydelsesområde or all ydelsesgrupper together, by name: what is made of several is broken where
 *   one of them is. A ydelse outside the measures has no breaks that are known.
 */
export function breaksOf(book: RuleBook, what: string, period: Period): Day[] {
  const wanted = what.toLowerCase();
  const days = MEANT.flatMap(({ name, names }) =>
    names.has(wanted) ? book.breaksBetween(name, period) : [],
  );
  return [...new Set(days)].sort((a, b) => a - b);
}
