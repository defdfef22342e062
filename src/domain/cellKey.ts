import { FOKUSMAAL, type Fokusmaal } from './fokusmaal.js';
import type { Area } from './kommuner.js';
import type { Period } from './month.js';
import type { Gruppe } from './ydelse.js';

/** What a count of the fokusmål is about. */
export interface CellKey {
  area: Area;
  period: Period;
  gruppe: Gruppe;
  fokusmaal: Fokusmaal;
}

/** A number that is the same for equal keys alone: a month of a year to 9999 takes 17 bits, a gruppe 8. */
export const keyOf = ({ area, period: { from, to }, gruppe, fokusmaal }: CellKey): number =>
  (((area * 2 ** 17 + from) * 2 ** 17 + to) * 2 ** 8 + gruppe) * 2 + FOKUSMAAL.indexOf(fokusmaal);
