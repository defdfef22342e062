import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vega from 'vega';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { SHARED_CHARTS, TEMPLATES } from '../../src/app/paths.js';
import type { Chart, ReportDocument } from '../../src/document/model.js';
import { REMEMBERED_EXPRESSIONS } from '../../src/formats/charts/expressions.js';
import { compileTemplate } from '../../src/formats/charts/template.js';
import { loadTheme, type Theme } from '../../src/formats/theme.js';
import { familyOf, makeReport } from '../pdf/document.js';

type Asked = readonly [family: string, kommune: string | undefined, month: string];
const ASKED: readonly Asked[] = [
  ['jobcenterindblik', 'Aalborg', '2020-08'],
  ['jobcenterindblik', 'Herning', '2020-10'],
  ['jobcenterindblik', 'Lyngby-Taarbæk', '2020-08'],
  ['jobcenterindblik', 'Læsø', '2020-08'],
  ['tilsynsnotat', 'Aalborg', '2019-10'],
  ['opfoelgning', undefined, '2021-06'],
  ['beskaeftigelsesplan', 'Aalborg', '2019-08'],
];

let theme: Theme;
let documents: ReportDocument[];
beforeAll(async () => {
  theme = await loadTheme(join(TEMPLATES, 'theme.json'));
  documents = [];
  for (const [family, kommune, month] of ASKED)
    documents.push(await makeReport(familyOf(family), kommune, month));
}, 300_000);

const foldersOf = ({ record }: ReportDocument): string[] => [
  join(TEMPLATES, String(record.report), 'charts'),
  SHARED_CHARTS,
];

describe('charts', () => {
  test('are the same whether Vega makes each function anew or they are remembered', async () => {
    const draw = async (chart: Chart, folders: string[], options: object): Promise<string> => {
      const path = folders
        .map((folder) => join(folder, `${chart.template}.vl.json`))
        .find((place) => existsSync(place))!;
      const { runtime, params } = await compileTemplate(path, theme);
      const view = new vega.View(runtime, { renderer: 'none', ...options });
      view.data(
        'rows',
        chart.rows.map((row) => ({ ...row })),
      );
      for (const [name, value] of Object.entries(chart.params))
        if (params.includes(name)) view.signal(name, value);
      if (chart.height !== undefined) view.height(chart.height);
      const svg = await view.toSVG();
      view.finalize();
      return svg;
    };
    let drawn = 0;
    for (const document of documents) {
      for (const block of document.blocks) {
        if (block.kind !== 'figure') continue;
        const folders = foldersOf(document);
        const remembered = await draw(block.chart, folders, { expr: REMEMBERED_EXPRESSIONS });
        expect(remembered, block.id).toBe(await draw(block.chart, folders, {}));
        drawn += 1;
      }
    }
    expect(drawn).toBeGreaterThan(30);
  });

  test('and all else of a report are the same bytes, whatever was drawn before it in the process', async () => {
    /** The renderer as a process has it that has drawn nothing yet. */
    const fresh = async () => {
      vi.resetModules();
      return (await import('../../src/formats/pdf/pdf.js')).renderPdf;
    };
    const looksOf = (document: ReportDocument) => ({ charts: foldersOf(document), theme });
    const used = await fresh();
    for (const document of [...documents, ...documents.toReversed()]) await used(document, looksOf(document));
    for (const document of documents) {
      const first = await (await fresh())(document, looksOf(document));
      expect((await used(document, looksOf(document))).equals(first), document.meta.title).toBe(true);
    }
  }, 300_000);
});
