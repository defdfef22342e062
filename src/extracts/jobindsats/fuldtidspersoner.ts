import { groupBy } from '../../domain/groupBy.js';
import {
  type Area,
  areaName,
  HELE_LANDET,
  isKommune,
  KOMMUNER,
  type Kommune,
  kommuneOfCode,
  kommunerOfRar,
  maybeRar,
  RAR_NAMES,
  rarOf,
} from '../../domain/kommuner.js';
import type { Period } from '../../domain/month.js';
import { OUT_OF_SCOPE_YDELSER, YDELSER } from '../../domain/ydelser.js';
import { shownTextCell } from '../cells.js';
import { optionalColumn } from '../columns.js';
import { foldedText } from '../values.js';
import { areaOrRarColumn, countColumn, periodColumn } from './cells.js';
import { isLess, isMore, isMoreThanAll, sumOf } from './rounding.js';
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

const IN_SCOPE = YDELSER.flatMap(({ name, aliases }) => [name, ...aliases]);
const KNOWN_YDELSER = [...IN_SCOPE, ...OUT_OF_SCOPE_YDELSER];
const NAMES_IN_SCOPE = new Set(IN_SCOPE.map((name) => name.toLowerCase()));

/** The id of a jobindsats table, which a file's name may have beside or in place of its ydelse. */
const TABLE_ID = /\by\d\d[a-z]\d\d\b/g;

/** The ydelse of each table of full-time persons on one; kontanthjælp has one table up to June 2025 and one from July. */
const TABLES: Readonly<Record<string, string>> = {
  y01a02: 'A-dagpenge',
  y36a02: 'Kontanthjælp',
  y60a02: 'Kontanthjælp',
  y38a02: 'Uddannelseshjælp',
  y35a02: 'Selvforsørgelses- og hjemrejseydelse mv.',
  y07a02: 'Sygedagpenge',
  y12a02: 'Jobafklaringsforløb',
  y11a02: 'Ressourceforløb',
  y09a02: 'Ledighedsydelse',
  y08a02: 'Fleksjob',
  y10a02: 'Førtidspension',
};

/** The words of a file's name behind its stem, without numbers, months and what a copy adds. */
function wordsOf(fileName: string): string {
  const stem = foldedText(fileName).replace(/(\.[a-z0-9]{1,7})+$/, '');
  return stem
    .replace(/^fuldtidspersoner/, '')
    .replace(/\(\d+\)|\b(kopi|copy)( af| of)?\b/g, ' ')
    .replace(TABLE_ID, ' ')
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
  if (words !== '') return KNOWN_YDELSER.find((name) => spelled(name) === words);
  const [id] = foldedText(fileName).match(TABLE_ID) ?? [];
  return id === undefined ? undefined : TABLES[id];
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

/** People who live in no kommune, abroad or on Christiansø, are at most so large a part of a total: one in so many. */
const IN_NO_KOMMUNE = 8;

/** Kommuner that are more than the whole country or their RAR, and these where they are not the sum of their kommuner. */
function contradictions(rows: readonly FuldtidspersonerRow[]): BetweenFault<FuldtidspersonerRow>[] {
  const groups = groupBy(rows, ({ ydelse, period }) => `${ydelse.toLowerCase()} ${period.from} ${period.to}`);
  const inAreas = [...groups.values()].flatMap((group) => {
    const byArea = new Map(group.map((row) => [row.area, row]));
    return group.flatMap((row) => (isKommune(row.area) ? partFaults(row, byArea) : sumFaults(row, byArea)));
  });
  const months = groupBy(rows, ({ area, period }) => `${area} ${period.from} ${period.to}`);
  return [...inAreas, ...[...months.values()].flatMap(ydelseFaults)];
}

/** What jobindsats calls all public support; folkepension, SU and the like are no part of it. */
const ALL_SUPPORT = 'Offentlig forsørgelse i alt';

/** Ydelser in scope that are more than all public support, among one area's of a period. */
function ydelseFaults(set: readonly FuldtidspersonerRow[]): BetweenFault<FuldtidspersonerRow>[] {
  const names = set.map(({ ydelse }) => foldedText(ydelse));
  const whole = set[names.indexOf(ALL_SUPPORT.toLowerCase())]?.fuldtidspersoner;
  return set.flatMap((row, i) => {
    const part = NAMES_IN_SCOPE.has(names[i]!) ? row.fuldtidspersoner : null;
    if (whole == null || part === null || !isMore(part, whole)) return [];
    const message = `${row.ydelse} has ${part} and ${ALL_SUPPORT} only ${whole}: a part cannot be more than its total`;
    return [{ row, message }];
  });
}

const RARS = RAR_NAMES.map((name) => maybeRar(name)!);

type ByArea = ReadonlyMap<Area, FuldtidspersonerRow>;

function partFaults(row: FuldtidspersonerRow, byArea: ByArea): BetweenFault<FuldtidspersonerRow>[] {
  return [byArea.get(HELE_LANDET), byArea.get(rarOf(kommuneOfCode(row.area)))].flatMap((over) => {
    const [part, whole] = [row.fuldtidspersoner, over?.fuldtidspersoner];
    if (part === null || whole == null || !isMore(part, whole)) return [];
    const message = `${areaName(row.area)} has ${part} and ${areaName(over!.area)} only ${whole}: a part cannot be more than its total`;
    return [{ row, message }];
  });
}

/** The parts that make up a total: its kommuner, and the RAR the country. */
const partsOf = (area: Area): Area[][] => {
  const codes = (kommuner: readonly Kommune[]) => kommuner.map(({ code }) => code);
  return area === HELE_LANDET ? [codes(KOMMUNER), RARS] : [codes(kommunerOfRar(area))];
};

/** A total against its parts, where all of them are there. */
function sumFaults(row: FuldtidspersonerRow, byArea: ByArea): BetweenFault<FuldtidspersonerRow>[] {
  const { area, fuldtidspersoner: whole } = row;
  return partsOf(area).flatMap((areas) => {
    const parts = areas.flatMap((part) => byArea.get(part)?.fuldtidspersoner ?? []);
    if (whole === null || parts.length < areas.length) return [];
    // Christiansø is counted with Bornholm, which is a RAR of one kommune.
    const hasOthers = area === HELE_LANDET || parts.length === 1;
    const others = hasOthers ? Math.floor(whole / IN_NO_KOMMUNE) : 0;
    if (!isLess(whole, parts) && !isMoreThanAll(whole - others, parts)) return [];
    const kind = areas.some(isKommune) ? 'kommuner' : 'RAR';
    const message = `its ${parts.length} ${kind} are ${sumOf(parts)} together, and ${areaName(area)} is ${whole}`;
    return [{ row, message }];
  });
}
