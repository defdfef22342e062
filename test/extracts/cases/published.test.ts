import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kommuneOfCode } from '../../../src/domain/kommuner.js';
import type { FokusmaalRow } from '../../../src/extracts/jobindsats/fokusmaal.js';
import type { FuldtidspersonerRow } from '../../../src/extracts/jobindsats/fuldtidspersoner.js';
import { isOtherArea, parseArea } from '../../../src/extracts/values.js';
import { published, SEED } from './files.js';

const BENCHMARK_HEAD =
  'Area;Periode;Ydelsesgrupper;Forventet antal;Faktisk antal;Forskel antal;Forventet andel;Faktisk andel;Forskel andel;Placering\n';
const PERSONS_HEAD = 'Område;Periode;Ydelse;Antal fuldtidspersoner\n';
const FOKUSMAAL_HEAD = 'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt;Andel (pct.)\n';

describe('areas', () => {
  test.each([
    ['Jobcenter Aalborg', 851],
    ['851 Aalborg', 851],
    ['851 - Aalborg', 851],
    ['Aalborg (851)', 851],
    ['0851', 851],
    ['851.0', 851],
    ['Ålborg kommune', 851],
    ['AALBORG KOMMUNE', 851],
    ['Ærø'.normalize('NFD'), 492],
    ['Høje Tåstrup', 169],
    ['Mariagerfjords Kommune', 846],
  ])('%s is a kommune', (text, code) => {
    expect(parseArea(text)).toBe(code);
    expect(kommuneOfCode(code).code).toBe(code);
  });

  test.each(['851 Herning', '999', 'Aalbrog', 'Landet'])(
    '%s is refused: no kommune is guessed',
    async (area) => {
      const { faultText } = await published('fuldtidspersoner', `${PERSONS_HEAD}${area};2019M01;SU;5\n`);
      expect(faultText).toContain(`column Område has '${area}'`);
    },
  );

  const OTHERS = [
    'Christiansø',
    '411',
    'Udlandet',
    'Uden for Danmark',
    'Landsdel Nordjylland',
    'Region Nordjylland',
    'Uoplyst',
    'Jobcenter Tårnby-Dragør',
    'Vallensbæk/Ishøj',
    'Klynge 1',
    'AMK Øst',
    'Hele Danmark',
    'Sydøstjylland',
  ];
  test('that are no kommune are passed over, and named once with their rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...OTHERS), { minLength: 1, maxLength: 20 }),
        async (areas) => {
          const rows = areas.map((area, i) => `${area};${2000 + i}M01;SU;${i}\n`).join('');
          const { files, faultText, rows: read } = await published('fuldtidspersoner', PERSONS_HEAD + rows);
          expect(faultText).toBe('');
          expect(read).toEqual([]);
          const { outside, counted } = files[0]!.account!;
          expect(counted).toBe(0);
          for (const area of areas)
            expect(outside[`area ${area}`]).toBe(areas.filter((other) => other === area).length);
        },
      ),
      { seed: SEED, numRuns: 20 },
    );
    for (const area of OTHERS) expect(isOtherArea(area)).toBe(true);
    expect(isOtherArea('Aalborg')).toBe(false);
  });
});

test.each(['2025Q1', '2025Q01', '2025', '2025MYTD08', '2025QMAT02', '2025H1'])(
  'the period %s beside months is passed over and named',
  async (period) => {
    const content = `${PERSONS_HEAD}Aalborg;2019M01;SU;5\nAalborg;${period};SU;50\n`;
    const { rows, files, faultText } = await published<FuldtidspersonerRow>('fuldtidspersoner', content);
    expect(faultText).toBe('');
    expect(rows).toHaveLength(1);
    expect(files[0]!.account!.outside).toEqual({ [`period ${period}`]: 1 });
  },
);

test.each(['2025Q5', '2025M13', 'sidste år'])('the period %s is refused', async (period) => {
  const { faultText } = await published('fuldtidspersoner', `${PERSONS_HEAD}Aalborg;${period};SU;5\n`);
  expect(faultText).toContain(`column Periode has '${period}'`);
});

describe('figures that contradict each other', () => {
  const benchmark = async (...rows: string[]) =>
    (await published('benchmark', BENCHMARK_HEAD + rows.map((row) => `Fanø;2020QMAT02;${row}\n`).join('')))
      .faultText;

  test.each([
    [
      'a difference with the other sign',
      'Ydelsesgrupper i alt;320;308;12;16,2;15,59;-0,61;16',
      'Forskel antal',
    ],
    [
      'a difference of shares with the other sign',
      'Ydelsesgrupper i alt;320;308;-12;16,2;15,59;0,61;16',
      'Forskel andel',
    ],
    [
      'counts out of proportion to their shares',
      'Ydelsesgrupper i alt;320;508;188;16,2;15,59;-0,61;16',
      'Faktisk andel',
    ],
  ])('%s', async (_, row, column) => {
    expect(await benchmark(row)).toContain(`column ${column}`);
  });

  test('within what rounding allows are none', async () => {
    // Rounded to tens, each for itself: 14.560 of 14.564, 14.810 of 14.806, 240 of 242.
    expect(await benchmark('Ydelsesgrupper i alt;14560;14810;240;9,87;10,04;0,16;61')).toBe('');
    expect(await benchmark('Ydelsesgrupper i alt;14560;14810;220;9,87;10,04;0,17;61')).toContain(
      'Forskel antal',
    );
  });

  test('a total that is less than a part, or far from the sum of its parts', async () => {
    const total = (n: number) => `Ydelsesgrupper i alt;${n};${n};0;;;;16`;
    const parts = [
      'A-dagpenge mv.;120;120;0;;;;1',
      'Kontanthjælp mv.;100;100;0;;;;1',
      'Sygedagpenge mv.;100;100;0;;;;1',
    ];
    expect(await benchmark(total(320), ...parts)).toBe('');
    expect(await benchmark(total(100), ...parts)).toContain('is more than that of Ydelsesgrupper i alt');
    expect(await benchmark(total(640), ...parts)).toContain('is not the sum of its three');
    expect(await benchmark(total(640), ...parts.slice(1))).toBe('');
  });

  const fokusmaal = async (...rows: string[]) =>
    published<FokusmaalRow>(
      'fokusmaal',
      FOKUSMAAL_HEAD + rows.map((row) => `Aalborg;2020M08;${row}\n`).join(''),
    );

  test('a share beside counts that it is not the share of', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom(0, 1, 2),
        fc.integer({ min: 12, max: 90 }),
        async (citizens, part, decimals, off) => {
          const met = Math.round((citizens * part) / 100);
          const share = (met / citizens) * 100;
          const row = (text: string) => `Kontanthjælp;Samtaler;${citizens};${met};${text.replace('.', ',')}`;
          expect((await fokusmaal(row(share.toFixed(decimals)))).faultText).toBe('');
          const wrong = share >= 50 ? share - off : share + off;
          if (wrong < 0 || wrong > 100) return;
          expect((await fokusmaal(row(wrong.toFixed(decimals)))).faultText).toContain(
            'it contradicts the counts',
          );
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  });

  test('more met than citizens, a group larger than all, and a total larger than all groups', async () => {
    expect((await fokusmaal('Kontanthjælp;Samtaler;10;11;')).faultText).toContain('expected at most 10');
    const group = await fokusmaal('Ydelsesgrupper i alt;Samtaler;100;80;', 'Kontanthjælp;Samtaler;120;70;');
    expect(group.faultText).toContain('Antal borgere of Kontanthjælp is 120, more than 100, the total');
    expect(
      (await fokusmaal('Ydelsesgrupper i alt;Samtaler;100;80;', 'Kontanthjælp;Samtaler;100;80;')).faultText,
    ).toBe('');
  });

  test('a kommune larger than the country', async () => {
    const rows = 'Hele landet;2019M01;SU;100\nAalborg;2019M01;SU;120\nHerning;2019M01;SU;90\n';
    const { faultText } = await published('fuldtidspersoner', PERSONS_HEAD + rows);
    expect(faultText).toContain('Aalborg has 120 and Hele landet only 100');
    expect(faultText).not.toContain('Herning');
  });

  test.runIf(existsSync('../shared/jobindsats/y30r21.csv'))(
    'are none in the table as jobindsats gives it',
    async () => {
      const content = await readFile('../shared/jobindsats/y30r21.csv', 'utf8');
      const { rows, faultText } = await published('benchmark', content);
      expect(faultText).toBe('');
      expect(rows).toHaveLength(784);
    },
  );
});

describe('a column that nobody reads and that splits the rows', () => {
  const persons = async (head: string, ...rows: string[]) =>
    published(
      'fuldtidspersoner',
      `Område;Periode;Ydelse;${head};Antal fuldtidspersoner\n${rows.join('\n')}\n`,
    );

  test('by a part in every row is refused: it is not the whole', async () => {
    const { faultText } = await persons('Visitationskategori', 'Aalborg;2019M01;Kontanthjælp;Jobparat;5');
    expect(faultText).toContain(
      'the column Visitationskategori is not read and splits the figures: every row is a part (Jobparat)',
    );
  });

  test('by several parts is refused: they are not summed, nor is one taken', async () => {
    for (const figure of ['5', '7']) {
      const { faultText } = await persons(
        'Køn',
        'Aalborg;2019M01;SU;Mænd;5',
        `Aalborg;2019M01;SU;Kvinder;${figure}`,
      );
      expect(faultText).toContain('the same figures stand there once for each (Mænd, Kvinder)');
    }
  });

  test.each([
    ['Køn', ['I alt', 'I alt']],
    ['Alder', ['Alder i alt', 'Alder i alt']],
    ['Pct. af befolkningen', ['1,9', '2,1']],
    ['Kilde', ['jobindsats.dk', 'jobindsats.dk']],
    ['Opdateret', ['12-09-2020', '12-09-2020']],
    ['Landsdelens navn', ['Nordjylland', 'Vestjylland']],
  ])('%s does not', async (head, [first, second]) => {
    const { faultText, rows } = await persons(
      head,
      `Aalborg;2019M01;SU;${first};5`,
      `Herning;2019M01;SU;${second};6`,
    );
    expect(faultText).toBe('');
    expect(rows).toHaveLength(2);
  });
});

describe('the same rows again', () => {
  const row = 'Aalborg;2019M01;SU;5\n';

  test('in one file are counted once and named', async () => {
    const { rows, files } = await published('fuldtidspersoner', PERSONS_HEAD + row + row + row);
    expect(rows).toHaveLength(1);
    expect(files[0]!.account).toMatchObject({ rows: 3, counted: 1, outside: { 'the same row again': 2 } });
  });

  test('in two files are counted once and named', async () => {
    const other = `${PERSONS_HEAD}${row}Aalborg;2019M02;SU;6\n`;
    const { rows, files } = await published('fuldtidspersoner', PERSONS_HEAD + row, other);
    expect(rows).toHaveLength(2);
    expect(files[1]!.account).toMatchObject({
      rows: 2,
      counted: 1,
      outside: { 'the same row as in fuldtidspersoner-1.csv': 1 },
    });
  });
});

test('faults of one value are one message with the number of rows and the first line', async () => {
  const rows = Array.from({ length: 50 }, (_, i) => `Aalborg;${2000 + i}M01;SU;x\n`).join('');
  const { faultText, faults } = await published('fuldtidspersoner', PERSONS_HEAD + rows);
  expect(faultText.split('\n')).toHaveLength(1);
  expect(faultText).toContain("csv:2 column Antal fuldtidspersoner has 'x' (50 rows, this is the first)");
  expect(faults.log.count).toBe(50);
});
