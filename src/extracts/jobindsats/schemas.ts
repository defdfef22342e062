import { AMK_KONTAKTER } from './amkKontakter.js';
import { BENCHMARK } from './benchmark.js';
import { FOKUSMAAL_EXTRACT } from './fokusmaal.js';
import { FULDTIDSPERSONER } from './fuldtidspersoner.js';
import { SAMTALETAL } from './samtaletal.js';

/** The jobindsats extracts by name. */
export const JOBINDSATS_SCHEMAS = {
  benchmark: BENCHMARK,
  fokusmaal: FOKUSMAAL_EXTRACT,
  tidligindsats: FOKUSMAAL_EXTRACT,
  fuldtidspersoner: FULDTIDSPERSONER,
  samtaletal: SAMTALETAL,
  'amk-kontakter': AMK_KONTAKTER,
};
export type JobindsatsExtract = keyof typeof JOBINDSATS_SCHEMAS;
export const JOBINDSATS_EXTRACTS = Object.keys(JOBINDSATS_SCHEMAS) as JobindsatsExtract[];
