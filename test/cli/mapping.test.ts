import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csv, folderWith, run } from './folder.js';

const YDELSER = csv(
  'borger_id;kommune;ydelse;fra;til',
  'B1;Aalborg;Kontanthjælp;2018-01-01;',
  'B2;Aalborg;Kontanthjælp;2018-01-01;',
);
const DAYS = ['2019-10-01', '2019-11-01', '2019-12-01', '2020-01-02'];
/** Four samtaler of both citizens, with what makes the rest of each row. */
const samtaler = (header: string, ...rest: string[]): string =>
  csv(header, ...['B1', 'B2'].flatMap((id, i) => DAYS.map((day) => `${id};${day};${rest[i] ?? rest[0]}`)));

type Files = Record<string, string>;

/** Citizens and those who met the fokusmål samtaler in Aalborg in August 2020, as `measure` writes them. */
async function samtalerMet(files: Files, ...options: string[]): Promise<string> {
  const data = await folderWith({ 'ydelser.csv': YDELSER, ...files });
  const out = join(await folderWith(), 'maalt.csv');
  const months = ['--from', '2020-08', '--to', '2020-08'];
  const { status, err } = await run('measure', ...months, '--data', data, '--out', out, ...options);
  if (status !== 0) return err;
  const line = /^Aalborg;2020M08;Ydelsesgrupper i alt;Samtaler;(.*)$/m.exec(await readFile(out, 'utf8'));
  return line?.[1] ?? 'none';
}

const checked = async (files: Files, ...options: string[]) => {
  const data = await folderWith({ 'ydelser.csv': YDELSER, ...files });
  const { status, out } = await run('check', '--json', '--data', data, ...options);
  return { status, out, json: JSON.parse(out) };
};

describe('a mapping of columns', () => {
  test('wins over columns of our own names, and takes them from no other', async () => {
    const files = {
      'samtaler.csv': samtaler('id;oprettet;dato;samtaletype', '1999-01-01;Jobsamtale').replace('dato', 'x'),
      'mapping.yaml': 'columns:\n  samtaler:\n    dato: Oprettet\n    samtaletype: samtaletype\n',
    };
    expect(await samtalerMet(files)).toBe('2;2;100,00');
    const both = {
      'samtaler.csv': csv(
        'borger;borger_id;dato;samtaletype',
        ...DAYS.map((day) => `B1;sag 7;${day};Jobsamtale`),
      ),
      'mapping.yaml': 'columns:\n  samtaler:\n    borger_id: borger\n',
    };
    expect(await samtalerMet(both)).toBe('2;1;50,00');
  });

  test('leaves a file that lacks the column to the usual names', async () => {
    const files = {
      'samtaler-1.csv': csv('borger_id;Mødt;samtaletype', ...DAYS.map((day) => `B1;${day};Jobsamtale`)),
      'samtaler-2.csv': csv('borger_id;dato;samtaletype', ...DAYS.map((day) => `B2;${day};Jobsamtale`)),
      'mapping.yaml': 'columns:\n  samtaler:\n    dato: Mødt\n',
    };
    expect(await samtalerMet(files)).toBe('2;2;100,00');
  });
});

describe('a mapping of words', () => {
  const header = 'borger_id;dato;samtaletype;status';

  test('passes over rows that must not count, whichever column says so, and accounts for them', async () => {
    const files = {
      'samtaler.csv': samtaler(header, 'Jobsamtale;Afholdt', 'Jobsamtale;Kladde'),
      'mapping.yaml': 'values:\n  status:\n    Kladde: tael-ikke\n',
    };
    expect(await samtalerMet(files)).toBe('2;1;50,00');
    const { status, out, json } = await checked(files);
    expect(status, out).toBe(0);
    expect(JSON.stringify(json.extracts)).toContain('"status Kladde (mapping.yaml: tael-ikke)":4');
  });

  test('leaves out a ydelse outside the measures, and its citizen is known', async () => {
    const files = {
      'ydelser.csv': YDELSER.replace('B2;Aalborg;Kontanthjælp', 'B2;Aalborg;Projektydelse'),
      'samtaler.csv': samtaler('borger_id;dato;samtaletype', 'Jobsamtale'),
    };
    expect(await samtalerMet(files)).toContain("'Projektydelse'");
    const mapped = { ...files, 'mapping.yaml': 'values:\n  ydelse:\n    Projekt*: udenfor\n' };
    expect(await samtalerMet(mapped)).toBe('1;1;100,00');
    const { json } = await checked(mapped);
    expect(json.findings.map(({ code }: { code: string }) => code)).not.toContain('no-ydelse');
  });

  test('refuses a word that two patterns read differently', async () => {
    const files = {
      'samtaler.csv': samtaler('borger_id;dato;samtaletype', 'Individuel CV-samtale'),
      'mapping.yaml': "values:\n  samtaletype:\n    'Individuel*': Jobsamtale\n    '*CV*': Anden samtale\n",
    };
    expect(await samtalerMet(files)).toMatch(/is both 'Individuel\*' \(line 3: Jobsamtale\) and '\*CV\*'/);
  });

  test('reads the words of jobindsats extracts too', async () => {
    const files = {
      'fokusmaal.csv': csv(
        'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt',
        'Aalborg by;2020M08;Alle ydelser;Samtaler;100;90',
        'Ukendt sted;2020M08;Alle ydelser;Samtaler;100;90',
      ),
      'mapping.yaml':
        'values:\n  kommune:\n    Aalborg by: Aalborg\n    Ukendt sted: udenfor\n  ydelse:\n    Alle ydelser: Ydelsesgrupper i alt\n',
    };
    const { status, out, json } = await checked(files);
    expect(status, out).toBe(0);
    expect(json.mapping.entries.map(({ key, rows }: { key: string; rows: number }) => [key, rows])).toEqual([
      ['Aalborg by', 1],
      ['Ukendt sted', 1],
      ['Alle ydelser', 2],
    ]);
    expect(JSON.stringify(json.extracts)).toContain('kommune Ukendt sted (mapping.yaml: udenfor)');
  });
});

test('a constant stands in every row of a file that lacks the column, and in no other', async () => {
  const files = {
    'samtaler-1.csv': csv('borger_id;dato', ...DAYS.map((day) => `B1;${day}`)),
    'samtaler-2.csv': csv('borger_id;dato;samtaletype', ...DAYS.map((day) => `B2;${day};Anden samtale`)),
    'mapping.yaml': 'constants:\n  samtaler:\n    samtaletype: Jobsamtale\n',
  };
  expect(await samtalerMet(files)).toBe('2;1;50,00');
});

describe('a file whose name says one ydelse and a constant another', () => {
  const row = csv('Område;Periode;Antal fuldtidspersoner', 'Aalborg;2020M08;120');
  const files = (ydelse: string) => ({
    'fuldtidspersoner-sygedagpenge.csv': row,
    'mapping.yaml': `constants:\n  fuldtidspersoner:\n    Ydelse: ${ydelse}\n`,
  });

  test('is a fault', async () => {
    const { status, out } = await checked(files('Kontanthjælp'));
    expect(status).toBe(2);
    expect(out).toContain('its name says Ydelse Sygedagpenge, and the mapping Kontanthjælp');
  });

  test('is none where both say the same', async () => {
    expect((await checked(files('sygedagpenge'))).out).not.toContain('its name says');
  });
});

describe('a mapping may be named', () => {
  const files = {
    'samtaler.csv': samtaler('borger_id;dato;samtaletype;form', 'Jobsamtale;Fysiske samtaler'),
  };

  test("and is used in place of the folder's own", async () => {
    const other = join(
      await folderWith({ 'min.yaml': 'values:\n  form:\n    Fysisk*: Fysisk\n' }),
      'min.yaml',
    );
    const wrong = { ...files, 'mapping.yaml': 'values:\n  form:\n    Fysisk*: tael-ikke\n' };
    expect(await samtalerMet(wrong)).toBe('2;0;0,00');
    expect(await samtalerMet(wrong, '--mapping', other)).toBe('2;2;100,00');
  });

  test('as one that comes with the program, alone or below the own', async () => {
    expect(await samtalerMet(files, '--mapping', 'jobindsats')).toBe('2;2;100,00');
    const built = { ...files, 'mapping.yaml': 'uses: [jobindsats]\n' };
    expect(await samtalerMet(built)).toBe('2;2;100,00');
    expect(await samtalerMet({ ...files, 'mapping.yaml': 'uses: [kmd]\n' })).toContain(
      "mapping.yaml:1: no mapping 'kmd' comes with the program; there is jobindsats",
    );
  });

  test('and must be there', async () => {
    expect(await samtalerMet(files, '--mapping', 'findes-ikke.yaml')).toContain(
      'the mapping findes-ikke.yaml cannot be read',
    );
  });
});
