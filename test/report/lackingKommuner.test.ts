import { describe, expect, test } from 'vitest';
import type { FigureBlock, Inline, TableBlock } from '../../src/document/model.js';
import { csv, folderWith } from '../cli/folder.js';
import { familyOf, makeReport } from '../pdf/document.js';

const OF_TEN = 'Aalborg Odense Herning Viborg Esbjerg Vejle Horsens Silkeborg Kolding Randers'.split(' ');
const MONTHS = Array.from({ length: 12 }, (_, i) => `2020M${String(i + 1).padStart(2, '0')}`).slice(0, 8);

/** Figures of ten kommuner and Samsø, whose share is the lowest; the named cells are left out. */
const fokusmaal = (without: readonly string[], more: readonly string[] = []) =>
  csv(
    'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt',
    ...[...OF_TEN, 'Samsø'].flatMap((kommune) =>
      [...MONTHS, '2020M06-2020M08']
        .filter((month) => !without.includes(`${kommune} ${month}`))
        .flatMap((month) =>
          ['Samtaler', 'Tilbud'].map(
            (f) => `${kommune};${month};Ydelsesgrupper i alt;${f};200;${kommune === 'Samsø' ? 100 : 170}`,
          ),
        ),
    ),
    ...more,
  );

async function reportOf(file: string) {
  const data = await folderWith({ 'fokusmaal.csv': file });
  const { blocks } = await makeReport(familyOf('jobcenterindblik'), 'Aalborg', '2020-08', { data });
  const figure = blocks.find((b): b is FigureBlock => b.kind === 'figure' && b.id === '4.1')!;
  const table = blocks.find(
    (b): b is TableBlock => b.kind === 'table' && b.columns.some(({ head }) => head.includes('Top 10')),
  )!;
  const text = (notes: readonly Inline[][]) => notes.map((note) => note.map((part) => part.text).join(''));
  const { series } = figure.data as Extract<FigureBlock['data'], { series: unknown }>;
  return {
    notes: text(figure.notes),
    tableNotes: text(table.notes),
    rows: table.rows.map(({ cells }) => cells.map(({ text: cell }) => cell)),
    lacking: series.flatMap(({ role, points }) =>
      points.flatMap(({ month, lacking }) => (lacking ? [`${role} ${month} ${lacking.join()}`] : [])),
    ),
  };
}

describe('a month in which a kommune of Top 10 has no figure', () => {
  test('is marked in the table, the figure and the JSON, and says who; so is a sum for Hele landet', async () => {
    const { notes, tableNotes, rows, lacking } = await reportOf(
      fokusmaal(['Herning 2020M03', 'Vejle 2020M03', 'Samsø 2020M05']),
    );
    const note =
      '† Top 10 mangler tal for Herning og Vejle (marts 2020) og hviler på de øvrige kommuner. ' +
      'Hele landet mangler tal for Herning og Vejle (marts 2020) og Samsø (maj 2020) og hviler på de øvrige kommuner.';
    expect(notes.find((text) => text.startsWith('†'))).toContain(note);
    expect(tableNotes).toContain(note);
    const signed = rows.map(([month, ...cells]) => [month, ...cells.filter((cell) => cell.includes('†'))]);
    expect(signed.filter((cells) => cells.length > 1)).toEqual([
      ['Marts 2020', '85,0†', '81,1†'],
      ['Maj 2020', '85,0†'],
    ]);
    expect(lacking).toEqual([
      'top 2020-03 Herning,Vejle',
      'national 2020-03 Vejle,Herning',
      'national 2020-05 Samsø',
    ]);
  });

  test('is none of those with all figures, nor one in which nobody was in the målgruppe', async () => {
    const nobody = ['Samtaler', 'Tilbud'].map((f) => `Vejle;2020M03;Ydelsesgrupper i alt;${f};0;0`);
    const { notes, tableNotes, rows, lacking } = await reportOf(fokusmaal(['Vejle 2020M03'], nobody));
    expect([...notes, ...tableNotes, ...rows].join()).not.toContain('†');
    expect(lacking).toEqual([]);
  });

  test('is held against all 98 where other months have a row of Hele landet; many are given as a number', async () => {
    const own = MONTHS.slice(1).flatMap((month) =>
      ['Samtaler', 'Tilbud'].map((f) => `Hele landet;${month};Ydelsesgrupper i alt;${f};90000;80000`),
    );
    const { notes, lacking } = await reportOf(fokusmaal([], own));
    expect(notes.join()).toContain('Hele landet mangler tal for 87 kommuner (januar 2020)');
    expect(lacking).toHaveLength(1);
  });
});
