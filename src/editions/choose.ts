import { formatMonth, type Month, maybeMonth } from '../domain/month.js';
import { InputError } from '../extracts/problems.js';
import type { Edition } from './edition.js';

/** The newest edition of the month before. */
export const PREVIOUS = 'forrige';

/** Which edition is asked for: the newest of a month, unless a number says which. */
export interface Asked {
  month: Month;
  number: number | undefined;
}

/**
 * What is asked for by {@link PREVIOUS}; a month as 2020-07; or one of its editions, as 2020-07/2.
 * @param now the month that it is compared with.
 * @throws {InputError} when it is none of these, or a later month.
 */
export function askedEdition(text: string, now: Month): Asked {
  if (text === PREVIOUS) return { month: now - 1, number: undefined };
  const [, of, number] = /^(\d{4}-\d{2})(?:\/([1-9]\d{0,8}))?$/.exec(text) ?? [];
  const month = of === undefined ? undefined : maybeMonth(of);
  if (month === undefined)
    throw new InputError(
      `'${text}' is no edition; write ${PREVIOUS}, a month as 2020-07, or one of its editions as 2020-07/2`,
    );
  if (month > now)
    throw new InputError(`the edition ${text} is of a later month than ${formatMonth(now)}; swap them`);
  return { month, number: number === undefined ? undefined : Number(number) };
}

/**
 * The edition that a new one is compared with; `undefined` when there is none.
 * @param editions of one report and kommune.
 * @param own the new one; of its own month an older edition is meant.
 */
export function chooseEdition<Of extends Edition>(
  editions: readonly Of[],
  { month, number }: Asked,
  own: Pick<Edition, 'month'> & { number?: number },
): Of | undefined {
  return editions
    .filter(
      (edition) =>
        edition.month === month && (month !== own.month || edition.number < (own.number ?? Infinity)),
    )
    .filter((edition) => number === undefined || edition.number === number)
    .sort((a, b) => a.number - b.number)
    .at(-1);
}
