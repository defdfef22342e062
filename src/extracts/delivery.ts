import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { CASE_EXTRACTS } from './caseSchemas.js';
import type { Columns } from './columns.js';
import { type DataFile, dataPaths } from './dataPaths.js';
import { type ExtractName, extractOf } from './extractName.js';
import { type FileFacts, HEAD_BYTES, inspectFile } from './file.js';
import { ydelseOfName } from './jobindsats/fuldtidspersoner.js';
import { blankProblems, mappedColumns, mappedConstants } from './mapping/apply.js';
import type { Mapping } from './mapping/mapping.js';
import { readMapping } from './mapping/read.js';
import { InputError, type Problem } from './problems.js';
import { maskCprIn } from './values.js';

/** One file of a delivery. */
export interface ExtractFile {
  extract: ExtractName;
  /** Its name in the folder, for messages and notes. */
  name: string;
  path: string;
  facts: FileFacts;
  /** Columns as the delivery's mapping changes them; the extract's own when left out. */
  columns?: Columns;
  /** Texts for columns that the file lacks, by column, as the mapping gives them. */
  constants?: Readonly<Record<string, string>>;
  /** The mapping that both come from. */
  mapping?: Mapping;
}

/** What a data folder holds. */
export interface Delivery {
  /** Where it lies, as the user named it. */
  folder: string;
  files: ExtractFile[];
  /** Files of an extract that cannot be read at all. */
  problems: Problem[];
  /** Files that are another of the delivery, byte for byte, and are not read again. */
  repeated: { file: string; of: string }[];
  /** Files that no extract's name begins, what is no file, and extracts in folders of the data folder; named once, not read. */
  ignored: string[];
  /** Paths of plans that kommuner wrote. */
  plans: string[];
  /** What the delivery calls the columns and words of its extracts. */
  mapping: Mapping;
  /** The figures are invented, to show what the program does. */
  demonstration: boolean;
}

/** What jobindsats' API answers in place of data. */
const EXPIRED_KEY = 'Forkert nøgle eller nøglen er udløbet';

const MARKER = 'delivery.json';
/** A kommune's plan beside the extracts: plan.json, plan-2019.csv. */
const PLAN = /^plan([^\p{L}].*)?\.(json|csv|xlsx|xlsm)$/iu;
/** Files that a user may have meant as data; others in the folder are nobody's business. */
const LOOKS_LIKE_DATA = /\.(csv|txt|tsv|json|ndjson|jsonl|xlsx|xlsm|xls|ods|gz|zip|parquet)$/i;
const markerSchema = z.object({
  demonstration: z.boolean().default(false),
  description: z.string().optional(),
});

/**
 * Looks through a data folder, or several files and folders: which files there are, of which extract, and what the delivery calls things.
 * @param given paths of folders and files, or patterns of such ({@link dataPaths}).
 * @param named its mapping, when it is not the folder's own.
 * @param mayBeEmpty whether something else stands for the extracts.
 * @throws {InputError} when the folder is not there, is no folder, or holds no extract at all.
 */
export async function openDelivery(
  given: string | readonly string[],
  named?: string,
  { mayBeEmpty = false } = {},
): Promise<Delivery> {
  const { shown: folder, folders, files: all } = await dataPaths(typeof given === 'string' ? [given] : given);
  const mapping = await readMapping(folders, named);
  const plans = all.filter(({ path }) => PLAN.test(basename(path)));
  const kinds = new Map(await Promise.all(all.map(async ({ path }) => [path, await kindOf(path)] as const)));
  const ignored = all.flatMap((file) => {
    const own = basename(file.path);
    // What has the name of an extract and is no file may have been meant as one.
    if (kinds.get(file.path) === 'other') return LOOKS_LIKE_DATA.test(own) ? [file.name] : [];
    const isKnown = extractOf(own) || plans.includes(file) || own === MARKER;
    return !isKnown && LOOKS_LIKE_DATA.test(own) ? [file.name] : [];
  });
  const inside = all.filter(({ path }) => kinds.get(path) === 'folder');
  ignored.push(...(await Promise.all(inside.map(extractsWithin))).flat());
  const files: ExtractFile[] = [];
  const problems: Problem[] = blankProblems(mapping);
  await Promise.all(
    all.map(async ({ name, path }) => {
      const extract = extractOf(basename(path));
      const kind = kinds.get(path);
      if (!extract || kind === 'folder' || kind === 'other') return;
      try {
        files.push({
          extract,
          name: maskCprIn(name),
          path,
          facts: await inspectExtract(path, name, extract),
          ...(mapping.isEmpty
            ? {}
            : {
                mapping,
                columns: mappedColumns(extract, mapping),
                constants: mappedConstants(extract, mapping),
              }),
        });
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        problems.push({ kind: 'file', file: maskCprIn(name), message: error.summary });
      }
    }),
  );
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  const { once, repeated, contradicting } = withoutCopies(files);
  problems.push(...contradicting);
  if (files.length === 0 && problems.length === 0 && !mayBeEmpty) {
    throw new InputError(
      `the data folder ${folder} holds no extract; expected files such as ydelser.csv, samtaler.csv or benchmark.csv` +
        (ignored.length > 0 ? ` (it has ${ignored.slice(0, 5).join(', ')})` : ' (it is empty)'),
    );
  }
  return {
    folder,
    files: once,
    problems,
    repeated,
    ignored: ignored.map(maskCprIn),
    plans: plans.map(({ path }) => path),
    mapping,
    demonstration: (await Promise.all(folders.map(isDemonstration))).includes(true),
  };
}

/** What lies at a path; `undefined` when that cannot be told, as of a link that leads nowhere. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch {
    return undefined;
  }
}

/** Names of extracts that lie in a folder of a data folder, which nobody reads, with the folder before them. */
async function extractsWithin({ name, path }: DataFile): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && LOOKS_LIKE_DATA.test(entry.name) && extractOf(entry.name))
    .map((entry) => `${name}/${entry.name}`)
    .sort();
}

/** What is to be said about files that are another's copy. */
export const repeatedText = ({ repeated }: Delivery): string[] =>
  repeated.map(({ file, of }) => `${file} is ${of} once more, byte for byte; it is read once`);

/** The files without those that are another's copy: a second download, or the packed form beside the unpacked. */
function withoutCopies(files: readonly ExtractFile[]) {
  const once: ExtractFile[] = [];
  const repeated: Delivery['repeated'] = [];
  const contradicting: Problem[] = [];
  const byName = [...files].sort((a, b) => a.name.length - b.name.length);
  for (const file of byName) {
    const same = once.find(
      ({ extract, facts }) => extract === file.extract && facts.contentSha256 === file.facts.contentSha256,
    );
    if (!same) {
      once.push(file);
      continue;
    }
    const [ydelse, other] = [file, same].map((one) => ydelseOfName(one.name));
    if (file.extract === 'fuldtidspersoner' && ydelse !== other)
      contradicting.push({
        kind: 'file',
        file: file.name,
        message: `it is ${same.name} byte for byte, but the two are named for different ydelser; remove the one with the wrong name`,
      });
    repeated.push({ file: file.name, of: same.name });
  }
  return { once: files.filter((file) => once.includes(file)), repeated, contradicting };
}

/** @throws {InputError} when the file is none that an extract can be read from. */
async function inspectExtract(path: string, name: string, extract: ExtractName): Promise<FileFacts> {
  const facts = await inspectFile(path, name);
  if (facts.head.includes(EXPIRED_KEY))
    throw new InputError(
      'the API key was wrong or had expired when this file was fetched; fetch it again with a valid key',
    );
  const isCase = (CASE_EXTRACTS as readonly string[]).includes(extract);
  if (isCase && facts.form === 'json')
    throw new InputError(
      `${name} is JSON; the case extract ${extract} is read from CSV only: export it as CSV`,
    );
  const firstLineEnds = /[\r\n]/.test(facts.head) || facts.bytes <= HEAD_BYTES;
  if (facts.form === 'csv' && !firstLineEnds)
    throw new InputError(`${name} has a first line of more than 64 KB, which is no header of an extract`);
  return facts;
}

async function isDemonstration(folder: string): Promise<boolean> {
  const path = join(folder, MARKER);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw new InputError(`${path} cannot be read (${code}): it tells whether the data are a demonstration`);
  }
  try {
    return markerSchema.parse(JSON.parse(text.replace(/^\ufeff/, ''))).demonstration;
  } catch {
    throw new InputError(
      `${path} is not as expected; it holds {"demonstration": true} or {"demonstration": false}`,
    );
  }
}
