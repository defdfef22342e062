/** The two fokusmål of skærpet tilsyn, in the order that every table keeps. */
export const FOKUSMAAL = ['samtaler', 'tilbud'] as const;
export type Fokusmaal = (typeof FOKUSMAAL)[number];

/** The fokusmål's name in extracts. */
export const FOKUSMAAL_LABEL: Record<Fokusmaal, string> = { samtaler: 'Samtaler', tilbud: 'Tilbud' };
