import type { Day } from '../domain/day.js';
import type { Period } from '../domain/month.js';
import { I_ALT } from '../domain/ydelse.js';
import { YDELSER, type Ydelse } from '../domain/ydelser.js';
import type { RuleBook } from '../rules/ruleset.js';

/** Whether a ydelse is meant by a name: its own, another spelling, its ydelsesområde, or all of them together. */
const isMeant = ({ name, aliases, omraade }: Ydelse, wanted: string): boolean =>
  [name, ...aliases, omraade, I_ALT].some((known) => known.toLowerCase() === wanted);

/**
 * The days on which figures break between two months, in order (metode.md, section 12).
 * @param what a ydelse, a ydelsesområde or all ydelsesgrupper together, by name: what is made of several is broken where
 *   one of them is. A ydelse outside the measures has no breaks that are known.
 */
export function breaksOf(book: RuleBook, what: string, period: Period): Day[] {
  const wanted = what.toLowerCase();
  const ydelser = YDELSER.filter((ydelse) => isMeant(ydelse, wanted));
  const days = ydelser.flatMap(({ name }) => book.breaksBetween(name, period));
  return [...new Set(days)].sort((a, b) => a - b);
}
