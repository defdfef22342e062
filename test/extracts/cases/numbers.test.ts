import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BenchmarkRow } from '../../../src/extracts/jobindsats/benchmark.js';
import type { FuldtidspersonerRow } from '../../../src/extracts/jobindsats/fuldtidspersoner.js';
import { notationOf, parseInteger } from '../../../src/extracts/values.js';
import { published, SEED } from './files.js';

const HEAD = 'Område;Periode;Ydelse;Antal fuldtidspersoner';
const month = (i: number) =>
  `20${String(10 + Math.floor(i / 12)).padStart(2, '0')}M${String((i % 12) + 1).padStart(2, '0')}`;
const fileOf = (texts: readonly string[]) =>
  `${[HEAD, ...texts.map((text, i) => `Aalborg;${month(i)};Kontanthjælp;${text}`)].join('\n')}\n`;
const read = async (...texts: string[]) => {
  const { rows, faultText } = await published<FuldtidspersonerRow>('fuldtidspersoner', fileOf(texts));
  return { numbers: rows.map(({ fuldtidspersoner }) => fuldtidspersoner), faultText };
};

const grouped = (sign: string) => (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, sign);

/** Ways in which a program writes a whole column of whole numbers. */
const NOTATIONS: Record<string, (n: number) => string> = {
  plain: String,
  'with a decimal point, as pandas does': (n) => `${n}.0`,
  'with two decimals': (n) => `${n}.00`,
  'with a decimal comma': (n) => `${n},0`,
  'with a plus': (n) => `+${n}`,
  'points between thousands': grouped('.'),
  'spaces between thousands': grouped(' '),
  'no-break spaces between thousands': grouped('\u00a0'),
  'narrow no-break spaces between thousands': grouped('\u202f'),
  'points between thousands and a decimal comma': (n) => `${grouped('.')(n)},00`,
  'digits of full width': (n) =>
    String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
};

describe('a column of whole numbers', () => {
  test.each(Object.entries(NOTATIONS))('is the same %s', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 1, maxLength: 24 }),
        async (numbers) => {
          // A number below a thousand, by which points between thousands are told from decimals.
          const column = [...numbers, 940];
          expect(await read(...column.map(write))).toEqual({ numbers: column, faultText: '' });
        },
      ),
      { seed: SEED, numRuns: 25 },
    );
  });

  test('of thousands alone is read as such, unless every one ends on three noughts', async () => {
    expect((await read('3.200', '3.190', '3.185')).numbers).toEqual([3200, 3190, 3185]);
    const { faultText } = await read('29.000', '30.000');
    expect(faultText).toContain('could be 29 with three decimals or 29000 with a point between thousands');
    expect((await read('29.000', '30.000', '250')).numbers).toEqual([29000, 30000, 250]);
  });

  test('with decimals that are no noughts is refused, never multiplied by a thousand', async () => {
    expect((await read('312.125', '3190.0')).faultText).toContain("has '312.125'");
    expect((await read('312.125', '3190')).faultText).toContain("has '312.125'");
    expect((await read('312.5')).faultText).toContain("has '312.5'");
    expect((await read('312,125')).faultText).toContain("has '312,125'");
  });

  test.each([
    'NaN',
    'nan',
    '#N/A',
    '#I/T',
    '1e3',
    '3,200,100',
    '12-',
    '2 9 00x',
    'inf',
    '29,000',
    '12 34',
    '1 234 5',
    '5 6',
  ])('does not take %s for a number', async (text) => {
    expect((await read('3200', text)).faultText).toContain(
      `csv:3 column Antal fuldtidspersoner has '${text}'`,
    );
  });

  test.each(['', '-', '.', '..', '(.)', 'null', 'NULL'])(
    "takes '%s' for missing, never for nought",
    async (text) => {
      expect(await read('3200', text)).toEqual({ numbers: [3200, null], faultText: '' });
    },
  );

  test('shares its notation between signs: minus, dash and none', () => {
    expect(['-120', '−120', '–120', '+120', '120'].map((text) => parseInteger(text))).toEqual([
      -120, -120, -120, 120, 120,
    ]);
    expect(notationOf(['14560', '29.000'])).toBe('grouped');
    expect(notationOf(['14560', '312.125'])).toBe('doubtful');
    expect(notationOf(['1.234.567', '79.9', '1.234'])).toBe('doubtful');
    expect(notationOf(['0.610', '16.200'])).toBe('point');
  });
});

describe('a number of JSON', () => {
  const json = (figures: string) =>
    `{"columns":["Område","Periode","Ydelse","Antal fuldtidspersoner"],"rows":[${figures}]}`;
  const row = (i: number, figure: string) => `["Aalborg","${month(i)}","Kontanthjælp",${figure}]`;

  test('has a decimal point always', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 1, max: 999 }),
        async (whole, part) => {
          const text = `${whole}.${String(part).padStart(3, '0')}`;
          const { faultText } = await published('fuldtidspersoner', json(row(0, text)));
          expect(faultText).toContain('column Antal fuldtidspersoner');
        },
      ),
      { seed: SEED, numRuns: 30 },
    );
    const { rows } = await published<FuldtidspersonerRow>(
      'fuldtidspersoner',
      json(`${row(0, '3200.0')},${row(1, 'null')}`),
    );
    expect(rows.map(({ fuldtidspersoner }) => fuldtidspersoner)).toEqual([3200, null]);
  });

  test.each(['NaN', 'Infinity', '-Infinity', 'None'])(
    'is never %s, which is named with its place',
    async (word) => {
      const { faultText } = await published(
        'fuldtidspersoner',
        `${json(`\n${row(0, '1')},\n${row(1, word)}`)}`,
      );
      expect(faultText).toContain(`${word} is not JSON (line 3, character 37)`);
      const lines = `{"Område":"Aalborg","Periode":"2020M01","Ydelse":"SU","Antal fuldtidspersoner":1}\n{"Område":"Aalborg","Periode":"2020M02","Ydelse":"SU","Antal fuldtidspersoner":${word}}\n`;
      expect((await published('fuldtidspersoner', lines)).faultText).toContain(`${word} is not JSON (line 2`);
    },
  );

  test('in a text that says NaN is no fault of JSON', async () => {
    const { faultText } = await published('fuldtidspersoner', json('["NaN","2020M01","SU",1]'));
    expect(faultText).toContain("column Område has 'NaN'");
  });
});

describe('a place', () => {
  const benchmark = (place: string, more = '') =>
    'Area;Periode;Ydelsesgrupper;Forventet antal;Faktisk antal;Forskel antal;Forventet andel;Faktisk andel;Forskel andel;Placering\n' +
    `Fanø;2020QMAT02;Ydelsesgrupper i alt;320;308;-12;16,2;15,59;-0,61;${place}\n${more}`;

  test.each(['16', '16.0', '+16', '16,0', ' 16 '])("of '%s' is 16", async (place) => {
    const { rows, faultText } = await published<BenchmarkRow>('benchmark', benchmark(place));
    expect(faultText).toBe('');
    expect(rows[0]!.rank).toBe(16);
  });

  test.each(['0', '99', '160', '16.000', '-1'])(
    "of '%s' is refused: there are 98 kommuner",
    async (place) => {
      expect((await published('benchmark', benchmark(place))).faultText).toContain('column Placering');
    },
  );
});

describe('JSON that says two things', () => {
  const line = (more: string) =>
    `{"Område":"Aalborg","Periode":"2019M01","Ydelse":"SU","Antal fuldtidspersoner":5${more}}\n`;
  test('by a key that stands twice is refused, whatever it is called and in whatever object', async () => {
    const repeated = ',"Antal fuldtids\\u0070ersoner":7';
    expect((await published('fuldtidspersoner', line('') + line(repeated))).faultText).toContain(
      "'Antal fuldtidspersoner' stands there twice in one object (line 2, character 82); remove one",
    );
    expect((await published('fuldtidspersoner', line('') + line(''))).faultText).toBe('');
  });

  test('is not one whose texts have signs of JSON in them', async () => {
    const text = ',"Note":"{\\"Note\\": 1, \\\\","Kilde":"Note:"';
    expect((await published('fuldtidspersoner', line(text) + line(''))).faultText).toBe('');
  });

  test('beside its table is said, since it could be one page of several', async () => {
    const table =
      '"columns":["Område","Periode","Ydelse","Antal fuldtidspersoner"],"rows":[["Aalborg","2019M01","SU",5]]';
    const { files, rows } = await published('fuldtidspersoner', `{${table},"next":"/2"}`);
    expect(rows).toHaveLength(1);
    expect(files[0]!.remarks).toEqual([
      'the answer has next beside its table, which is not read; are all rows in it?',
    ]);
    expect((await published('fuldtidspersoner', `{${table}}`)).files[0]!.remarks).toEqual([]);
  });
});
