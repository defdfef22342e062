import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CASE_EXTRACTS, type CaseExtract } from './caseSchemas.js';
import { type FileFacts, inspectFile } from './file.js';
import { InputError } from './problems.js';

/** The jobindsats extracts that this program reads. */
export const JOBINDSATS_EXTRACTS = ['benchmark', 'fokusmaal', 'tidligindsats'] as const;
export type JobindsatsExtract = (typeof JOBINDSATS_EXTRACTS)[number];
export type ExtractName = CaseExtract | JobindsatsExtract;

/** File stems that mean an extract and are not its name. */
const STEMS: Readonly<Record<string, ExtractName>> = { y30r21: 'benchmark', løntimer: 'loentimer' };

/** One file of a delivery. */
export interface ExtractFile {
  extract: ExtractName;
  /** Its name in the folder, for messages and notes. */
  name: string;
  path: string;
  facts: FileFacts;
}

/** What a data folder holds. */
export interface Delivery {
  folder: string;
  files: ExtractFile[];
  /** Files that no extract's name begins; named once, not read. */
  ignored: string[];
  /** The figures are invented, to show what the program does. */
  demonstration: boolean;
}

const MARKER = 'delivery.json';
/** Files that a user may have meant as data; others in the folder are nobody's business. */
const LOOKS_LIKE_DATA = /\.(csv|txt|tsv|json|ndjson|jsonl|xlsx?|gz|zip)$/i;
const markerSchema = z.object({
  demonstration: z.boolean().default(false),
  description: z.string().optional(),
});

/** The extract that a file name's stem means (`samtaler-2020.csv.gz` is samtaler), if any. */
export function extractOf(fileName: string): ExtractName | undefined {
  const match = /^(.+?)\.(csv|txt|tsv)(\.gz)?$/i.exec(fileName);
  if (!match) return undefined;
  const stem = match[1]!.toLowerCase().normalize('NFC');
  const known: [string, ExtractName][] = [
    ...[...CASE_EXTRACTS, ...JOBINDSATS_EXTRACTS].map((name): [string, ExtractName] => [name, name]),
    ...Object.entries(STEMS),
  ];
  return known.find(([name]) => stem === name || new RegExp(`^${name}[^\\p{L}]`, 'u').test(stem))?.[1];
}

/**
 * Looks through a data folder: which files there are, of which extract.
 * @throws {InputError} when the folder is not there, is no folder, or holds no extract at all.
 */
export async function openDelivery(folder: string): Promise<Delivery> {
  const names = await listFolder(folder);
  const ignored = names.filter((name) => !extractOf(name) && name !== MARKER && LOOKS_LIKE_DATA.test(name));
  const files = await Promise.all(
    names.flatMap((name): Promise<ExtractFile>[] => {
      const extract = extractOf(name);
      const path = join(folder, name);
      return extract ? [inspectFile(path).then((facts) => ({ extract, name, path, facts }))] : [];
    }),
  );
  if (files.length === 0) {
    throw new InputError(
      `the data folder ${folder} holds no extract; expected files such as ydelser.csv, samtaler.csv or benchmark.csv` +
        (ignored.length > 0 ? ` (it has ${ignored.slice(0, 5).join(', ')})` : ' (it is empty)'),
    );
  }
  return { folder, files, ignored, demonstration: await isDemonstration(folder, names) };
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    if (!(await stat(folder)).isDirectory()) {
      throw new InputError(`${folder} is a file; --data wants the folder that holds the extracts`);
    }
    return (await readdir(folder)).sort();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      `the data folder ${folder} cannot be read (${(error as NodeJS.ErrnoException).code}); ` +
        'name the folder with your extracts: --data DIR',
    );
  }
}

async function isDemonstration(folder: string, names: readonly string[]): Promise<boolean> {
  if (!names.includes(MARKER)) return false;
  const path = join(folder, MARKER);
  try {
    return markerSchema.parse(JSON.parse(await readFile(path, 'utf8'))).demonstration;
  } catch {
    throw new InputError(
      `${path} is not as expected; it holds {"demonstration": true} or {"demonstration": false}`,
    );
  }
}
