import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { PLAIN_ID, parseId } from '../../../src/extracts/values.js';
import { findingsOf, SEED, stored } from './files.js';

const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Ways in which a program writes one id. */
const SPELLINGS: Record<string, (id: string) => string> = {
  'as it stands': (id) => id,
  'in decomposed letters': (id) => id.normalize('NFD'),
  'in full width': wide,
  'guarded for Excel': (id) => `="${id}"`,
  'behind an apostrophe': (id) => `'${id}`,
  'with space around it': (id) => `  ${id}\u00a0`,
  'with invisible signs': (id) => `\ufeff${id}\u200b`,
};
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const ydelser = (ids: readonly string[]) =>
  [
    'borger_id;kommune;ydelse;fra;til',
    ...ids.map((id) => `${quoted(id)};Aalborg;Kontanthjælp;2017-01-01;`),
    '',
  ].join('\n');
const samtaler = (ids: readonly string[]) =>
  ['borger_id;dato;samtaletype', ...ids.map((id) => `${quoted(id)};2020-01-10;Jobsamtale`), ''].join('\n');

/** Ids of some citizens, others for each spelling. */
const idsOf = (how: string) =>
  ['0012', 'Åse_1', 'ØB-7', 'AA01'].map((text) => `${text}${Object.keys(SPELLINGS).indexOf(how)}`);

/** What is no id. */
const NEVER = [
  '1,23457E+10',
  '1.23457E+10',
  '1E+10',
  '1,2e10',
  '',
  '-',
  'NULL',
  'NaN',
  '#N/A',
  '#REF!',
  '=""',
];

const id = fc.stringMatching(/^[A-ZÆØÅ0-9]{2}[a-zæøå0-9_-]{3,8}$/).filter((text) => parseId(text) === text);

describe('an id', () => {
  test('is the same however a program writes it', () => {
    fc.assert(
      fc.property(id, fc.constantFrom(...Object.values(SPELLINGS)), (text, spell) => {
        expect(parseId(spell(text))).toBe(text);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  describe('in other files', () => {
    const samtalerOf = new Map<string, number>();
    beforeAll(async () => {
      const hows = Object.keys(SPELLINGS);
      const { store, faultText } = await stored({
        'ydelser.csv': ydelser(hows.flatMap(idsOf)),
        'samtaler.csv': samtaler(hows.flatMap((how) => idsOf(how).map(SPELLINGS[how]!))),
      });
      expect(faultText).toBe('');
      expect((await findingsOf(store)).warnings).toEqual([]);
      for await (const { borgerId, timeline } of store.citizens())
        samtalerOf.set(borgerId, timeline.samtaler.length);
      store.close();
    });

    test.each(Object.keys(SPELLINGS))('%s finds its citizen', (how) => {
      expect(idsOf(how).map((text) => samtalerOf.get(text))).toEqual([1, 1, 1, 1]);
    });
  });

  describe('is never', () => {
    let faults: string;
    beforeAll(async () => {
      const rows = NEVER.flatMap((text) => [text, text]);
      const { store, faultText } = await stored({ 'samtaler.csv': samtaler(['a1', ...rows]) });
      store.close();
      faults = faultText;
    });

    test.each(NEVER.map((text, i) => [text, 3 + 2 * i] as const))("'%s'", (text, line) => {
      expect(parseId(text)).toBeUndefined();
      expect(faults).toContain(
        `samtaler.csv:${line} column borger_id has '${text}' (2 rows, this is the first)`,
      );
    });
  });

  test('that the engine takes as it stands is one that the reader would not change', () => {
    const plain = new RegExp(`^${PLAIN_ID}$`);
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^[0-9eE+.,'="-]{1,12}$/), fc.string(), id), (text) => {
        const trimmed = text.trim();
        if (!plain.test(trimmed)) return;
        expect(parseId(text)).toBe(trimmed);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  test.each([
    [
      'by letter case, by noughts in front, by signs or spaces',
      [
        ['AA0001', 'aa0001'],
        ['000123', '123'],
        ['BB-0001', 'BB 0001'],
      ],
    ],
    ['by signs or spaces', [['12345', '12345.0']]],
  ] as const)('that differs %s only is said to, and belongs to somebody else', async (hows, pairs) => {
    const { store } = await stored({
      'ydelser.csv': ydelser([...pairs.map(([one]) => one), 'zz9']),
      'samtaler.csv': samtaler([...pairs.flatMap(([, other]) => [other, other]), 'zz9']),
    });
    const { warnings } = await findingsOf(store);
    store.close();
    for (const how of hows.split(', '))
      expect(warnings.join('\n')).toContain(
        `samtaler: 2: rows whose ids differ from those in ydelser ${how} only`,
      );
  });

  test('that is like no other is said to have no ydelse, and no more', async () => {
    const { store } = await stored({
      'ydelser.csv': ydelser(['a1']),
      'samtaler.csv': samtaler(['b2', 'a1']),
    });
    const { findings } = await findingsOf(store);
    store.close();
    expect(findings.map(({ code }) => code)).toEqual(['no-ydelse']);
  });

  test('that is a CPR number in any spelling stops the import and is not shown', async () => {
    for (const spell of [SPELLINGS['in full width']!, SPELLINGS['guarded for Excel']!]) {
      const load = stored({ 'samtaler.csv': samtaler([spell('0101901234')]) });
      await expect(load).rejects.toThrow('looks like a CPR number');
    }
  });
});
