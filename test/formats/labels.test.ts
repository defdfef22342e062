import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { TEMPLATES } from '../../src/app/paths.js';
import type { ReportDocument } from '../../src/document/model.js';
import { KOMMUNER } from '../../src/domain/kommuner.js';
import { loadTheme, type Theme } from '../../src/formats/theme.js';
import { labelFaults } from '../checks/labels.js';
import { familyOf, makeDocument, makeReport } from '../pdf/document.js';

/** Kommuner whose charts are measured: all of them in a long run. */
const HOW_MANY = Number(process.env.LABEL_KOMMUNER ?? 0);

let theme: Theme;
beforeAll(async () => {
  theme = await loadTheme(join(TEMPLATES, 'theme.json'));
});

test('no label of a chart is printed over another, nor beyond the chart', async () => {
  const step = Math.max(1, Math.floor(KOMMUNER.length / HOW_MANY));
  const names = HOW_MANY > 0 ? KOMMUNER.filter((_, i) => i % step === 0).map(({ name }) => name) : [];
  const hard = ['Læsø', 'Ringkøbing-Skjern'];
  const harder = HOW_MANY > 0 ? ['Lyngby-Taarbæk', 'Aalborg', 'Herning', 'Aarhus', 'Egedal'] : [];
  const documents: ReportDocument[] = [];
  for (const name of new Set([...hard, ...harder, ...names]))
    documents.push(await makeDocument(name, '2020-08'));
  documents.push(
    await makeDocument('Herning', '2020-10'),
    await makeReport(familyOf('tilsynsnotat'), 'Aalborg', '2019-10'),
    await makeReport(familyOf('beskaeftigelsesplan'), 'Aalborg', '2019-08'),
    await makeReport(familyOf('opfoelgning'), undefined, '2021-06'),
  );
  let count = 0;
  const faults: string[] = [];
  for (const document of documents) {
    const found = await labelFaults(document, theme);
    count += found.count;
    faults.push(...found.faults);
  }
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(500);
}, 600_000);
