import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, SOUND } from './deliveries.js';
import { build, csv, folderWith } from './folder.js';

describe('a note is words at the end of a file, and nothing else is', () => {
  const withRows = (...rows: string[]) => ({
    ...SOUND,
    'tilbud.csv': csv('borger_id;type;fra;til', 'b1;Mentor;2020-01-01;', ...rows),
  });

  test('words below the rows are passed over', async () => {
    const { status, out } = await check(withRows('Note: foreløbige tal;;;', 'Kilde: fagsystemet'));
    expect(status).toBe(0);
    expect(out).toContain('tilbud: 1 rows of 1 citizens');
  });

  test('a row cut off after its first field is rejected, at the end or among others, and so are words among the rows', async () => {
    const tilbud = (...rows: string[]) => withRows(...rows)['tilbud.csv'];
    const { out } = await check({
      ...SOUND,
      'tilbud-slut.csv': tilbud('b2'),
      'tilbud-midt.csv': tilbud('b2;;;', 'b1;Mentor;2020-03-01;'),
      'tilbud-ord.csv': tilbud('Note: midt i filen', 'b1;Mentor;2020-03-01;'),
    });
    expect(out).toMatch(/tilbud-slut\.csv:3: expected 4 fields/);
    expect(out).toMatch(/tilbud-midt\.csv:3 column tilbudstype/);
    expect(out).toMatch(/tilbud-ord\.csv:3: expected 4 fields/);
  });
});

describe('rows that cannot be read', () => {
  const files = {
    ...SOUND,
    'tilbud.csv': csv(
      'borger_id;type;fra;til',
      'b1;Virksomhedspraktik;2020-07-01;',
      '=1+1;Kaffe;2020-01-01;',
      'b2;Mentor;2020-02-30;2020-01-01',
      'b2;Mentor',
      '010180-1234;Kaffe;2020-01-01;',
    ),
  };
  const buildFrom = async (...more: string[]) => build(await folderWith(files), '--format', 'json', ...more);

  test('stop a run, and nothing is written', async () => {
    const { status, err, folder } = await buildFrom();
    expect(status).toBe(2);
    expect(err).toContain('tilbud.csv:3 column tilbudstype');
    expect(await readdir(folder)).toEqual([]);
  });

  test('stop a run that tolerates one fewer than there are', async () => {
    const { status, err } = await buildFrom('--tolerate', '3');
    expect(status).toBe(2);
    expect(err).toContain('4 rows are rejected, 3 are tolerated');
  });

  test('are left out when so many are tolerated: written down with their reasons, and told in the report', async () => {
    const { status, err, out, folder } = await buildFrom('--tolerate', '4');
    expect(status).toBe(0);
    expect(err).toContain('4 rows could not be read and are left out');
    const path = join(folder, 'afviste-raekker.csv');
    const lines = (await readFile(path, 'utf8')).split('\n');
    expect(lines[0]).toBe('fil;linje;begrundelse;række');
    expect(lines[1]).toMatch(/^tilbud\.csv;3;.*tilbudstype: expected one of.*;'=1\+1;Kaffe;2020-01-01;$/);
    expect(lines[2]).toMatch(/^tilbud\.csv;4;.*fra: expected a date/);
    expect(lines[3]).toMatch(/^tilbud\.csv;5;.*expected 4 fields/);
    expect(lines[4]).toMatch(/010180-\*\*\*\*;Kaffe/);
    expect((await stat(path)).mode & 0o077).toBe(0);
    const report = JSON.parse(await readFile(out.trim(), 'utf8'));
    expect(report.notes).toContainEqual({
      code: 'rejected-rows',
      text: '4 rækker i de leverede data kunne ikke læses og er udeladt. De står med begrundelse i filen afviste-raekker.csv.',
    });
  });

  test('of a jobindsats extract are tolerated alike', async () => {
    const data = await folderWith({
      ...SOUND,
      'benchmark.csv': csv(
        'Area;Periode;Ydelsesgrupper;Forventet antal;Faktisk antal;Forskel antal;Forventet andel;Faktisk andel;Forskel andel;Placering',
        'Aalborg;2020QMAT02;Ydelsesgrupper i alt;14560;14810;250;9,87;10,04;0,17;61',
        'Aalbrog;2020QMAT02;Ydelsesgrupper i alt;14560;14810;250;9,87;10,04;0,17;61',
      ),
    });
    const { status, folder } = await build(data, '--format', 'json', '--tolerate', '1');
    expect(status).toBe(0);
    expect(await readFile(join(folder, 'afviste-raekker.csv'), 'utf8')).toContain('benchmark.csv;3;');
  });

  test('need a number to be tolerated', async () => {
    expect((await buildFrom('--tolerate', 'mange')).err).toContain(
      "--tolerate: 'mange' is not a number of rows",
    );
  });
});
