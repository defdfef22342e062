import type { Fokusmaal } from '../domain/fokusmaal.js';
import { FRITAGELSER, wordCode } from '../domain/vocabulary.js';
import type { AnciennitetBase } from './anciennitet.js';
import { commonDays, mergeIntervals } from './intervals.js';
import type { Fritagelse } from './timeline.js';

const TARGETS: Record<Fokusmaal, readonly number[]> = {
  samtaler: [wordCode(FRITAGELSER, 'Samtaler'), wordCode(FRITAGELSER, 'Begge')],
  tilbud: [wordCode(FRITAGELSER, 'Tilbud'), wordCode(FRITAGELSER, 'Begge')],
};

/** The exemptions from a fokusmål. */
export function exemptionsFrom(fritagelser: readonly Fritagelse[], fokusmaal: Fokusmaal): Fritagelse[] {
  return fritagelser.filter((f) => TARGETS[fokusmaal].includes(f.target));
}

/** Days of the base that exemptions from a fokusmål cover, each once. */
export function exemptDays(
  fritagelser: readonly Fritagelse[],
  fokusmaal: Fokusmaal,
  base: AnciennitetBase,
): number {
  const relevant = exemptionsFrom(fritagelser, fokusmaal);
  return relevant.length === 0 ? 0 : commonDays(mergeIntervals(relevant), base.days());
}

/** Whether exemptions cover at least `exemptShare` per cent of the base (metode.md, section 4). */
export function isExempt(
  fritagelser: readonly Fritagelse[],
  fokusmaal: Fokusmaal,
  base: AnciennitetBase,
  exemptShare: number,
): boolean {
  if (fritagelser.length === 0) return false;
  return exemptDays(fritagelser, fokusmaal, base) * 100 >= base.count * exemptShare;
}
