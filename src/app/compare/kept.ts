import type { Kommune } from '../../domain/kommuner.js';
import { formatMonth, type Month } from '../../domain/month.js';
import { askedEdition, chooseEdition, PREVIOUS } from '../../editions/choose.js';
import { compareEditions } from '../../editions/compare.js';
import { InputError } from '../../extracts/problems.js';
import type { Family } from '../../report/family.js';
import type { RuleBook } from '../../rules/ruleset.js';
import { editionsOf } from '../archive/archive.js';
import { type CompareAnswer, furtherBackText, sideOf } from './answer.js';

/** Which editions are compared. */
export interface EditionsWanted {
  archive: string;
  family: Family;
  kommune: Kommune;
  /** Month of the new one; the newest in the archive when left out. */
  month?: Month | undefined;
  /** What it is compared with, as {@link chooseEdition} reads it. */
  against?: string | undefined;
  rules: RuleBook;
}

/**
 * Compares two editions of an archive.
 * @throws {InputError} when one of them is not there.
 */
export async function compareKept(wanted: EditionsWanted): Promise<CompareAnswer> {
  const { archive, family, kommune, rules } = wanted;
  const { editions, warnings } = await editionsOf(archive, { report: family.name, kommune });
  const month = wanted.month ?? editions.at(-1)?.month;
  const whose = `${family.name} of ${kommune.name}`;
  const now = editions.filter((edition) => edition.month === month).at(-1);
  if (!now)
    throw new InputError(
      `${archive} has no edition of ${whose}${month === undefined ? '' : `, ${formatMonth(month)}`}; build makes one`,
    );
  const against = wanted.against ?? PREVIOUS;
  const earlier = chooseEdition(editions, askedEdition(against, now.month), now);
  if (!earlier) {
    const at = [...new Set(editions.filter((one) => one !== now).map((one) => formatMonth(one.month)))];
    throw new InputError(
      `${archive} has no edition of ${whose} to compare ${now.id} with (--against ${against}); ` +
        (at.length > 0 ? `it has ${at.join(', ')}` : 'it has no other one'),
    );
  }
  const figures = compareEditions(earlier, now, rules);
  if (figures.length === 0)
    throw new InputError(
      `${now.id} has no figures of ${formatMonth(earlier.month)}; compare it with an edition of the month before`,
    );
  return {
    kommune,
    report: family.name,
    earlier: sideOf(earlier),
    now: sideOf(now),
    figures,
    revisions: undefined,
    rows: undefined,
    isSuppressed: true,
    warnings: [...warnings, ...furtherBackText(earlier.month, now.month)],
  };
}
