import { describe, expect, test } from 'vitest';
import { type CheckOptions, type CheckResult, checkDelivery } from '../../src/check/check.js';
import { thinMonths } from '../../src/check/months.js';
import { namesOf } from '../../src/check/overview.js';
import { HELE_LANDET, KOMMUNER } from '../../src/domain/kommuner.js';
import { parseMonth } from '../../src/domain/month.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { RULES } from '../../src/rules/ruleset.js';
import type { MonthRows } from '../../src/store/months.js';
import { MONTHS, SOUND, samtaler } from '../cli/deliveries.js';
import { csv, folderWith } from '../cli/folder.js';

async function check(files: Record<string, string>, more: Partial<CheckOptions> = {}): Promise<CheckResult> {
  return checkDelivery(await openDelivery(await folderWith(files)), {
    rules: RULES,
    tolerate: 0,
    allowCpr: false,
    ...more,
  });
}
const codes = ({ findings }: CheckResult) => findings.map(({ code }) => code);
const series = (...rows: number[]): MonthRows[] =>
  rows.map((count, i) => ({ month: 24240 + i, rows: count }));

describe('a month is thin', () => {
  test('below a quarter of the middle month, and not at a quarter', () => {
    expect(thinMonths(series(40, 40, 9, 40, 40))).toEqual([{ month: '2020-03', rows: 9, usual: 40 }]);
    expect(thinMonths(series(40, 40, 10, 40, 40))).toEqual([]);
  });

  test('where twenty rows a month are usual, and not below', () => {
    expect(thinMonths(series(20, 4, 20))).toHaveLength(1);
    expect(thinMonths(series(19, 4, 19))).toEqual([]);
  });

  test('with rows: one without any is another finding', () => {
    expect(thinMonths(series(40, 0, 40))).toEqual([]);
    expect(thinMonths([])).toEqual([]);
  });
});

test('kommuner are named by rising code, and no other area among them', () => {
  const herning = KOMMUNER.find(({ name }) => name === 'Herning')!.code;
  const aalborg = KOMMUNER.find(({ name }) => name === 'Aalborg')!.code;
  expect(namesOf(new Set([aalborg, HELE_LANDET, herning, -5]))).toEqual(['Herning', 'Aalborg']);
});

describe('a check of a delivery', () => {
  test('of one without a fault tells what it holds and finds no more than there is', async () => {
    const result = await check(SOUND);
    expect(result.extracts.map(({ extract, rows, citizens }) => [extract, rows, citizens])).toEqual([
      ['ydelser', 4, 2],
      ['samtaler', 600, 1],
    ]);
    expect(result.extracts[0]).toMatchObject({ from: '2017-01-01', to: '2020-06-30', kommuner: ['Aalborg'] });
    expect(result.faults.isTooMuch).toBe(false);
    expect(codes(result)).toEqual(['empty-months', 'overlap']);
  });

  test('counts months that are missing in the middle, and not before the first or after the last', async () => {
    const missing = async (months: string[]) => {
      const { findings } = await check({ ...SOUND, 'samtaler.csv': samtaler(months, 25) });
      return findings.find(({ code, extract }) => code === 'empty-months' && extract === 'samtaler');
    };
    expect(await missing(MONTHS.toSpliced(5, 2))).toMatchObject({ count: 2, examples: MONTHS.slice(5, 7) });
    expect(await missing(MONTHS.slice(2, -2))).toBeUndefined();
  });

  test('wants a kommune in ydelser or in a published extract, and effort from a year and a window before the report month on', async () => {
    const kommune = KOMMUNER.find(({ name }) => name === 'Rebild')!;
    const without = await check(SOUND, { kommune, month: parseMonth('2020-07') });
    expect(codes(without)).toContain('short-period');
    expect(without.findings.find(({ code }) => code === 'kommune')).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('Rebild is in no extract'),
    });
    const fokusmaal = csv(
      'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt',
      'Rebild;2020M08;Ydelsesgrupper i alt;Samtaler;100;70',
    );
    const files = { ...SOUND, 'fokusmaal.csv': fokusmaal };
    const found = codes(await check(files, { kommune, month: parseMonth('2020-08') }));
    expect(found).not.toContain('kommune');
    expect(found).not.toContain('short-period');
  });

  test('keeps faults apart from findings, and counts what is tolerated', async () => {
    const tilbud = csv('borger_id;type;fra;til', 'b1;Kaffe;2020-01-01;', 'b1;Mentor;2020-01-01;');
    const strict = await check({ ...SOUND, 'tilbud.csv': tilbud });
    expect(strict.faults.isTooMuch).toBe(true);
    const lenient = await check({ ...SOUND, 'tilbud.csv': tilbud }, { tolerate: 1 });
    expect([lenient.faults.isTooMuch, lenient.faults.rejectedCount]).toEqual([false, 1]);
  });

  test('names files that are no extract, and tells of a plan', async () => {
    const plan = JSON.stringify({
      kommune: 'Aalborg',
      year: 2020,
      title: 'Plan',
      goals: [{ heading: 'A', wording: 'B', indicator: { notMeasurable: 'C.' } }],
    });
    const result = await check({ ...SOUND, 'plan.json': plan, 'andet.csv': 'a;b\n' });
    expect(result.otherFiles).toEqual(['andet.csv']);
    expect(result.plans).toEqual([{ file: 'plan.json', kommune: 'Aalborg', year: 2020, goals: 1 }]);
  });
});
