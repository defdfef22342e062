import { formatDay } from '../domain/day.js';
import { FOKUSMAAL_LABEL } from '../domain/fokusmaal.js';
import { formatMonth } from '../domain/month.js';
import { ydelseOf } from '../domain/ydelse.js';
import { csvText } from '../extracts/writeCsv.js';
import type { NotMet } from '../measures/notMet.js';
import { hoursText } from './hours.js';

const HEADER = [
  'borger_id',
  'fokusmål',
  'ydelse',
  'samtaler talt',
  'samtaler mangler',
  'seneste samtale',
  'seneste samtale ude af vinduet fra',
  'timer talt',
  'timer mangler',
];

/** The caseworkers' list as CSV with Danish heads. Nobody on it has a counted tilbud where tilbud are lacking. */
export function notMetCsv(list: readonly NotMet[]): string {
  const rows = list.map((entry) => [
    entry.borgerId,
    FOKUSMAAL_LABEL[entry.fokusmaal],
    ydelseOf(entry.ydelse).name,
    entry.samtaler,
    entry.samtalerMissing,
    entry.lastSamtale ? formatDay(entry.lastSamtale.day) : '',
    entry.lastSamtale ? formatMonth(entry.lastSamtale.gone) : '',
    hoursText(entry.hours, ','),
    hoursText(entry.hoursMissing, ','),
  ]);
  return csvText([HEADER, ...rows]);
}
