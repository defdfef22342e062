import type { Area } from '../../domain/kommuner.js';
import type { Gruppe } from '../../domain/ydelse.js';
import { OUT_OF_SCOPE } from '../cells.js';
import { AMK_KONTAKTER } from './amkKontakter.js';
import { BENCHMARK } from './benchmark.js';
import { OTHER_AREA } from './cells.js';
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

/** Whether a row is about an area and a group that the reports use. */
export function isUsed(row: { area: Area; gruppe?: Gruppe }): boolean {
  return row.area !== OTHER_AREA && row.gruppe !== OUT_OF_SCOPE;
}
