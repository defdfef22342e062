import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { flat, readPdf } from '../golden/pdf.js';
import { SOUND } from './deliveries.js';
import { folderWith, removeFolders, run } from './folder.js';

afterAll(removeFolders);

const MAPPING = [
  'columns:',
  '  ydelser:',
  '    fra: Begyndt',
  'values:',
  '  ydelse:',
  "    'Kontanthjælp (jobparat)': Kontanthjælp",
  '    Ressourcesag: Ressourceforløb',
  '',
].join('\n');

test('the annex and the JSON account for every row of every file, and say what the mapping did', async () => {
  const data = await folderWith({
    ...SOUND,
    'ydelser.csv': SOUND['ydelser.csv']
      .toString()
      .replace('Kontanthjælp', 'Kontanthjælp (jobparat)')
      .replace(';fra;', ';Begyndt;'),
    'mapping.yaml': MAPPING,
  });
  const out = join(data, 'out');
  const built = await run(
    ...['build', '--kommune', 'Aalborg', '--month', '2020-08', '--data', data, '--out', out],
    ...['--format', 'pdf,json'],
  );
  expect(built.status, built.err).toBe(0);
  const stem = join(out, 'jobcenterindblik-aalborg-2020-08');
  const { accounts, mapping } = JSON.parse(await readFile(`${stem}.json`, 'utf8'));
  expect(accounts.find(({ file }: { file: string }) => file === 'ydelser.csv')).toEqual({
    file: 'ydelser.csv',
    rows: 4,
    counted: 3,
    outside: { 'ydelse Fleksjob': 1 },
    rejected: 0,
    blank: 0,
    asides: [],
  });
  const values = { file: 'mapping.yaml', section: 'values', group: 'ydelse' };
  expect(mapping.entries).toEqual([
    { file: 'mapping.yaml', section: 'columns', group: 'ydelser', key: 'fra', to: 'Begyndt', rows: 4 },
    // How many rows have a word, or that none has it, would tell of a hidden ydelsesgruppe.
    { ...values, key: 'Kontanthjælp (jobparat)', to: 'Kontanthjælp' },
    { ...values, key: 'Ressourcesag', to: 'Ressourceforløb' },
  ]);
  const text = flat((await readPdf(await readFile(`${stem}.pdf`))).pages);
  expect(text).toContain('ydelser.csv: ydelse Fleksjob (1 række)');
  expect(text).toContain('ydelser: kolonnen »fra« som Begyndt (4 rækker)');
  expect(text).toContain(
    'ydelse: ordet »Kontanthjælp (jobparat)« som Kontanthjælp; ydelse: ordet »Ressourcesag« som Ressourceforløb.',
  );
  expect(text).toContain(`mapping.yaml (kontrolsum ${mapping.sources[0].sha256.slice(0, 8)})`);
});
