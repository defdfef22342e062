import { type Day, formatDay } from './day.js';
import { YDELSER, type Ydelse } from './ydelser.js';

/** The total of all ydelsesgrupper, by jobindsats' label. */
export const I_ALT = 'Ydelsesgrupper i alt';

/** Code of the ydelse with this name. @throws {Error} when there is none. */
export function ydelseCode(name: string): number {
  const found = YDELSER.find((y) => y.name === name);
  if (!found) throw new Error(`no ydelse is called '${name}'`);
  return found.code;
}

/** One answer for each ydelse, by its code. @param of a ydelse and its number in the list. */
export function byYdelse<T>(of: (ydelse: Ydelse, number: number) => T): T[] {
  const answers: T[] = [];
  for (const [number, ydelse] of YDELSER.entries()) answers[ydelse.code] = of(ydelse, number);
  return answers;
}

const BY_CODE = byYdelse((ydelse) => ydelse);

/** The ydelse of a code. @throws {Error} when there is none. */
export function ydelseOf(code: number): Ydelse {
  const found = BY_CODE[code];
  if (!found) throw new Error(`no ydelse has the code ${code}`);
  return found;
}

/** A ydelsesgruppe of the measures: the code of a ydelse, or {@link GRUPPE_I_ALT}. */
export type Gruppe = number;

/** The ydelsesgrupper of single ydelser, in the order of the list. */
export const GRUPPER: readonly Gruppe[] = YDELSER.map(({ code }) => code);

/** The group that holds every ydelse. */
export const GRUPPE_I_ALT: Gruppe = Math.max(...GRUPPER) + 1;

/** The name of a ydelsesgruppe in extracts. */
export function gruppeName(gruppe: Gruppe): string {
  return gruppe === GRUPPE_I_ALT ? I_ALT : ydelseOf(gruppe).name;
}

/** Orders ydelsesgrupper as tables do: i alt, then the ydelser in the order of the list. */
export function byGruppe(a: Gruppe, b: Gruppe): number {
  return GRUPPER.indexOf(a) - GRUPPER.indexOf(b);
}

/** The last day on which anybody can have a ydelse, at most `day`: an open row ends with its ydelse. */
export function withinYdelse(code: number, day: Day): Day {
  const { until } = ydelseOf(code);
  return until === undefined ? day : Math.min(day, until);
}

/**
 * What is wrong with the days of a row, where a ydelse has a first or a last one: nobody can have it on a day
 * before or after them. An open row is right, since it ends with its ydelse.
 * @returns the column to mend and how; `undefined` when the days are right.
 */
export function outsideYdelse(
  code: number,
  from: Day,
  to: Day | null,
): { column: 'fra' | 'til'; message: string } | undefined {
  const ydelse = ydelseOf(code);
  const mend = 'mend the date or the ydelse';
  if (ydelse.from !== undefined && from < ydelse.from)
    return { column: 'fra', message: `${ydelse.name} begins ${formatDay(ydelse.from)}; ${mend}` };
  const { until } = ydelse;
  if (until === undefined || (from <= until && (to === null || to <= until))) return undefined;
  return {
    column: from > until ? 'fra' : 'til',
    message: `${ydelse.name} ends ${formatDay(until)}; ${mend}`,
  };
}
