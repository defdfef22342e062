import type { Timeline } from '../../src/core/timeline.js';
import { formatDay, OPEN_END } from '../../src/domain/day.js';
import { areaName } from '../../src/domain/kommuner.js';
import { formatMonth } from '../../src/domain/month.js';
import {
  FRITAGELSER,
  SAMTALEFORMER,
  SAMTALESTATUS,
  SAMTALETYPER,
  TILBUDSTYPER,
} from '../../src/domain/vocabulary.js';
import { gruppeName } from '../../src/domain/ydelse.js';

const end = (to: number) => (to === OPEN_END ? '' : formatDay(to));
const hours = (units: number) => {
  const digits = String(Math.abs(units)).padStart(5, '0');
  return `${units < 0 ? '-' : ''}${digits.slice(0, -4)},${digits.slice(-4)}`;
};

/**
 * Citizens as case extracts, each under a number. A file with a status column cannot say that a row has none,
 * so a status that is `null` is written as Afholdt, which counts alike.
 */
export function extractsOf(citizens: readonly Timeline[]): Record<string, string> {
  const table = (header: string, rows: (citizen: Timeline) => (string | number)[][]) =>
    [
      header,
      ...citizens.flatMap((citizen, i) => rows(citizen).map((row) => [`b${i}`, ...row].join(';'))),
      '',
    ].join('\n');
  return {
    'ydelser.csv': table('borger_id;kommune;ydelse;fra;til;introduktionsprogram', ({ ydelser }) =>
      ydelser.map((row) => [
        areaName(row.kommune),
        gruppeName(row.ydelse),
        formatDay(row.from),
        end(row.to),
        row.introduktion ? 'ja' : 'nej',
      ]),
    ),
    'samtaler.csv': table('borger_id;dato;samtaletype;form;status', ({ samtaler }) =>
      samtaler.map(({ day, type, form, status }) => [
        formatDay(day),
        SAMTALETYPER[type]!.name,
        form === null ? '' : SAMTALEFORMER[form]!.name,
        status === null ? 'Afholdt' : (SAMTALESTATUS[status]?.name ?? ''),
      ]),
    ),
    'tilbud.csv': table('borger_id;tilbudstype;fra;til', ({ tilbud }) =>
      tilbud.map(({ type, from, to }) => [TILBUDSTYPER[type]!.name, formatDay(from), end(to)]),
    ),
    'loentimer.csv': table('borger_id;maaned;timer', ({ loentimer }) =>
      loentimer.map(({ month, units }) => [formatMonth(month), hours(units)]),
    ),
    'fritagelser.csv': table('borger_id;fritaget_for;fra;til', ({ fritagelser }) =>
      fritagelser.map(({ target, from, to }) => [FRITAGELSER[target]!.name, formatDay(from), end(to)]),
    ),
  };
}
