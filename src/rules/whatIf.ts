import { z } from 'zod';
import { formatDay, parseDay } from '../domain/day.js';
import { likelyMeant } from '../domain/nearest.js';
import type { DatedValue, Parameter } from './dated.js';
import { diskretion } from './diskretion.js';
import type { Parameters } from './parameters.js';
import { RuleBook, type RuleChange } from './ruleset.js';

const fileSchema = z.strictObject({ rules: z.record(z.string(), z.unknown()) });
const datedSchema = z
  .array(
    z.union([
      z.strictObject({ from: z.string(), ends: z.literal(true) }),
      z.strictObject({ from: z.string(), value: z.unknown() }),
    ]),
  )
  .min(1);

/** A file of changed rules that cannot be used, with everything that is wrong in it. */
export class RuleFileError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** Rules that protect citizens, not measures: a what-if may not loosen them. */
const FIXED = new Set(Object.values(diskretion).map(({ id }) => id));

/**
 * A rule book in which some rules have other values (a what-if).
 * @param content `{ rules: { "<id>": value } }`, where a value holds for every month, or is a list of
 * `{ from: "2023-01-01", value }`, or `{ from, ends: true }` where the rule does not hold from that day on: then what
 * held before the first date still does. The dates of a rule that goes by the event are days of events.
 * @throws {RuleFileError} with every fault.
 */
export function withChanges(book: RuleBook, content: unknown): RuleBook {
  const file = fileSchema.safeParse(content);
  if (!file.success) {
    throw new RuleFileError([
      `expected { "rules": { "<rule>": <value>, … } }: ${z.prettifyError(file.error)}`,
    ]);
  }
  const parameters: Record<string, Parameter<unknown>> = { ...book.parameters };
  const changes: RuleChange[] = [...book.changes];
  const faults: string[] = [];
  for (const [id, written] of Object.entries(file.data.rules)) {
    const key = Object.keys(parameters).find((name) => parameters[name]!.id === id);
    if (key === undefined) {
      faults.push(`${id}: there is no such rule; ${suggest(id, book)}`);
    } else if (FIXED.has(id)) {
      faults.push(`${id}: protects citizens and cannot be changed; take it out of the file`);
    } else {
      const rule = parameters[key]!;
      try {
        const values = readValues(rule, written);
        parameters[key] = { ...rule, values };
        changes.push({ rule: parameters[key], before: rule.values });
      } catch (error) {
        faults.push(`${id}: ${(error as Error).message}`);
      }
    }
  }
  if (faults.length > 0) throw new RuleFileError(faults);
  return new RuleBook(parameters as unknown as Parameters, changes);
}

function suggest(id: string, book: RuleBook): string {
  const ids = book.list().map((rule) => rule.id);
  const near = likelyMeant(id, ids, (name) => name);
  return near ? `did you mean ${near}?` : `the rules are ${ids.join(', ')}`;
}

/** A list of values by date, right or wrong; runs of days have a `to`. */
const looksDated = (written: unknown): boolean =>
  Array.isArray(written) &&
  written.some((e) => typeof e === 'object' && e !== null && 'from' in e && !('to' in e));

/** The values of a rule after a change. @throws {Error} when one is not of the rule's kind. */
function readValues(rule: Parameter<unknown>, written: unknown): DatedValue<unknown>[] {
  const dated = datedSchema.safeParse(written);
  const user = { standing: 'chosen', source: 'bruger' } as const;
  const entry = (from: number, value: unknown): DatedValue<unknown> => {
    const read = rule.kind.safeParse(value);
    if (read.success) return { from, value: read.data, ...user };
    const reasons = read.error.issues.map(({ path, message }) => [...path, message].join(': '));
    throw new Error(`${JSON.stringify(value)} cannot be its value (${rule.unit}): ${reasons.join('; ')}`);
  };
  if (!dated.success && looksDated(written)) {
    throw new Error(`${JSON.stringify(written)}: a dated value is { from, value } or { from, ends: true }`);
  }
  if (!dated.success) return [entry(rule.values[0]!.from, written)];
  const entries = dated.data.map((e): DatedValue<unknown> => {
    if ('value' in e) return entry(parseDay(e.from), e.value);
    if (rule.mayEnd) return { from: parseDay(e.from), value: undefined, ...user };
    throw new Error('this rule cannot end, only have another value: nothing could be counted without it');
  });
  const unordered = entries.find((e, i) => i > 0 && entries[i - 1]!.from >= e.from);
  if (unordered) throw new Error(`${formatDay(unordered.from)} stands after a later date; sort the values`);
  return [...rule.values.filter((value) => value.from < entries[0]!.from), ...entries];
}
