import { type Kommune, maybeKommune, nearestKommuner } from '../domain/kommuner.js';
import { formatMonth, type Month, maybeMonth, type Period } from '../domain/month.js';
import { InputError } from '../extracts/problems.js';
import { FAMILIES } from '../report/families.js';
import type { Family } from '../report/family.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { Part } from '../store/citizenNumbers.js';
import { LEAST_MEMORY } from '../store/memory.js';

/** The kommune that an option names. @throws {InputError} with the nearest names when there is none. */
export function kommuneArgument(text: string): Kommune {
  const kommune = maybeKommune(text);
  if (kommune) return kommune;
  throw new InputError(`there is no kommune '${text}'; did you mean ${nearestKommuner(text).join(', ')}?`);
}

/** The kind of report that an option names. @throws {InputError} with the known ones when there is none. */
export function familyArgument(option: string, name: string): Family {
  const known = FAMILIES.map((family) => family.name);
  const [found] = listArgument(option, name, known);
  return FAMILIES.find((family) => family.name === found)!;
}

/** The month that an option names. @throws {InputError} when it is no month or lies before the first rule. */
export function monthArgument(text: string, rules: RuleBook): Month {
  const month = maybeMonth(text);
  if (month === undefined) throw new InputError(`'${text}' is not a month; write it as 2020-08`);
  if (month < rules.firstMonth) {
    throw new InputError(
      `the rules are known from ${formatMonth(rules.firstMonth)} on; ${formatMonth(month)} lies before`,
    );
  }
  return month;
}

/** A comma list whose items must be among the known ones, each once. @throws {InputError} for one that is not. */
export function listArgument<T extends string>(option: string, text: string, known: readonly T[]): T[] {
  const items = text.split(',').map((part) => {
    const item = part.trim() as T;
    if (known.includes(item)) return item;
    throw new InputError(`${option}: '${item}' is not one of ${known.join(', ')}`);
  });
  return [...new Set(items)];
}

/** The months from `--from` to `--to`. @throws {InputError} when one is no month, or they stand the wrong way round. */
export function spanArgument(options: { from: string; to: string }, rules: RuleBook): Period {
  const [from, to] = [monthArgument(options.from, rules), monthArgument(options.to, rules)];
  if (from > to) throw new InputError(`--from ${options.from} is after --to ${options.to}; swap them`);
  return { from, to };
}

/** A whole number within limits; `undefined` when the option is not given. @throws {InputError} when it is none. */
export function numberArgument(
  option: string,
  text: string | undefined,
  { least, most }: { least: number; most: number },
): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new InputError(`${option}: '${text}' is not a number from ${least} to ${most}`);
}

/** The number of rows that `--tolerate` names; 0 when it is not given. @throws {InputError} when it is no number. */
export function tolerateArgument(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d{1,9}$/.test(text)) throw new InputError(`--tolerate: '${text}' is not a number of rows`);
  return Number(text);
}

const UNITS = { MB: 2 ** 20, GB: 2 ** 30 } as const;

/** The bytes that `--memory` names; `undefined` when it is not given. @throws {InputError} when it is no size, or too little. */
export function memoryArgument(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{1,6}(?:\.\d)?) ?(MB|GB)$/i.exec(text.trim());
  const bytes = match ? Number(match[1]) * UNITS[match[2]!.toUpperCase() as keyof typeof UNITS] : Number.NaN;
  if (bytes >= LEAST_MEMORY) return bytes;
  const least = `${LEAST_MEMORY / UNITS.MB}MB`;
  throw new InputError(
    match
      ? `--memory: ${text} is too little; the program needs ${least}`
      : `--memory: '${text}' is no size; write it as 2GB or 1500MB, at least ${least}`,
  );
}

/** The part that `--part` names; `undefined` when it is not given. @throws {InputError} when it is none. */
export function partArgument(text: string | undefined): Part | undefined {
  if (text === undefined) return undefined;
  const [, number, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const part = { number: Number(number), of: Number(of) };
  if (part.number >= 1 && part.number <= part.of) return part;
  throw new InputError(`--part: '${text}' is no part; write the third of eight as 3/8`);
}
