import { type Kommune, maybeKommune, nearestKommuner } from '../domain/kommuner.js';
import { formatMonth, type Month, maybeMonth } from '../domain/month.js';
import { InputError } from '../extracts/problems.js';
import { FAMILIES } from '../report/families.js';
import type { Family } from '../report/family.js';
import type { RuleBook } from '../rules/ruleset.js';

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

/** A comma list whose items must be among the known ones. @throws {InputError} for one that is not. */
export function listArgument<T extends string>(option: string, text: string, known: readonly T[]): T[] {
  return text.split(',').map((part) => {
    const item = part.trim() as T;
    if (known.includes(item)) return item;
    throw new InputError(`${option}: '${item}' is not one of ${known.join(', ')}`);
  });
}

/** Months as a person would list them: `2018-09 … 2020-10 (26)`. */
function describeMonths(months: readonly Month[]): string {
  if (months.length === 0) return 'none';
  const [first, last] = [months[0]!, months.at(-1)!];
  const whole = last - first + 1 === months.length;
  return whole && months.length > 1
    ? `${formatMonth(first)} to ${formatMonth(last)}`
    : months.map(formatMonth).join(', ');
}

/** A folder has no figures of a kommune in a month; `months` are those that it has. */
export function noFigures(folder: string, whom: string, month: Month, months: readonly Month[]): InputError {
  return new InputError(
    months.length > 0
      ? `${folder} has no figures for ${whom} in ${formatMonth(month)}; it has ${describeMonths(months)}`
      : `${folder} has no figures for ${whom}; name the folder with its extracts: --data DIR`,
  );
}

/** What `--mapping` does, for the help. */
export const MAPPING =
  "the delivery's own names and words (mapping.yaml), or a mapping that comes with the program";

/** What `--tolerate` does, for the help. */
export const TOLERATE = 'leave out up to so many rows that cannot be read; they go to afviste-raekker.csv';

/** A whole number, 0 or more; `undefined` when the option is not given. @throws {InputError} when it is none. */
export function countArgument(option: string, text: string | undefined, what = ''): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new InputError(`${option}: '${text}' is not a number${what}`);
  return Number(text);
}

/** The number of rows that `--tolerate` names; 0 when it is not given. @throws {InputError} when it is no number. */
export const tolerateArgument = (text: string | undefined): number =>
  countArgument('--tolerate', text, ' of rows') ?? 0;
