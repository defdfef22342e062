import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { FigureBlock } from '../../src/document/model.js';
import { FIGURE_DATA, figureCsv } from '../../src/report/frame/figureData.js';
import { readSettings } from '../../src/template/settings.js';

const spec = { values: {}, lineOf: () => 1 };
const words = readSettings(z.strictObject(FIGURE_DATA), { file: 'a.md', spec, places: {} });
const figureWith = (rows: Record<string, string | number>[]) =>
  ({
    kind: 'figure',
    id: '1',
    label: 'Figur 1',
    title: 'T',
    alt: 'A',
    notes: [],
    data: { rows },
  }) as unknown as FigureBlock;

test('a number of a figure that the annex has no head for stops the report; no name of the code is printed', () => {
  const sound = figureWith([{ group: 'Kontanthjælp', citizens: 7 }]);
  expect(figureCsv(sound, words).content).toContain('Ydelsesgruppe;Borgere');
  const unknown = figureWith([{ group: 'Kontanthjælp', weeks: 7 }]);
  expect(() => figureCsv(unknown, words)).toThrow('weeks');
});

describe('the CSV of a figure by month', () => {
  const point = (month: string, share: number, lacking?: string[]) => ({
    month,
    share,
    provisional: false,
    ...(lacking && { lacking }),
  });
  const csvOf = (...ofTop: (string[] | undefined)[]) => {
    const months = ['2020-07', '2020-08'];
    const data = {
      series: [
        { name: 'Aalborg', role: 'own', points: months.map((month) => point(month, 81)) },
        { name: 'Top 10', role: 'top', points: months.map((month, i) => point(month, 95, ofTop[i])) },
      ],
    };
    return figureCsv({ ...figureWith([]), data } as unknown as FigureBlock, words).content;
  };

  test('names the kommuner that a number lacks, in the row of the month', () => {
    expect(csvOf(undefined, ['Læsø', 'Samsø'])).toBe(
      'Måned;Aalborg (%);Top 10 (%);Bemærkning\n2020-07;81,0;95,0;\n2020-08;81,0;95,0;Top 10 uden Læsø og Samsø\n',
    );
  });

  test('has no column of remarks where none lacks any', () => {
    expect(csvOf()).not.toContain('Bemærkning');
  });
});
