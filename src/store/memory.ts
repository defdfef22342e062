export const MB = 2 ** 20;
/** What the engine has when nobody says: the program stays within 1 GB. */
const DEFAULT_SHARE = 600 * MB;
/** What the program itself takes beside the engine: its code, the citizens at hand, what the engine does not count. */
const PROGRAM = 700 * MB;
/** The engine does not work with less. */
const LEAST_SHARE = 160 * MB;

/** The least memory that a user may set, in bytes. */
export const LEAST_MEMORY = PROGRAM + LEAST_SHARE;

/** The engine's share of the program's memory, in bytes. */
export const engineShare = (memory: number | undefined): number =>
  memory === undefined ? DEFAULT_SHARE : Math.max(LEAST_SHARE, memory - PROGRAM);
