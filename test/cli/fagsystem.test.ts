import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { toCsv } from '../../fixtures/csv.js';
import {
  DRAFT,
  type Extracts,
  fagsystemFiles,
  ONE_IN,
  OWN_COLUMNS,
  someCitizens,
  wordsInUse,
} from '../../fixtures/fagsystem.js';
import { build, DEMO, folderWith, run } from './folder.js';

/** What both deliveries have of jobindsats. */
const PUBLISHED = ['benchmark-demo.csv.gz'];

let extracts: Extracts;
/** Who comes first among the samtaler, as the drafts do: a citizen on a ydelse still, spoken with in the last year. */
let known: string;
let published: Record<string, Buffer>;
/** The report of the citizens in the program's own columns and words. */
let expected: string;
beforeAll(async () => {
  extracts = await someCitizens(DEMO, 'herning', 6 * ONE_IN);
  const isOn = (id: string) => extracts.ydelser!.some((row) => row[0] === id && row[4] === '');
  const [header, ...rows] = extracts.samtaler!;
  known = rows.find(
    ([id, dato, type, , status]) =>
      isOn(id!) && dato! >= '2020-06' && dato! < '2020-10' && type === 'Jobsamtale' && status === 'Afholdt',
  )![0]!;
  const theirs = rows.filter(([id]) => id === known);
  extracts.samtaler = [header!, ...theirs, ...rows.filter(([id]) => id !== known)];
  const files = await Promise.all(
    PUBLISHED.map(async (name): Promise<[string, Buffer]> => [name, await readFile(join(DEMO, name))]),
  );
  published = Object.fromEntries(files);
  expected = await reportOf(own());
}, 120_000);

/** The citizens in the program's own columns and words. */
const own = (): Record<string, Buffer> =>
  Object.fromEntries(
    Object.entries(extracts).map(([name, [header, ...rows]]) => [
      `${name}.csv`,
      Buffer.from(toCsv(header!, rows)),
    ]),
  );

let written: ReturnType<typeof fagsystemFiles> | undefined;

/** The same citizens as the fagsystem exports them, without its mapping. */
function exported(): { files: Record<string, Buffer>; mapping: string } {
  written ??= fagsystemFiles(extracts);
  const { 'mapping.yaml': mapping, ...files } = written;
  return { files, mapping: mapping!.toString() };
}

/** A report's JSON without what it says about its files. */
async function reportOf(files: Record<string, Buffer | string>): Promise<string> {
  const data = await folderWith({ ...files, ...published });
  const built = await build(data, '--kommune', 'Herning', '--month', '2020-10', '--format', 'json');
  expect(built.status, built.err).toBe(0);
  const {
    sources: _,
    accounts: __,
    mapping: ___,
    ...report
  } = JSON.parse(await readFile(built.out.trim(), 'utf8'));
  return JSON.stringify(report, null, 1);
}

/** A mapping with every blank filled by what a person who knows the fagsystem would write. */
function filled(start: string): string {
  const words = wordsInUse(extracts);
  let [section, group] = ['', ''];
  return start
    .split('\n')
    .map((line) => {
      section = /^(\w+):/.exec(line)?.[1] ?? section;
      group = /^ {2}(\w+):/.exec(line)?.[1] ?? group;
      const blank = /^( {4}(.+?):)( #.*)?$/.exec(line);
      if (!blank || line.trimStart().startsWith('#')) return line;
      const key = blank[2]!.replace(/^'(.*)'$/, '$1').replaceAll("''", "'");
      const answer = section === 'columns' ? OWN_COLUMNS[group]![key] : words[group]![key];
      expect(answer, line).toBeDefined();
      return `${blank[1]} ${answer}`;
    })
    .join('\n');
}

/** A mapping without the words of some columns. */
const without = (mapping: string, ...columns: string[]): string =>
  columns.reduce(
    (text, column) => text.replace(new RegExp(`(values:\\n(?:.*\\n)*?)  ${column}:\\n(?: {4}.*\\n)+`), '$1'),
    mapping,
  );

describe("a fagsystem's delivery, in columns and words of its own", () => {
  test('with its mapping gives the report of the bundled extracts, but for the sources', async () => {
    const { files, mapping } = exported();
    expect(await reportOf({ ...files, 'mapping.yaml': mapping })).toBe(expected);
  });

  test('gives that report too once the blanks of the written start are filled, and nothing else', async () => {
    const { files } = exported();
    const folder = await folderWith(files);
    const start = join(folder, 'mapping.yaml');
    const wrote = await run('check', '--data', folder, '--write-mapping', start);
    expect(wrote.status, wrote.err).toBe(0);
    const text = await readFile(start, 'utf8');
    const mended = filled(text);
    expect(await reportOf({ ...files, 'mapping.yaml': mended })).toBe(expected);
    // What is written stays when a start is written again, and nothing is left to fill.
    await writeFile(start, mended);
    await run('check', '--data', folder, '--write-mapping', start);
    const again = await readFile(start, 'utf8');
    expect(again).not.toMatch(/^ {4}.*:( #.*)?$/m);
    const entries = (text: string) =>
      text
        .match(/^ {4}[^#\n]+$/gm)!
        .map((line) => line.replaceAll("'", ''))
        .sort();
    expect(entries(again)).toEqual(entries(mended));
  });

  test('with the start unfilled is refused, and each blank is named with its line', async () => {
    const { files } = exported();
    const folder = await folderWith(files);
    await run('check', '--data', folder, '--write-mapping', join(folder, 'mapping.yaml'));
    const start = (await readFile(join(folder, 'mapping.yaml'), 'utf8')).split('\n');
    const { status, out } = await run('check', '--data', folder, '--json');
    expect(status).toBe(2);
    const groups = JSON.parse(out).problems as { kind: string; count: number; shown: { line: number }[] }[];
    const blanks = groups.find(({ kind }) => kind === 'mapping')!;
    expect(blanks.count).toBe(start.filter((line) => /^ {4}[^#].*:( #.*)?$/.test(line)).length);
    expect(start[blanks.shown[0]!.line - 1]).toMatch(/^ {4}borger_id:/);
  });

  test('without a mapping of its words is refused, and each is named once with its rows', async () => {
    const { files, mapping } = exported();
    const some = without(mapping, 'samtaletype', 'form', 'status', 'fritaget_for');
    const data = await folderWith({ ...files, 'mapping.yaml': some });
    const { status, out } = await run('check', '--data', data, '--json');
    expect(status).toBe(2);
    const values = (JSON.parse(out).problems as { kind: string; shown: { value: string; rows?: number }[] }[])
      .filter(({ kind }) => kind === 'value')
      .flatMap(({ shown }) => shown);
    const words = wordsInUse(extracts);
    const expected = ['samtaletype', 'form', 'status', 'fritaget_for'].flatMap((name) =>
      Object.keys(words[name]!),
    );
    expect(values.map(({ value }) => value).sort()).toEqual(expected.sort());
    expect(values.find(({ value }) => value === DRAFT)?.rows).toBe(3);
  });

  test('shows what its mapping did, line by line, with its checksum', async () => {
    const { files, mapping } = exported();
    const data = await folderWith({ ...files, 'mapping.yaml': `${mapping}    Ukendt: Begge\n` });
    const { status, out } = await run('check', '--data', data, '--json');
    expect(status, out).toBe(0);
    const result = JSON.parse(out);
    expect(result.mapping.sources[0]).toMatchObject({ file: 'mapping.yaml' });
    expect(result.mapping.sources[0].sha256).toMatch(/^[0-9a-f]{64}$/);
    const rowsOf = (key: string) =>
      result.mapping.entries.find((entry: { key: string }) => entry.key === key).rows;
    expect(rowsOf(DRAFT)).toBe(3);
    expect(rowsOf('Individuel*')).toBeGreaterThan(100);
    expect(rowsOf('Ukendt')).toBe(0);
    const unused = result.findings.filter(({ code }: { code: string }) => code === 'mapping-unused');
    expect(unused).toHaveLength(1);
    expect(unused[0].message).toContain('nothing in the delivery uses values > fritaget_for > Ukendt');
  });

  test("is explained with the file's own words beside the program's", async () => {
    const { files, mapping } = exported();
    const data = await folderWith({ ...files, 'mapping.yaml': mapping });
    const { status, out, err } = await run(
      'explain',
      '--borger',
      known,
      '--month',
      '2020-10',
      '--data',
      data,
    );
    expect(status, err).toBe(0);
    const [, line] =
      /Jobsamtale, .* \(samtaler-udtraek\.xlsx:(\d+), samtaletype 'Individuel jobsamtale/.exec(out) ?? [];
    // Title, a blank line and the header stand above.
    expect(extracts.samtaler![Number(line) - 3]![0]).toBe(known);
    expect(out).toContain('Rows that are passed over');
    expect(out).toContain(`status ${DRAFT} (mapping.yaml: tael-ikke): not counted`);
  });
});
