import { listing } from '../../danish/text.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import type { Kommune } from '../../domain/kommuner.js';
import { undecidedOn } from '../../measures/passive.js';
import type { ReportInput } from '../input.js';
import { supervisionIn } from '../supervision.js';

/** The kommuner of which missing months leave open whether they miss a fokusmål. */
function undecided({ book, month }: ReportInput): { fokusmaal: Fokusmaal; kommuner: Kommune[] }[] {
  const { thresholds } = supervisionIn(book.rules, month);
  return FOKUSMAAL.map((fokusmaal) => ({
    fokusmaal,
    kommuner: undecidedOn(book, fokusmaal, month, thresholds[fokusmaal]),
  })).filter(({ kommuner }) => kommuner.length > 0);
}

const namesOf = (kommuner: readonly Kommune[]): string[] => kommuner.map(({ name }) => name);

/** The same as lines for standard error. */
export const undecidedWarnings = (input: ReportInput): string[] =>
  undecided(input).map(
    ({ fokusmaal, kommuner }) =>
      `missing months leave open whether these kommuner miss the fokusmål ${fokusmaal}, so it names none of them: ${namesOf(kommuner).join(', ')}`,
  );

/** The input, among whose gaps these kommuner stand too. */
export function withUndecided(input: ReportInput): ReportInput {
  const gaps = undecided(input).map(({ fokusmaal, kommuner }) => ({
    code: 'missing-months',
    text: `Fokusmålet for ${fokusmaal}: For ${listing(namesOf(kommuner))} mangler der måneder, som kan afgøre, om det er opfyldt. De er ikke nævnt blandt de kommuner, der ikke opfylder det.`,
  }));
  return gaps.length === 0 ? input : { ...input, gaps: [...input.gaps, ...gaps] };
}
