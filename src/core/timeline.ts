import type { Day } from '../domain/day.js';
import type { Month } from '../domain/month.js';

/** A closed run of days; `to` is `OPEN_END` while it is still running. */
export interface Interval {
  from: Day;
  to: Day;
}

/** A row of the ydelser extract: a citizen on a ydelse in a kommune. Only ydelser in scope. */
export interface YdelseRow extends Interval {
  /** Code of a ydelse. */
  ydelse: number;
  /** Kommunekode. */
  kommune: number;
  /** The citizen is in the introduktionsprogram while this row runs. */
  introduktion: boolean;
}

/** A samtale; the codes are indexes in the vocabulary's lists. */
export interface Samtale {
  day: Day;
  type: number;
  /** `null` when the extract gives no form: counted as personal attendance. */
  form: number | null;
  /** `null` when the extract has no status column; `NO_STATUS` when it has one and the cell is empty. */
  status: number | null;
}

export interface Tilbud extends Interval {
  /** Index in `TILBUDSTYPER`. */
  type: number;
}

/** Hours are whole numbers of this part of an hour, so that 224,99 and 225 never meet in a rounding. */
export const UNITS_PER_HOUR = 10_000;

/** Ordinary paid hours in a month, in units of 1/10.000 hour; corrections are negative. */
export interface Loentimer {
  month: Month;
  units: number;
}

export interface Fritagelse extends Interval {
  /** Index in `FRITAGELSER`. */
  target: number;
}

/** All that is known of one citizen. */
export interface Timeline {
  ydelser: readonly YdelseRow[];
  samtaler: readonly Samtale[];
  tilbud: readonly Tilbud[];
  loentimer: readonly Loentimer[];
  fritagelser: readonly Fritagelse[];
}
