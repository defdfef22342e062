import { describe, expect, test } from 'vitest';
import { dayName } from '../../src/danish/date.js';
import { parseDay } from '../../src/domain/day.js';
import { formatMonth, parseMonth } from '../../src/domain/month.js';
import { endingParameter, entryAt } from '../../src/rules/dated.js';
import { rulesPage } from '../../src/rules/describe.js';
import { inForceIn } from '../../src/rules/inForce.js';
import { percent } from '../../src/rules/kinds.js';
import { RULES } from '../../src/rules/ruleset.js';
import { datedText } from '../../src/rules/text.js';
import { type RuleFileError, withChanges } from '../../src/rules/whatIf.js';

const chosen = { standing: 'chosen', source: 'jcreport' } as const;
const rule = endingParameter('x', 'x', 'pct.', percent, [
  { from: '2020-01-01', value: 80, ...chosen },
  { from: '2021-03-01', ends: true, ...chosen },
  { from: '2022-01-01', value: 70, ...chosen },
]);
const ended = withChanges(RULES, { rules: { 'taerskel-tilbud': [{ from: '2020-07-01', ends: true }] } });
const month = parseMonth;

describe('a rule that ends', () => {
  test('holds to the day before, not on the day, and may begin again', () => {
    expect(entryAt(rule, parseDay('2021-02-28')).value).toBe(80);
    expect(entryAt(rule, parseDay('2021-03-01')).value).toBeUndefined();
    expect(entryAt(rule, parseDay('2021-12-31')).value).toBeUndefined();
    expect(entryAt(rule, parseDay('2022-01-01')).value).toBe(70);
  });

  test('may stand as not begun', () => {
    const later = endingParameter('x', 'x', 'pct.', percent, [
      { from: '2018-01-01', ends: true, ...chosen },
      { from: '2026-07-01', value: 75, ...chosen },
    ]);
    expect(entryAt(later, parseDay('2026-06-30')).value).toBeUndefined();
    expect(datedText(later.values)).toBe('gælder ikke endnu; fra 2026-07-01: 75');
    expect(inForceIn(later, month('2026-06'))).toMatchObject({ text: 'gælder ikke endnu', holds: false });
  });

  test('says so in words', () => {
    expect(datedText(rule.values, dayName)).toBe('80; fra 1. marts 2021: ophørt; fra 1. januar 2022: 70');
    expect(inForceIn(rule, month('2021-02'))).toMatchObject({ text: '80', until: parseDay('2021-02-28') });
    expect(inForceIn(rule, month('2021-03'))).toMatchObject({ text: 'ophørt', holds: false });
    expect(rulesPage(ended)).toMatch(/`taerskel-tilbud` \|[^|]*\| 2020-07-01 \| ophørt \| pct\./);
  });

  test('is listed among those that do not hold, from its month on', () => {
    const ids = (at: string) => ended.ended(month(at)).map(({ id }) => id);
    expect(ids('2020-06')).toEqual([]);
    expect(ids('2020-07')).toEqual(['taerskel-tilbud']);
    expect(ids('2026-01')).toEqual(['taerskel-tilbud']);
    expect(ids('2026-02')).toHaveLength(11);
  });

  test('takes skærpet tilsyn with it, from the first month that it does not hold in', () => {
    expect(ended.supervision(month('2020-06'))?.thresholds).toEqual(
      RULES.supervision(month('2020-06'))?.thresholds,
    );
    expect(ended.supervision(month('2020-07'))).toBeUndefined();
    expect(ended.threshold('tilbud', month('2020-07'))).toBeUndefined();
    expect(ended.threshold('samtaler', month('2020-07'))).toEqual(
      RULES.threshold('samtaler', month('2020-07')),
    );
  });
});

describe('in a file of changed rules', () => {
  const faults = (rules: Record<string, unknown>): string => {
    try {
      withChanges(RULES, { rules });
      return '';
    } catch (error) {
      return (error as RuleFileError).faults.join('\n');
    }
  };

  test('a rule that counts citizens cannot end', () => {
    expect(faults({ 'samtaler-krav': [{ from: '2026-02-01', ends: true }] })).toMatch(
      /samtaler-krav: this rule cannot end/,
    );
  });

  test.each([
    ['no value and no end', [{ from: '2026-02-01' }]],
    ['an end that is not one', [{ from: '2026-02-01', ends: false }]],
    ['an end with a value', [{ from: '2026-02-01', ends: true, value: 3 }]],
  ])('%s is refused with what to write', (_, written) => {
    expect(faults({ 'taerskel-samtaler': written })).toContain('{ from, value } or { from, ends: true }');
  });

  test('a rule that has ended can be put back', () => {
    const back = withChanges(ended, { rules: { 'taerskel-tilbud': [{ from: '2020-07-01', value: 75 }] } });
    expect(back.supervision(month('2020-07'))?.thresholds.tilbud).toEqual({ num: 3n, den: 4n });
  });
});

describe('the name of the rules of a month', () => {
  const versions = (book: typeof RULES) => ['2020-06', '2020-07'].map((m) => book.versionAt(month(m)));

  test('is not changed by law that begins later', () => {
    const [before, after] = versions(RULES);
    expect(versions(ended)[0]).toBe(before);
    expect(versions(ended)[1]).not.toBe(after);
  });

  test('is changed by an event of the month, not by one of the next', () => {
    const from = (day: string) =>
      withChanges(RULES, { rules: { 'samtaler-former': [{ from: day, value: ['Telefon'] }] } });
    expect(from('2020-07-31').versionAt(month('2020-07'))).not.toBe(RULES.versionAt(month('2020-07')));
    expect(from('2020-08-01').versionAt(month('2020-07'))).toBe(RULES.versionAt(month('2020-07')));
  });

  test.each(['2018-01', '2020-08', '2026-01'])('in %s is made of edition and fingerprint', (at) => {
    expect(RULES.versionAt(month(at)), formatMonth(month(at))).toMatch(/^\d{4}\.\d+-[0-9a-f]{8}$/);
  });
});
