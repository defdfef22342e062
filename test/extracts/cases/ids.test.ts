import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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

  test.each(Object.keys(SPELLINGS))('%s finds its citizen in the other files', async (how) => {
    const ids = ['0012', 'Åse_1', 'ØB-7', 'AA01'];
    const { store, faultText } = await stored({
      'ydelser.csv': ydelser(ids),
      'samtaler.csv': samtaler(ids.map(SPELLINGS[how]!)),
    });
    expect(faultText).toBe('');
    expect((await findingsOf(store)).warnings).toEqual([]);
    store.close();
  });

  test.each([
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
  ])('is never %s', async (text) => {
    expect(parseId(text)).toBeUndefined();
    const { store, faultText } = await stored({ 'samtaler.csv': samtaler(['a1', text, text]) });
    store.close();
    expect(faultText).toContain(`samtaler.csv:3 column borger_id has '${text}' (2 rows, this is the first)`);
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
    ['by letter case', 'AA0001', 'aa0001'],
    ['by noughts in front', '000123', '123'],
    ['by signs or spaces', 'AA-0001', 'AA 0001'],
    ['by signs or spaces', '12345', '12345.0'],
  ])('that differs %s only is said to, and belongs to somebody else', async (how, one, other) => {
    const { store } = await stored({
      'ydelser.csv': ydelser([one, 'zz9']),
      'samtaler.csv': samtaler([other, other, 'zz9']),
    });
    const { warnings } = await findingsOf(store);
    store.close();
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
