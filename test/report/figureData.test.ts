import { expect, test } from 'vitest';
import { z } from 'zod';
import type { FigureBlock } from '../../src/document/model.js';
import { FIGURE_DATA, figureCsv } from '../../src/report/frame/figureData.js';

const words = z.object(FIGURE_DATA).parse({});
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
