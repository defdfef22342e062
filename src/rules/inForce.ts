import type { Day } from '../domain/day.js';
import { firstDay, lastDay, type Month } from '../domain/month.js';
import { type DatedValue, entryAt, type Parameter } from './dated.js';
import { datedText, entryText } from './text.js';

/** A rule as it holds in a month. */
export interface InForce {
  rule: Parameter<unknown>;
  /** The entry in force; of a rule that goes by the event, the last one that an event up to the month can meet. */
  entry: DatedValue<unknown>;
  /** The last day of the entry; `undefined` when no other follows. */
  until: Day | undefined;
  /** The value; of a rule that goes by the event, every value by day up to the month. */
  text: string;
  /** The rule holds; else it has ended, or not begun. */
  holds: boolean;
}

/** How a rule holds in a month. @throws {import('./dated.js').BeforeRulesError} before its first value. */
export function inForceIn(rule: Parameter<unknown>, month: Month): InForce {
  const day = rule.by === 'month' ? firstDay(month) : lastDay(month);
  const entry = entryAt(rule, day);
  const index = rule.values.indexOf(entry);
  const next = rule.values[index + 1];
  return {
    rule,
    entry,
    until: next && next.from - 1,
    text: rule.by === 'month' ? entryText(entry.value, index) : datedText(rule.values.slice(0, index + 1)),
    holds: entry.value !== undefined,
  };
}
