/** What is said where a table or figure has no figures, when the template does not say it otherwise. */
export const NO_BENCHMARK =
  'Kan ikke vises, fordi de leverede data ikke har benchmarktal for kommunen (udtrækket benchmark).';
export const NO_FOKUSMAAL =
  'Kan ikke vises, fordi de leverede data ikke har tal for kommunen i perioden (sagsudtræk eller udtrækket fokusmaal).';
export const NO_EARLY =
  'Kan ikke vises, fordi de leverede data hverken har udtrækket tidligindsats eller sagsudtræk, der viser det, for kommunen i måneden.';
/** What counts unique citizens of a period does not follow from its months. */
export const NO_PERIOD =
  'Kan ikke vises, fordi de leverede data ikke har tal for kommunen i perioden under ét (sagsudtræk eller udtrækket fokusmaal); unikke borgere kan ikke lægges sammen af måneder.';
