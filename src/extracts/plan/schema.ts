import { z } from 'zod';
import { dayOf, formatDay } from '../../domain/day.js';
import { maybeKommune, nearestKommuner } from '../../domain/kommuner.js';
import { parseDate, parsePercent } from '../values.js';
import type { Goal, Indicator, Plan } from './plan.js';

const text = z.string().normalize('NFC').trim().min(1, 'expected a text');
const WHOLE = 'expected a whole number, written as 1500 or 1.500';
const count = z.number(WHOLE).int(WHOLE).min(0);

/** Per cent with at most two decimals, written as a number or as text with a comma. */
const percent = z.union([z.number(), z.string()]).transform((value, context) => {
  const parsed = parsePercent(String(value), 2);
  if (parsed) return parsed;
  context.addIssue({
    code: 'custom',
    message: `expected per cent with at most 2 decimals, such as -2.1 or "-2,1"; found ${JSON.stringify(value)}`,
  });
  return z.NEVER;
});

const day = z.string().transform((value, context) => {
  const parsed = parseDate(value);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: `expected a date such as 2019-12-31; found '${value}'` });
  return z.NEVER;
});

/** Nobody can be fewer than none. */
const fall = percent.refine(({ units }) => units >= -100 * 100, {
  error: 'expected a change of −100 per cent or more: no number can fall by more than itself',
});

const change = z.strictObject({ ydelse: text, change: fall, level: count.optional() }).transform(
  (i): Indicator => ({
    kind: 'change',
    ydelse: i.ydelse,
    change: i.change,
    ...(i.level === undefined ? {} : { level: i.level }),
  }),
);
const level = z.strictObject({ ydelse: text, level: count, before: count.optional() }).transform(
  (i): Indicator => ({
    kind: 'level',
    ydelse: i.ydelse,
    level: i.level,
    ...(i.before === undefined ? {} : { before: i.before }),
  }),
);
const shares = z
  .strictObject({
    unit: text,
    shares: z.array(z.strictObject({ label: text, reached: percent, goal: percent })).min(1),
  })
  .transform((i): Indicator => ({ kind: 'shares', ...i }));
const number = z
  .strictObject({
    count,
    by: day,
    reached: count,
    at: day,
    unit: text,
    start: count.default(0),
  })
  .transform(({ count: goal, ...i }): Indicator => ({ kind: 'count', goal, ...i }));
const none = z
  .strictObject({ notMeasurable: text })
  .transform((i): Indicator => ({ kind: 'none', reason: i.notMeasurable }));

/** Which schema an indicator is read by: the one whose own word it has. */
const KINDS = [
  ['change', change],
  ['level', level],
  ['shares', shares],
  ['count', number],
  ['notMeasurable', none],
] as const;

const indicator = z.unknown().transform((value, context): Indicator => {
  const given = typeof value === 'object' && value !== null ? value : {};
  const kind = KINDS.find(([name]) => name in given);
  if (!kind) {
    const known = KINDS.map(([name]) => name).join(', ');
    context.addIssue({ code: 'custom', message: `expected an indicator with one of ${known}` });
    return z.NEVER;
  }
  const result = kind[1].safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues)
    context.addIssue({ code: 'custom', path: issue.path as string[], message: issue.message });
  return z.NEVER;
});

/** One goal as a plan file writes it. */
export const goalSchema: z.ZodType<Goal, unknown> = z.strictObject({
  heading: text,
  wording: text,
  indicator,
  comment: z.string().default(''),
});

/** A whole plan as a JSON file writes it. */
export const planSchema: z.ZodType<Omit<Plan, 'file' | 'sha256'>, unknown> = z
  .strictObject({
    kommune: text.transform((name, context) => {
      const kommune = maybeKommune(name);
      if (kommune) return kommune;
      context.addIssue({
        code: 'custom',
        message: `there is no kommune '${name}'; nearest: ${nearestKommuner(name).join(', ')}`,
      });
      return z.NEVER;
    }),
    year: z.number().int().min(2000).max(2100),
    title: text,
    introduction: z.string().default(''),
    goals: z.array(goalSchema).min(1),
  })
  .superRefine(({ year, goals }, context) => {
    for (const [i, { indicator: given }] of goals.entries()) {
      if (given.kind !== 'count') continue;
      for (const key of ['by', 'at'] as const) {
        if (given[key] >= dayOf(year, 1, 1)) continue;
        const message = `expected a date of ${year} or later; found ${formatDay(given[key])}, which lies before the plan's year`;
        context.addIssue({ code: 'custom', path: ['goals', i, 'indicator', key], message });
      }
    }
  });
