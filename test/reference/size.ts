/** Citizens to compare: `REFERENCE_CITIZENS=1000000 npx vitest run test/reference` for a million. */
export const CITIZENS = Number(process.env.REFERENCE_CITIZENS ?? 500);

/** The same citizens in each run, unless others are asked for. */
export const SEED = Number(process.env.REFERENCE_SEED ?? 20_200_831);

/** Milliseconds that so many citizens may take on a machine with other things to do. */
export const TIMEOUT = 120_000 + CITIZENS * 10;
