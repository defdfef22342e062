import {
  type Area,
  areaName,
  HELE_LANDET,
  isKommune,
  KOMMUNER,
  kommuneOfCode,
  rarOf,
} from '../../domain/kommuner.js';
import type { Period } from '../../domain/month.js';
import { OUT_OF_SCOPE_YDELSER, YDELSER } from '../../domain/ydelser.js';
import { shownTextCell } from '../cells.js';
import { optionalColumn } from '../columns.js';
import { foldedText } from '../values.js';
import { areaOrRarColumn, countColumn, periodColumn } from './cells.js';
import { groupBy } from './groupBy.js';
import { addsUp, isMore } from './rounding.js';
import { type BetweenFault, type JobindsatsSchema, jobindsatsSchema } from './schema.js';

/** One row of a `fuldtidspersoner` extract. */
export interface FuldtidspersonerRow {
  area: Area;
  period: Period;
  /** As it stands, or as the file's name says it. */
  ydelse: string;
  /** Full-time persons; jobindsats gives whole numbers. */
  fuldtidspersoner: number | null;
}

const fuldtidspersonerColumns = {
  Område: areaOrRarColumn,
  Periode: periodColumn,
  Ydelse: optionalColumn(shownTextCell, 'Ydelsesgruppe', 'Ydelsesgrupper'),
  'Antal fuldtidspersoner': countColumn('Fuldtidspersoner'),
  'Antal personer': { ...countColumn(), optional: true },
};

const KNOWN_YDELSER = [
  ...YDELSER.flatMap(({ name, aliases }) => [name, ...aliases]),
  ...OUT_OF_SCOPE_YDELSER,
];

/** The words of a file's name behind its stem, without numbers, months and what a copy adds. */
function wordsOf(fileName: string): string {
  const stem = foldedText(fileName).replace(/(\.[a-z0-9]{1,7})+$/, '');
  return stem
    .replace(/^fuldtidspersoner/, '')
    .replace(/\(\d+\)|\b(kopi|copy)( af| of)?\b/g, ' ')
    .replace(/[\s_.-]*\b\d[\dmq.-]*\b/g, ' ')
    .replace(/_/g, ' ')
    .replace(/^[\s.-]+|[\s.-]+$/g, '')
    .replace(/\s+/g, ' ');
}

/** A name as it may be spelled in a file's name: without hyphens, and with æ, ø and å or without. */
const spelled = (name: string): string =>
  name.toLowerCase().replaceAll('-', ' ').replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');

/** The ydelse that the name of a file says, when it is one that is known: `fuldtidspersoner-sygedagpenge.csv`. */
export function ydelseOfName(fileName: string): string | undefined {
  const words = spelled(wordsOf(fileName));
  return KNOWN_YDELSER.find((name) => spelled(name) === words);
}

const NO_YDELSE =
  "expected a ydelse: add the column Ydelse, or name a known ydelse in the file's name (fuldtidspersoner-sygedagpenge.csv); " +
  `known are ${KNOWN_YDELSER.join(', ')}`;

export const FULDTIDSPERSONER: JobindsatsSchema<FuldtidspersonerRow> = jobindsatsSchema({
  columns: fuldtidspersonerColumns,
  key: ['Område', 'Periode', 'Ydelse'],
  faults: (r) => {
    const faults = r.Ydelse === null ? [{ column: 'Ydelse', message: NO_YDELSE }] : [];
    const [fullTime, persons] = [r['Antal fuldtidspersoner'], r['Antal personer']];
    if (fullTime !== null && persons !== null && isMore(fullTime, persons)) {
      const message = `expected at least ${fullTime}, the full-time persons: each of them is a person`;
      faults.push({ column: 'Antal personer', message });
    }
    return faults;
  },
  row: (r) => ({
    area: r.Område,
    period: r.Periode,
    ydelse: r.Ydelse!,
    fuldtidspersoner: r['Antal fuldtidspersoner'],
  }),
  between: contradictions,
  // A jobindsats table that holds one ydelse has no column for it.
  fromName: (fileName) => {
    const ydelse = ydelseOfName(fileName);
    return ydelse === undefined ? {} : { Ydelse: ydelse };
  },
});

/** Kommuner that are more than the whole country or their RAR, and a country that is not the sum of its kommuner. */
function contradictions(rows: readonly FuldtidspersonerRow[]): BetweenFault<FuldtidspersonerRow>[] {
  const faults: BetweenFault<FuldtidspersonerRow>[] = [];
  const groups = groupBy(rows, ({ ydelse, period }) => `${ydelse.toLowerCase()} ${period.from} ${period.to}`);
  for (const group of groups.values()) {
    const byArea = new Map(group.map((row) => [row.area, row]));
    const whole = byArea.get(HELE_LANDET);
    for (const row of group) {
      if (!isKommune(row.area) || row.fuldtidspersoner === null) continue;
      for (const over of [whole, byArea.get(rarOf(kommuneOfCode(row.area)))]) {
        if (over?.fuldtidspersoner == null || !isMore(row.fuldtidspersoner, over.fuldtidspersoner)) continue;
        const message = `${areaName(row.area)} has ${row.fuldtidspersoner} and ${areaName(over.area)} only ${over.fuldtidspersoner}: a part cannot be more than its total`;
        faults.push({ row, message });
      }
    }
    const parts = KOMMUNER.map(({ code }) => byArea.get(code)?.fuldtidspersoner);
    if (whole?.fuldtidspersoner == null || parts.some((part) => part == null)) continue;
    if (!addsUp(parts as number[], whole.fuldtidspersoner)) {
      const sum = (parts as number[]).reduce((all, part) => all + part, 0);
      const message = `the 98 kommuner are ${sum} together, and ${areaName(HELE_LANDET)} is ${whole.fuldtidspersoner}`;
      faults.push({ row: whole, message });
    }
  }
  return faults;
}
