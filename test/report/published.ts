import { FOKUSMAAL, FOKUSMAAL_LABEL, type Fokusmaal } from '../../src/domain/fokusmaal.js';
import { HELE_LANDET, HELE_LANDET_NAME, kommuneOfCode, maybeKommune } from '../../src/domain/kommuner.js';
import { monthsEnding, type Period, parseMonth, periodCode, singleMonth } from '../../src/domain/month.js';
import { GRUPPER, gruppeName, I_ALT } from '../../src/domain/ydelse.js';
import type { Country } from './country.js';
import type { PublishedFile } from './delivered.js';

export const LENGTHS = [1, 3, 12] as const;
export const QUANTITIES = ['met', 'unmet'] as const;
export type Quantity = (typeof QUANTITIES)[number];
export type Count = Record<Quantity, number>;

/** What files show: a count, or that it is hidden. */
export type Shown = Map<string, Count | 'hidden'>;
export const keyOf = (area: number, period: Period, group: string, fokusmaal: Fokusmaal) =>
  [area, periodCode(period), group, fokusmaal].join('|');

export const GROUPS: readonly string[] = GRUPPER.map(gruppeName);
const ALL = [I_ALT, ...GROUPS];

/**
 * Notes what a file shows of an area's groups in a period: a number stands, wherever else it is hidden, and a group
 * that is not named has no citizens.
 */
function note(
  shown: Shown,
  key: (group: string) => string,
  rows: ReadonlyMap<string, Count | 'hidden'>,
): void {
  for (const group of ALL) {
    const count = rows.get(group) ?? { met: 0, unmet: 0 };
    if (count !== 'hidden' || !shown.has(key(group))) shown.set(key(group), count);
  }
}

type Numbers = Record<string, string & number & null>;

/** Notes what a report shows of a kommune's groups, from its rows. */
function noteGroups(
  shown: Shown,
  { kommune }: PublishedFile,
  period: Period,
  fokusmaal: Fokusmaal,
  rows: readonly Numbers[] | undefined,
): void {
  if (!rows) return;
  const all = new Map<string, Count | 'hidden'>(
    rows.map(({ group, citizens, met, unmet }) => {
      if (citizens === null) return [group!, 'hidden'];
      const without = unmet ?? citizens! - met!;
      return [group!, { met: citizens! - without, unmet: without }];
    }),
  );
  // Figures over 12 months and tables of a note have no i alt; a file of measures has.
  if (!all.has(I_ALT)) all.set(I_ALT, shown.get(keyOf(kommune!, period, I_ALT, fokusmaal)) ?? 'hidden');
  note(shown, (group) => keyOf(kommune!, period, group, fokusmaal), all);
}

function readReport(file: PublishedFile, { figures: shown, early }: Published): void {
  const { kommune, month, text } = file;
  const { figures, tables } = JSON.parse(text) as {
    figures: Record<string, { rows: Numbers[] }>;
    tables: Record<string, Record<Fokusmaal, Numbers | null>>;
  };
  for (const fokusmaal of FOKUSMAAL) {
    const row = tables['1.2']?.[fokusmaal];
    if (!row) continue;
    const count =
      row.citizens === null ? ('hidden' as const) : { met: row.met!, unmet: row.citizens! - row.met! };
    const key = keyOf(kommune!, singleMonth(month), I_ALT, fokusmaal);
    if (count !== 'hidden' || !early.has(key)) early.set(key, count);
  }
  const ids = { samtaler: ['4.2', '5.2'], tilbud: ['4.4', '5.4'] } as const;
  for (const fokusmaal of FOKUSMAAL)
    ids[fokusmaal].forEach((id, i) => {
      noteGroups(shown, file, monthsEnding(month, i ? 12 : 3), fokusmaal, figures[id]?.rows);
    });
}

/** The tables of ydelsesgrupper in the note for a committee. */
function readNote(file: PublishedFile, { figures: shown }: Published): void {
  const { tables } = JSON.parse(file.text) as { tables: Record<string, Numbers[]> };
  const ids = { samtaler: '3', tilbud: '5' } as const;
  for (const fokusmaal of FOKUSMAAL)
    noteGroups(shown, file, monthsEnding(file.month, 3), fokusmaal, tables[ids[fokusmaal]]);
}

const codeOf = (area: string): number => (area === HELE_LANDET_NAME ? HELE_LANDET : maybeKommune(area)!.code);

function readMeasures({ text }: PublishedFile, shown: Shown): void {
  const files = new Map<string, { key: (group: string) => string; rows: Map<string, Count | 'hidden'> }>();
  for (const line of text.trim().split('\n').slice(1)) {
    const [area, code, group, label, citizens, met] = line.split(';') as [string, ...string[]];
    const [from, to = from] = code!.split('-');
    const period = { from: parseMonth(from!), to: parseMonth(to!) };
    const fokusmaal = FOKUSMAAL.find((f) => FOKUSMAAL_LABEL[f] === label)!;
    const name = [area, code, label].join();
    const part = files.get(name) ?? {
      key: (of: string) => keyOf(codeOf(area), period, of, fokusmaal),
      rows: new Map(),
    };
    const count = { met: Number(met), unmet: Number(citizens) - Number(met) };
    part.rows.set(group!, citizens === '(.)' ? 'hidden' : count);
    files.set(name, part);
  }
  for (const { key, rows } of files.values()) note(shown, key, rows);
}

/** Whom a file of early effort does not name in its month has nobody there. */
function noteUnnamed({ month, text }: PublishedFile, kommuner: readonly number[], shown: Shown): void {
  const named = new Set(
    text
      .split('\n')
      .map((line) => line.split(';'))
      .map(([area, , , of]) => `${area};${of}`),
  );
  for (const area of [...kommuner, HELE_LANDET])
    for (const fokusmaal of FOKUSMAAL) {
      const name = area === HELE_LANDET ? HELE_LANDET_NAME : kommuneOfCode(area).name;
      if (named.has(`${name};${FOKUSMAAL_LABEL[fokusmaal]}`)) continue;
      note(shown, (group) => keyOf(area, singleMonth(month), group, fokusmaal), new Map());
    }
}

/** What the files of one reading show together: of the fokusmål, and of early effort. */
export type Published = Record<'figures' | 'early', Shown>;

export function readFiles(country: Country, reading: PublishedFile['reading']): Published {
  const published: Published = { figures: new Map(), early: new Map() };
  const files = country.files.filter((file) => file.reading === reading);
  for (const file of files) {
    if (file.kind !== 'figures' && file.kind !== 'early') continue;
    readMeasures(file, published[file.kind]);
    if (file.kind === 'early') noteUnnamed(file, country.kommuner, published.early);
  }
  for (const file of files) {
    if (file.kind === 'report' || file.kind === 'since') readReport(file, published);
    if (file.kind === 'note') readNote(file, published);
  }
  return published;
}
