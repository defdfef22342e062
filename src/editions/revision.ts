import { type Fraction, subtract } from '../domain/fraction.js';
import { type Count, shareOf } from '../measures/cell.js';
import type { DisclosureRule } from '../rules/diskretion.js';
import { CAUSES, type Cause, type CausedCell } from './causes.js';

/** What one cause, or several together, did to a figure of the earlier month. */
export interface RevisionPart extends Count {
  causes: Cause[];
  /** In parts of 1; `undefined` where the figure has no share on the way. */
  share: Fraction | undefined;
  /** Citizens who count otherwise by it; `undefined` of another program. */
  affected: number | undefined;
}

/**
 * A figure's revision by cause, in the order in which the causes take effect. The parts add up exactly to what the later
 * delivery has less what the edition showed: citizens, met, and share.
 * @param edition as the earlier edition showed it; as the earlier delivery is counted now, when there is none.
 */
export function revisionParts({ earlier, parts }: CausedCell, edition: Count = earlier): RevisionPart[] {
  const program = { citizens: earlier.citizens - edition.citizens, met: earlier.met - edition.met };
  let before = edition;
  const all = CAUSES.map((cause): RevisionPart => {
    const { citizens, met, affected } =
      cause === 'program' ? { ...program, affected: undefined } : parts[cause];
    const after = { citizens: before.citizens + citizens, met: before.met + met };
    const [a, b] = [shareOf(before), shareOf(after)];
    before = after;
    return { causes: [cause], citizens, met, affected, share: a && b && subtract(b, a) };
  });
  const isWhole = all.every(({ share }) => share !== undefined);
  return all
    .filter(({ citizens, met, affected }) => citizens !== 0 || met !== 0 || (affected ?? 0) > 0)
    .map((part) => (isWhole ? part : { ...part, share: undefined }));
}

/** The least number of citizens that something published may be about. */
export const leastCitizens = ({ minPopulation, minCount, maxHiddenDifference }: DisclosureRule): number =>
  Math.max(minPopulation, minCount, maxHiddenDifference + 1);

/**
 * The parts as they may be published: causes of too few citizens are put together with the smallest of the others, so
 * that none is told apart by less. Nothing at all when no cause has enough.
 * @param least {@link leastCitizens}
 */
export function publishableParts(parts: readonly RevisionPart[], least: number): RevisionPart[] {
  const sizeOf = ({ affected, citizens, met }: RevisionPart) =>
    affected ?? Math.max(Math.abs(citizens), Math.abs(met));
  const small = parts.filter((part) => sizeOf(part) < least);
  if (small.length === 0) return [...parts];
  const others = parts.filter((part) => !small.includes(part)).sort((a, b) => sizeOf(a) - sizeOf(b));
  const [smallest] = others;
  if (!smallest) return [];
  const merged = parts.filter((part) => small.includes(part) || part === smallest).reduce(together);
  const rest = parts.filter((part) => others.includes(part) && part !== smallest);
  return [...rest, { ...merged, affected: undefined }];
}

function together(a: RevisionPart, b: RevisionPart): RevisionPart {
  return {
    causes: [...a.causes, ...b.causes],
    citizens: a.citizens + b.citizens,
    met: a.met + b.met,
    share: a.share && b.share && subtract(a.share, { num: -b.share.num, den: b.share.den }),
    affected: undefined,
  };
}
