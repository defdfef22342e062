import { z } from 'zod';
import { parseDay } from '../domain/day.js';
import type { Word } from '../domain/vocabulary.js';

/**
 * The kinds of value that a rule may have, as zod schemas: what a rule file writes comes in (dates as text),
 * what the core reads comes out (dates as days).
 */

/** A whole number of at least 1: months, days, hours, citizens. No rule is near the upper end. */
export const count = z.number().int().min(1).max(100_000);

/** A whole number of at least 0. */
export const limit = z.number().int().min(0);

/** Per cent, whole, 0–100. */
export const percent = z.number().int().min(0).max(100);

/** A month of the year, 1–12. */
export const month = z.number().int().min(1).max(12);

/** Yes or no. */
export const flag = z.boolean();

const day = z.string().transform((text, context) => {
  try {
    return parseDay(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

const inOrder = ({ from, to }: { from: number; to: number }): boolean => from <= to;
const ORDER = { message: 'to is before from' };

/** Closed runs of days. */
export const spans = z.array(z.strictObject({ from: day, to: day }).refine(inOrder, ORDER));

const nameOf = (words: readonly Pick<Word, 'name'>[]) => z.enum(words.map(({ name }) => name));

/** One of a closed list of words, by its name. */
export const word = nameOf;

/** Some of a closed list of words, each once. */
export const words = (known: readonly Pick<Word, 'name'>[]) =>
  z.array(nameOf(known)).refine((names) => new Set(names).size === names.length, {
    message: 'a word stands there twice',
  });
