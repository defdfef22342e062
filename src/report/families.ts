import { BESKAEFTIGELSESINDBLIK } from './beskaeftigelsesindblik/family.js';
import { BESKAEFTIGELSESPLAN } from './beskaeftigelsesplan/family.js';
import type { Family } from './family.js';
import { JOBCENTERINDBLIK } from './jobcenterindblik/family.js';
import { OPFOELGNING } from './opfoelgning/family.js';
import { TILSYNSNOTAT } from './tilsynsnotat/family.js';

/** Every kind of report, the best known first. */
export const FAMILIES: readonly Family[] = [
  JOBCENTERINDBLIK,
  BESKAEFTIGELSESINDBLIK,
  BESKAEFTIGELSESPLAN,
  TILSYNSNOTAT,
  OPFOELGNING,
];
