import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONCEPTS } from '../../src/extracts/mapping/concepts.js';
import { Mapping } from '../../src/extracts/mapping/mapping.js';
import { parseMapping } from '../../src/extracts/mapping/parse.js';
import { patternTest } from '../../src/extracts/mapping/pattern.js';
import { READY_MADE } from '../../src/extracts/mapping/ready.js';
import { InputError } from '../../src/extracts/problems.js';

const mapping = (...texts: string[]): Mapping =>
  new Mapping(texts.map((text, i) => parseMapping(i === 0 ? 'mapping.yaml' : `ready${i}`, text)));
const concept = (name: string) => CONCEPTS.find((known) => known.name === name)!;

/** What is said of a mapping that is refused. */
function faultOf(text: string): string {
  try {
    mapping(text);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a mapping', () => {
  test('gives the program the words of a file, whatever their case and the space around them', () => {
    const read = mapping("values:\n  ydelse:\n    'SHO-ydelse': Overgangsydelse\n");
    expect(read.word(concept('ydelse'), ' sho-YDELSE ')?.to).toBe('Overgangsydelse');
    expect(read.word(concept('ydelse'), 'SHO')).toBeUndefined();
  });

  test('takes every text as it stands', () => {
    const read = mapping(
      "values:\n  status:\n    0101: Afholdt\n    nej: Aflyst\n    '': Udeblevet\n    1e3: Aflyst\n",
    );
    const word = (text: string) => read.word(concept('status'), text)?.to;
    expect([word('0101'), word('101'), word('nej'), word(''), word('1e3'), word('1000')]).toEqual([
      'Afholdt',
      undefined,
      'Aflyst',
      'Udeblevet',
      'Aflyst',
      undefined,
    ]);
  });

  test('says which rows are passed over', () => {
    const read = mapping(
      'values:\n  ydelse:\n    Ansat i fleksjob: udenfor\n  status:\n    Kladde: tael-ikke\n',
    );
    expect(read.word(concept('ydelse'), 'Ansat i fleksjob')?.notCounted).toBe('udenfor');
    expect(read.word(concept('status'), 'Kladde')?.notCounted).toBe('tael-ikke');
  });

  test('knows an exact word before the own words, and those before a pattern', () => {
    const read = mapping(
      "values:\n  samtaletype:\n    '*samtale*': tael-ikke\n    Jobsamtale, gruppe: Anden samtale\n    Opfølgningssamtale: Jobsamtale\n",
    );
    const word = (text: string) => read.word(concept('samtaletype'), text)?.to;
    expect(word('Jobsamtale, gruppe')).toBe('Anden samtale');
    expect(word('Opfølgningssamtale')).toBe('Jobsamtale');
    expect(word('Jobsamtale')).toBeUndefined();
    expect(word('CV-samtale')).toBe('tael-ikke');
  });

  test('refuses a word that two patterns read differently, and takes one that they read alike', () => {
    const read = mapping(
      "values:\n  samtaletype:\n    'Individuel*': Jobsamtale\n    '*CV*': Anden samtale\n    '*opkald': jobsamtale\n",
    );
    expect(read.word(concept('samtaletype'), 'Individuel opkald')?.to).toBe('Jobsamtale');
    expect(() => read.word(concept('samtaletype'), 'Individuel CV-samtale')).toThrow(
      /both 'Individuel\*' \(line 3: Jobsamtale\) and '\*CV\*' \(line 4: Anden samtale\); give it a line of its own/,
    );
  });

  test('stands before one that it builds on', () => {
    const read = mapping('values:\n  form:\n    Anden kontakt: Telefon\n', READY_MADE.jobindsats!);
    expect(read.word(concept('form'), 'Anden kontakt')?.to).toBe('Telefon');
    expect(read.word(concept('form'), 'Fysiske samtaler')?.to).toBe('Personligt fremmøde');
  });

  test('tells its blanks, which say nothing', () => {
    const read = mapping(
      'columns:\n  samtaler:\n    dato:\nvalues:\n  status:\n    Kladde: # forslag: Aflyst\n',
    );
    expect(read.blanks.map(({ group, key, line }) => [group, key, line])).toEqual([
      ['samtaler', 'dato', 3],
      ['status', 'Kladde', 6],
    ]);
    expect(read.word(concept('status'), 'Kladde')).toBeUndefined();
  });

  test('tells the entries that no row used', () => {
    const read = mapping('values:\n  status:\n    Kladde: tael-ikke\n    Gennemført: Afholdt\n');
    read.word(concept('status'), 'Gennemført')!.entry.rows += 1;
    expect(read.unused.map(({ key }) => key)).toEqual(['Kladde']);
  });
});

describe('refused with file, line and the nearest:', () => {
  test.each([
    [
      'columns:\n  samtale:\n    dato: Dato\n',
      "mapping.yaml:3 column columns > samtale > dato: there is no extract 'samtale'; did you mean samtaler?",
    ],
    ['columns:\n  samtaler:\n    dat: Dato\n', "samtaler has no column 'dat'; did you mean dato?"],
    ['values:\n  ydelser:\n    a: SU\n', "no words of 'ydelser' are mapped; did you mean ydelse?"],
    [
      'values:\n  status:\n    a: Afhold\n',
      "'Afhold' is no status of the program's; unknown; did you mean Afholdt?",
    ],
    ['values:\n  status:\n    a: uden for\n', 'did you mean udenfor?'],
    ['values:\n  kommune:\n    a: Hernig\n', 'Herning'],
    ['constants:\n  samtaler:\n    status: Afhold\n', 'did you mean Afholdt?'],
    ['constants:\n  loentimer:\n    timer: mange\n', 'expected hours'],
    [
      'values:\n  status:\n    Kladde: Aflyst\n    kladde: Afholdt\n',
      "'kladde' stands in line 3 too, as Aflyst; remove one",
    ],
    ['value:\n  status:\n    a: Afholdt\n', 'expected columns, values and constants'],
    ['columns:\n  - dato\n', 'mapping.yaml:2 column columns: '],
    ['columns:\n  samtaler:\n    dato: [a, b]\n', 'mapping.yaml:3 column columns > samtaler > dato: '],
    ["values:\n  status:\n    'Kladde: Aflyst\n", 'the mapping is no YAML'],
    ['values:\n  status:\n    Kladde: Aflyst\n    Kladde: Aflyst\n', 'mapping.yaml:4'],
    ['columns: &x\nvalues: *x\n', 'write every word out'],
  ])('%j', (text, message) => {
    expect(faultOf(text)).toContain(message);
  });
});

test('a mapping that comes with the program is one', () => {
  for (const [name, text] of Object.entries(READY_MADE)) {
    const read = new Mapping([parseMapping(name, text)]);
    expect(read.entries.length).toBeGreaterThan(0);
    expect(read.blanks).toEqual([]);
  }
});

test('rates of kontanthjælp from 1 July 2025 are kontanthjælp, but for one that does not tell who is in the introduktionsprogram', () => {
  const read = mapping(READY_MADE.jobindsats!);
  const word = (text: string) => read.word(concept('ydelse'), text)?.to;
  for (const rate of [
    'Grundsats',
    'Forhøjet sats',
    'Mindstesats',
    'Mindstesats øvrige',
    'Sats for hjemmeboende',
  ])
    expect(word(rate)).toBe('Kontanthjælp');
  expect(word('Mindstesats omfattet af program')).toBeUndefined();
});

test('a pattern matches as a regular expression of the same would', () => {
  const pieces = fc.array(fc.constantFrom('a', 'b', '*', 'aa'), { minLength: 1, maxLength: 6 });
  const text = fc.array(fc.constantFrom('a', 'b', 'x'), { maxLength: 8 });
  fc.assert(
    fc.property(pieces, text, (pattern, words) => {
      fc.pre(pattern.includes('*'));
      const folded = words.join('');
      const expected = new RegExp(`^${pattern.join('').replaceAll('*', '.*')}$`).test(folded);
      expect(patternTest(pattern.join(''))(words.join(''))).toBe(expected && folded !== '');
    }),
    { seed: 1 },
  );
});
