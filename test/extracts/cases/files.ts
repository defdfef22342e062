import { join } from 'node:path';
import { columnsOf } from '../../../src/extracts/columnsOf.js';
import type { ExtractFile } from '../../../src/extracts/delivery.js';
import type { ExtractName } from '../../../src/extracts/extractName.js';
import { inspectFile } from '../../../src/extracts/file.js';
import type { JobindsatsSchema } from '../../../src/extracts/jobindsats/schema.js';
import { JOBINDSATS_SCHEMAS, type JobindsatsExtract } from '../../../src/extracts/jobindsats/schemas.js';
import { openTable } from '../../../src/extracts/openTable.js';
import { describe as describeProblems } from '../../../src/extracts/problems.js';
import { type ReadExtract, readExtract } from '../../../src/extracts/readExtract.js';
import { dataRows } from '../../../src/extracts/table.js';
import { loadWarnings, toldOf } from '../../../src/store/caseFindings.js';
import { CaseStore } from '../../../src/store/caseStore.js';
import { crossChecks } from '../../../src/store/crossChecks.js';
import { folderWith } from '../../cli/folder.js';

/** Property tests find the same cases in every run of `npm test`. */
export const SEED = Number(process.env.PROPERTY_SEED ?? 20_200_831);

/** How many files a property test writes; `npm run soak` writes more of them, other ones each time. */
export const filesOf = (usual: number): number => Math.ceil(usual * Number(process.env.CASE_FILES ?? 1));

/** A file of an extract with some content. */
export async function fileOf(name: string, extract: ExtractName, content: string | Buffer) {
  const path = join(await folderWith({ [name]: content }), name);
  return { extract, name, path, facts: await inspectFile(path, name) } satisfies ExtractFile;
}

/** The rows of a file as text, and what stands beside them. */
export async function tableOf(extract: ExtractName, content: string | Buffer, name = `${extract}.csv`) {
  const file = await fileOf(name, extract, content);
  const table = await openTable(file, columnsOf(file));
  const rest = { notes: [], blank: 0 };
  const rows: string[][] = [];
  for await (const block of dataRows(table, rest)) rows.push(...block.map(({ fields }) => fields));
  return { table, rows, rest };
}

/** A jobindsats extract of some files, and its faults as text. */
export async function published<Row = Record<string, unknown>>(
  extract: JobindsatsExtract,
  ...contents: (string | { name: string; content: string })[]
): Promise<ReadExtract<Row> & { faultText: string }> {
  const files = await Promise.all(
    contents.map((given, i) => {
      const content = typeof given === 'string' ? given : given.content;
      const form = /^\s*[[{]/.test(content) ? 'json' : 'csv';
      return fileOf(typeof given === 'string' ? `${extract}-${i + 1}.${form}` : given.name, extract, content);
    }),
  );
  const read = await readExtract(files, JOBINDSATS_SCHEMAS[extract] as unknown as JobindsatsSchema<Row>, 0);
  return { ...read, faultText: describeProblems(read.faults.log) };
}

/** What a store holds of some case extracts: every row as text, its accounts and its faults. */
export async function stored(files: Record<string, string | Buffer>) {
  const list = await Promise.all(
    Object.entries(files).map(([name, content]) =>
      fileOf(name, /^[a-z]+/.exec(name)![0] as ExtractName, content),
    ),
  );
  const store = await CaseStore.load(list, { threads: 1 });
  const extracts = [...new Set(list.map(({ extract }) => extract))];
  const rows: Record<string, unknown[][]> = {};
  for (const extract of extracts) {
    const left = extract === 'loentimer' ? 'citizen, file' : 'citizen';
    rows[extract] = await store.query(
      `SELECT borger_id, e.* EXCLUDE (${left}) FROM ${extract} e JOIN citizens USING (citizen) ORDER BY ALL`,
    );
  }
  return {
    store,
    rows,
    accounts: store.loaded.map(({ account }) => account),
    faultText: describeProblems(store.faults.log),
  };
}

/** What the checks across rows and files find in a store, and what is to be said of it. */
export async function findingsOf(store: CaseStore) {
  const findings = await crossChecks(store);
  return { findings, ...toldOf(findings, loadWarnings(store)) };
}
