import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KOMMUNER, kommuneOfCode, kommunerOfRar, maybeRar, RAR_NAMES } from '../../../src/domain/kommuner.js';
import { parseMonth, singleMonth } from '../../../src/domain/month.js';
import { YDELSER } from '../../../src/domain/ydelser.js';
import type { FokusmaalRow } from '../../../src/extracts/jobindsats/fokusmaal.js';
import type { FuldtidspersonerRow } from '../../../src/extracts/jobindsats/fuldtidspersoner.js';
import { SAMTALETAL } from '../../../src/extracts/jobindsats/samtaletal.js';
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

  describe('a total beside its parts', () => {
    const OMRAADER = ['A-dagpenge mv.', 'Kontanthjælp mv.', 'Sygedagpenge mv.'];
    const lines = (whole: string, ...parts: string[]) =>
      ['Ydelsesgrupper i alt', ...OMRAADER.slice(0, parts.length)].map(
        (omraade, i) => `${omraade};${[whole, ...parts][i]};16`,
      );
    const counts = (n: number) => `${n};${n};0;;;`;
    const shares = (units: number) => `;;;${`${units / 100};${units / 100}`.replaceAll('.', ',')};0`;

    test.each([
      ['counts in ones', counts, [120, 100, 101], 1, 2],
      ['counts in tens', counts, [120, 100, 100], 10, 20],
      ['shares with two decimals', shares, [332, 440, 215], 1, 2],
      ['shares with one decimal', shares, [330, 440, 210], 10, 20],
    ])('is their sum to rounding: %s', async (_, line, parts, unit, slack) => {
      const sum = parts.reduce((all, part) => all + part, 0);
      const faultsAt = (whole: number) => benchmark(...lines(line(whole), ...parts.map(line)));
      for (const off of [0, slack, -slack]) expect(await faultsAt(sum + off)).toBe('');
      for (const off of [slack + unit, -slack - unit])
        expect(await faultsAt(sum + off)).toContain('is not the sum of its three');
      expect(await faultsAt(parts[0]! - 2 * unit)).toContain('is more than that of Ydelsesgrupper i alt');
      // Without one of them nothing is known but that none is more.
      expect(await benchmark(...lines(line(sum * 2), ...parts.slice(1).map(line)))).toBe('');
    });
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

  test('all groups together fewer than their total, by one', async () => {
    const rows = (whole: number) => [
      `Ydelsesgrupper i alt;Samtaler;${whole};12;`,
      ...YDELSER.map(({ name }) => `${name};Samtaler;1${name === 'Kontanthjælp' ? 1 : ''};1;`),
    ];
    expect((await fokusmaal(...rows(22))).faultText).toBe('');
    // A citizen with two ydelser may stand in two groups.
    expect((await fokusmaal(...rows(20))).faultText).toBe('');
    expect((await fokusmaal(...rows(23))).faultText).toContain(
      'Antal borgere is 23, more than all its groups together, which are 22',
    );
    expect((await fokusmaal(...rows(23).slice(0, -1))).faultText).toBe('');
  });

  const inAll = async (...rows: string[]) =>
    (
      await published(
        'tidligindsats',
        FOKUSMAAL_HEAD +
          rows.map((row) => `${row.replace('|', ';Ydelsesgrupper i alt;Samtaler;')};\n`).join(''),
      )
    ).faultText;

  test('a kommune with more citizens than the country, or more who had the effort', async () => {
    expect(await inAll('Aalborg;2020M08|100;80', 'Hele landet;2020M08|100;80')).toBe('');
    expect(await inAll('Aalborg;2020M08|101;80', 'Hele landet;2020M08|100;80')).toContain(
      'Antal borgere of Aalborg is 101, more than 100, that of Hele landet',
    );
    expect(await inAll('Aalborg;2020M08|100;81', 'Hele landet;2020M08|100;80')).toContain(
      'Antal opfyldt of Aalborg',
    );
    expect(await inAll('Aalborg;2020M07|101;80', 'Hele landet;2020M08|100;80')).toBe('');
  });

  test('a period with fewer citizens than one that lies inside it', async () => {
    const three = 'Aalborg;2020M06-2020M08|100;80';
    expect(await inAll(three, 'Aalborg;2020M07|100;90')).toBe('');
    expect(await inAll(three, 'Aalborg;2020M07|101;80')).toContain(
      'Antal borgere is 100 in 2020M06-2020M08 and 101 in 2020M07, which lies inside it',
    );
    expect(await inAll(three, 'Aalborg;2019M09-2020M08|99;80')).toContain('lies inside it');
    for (const other of ['Aalborg;2020M05|101;80', 'Herning;2020M07|101;80'])
      expect(await inAll(three, other)).toBe('');
    // Of a group it need not be so: a citizen is counted by the ydelse of the last month.
    const group = (row: string) => row.replace('|', ';Kontanthjælp;Samtaler;');
    expect(await inAll(group(three), group('Aalborg;2020M07|101;80'))).toBe('');
  });

  const kommunerOf = (area: number, persons: number) =>
    kommunerOfRar(area).map(({ name }) => `${name};2019M01;SU;${persons}\n`);
  const personsIn = async (...rows: (string | string[])[]) =>
    (await published('fuldtidspersoner', PERSONS_HEAD + rows.flat().join(''))).faultText;

  test('a RAR that is not its kommuner together', async () => {
    const parts = kommunerOf(maybeRar('Nordjylland')!, 11);
    const rar = (n: number) => `RAR Nordjylland;2019M01;SU;${n}\n`;
    // Eleven and their total, each rounded: six at most.
    for (const n of [121, 115, 127]) expect(await personsIn(rar(n), parts)).toBe('');
    expect(await personsIn(rar(114), parts)).toContain(
      'its 11 kommuner are 121 together, and RAR Nordjylland',
    );
    expect(await personsIn(rar(128), parts)).toContain('its 11 kommuner are 121 together');
    expect(await personsIn(rar(128), parts.slice(1))).toBe('');
  });

  test('a country that is less than its kommuner or RAR, or far more', async () => {
    const kommuner = KOMMUNER.map(({ name }) => `${name};2019M01;SU;101\n`);
    const country = (n: number) => `Hele landet;2019M01;SU;${n}\n`;
    const sum = 98 * 101;
    // 99 numbers that are each rounded: 49 at most; abroad live up to an eighth.
    for (const n of [sum, sum - 49, sum + 49, 11_300]) expect(await personsIn(country(n), kommuner)).toBe('');
    for (const n of [sum - 50, 11_500])
      expect(await personsIn(country(n), kommuner)).toContain(`its 98 kommuner are ${sum} together`);
    const rar = RAR_NAMES.map((name) => `RAR ${name};2019M01;SU;101\n`);
    expect(await personsIn(country(808), rar)).toBe('');
    expect(await personsIn(country(803), rar)).toContain(
      'its 8 RAR are 808 together, and Hele landet is 803',
    );
  });

  test('a ydelse with more persons than all public support, of which folkepension is no part', async () => {
    const rows = (ydelse: string, n: number) =>
      personsIn(`Aalborg;2019M01;Offentlig forsørgelse i alt;100\nAalborg;2019M01;${ydelse};${n}\n`);
    expect(await rows('Kontanthjælp', 100)).toBe('');
    expect(await rows('Kontanthjælp', 112)).toContain(
      'Kontanthjælp has 112 and Offentlig forsørgelse i alt only 100',
    );
    expect(await rows('Folkepension', 112)).toBe('');
  });

  test('in two files of one extract are found as in one', async () => {
    const { faultText } = await published(
      'fuldtidspersoner',
      `${PERSONS_HEAD}Hele landet;2019M01;SU;100\n`,
      `${PERSONS_HEAD}Herning;2019M01;SU;90\nAalborg;2019M01;SU;120\n`,
    );
    expect(faultText).toContain('fuldtidspersoner-2.csv:3: Aalborg has 120 and Hele landet only 100');
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

  test('by a part in some rows is refused, though no two rows are about the same', async () => {
    for (const texts of [
      ['I alt', 'Mænd'],
      ['', 'Mænd'],
      ['Kvinder', 'Mænd'],
    ])
      expect(
        (await persons('Køn', ...texts.map((text, i) => `Aalborg;2019M0${i + 1};SU;${text};5`))).faultText,
      ).toContain('the column Køn is not read and splits the figures');
  });

  test.each([
    ['Køn', ['I alt', 'I alt']],
    ['Kontanthjælpssats', ['Kontanthjælpssatser i alt', '']],
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

test.each([
  ['I alt', 'I alt'],
  ['Samtaler i alt', 'I alt'],
  ['Total', 'I alt'],
  ['Alle samtaler', 'I alt'],
  ['Jobsamtale', 'Jobsamtale'],
  ['Totalsamtale', 'Totalsamtale'],
])('samtaler of the type %s are those of %s: a total is added to no other', (type, read) => {
  const values = { Kommune: 851, Periode: singleMonth(parseMonth('2020-08')), Samtaletype: type, Antal: 3 };
  expect(SAMTALETAL.row(values as never).type).toBe(read);
});
