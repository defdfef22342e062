import type { Delivery } from '../extracts/delivery.js';
import type { Edition } from './edition.js';

/** The files that an edition was made from and a delivery has not. */
export function missingOf({ sources }: Edition, { files }: Delivery): string[] {
  const own = new Set(files.map(({ facts }) => facts.sha256));
  return sources.filter(({ sha256 }) => !own.has(sha256)).map(({ file }) => file);
}

/** That a delivery is not what an edition was made from. */
export const otherFilesText = ({ id }: Edition, { folder }: Delivery, missing: readonly string[]): string =>
  `the edition ${id} was not made from ${folder}: ${missing.join(', ')} ${missing.length === 1 ? 'differs' : 'differ'}`;
