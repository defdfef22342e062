import type { z } from 'zod';
import { type Day, formatDay, parseDay } from '../domain/day.js';
import type { SourceId } from './sources.js';

/** Whether a published source settles a value, or this program (or its user) had to choose one. */
export type Standing = 'known' | 'chosen';

/** A value from a date on, until the next value of the same parameter begins. */
export interface DatedValue<T> {
  from: Day;
  value: T;
  standing: Standing;
  source: SourceId;
  /** What a reader should know beside the value. */
  note?: string;
}

/** One rule of the method: a value by date, with its unit and what it means. */
export interface Parameter<T> {
  id: string;
  description: string;
  unit: string;
  /** Reads a value as a rule file writes it. */
  kind: z.ZodType<T>;
  values: readonly DatedValue<T>[];
}

/** A value as the rule files write it, with dates as text. */
export interface ValueEntry<Written> {
  from: string;
  value: Written;
  standing: Standing;
  source: SourceId;
  note?: string;
}

/**
 * A parameter from its entries.
 * @throws {Error} when they are not in order of date, there are none, or a value is not of its kind.
 */
export function parameter<Kind extends z.ZodType>(
  id: string,
  description: string,
  unit: string,
  kind: Kind,
  entries: readonly ValueEntry<z.input<Kind>>[],
): Parameter<z.output<Kind>> {
  const values = entries.map((entry) => ({
    ...entry,
    from: parseDay(entry.from),
    value: kind.parse(entry.value),
  }));
  const ordered = values.every((value, i) => i === 0 || values[i - 1]!.from < value.from);
  if (values.length === 0 || !ordered) throw new Error(`rule ${id}: values must stand in order of date`);
  return { id, description, unit, kind: kind as z.ZodType<z.output<Kind>>, values };
}

/** A day lies before the first value of a rule: the measures are not defined there. */
export class BeforeRulesError extends Error {
  constructor(
    readonly parameterId: string,
    readonly day: Day,
    readonly first: Day,
  ) {
    super(
      `no rule '${parameterId}' is known for ${formatDay(day)}: the first one begins ${formatDay(first)}`,
    );
  }
}

/** The dated value in force on a day. @throws {BeforeRulesError} before the first value. */
export function entryAt<T>(rule: Parameter<T>, day: Day): DatedValue<T> {
  const found = rule.values.findLast((value) => value.from <= day);
  if (!found) throw new BeforeRulesError(rule.id, day, rule.values[0]!.from);
  return found;
}
