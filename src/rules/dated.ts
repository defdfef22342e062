import type { z } from 'zod';
import { type Day, formatDay, parseDay } from '../domain/day.js';
import type { SourceId } from './sources.js';

/** Whether a published source settles a value, or this program (or its user) had to choose one. */
export type Standing = 'known' | 'chosen';

/** A value from a date on, until the next value of the same parameter begins. */
export interface DatedValue<T> {
  from: Day;
  /** `undefined` when the rule does not hold from this day on: only where its parameter may end. */
  value: T;
  standing: Standing;
  source: SourceId;
  /** What a reader should know beside the value. */
  note?: string;
}

/**
 * One rule of the method: a value by date, with its unit and what it means. `T` holds `undefined` when the rule
 * may end, so that whoever reads it must decide what there is without it.
 */
export interface Parameter<T> {
  id: string;
  description: string;
  unit: string;
  /** Which day picks the value: the first of the month that is measured, or the day of the event that is judged. */
  by: 'month' | 'event';
  mayEnd: boolean;
  /** Reads a value as a rule file writes it. */
  kind: z.ZodType<Exclude<T, undefined>>;
  values: readonly DatedValue<T>[];
}

/** A rule of the month that is measured. */
export type MonthParameter<T> = Parameter<T> & { by: 'month' };

/** A rule of the day on which an event lies, whatever month is measured. */
export type EventParameter<T> = Parameter<T> & { by: 'event' };

interface EntryBase {
  from: string;
  standing: Standing;
  source: SourceId;
  note?: string;
}

/** A value as the rule files write it, with dates as text. */
export interface ValueEntry<Written> extends EntryBase {
  value: Written;
}

/** A day from which a rule does not hold: its end, or, as the first entry, that it has not begun. */
export interface EndEntry extends EntryBase {
  ends: true;
}

type Head = [id: string, description: string, unit: string];

/**
 * A parameter of the month, from its entries.
 * @throws {Error} when they are not in order of date, there are none, or a value is not of its kind.
 */
export function parameter<Kind extends z.ZodType>(
  ...[id, description, unit, kind, entries]: [...Head, Kind, readonly ValueEntry<z.input<Kind>>[]]
): MonthParameter<z.output<Kind>> {
  const read = entries.map(({ value, ...entry }) => dated(entry, kind.parse(value)));
  return { ...made([id, description, unit], kind, read), by: 'month', mayEnd: false };
}

/**
 * A parameter of the month that may end (and begin again).
 * @throws {Error} as {@link parameter} does.
 */
export function endingParameter<Kind extends z.ZodType>(
  ...[id, description, unit, kind, entries]: [
    ...Head,
    Kind,
    readonly (ValueEntry<z.input<Kind>> | EndEntry)[],
  ]
): MonthParameter<z.output<Kind> | undefined> {
  const read = entries.map((entry) => {
    if ('value' in entry) {
      const { value, ...rest } = entry;
      return dated(rest, kind.parse(value));
    }
    const { ends: _, ...rest } = entry;
    return dated(rest, undefined);
  });
  return { ...made([id, description, unit], kind, read), by: 'month', mayEnd: true };
}

/**
 * A parameter of the day of the event.
 * @throws {Error} as {@link parameter} does.
 */
export function eventParameter<Kind extends z.ZodType>(
  ...args: [...Head, Kind, readonly ValueEntry<z.input<Kind>>[]]
): EventParameter<z.output<Kind>> {
  return { ...parameter(...args), by: 'event' };
}

const dated = <T>({ from, ...entry }: EntryBase, value: T): DatedValue<T> => ({
  ...entry,
  from: parseDay(from),
  value,
});

function made<T>(
  [id, description, unit]: Head,
  kind: z.ZodType,
  values: readonly DatedValue<T>[],
): Omit<Parameter<T>, 'by' | 'mayEnd'> {
  const ordered = values.every((value, i) => i === 0 || values[i - 1]!.from < value.from);
  if (values.length === 0 || !ordered) throw new Error(`rule ${id}: values must stand in order of date`);
  return { id, description, unit, kind: kind as z.ZodType<Exclude<T, undefined>>, values };
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

/** The values of a rule by the day of the event, in order of date. */
export type ByDay<T> = readonly { from: Day; value: T }[];

/** The value on the day of an event; `undefined` before the first. */
export function valueOn<T>(values: ByDay<T>, day: Day): T | undefined {
  return values.findLast(({ from }) => from <= day)?.value;
}
