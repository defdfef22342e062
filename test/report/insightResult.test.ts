/**
 * The chapter of the result against jobindsats' own table, of all 98 kommuner. The whole real table is read where there
 * is one ($JOBINDSATS_Y30R21, or y30r21.csv beside the project); a few of its rows stand in this project.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { figuresOf, tablesOf } from '../../src/document/model.js';
import { KOMMUNER } from '../../src/domain/kommuner.js';
import { parseMonth } from '../../src/domain/month.js';
import { folderWith } from '../cli/folder.js';
import { openInsights } from './insight.js';

const REAL = process.env.JOBINDSATS_Y30R21 ?? '';
const SMALL = 'test/report/y30r21-small.csv';
const TABLES: [name: string, path: string][] = [
  ['a part of the real table', SMALL],
  ...(existsSync(REAL) ? [['the whole real table', REAL] as [string, string]] : []),
];

const number = (text: string): number | null =>
  /\d/.test(text) ? Number(text.replaceAll('.', '').replace(',', '.')) : null;

describe.each(TABLES)('with %s and no other extract', (_, path) => {
  const text = readFileSync(path, 'utf8');
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(';'));
  const names = new Set(rows.map((row) => row[0]));

  test.each([
    ['2020-06', '2020QMAT02', 1],
    ['2021-02', '2020QMAT04', 2],
  ])('the result of each kommune in %s is the table’s own', async (month, period, periods) => {
    const reports = await openInsights(await folderWith({ 'y30r21.csv': text }), parseMonth(month));
    try {
      for (const kommune of KOMMUNER.filter(({ name }) => names.has(name))) {
        const { document } = await reports.make(kommune);
        const own = rows.filter((row) => row[0] === kommune.name && row[1] === period);
        const { data } = tablesOf(document).find(({ id }) => id === '1.1')!;
        const told = (data as { rows: Record<string, unknown>[] }).rows;
        const keys = [
          'expected',
          'actual',
          'difference',
          'expectedShare',
          'actualShare',
          'differenceShare',
          'place',
        ];
        const known = own.map((row) => ({
          omraade: row[2],
          ...Object.fromEntries(keys.map((key, i) => [key, number(row[3 + i]!)])),
        }));
        const byName = (a: { omraade?: unknown }, b: { omraade?: unknown }) =>
          String(a.omraade) < String(b.omraade) ? -1 : 1;
        expect([...told].sort(byName), kommune.name).toEqual(known.sort(byName));
        const history = tablesOf(document).find(({ id }) => id === '1.2')!.data as Record<string, unknown>[];
        expect(history).toHaveLength(periods);
        const distribution = figuresOf(document).find(({ id }) => id === '1.1')!.data as {
          rows: Record<string, unknown>[];
        };
        expect(distribution.rows).toHaveLength(names.size);
        expect(distribution.rows.map(({ place }) => place)).toEqual(
          rows
            .filter((row) => row[1] === period && row[2] === 'Ydelsesgrupper i alt')
            .map((row) => Number(row[9]))
            .sort((a, b) => a - b),
        );
        expect(document.record.messages!.length, kommune.name).toBeGreaterThanOrEqual(3);
      }
    } finally {
      reports.close();
    }
  });
});
