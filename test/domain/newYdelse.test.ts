import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { FIXTURES } from '../../src/app/paths.js';
import { parseDay } from '../../src/domain/day.js';
import { RULES as PUBLISHED } from '../../src/rules/ruleset.js';
import type * as Program from './asked.js';

/** The program bundled from these sources, with another list of ydelser; the other tests of this worker keep theirs. */
async function programWithAdded(): Promise<typeof Program> {
  const here = dirname(fileURLToPath(import.meta.url));
  // Beside the project's packages and fixtures.
  const folder = join(dirname(FIXTURES), 'dist');
  const outfile = join(folder, `new-ydelse-${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  try {
    await build({
      stdin: { contents: "export * from './asked.js';", resolveDir: here, loader: 'ts' },
      outfile,
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format: 'esm',
      logLevel: 'error',
      plugins: [
        {
          name: 'another list',
          setup({ onLoad }) {
            onLoad({ filter: /\/src\/domain\/ydelser\.[jt]s$/ }, ({ path, suffix }) => {
              if (suffix !== '') return undefined;
              const list = JSON.stringify(`${path}?published`);
              const contents = `export * from ${list};
                import { YDELSER as published } from ${list};
                import { withAdded } from ${JSON.stringify(join(here, 'added.js'))};
                export const YDELSER = withAdded(published);`;
              return { contents, loader: 'ts', resolveDir: here };
            });
            // The second reading knows no ydelse but the published ones.
            onLoad({ filter: /\/test\/reference\/table\.[jt]s$/ }, () => ({
              contents: "export { GRUPPER as CODES } from '../../src/domain/ydelse.js';",
              loader: 'ts',
              resolveDir: here,
            }));
          },
        },
      ],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}

const program = await programWithAdded();
const { ydelseCode, GRUPPER, gruppeName, outsideYdelse, withinYdelse, OPEN_END, parseMonth } = program;
const { precedenceOf, RULES, withChanges, openDelivery, CaseStore, readCitizen, citizens } = program;
const { folderWith, csv, removeFolders, run } = program;

// This program's own list of folders: setup.ts knows only of those that other files of tests make.
afterEach(removeFolders);

const month = parseMonth;
const inOrder = (precedence: readonly number[]) =>
  [...GRUPPER].sort((a, b) => precedence[a]! - precedence[b]!).map(gruppeName);

describe('a ydelse put into the list', () => {
  test('leaves the others their codes, and stands where it was put', () => {
    expect(ydelseCode('Sygedagpenge')).toBe(10);
    expect(GRUPPER.slice(0, 3).map(gruppeName)).toEqual(['A-dagpenge', 'Omstillingsydelse', 'Kontantydelse']);
  });

  test('comes last in an order of precedence that does not name it, a user’s as well', () => {
    const rules = RULES.at(month('2027-01'));
    expect(inOrder(precedenceOf(rules)).slice(0, rules.precedence.length)).toEqual(rules.precedence);
    const own = withChanges(RULES, { rules: { 'ydelse-orden': ['Sygedagpenge', 'Revalidering'] } });
    expect(inOrder(precedenceOf(own.at(month('2027-01')))).slice(0, 4)).toEqual([
      'Sygedagpenge',
      'Revalidering',
      'A-dagpenge',
      'Omstillingsydelse',
    ]);
  });

  test('changes the name of the rules of months that it can be had in, and of none before', () => {
    const [august, december, january] = ['2020-08', '2026-12', '2027-01'].map((at) =>
      RULES.versionAt(month(at)),
    );
    expect(december).not.toBe(january);
    expect(august).toBe(PUBLISHED.versionAt(month('2020-08')));
    expect(RULES.versionAt(month('2020-09'))).not.toBe(PUBLISHED.versionAt(month('2020-09')));
  });
});

describe('a ydelse with a last day', () => {
  const code = ydelseCode('Kontantydelse');
  const day = parseDay;

  test.each([
    ['2020-01-01', '2020-09-30', undefined],
    ['2020-01-01', '2020-10-01', 'til'],
    ['2020-09-30', null, undefined],
    ['2020-10-01', null, 'fra'],
    ['2020-10-01', '2020-10-02', 'fra'],
  ])('a row from %s to %s is wrong in %s', (from, to, column) => {
    expect(outsideYdelse(code, day(from), to === null ? null : day(to))?.column).toBe(column);
  });

  test('ends an open row on that day', () => {
    expect(withinYdelse(code, OPEN_END)).toBe(day('2020-09-30'));
    expect(withinYdelse(code, day('2020-02-01'))).toBe(day('2020-02-01'));
    expect(withinYdelse(ydelseCode('Kontanthjælp'), OPEN_END)).toBe(OPEN_END);
  });
});

test('random citizens keep within the days of every ydelse, and some have each of those with days', () => {
  const rows = fc.sample(citizens, { seed: 2027, numRuns: 400 }).flatMap(({ ydelser }) => ydelser);
  for (const name of ['Kontantydelse', 'Omstillingsydelse'])
    expect(rows.some(({ ydelse }) => ydelse === ydelseCode(name))).toBe(true);
  for (const { ydelse, from, to } of rows) expect(outsideYdelse(ydelse, from, to)).toBeUndefined();
});

describe('a ydelse with a first day', () => {
  test.each([
    ['2026-12-31', 'fra'],
    ['2027-01-01', undefined],
  ])('a row from %s is wrong in %s', (from, column) => {
    expect(outsideYdelse(ydelseCode('Omstillingsydelse'), parseDay(from), null)?.column).toBe(column);
  });
});

describe('an extract with a row outside the days of its ydelse', () => {
  const delivery = (...rows: string[]) =>
    folderWith({ 'ydelser.csv': csv('borger_id;kommune;ydelse;fra;til', ...rows) });

  test('is refused with line, value and what to mend', async () => {
    const data = await delivery(
      'b1;Aalborg;Kontantydelse;2019-01-01;2020-09-30',
      'b2;Aalborg;Kontantydelse;2020-10-01;',
      'b3;Aalborg;Omstillingsydelse;2026-12-31;2027-02-01',
      'b4;Aalborg;Kontantydelse;2019-01-01;2020-10-01',
    );
    const { status, out } = await run('check', '--data', data);
    expect(status).toBe(2);
    expect(out).toContain("ydelser.csv:3 column fra has '2020-10-01': Kontantydelse ends 2020-09-30");
    expect(out).toContain("ydelser.csv:4 column fra has '2026-12-31': Omstillingsydelse begins 2027-01-01");
    expect(out).toContain("ydelser.csv:5 column til has '2020-10-01': Kontantydelse ends 2020-09-30");
    expect(out).not.toContain('ydelser.csv:2');
  });

  test('is right with an open row, which both readers end with the ydelse', async () => {
    const delivered = await openDelivery(await delivery('b1;Aalborg;Kontantydelse;2019-01-01;'));
    const store = await CaseStore.load(delivered.files);
    for await (const { timeline } of store.citizens())
      expect(timeline.ydelser.map(({ to }) => to)).toEqual([parseDay('2020-09-30')]);
    store.close();
    const { timeline } = await readCitizen(delivered, 'b1');
    expect(timeline.ydelser.map(({ to }) => to)).toEqual([parseDay('2020-09-30')]);
  });
});
