import { formatMonth, type Month } from '../domain/month.js';
import { InputError } from '../extracts/problems.js';

/** Months as a person would list them: `2018-09 to 2020-10`. */
function describeMonths(months: readonly Month[]): string {
  const [first, last] = [months[0]!, months.at(-1)!];
  const whole = last - first + 1 === months.length;
  return whole && months.length > 1
    ? `${formatMonth(first)} to ${formatMonth(last)}`
    : months.map(formatMonth).join(', ');
}

/**
 * A folder has no figures of a kommune (or of the whole country) in a month.
 * @param has the months that it has, and why they will not do where they do not say it.
 */
export function noFigures(
  folder: string,
  whom: string,
  month: Month,
  { months, why }: { months: readonly Month[]; why?: string | undefined },
): InputError {
  if (why !== undefined) return new InputError(`${folder}: ${why}`);
  return new InputError(
    months.length > 0
      ? `${folder} has no figures for ${whom} in ${formatMonth(month)}; it has ${describeMonths(months)}`
      : `${folder} has no figures for ${whom}; name the folder with its extracts: --data DIR`,
  );
}
