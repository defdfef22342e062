import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlan } from '../../../src/extracts/plan/readPlan.js';
import { csv, folderWith } from '../../cli/folder.js';
import { SEED } from './files.js';

const HEAD = 'kommune;år;overskrift;mål;ydelse;ændring;niveau;antal;inden;nået;pr;enhed';
const read = async (content: string, name = 'plan.csv') =>
  readPlan(join(await folderWith({ [name]: content }), name));
const fault = (content: string, name?: string): Promise<string> =>
  read(content, name).then(
    () => 'no error',
    (error: Error) => error.message,
  );

const NUMBERS: ((n: number) => string)[] = [
  String,
  (n) => `${n}.0`,
  (n) => String(n).replace(/\B(?=(\d{3})+$)/g, '.'),
  (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ' '),
];
const DATES = ['2019-12-31', '31-12-2019', '31.12.2019', '2019-12-31 00:00:00'];

describe('a plan in CSV', () => {
  test('says the same in every notation of numbers, dates, years and line ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...NUMBERS),
        fc.constantFrom(...DATES),
        fc.constantFrom('2019', '2019.0'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom('', 'sep=;\n', '"Plan\nfor 2019";;;\n', '\ufeff'),
        async (n, date, year, end, above) => {
          const lines = [
            HEAD,
            `Aalborg;${year};A;w;Kontanthjælp;-3 %;${n(2900)};;;;;`,
            `Aalborg;${year};B;w;;;;${n(1500)};${date};${n(711)};${date};job`,
          ];
          const { goals, year: read_ } = await read(above + lines.join(end) + end);
          expect(read_).toBe(2019);
          expect(goals.map(({ indicator }) => indicator)).toEqual([
            { kind: 'change', ydelse: 'Kontanthjælp', change: { units: -300, decimals: 2 }, level: 2900 },
            expect.objectContaining({ kind: 'count', goal: 1500, reached: 711, by: 18261, at: 18261 }),
          ]);
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  });

  test('that could mean 29 or 29.000 is refused', async () => {
    expect(await fault(csv(HEAD, 'Aalborg;2019;A;w;SU;;29.000;;;;;'))).toContain('expected a whole number');
    expect(await fault(csv(HEAD, 'Aalborg;2019;A;w;SU;;29.5;;;;;'))).toContain('expected a whole number');
  });

  test('with the columns of two kinds of goal in a row is refused: none of them is left out in silence', async () => {
    const all = `${HEAD};niveau før;delmål;andel`;
    const goal = async (...cells: string[]) => fault(csv(all, `Aalborg;2019;A;w;${cells.join(';')}`));
    const COUNT = ['100', '2019-12-31', '5', '2019-06-30', 'job'];
    expect(await goal('SU', '-3', '2900', '', '', '', '', '', '', '', '')).toBe('no error');
    expect(await goal('', '', '', ...COUNT, '', '', '')).toBe('no error');
    expect(await goal('SU', '-3', '', ...COUNT, '', '', '')).toContain(
      "column ændring has '-3': the goal is measured by a number",
    );
    expect(await goal('SU', '-3', '2900', '', '', '', '', '', '3000', '', '')).toContain('"before"');
    expect(await goal('SU', '-3', '', '', '', '5,7', '', '', '', '1 år', '10')).toContain('column ydelse');
    expect(await goal('', '', '', '100', '', '5,7', '', '', '', '1 år', '10')).toContain('column antal');
  });

  test('asks for no fall of more than everybody, and for no date before its year', async () => {
    const row = (change: string) => fault(csv(HEAD, `Aalborg;2019;A;w;SU;${change};;;;;;`));
    expect(await row('-100')).toBe('no error');
    expect(await row('-100,01')).toContain('no number can fall by more than itself');
    const dated = (by: string, at: string) => fault(csv(HEAD, `Aalborg;2019;A;w;;;;100;${by};5;${at};job`));
    expect(await dated('2019-01-01', '2019-01-01')).toBe('no error');
    expect(await dated('2018-12-31', '2019-01-01')).toContain(
      "column inden has '2018-12-31': expected a date of 2019 or later; found 2018-12-31",
    );
    expect(await dated('2019-12-31', '2018-12-31')).toContain('column pr has');
  });

  test('of two kommuner or two years is refused', async () => {
    const row = (kommune: string, year: string) => `${kommune};${year};${kommune}${year};w;SU;;5;;;;;`;
    expect(await fault(csv(HEAD, row('Aalborg', '2019'), row('Herning', '2019')))).toContain(
      "has 'Aalborg' in the column kommune of its first goal and 'Herning' in that of goal 2",
    );
    expect(await fault(csv(HEAD, row('Aalborg', '2019'), row('Aalborg', '2018')))).toContain('one year');
    expect(await fault(csv(HEAD, row('Aalborg', '2019'), row('851', '2019.0')))).toBe('no error');
  });
});

test('a plan in JSON with NaN names it and where it stands', async () => {
  const text = '{"kommune": "Aalborg",\n"year": NaN}';
  expect(await fault(text, 'plan.json')).toContain('NaN is not JSON (line 2, character 9)');
});
