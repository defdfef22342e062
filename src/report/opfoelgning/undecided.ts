import { listing } from '../../danish/text.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { byDanishName, type Kommune } from '../../domain/kommuner.js';
import { undecidedOn, unknownOn } from '../../measures/passive.js';
import type { ReportInput } from '../input.js';
import { supervisionIn } from '../supervision.js';

interface Open {
  fokusmaal: Fokusmaal;
  /** Of whom missing months leave open whether they miss it. */
  open: Kommune[];
  /** Of whom there is no month at all. */
  unknown: Kommune[];
}

/** The kommuner of which the figures at hand leave open whether they miss a fokusmål. */
function undecided({ book, month }: ReportInput): Open[] {
  const { thresholds } = supervisionIn(book.rules, month);
  return FOKUSMAAL.map((fokusmaal) => ({
    fokusmaal,
    open: undecidedOn(book, fokusmaal, month, thresholds[fokusmaal]),
    unknown: unknownOn(book, fokusmaal, month),
  }));
}

const NAMED = 20;

/** Kommuner by name; of many, how many they are. */
const namesOf = (kommuner: readonly Kommune[]): string[] | undefined =>
  kommuner.length > NAMED ? undefined : [...kommuner].sort(byDanishName).map(({ name }) => name);

/** The same as lines for standard error. */
export const undecidedWarnings = (input: ReportInput): string[] =>
  undecided(input).flatMap(({ fokusmaal, open, unknown }) => {
    const named = (kommuner: Kommune[]) => namesOf(kommuner)?.join(', ') ?? `${kommuner.length} kommuner`;
    return [
      ...(open.length > 0
        ? [
            `missing months leave open whether these kommuner miss the fokusmål ${fokusmaal}, so it names none of them: ${named(open)}`,
          ]
        : []),
      ...(unknown.length > 0
        ? [`there are no figures on the fokusmål ${fokusmaal} in the last 12 months of ${named(unknown)}`]
        : []),
    ];
  });

/** The input, among whose gaps these kommuner stand too. */
export function withUndecided(input: ReportInput): ReportInput {
  const named = (kommuner: Kommune[]) => {
    const names = namesOf(kommuner);
    return names ? listing(names) : `${kommuner.length} kommuner`;
  };
  const gaps = undecided(input).flatMap(({ fokusmaal, open, unknown }) =>
    [
      ...(open.length > 0
        ? [
            `For ${named(open)} mangler der måneder, som kan afgøre, om det er opfyldt. De er ikke nævnt blandt de kommuner, der ikke opfylder det.`,
          ]
        : []),
      ...(unknown.length > 0
        ? [
            `Der er ikke tal for ${named(unknown)} i de seneste 12 måneder, og det er ikke kendt, om det er opfyldt dér.`,
          ]
        : []),
    ].map((text) => ({ code: 'missing-months', text: `Fokusmålet for ${fokusmaal}: ${text}` })),
  );
  return gaps.length === 0 ? input : { ...input, gaps: [...input.gaps, ...gaps] };
}
