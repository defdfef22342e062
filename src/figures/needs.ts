import type { ExtractName } from '../extracts/extractName.js';

/** What is lost without an extract: on standard error, and in the report. */
export interface Loss {
  english: string;
  danish: string;
}

/** Something that figures are made from. */
export interface Need {
  what: ExtractName | 'plan';
  /** What comes from it, in English. */
  for: string;
  /** Said when it is not there; a need without is one that another can stand in for. */
  loss?: Loss;
}

/** The case extracts as a need: each tells of itself what is lost without it. */
export const CASES: Need = {
  what: 'ydelser',
  for: "with samtaler, tilbud, loentimer and fritagelser: the kommune's own figures",
};

/** What figures about the two fokusmål alone are made from. */
export const FOKUSMAAL_NEEDS: readonly Need[] = [
  CASES,
  { what: 'fokusmaal', for: 'the same where there are no case extracts' },
];
