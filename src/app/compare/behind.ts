import type { Month } from '../../domain/month.js';
import { askedEdition, chooseEdition, PREVIOUS } from '../../editions/choose.js';
import type { Edition, FullEdition } from '../../editions/edition.js';
import { missingOf, otherFilesText } from '../../editions/madeFrom.js';
import type { Delivery } from '../../extracts/delivery.js';
import { InputError } from '../../extracts/problems.js';
import { editionsOf } from '../archive/archive.js';
import type { EditionsWanted } from './kept.js';

/** Where it is looked for, and which one is meant. */
interface Wanted extends Omit<EditionsWanted, 'archive' | 'month' | 'rules'> {
  archive: string | undefined;
  month: Month;
}

/**
 * The edition that the earlier delivery became: its files are those that the edition was made from.
 * @throws {InputError} when one that is named by its number was not made from it.
 */
export async function editionBehind(
  delivery: Delivery,
  { archive, family, kommune, month, against }: Wanted,
  warnings: string[],
): Promise<FullEdition | undefined> {
  if (archive === undefined) return undefined;
  const kept = await editionsOf(archive, { report: family.name, kommune });
  warnings.push(...kept.warnings);
  const asked = askedEdition(against ?? PREVIOUS, month);
  const isItsOwn = (edition: Edition) => missingOf(edition, delivery).length === 0;
  const fitting = chooseEdition(kept.editions.filter(isItsOwn), asked, { month });
  if (fitting) return fitting;
  const chosen = chooseEdition(kept.editions, asked, { month });
  if (chosen) {
    const text = otherFilesText(chosen, delivery, missingOf(chosen, delivery));
    if (against?.includes('/')) throw new InputError(`${text}; name the extracts that it was made from`);
    warnings.push(`${text}; the earlier figures are counted from the extracts, and no edition is looked at`);
  }
  return undefined;
}
