import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Month, maybeMonth } from '../../domain/month.js';
import { type Edition, type FullEdition, readShown } from '../../editions/edition.js';
import { InputError } from '../../extracts/problems.js';
import { numbersIn } from './keep.js';
import {
  CHECKSUMS,
  checksumOf,
  FIGURES,
  MANIFEST,
  type Manifest,
  readChecksums,
  readManifest,
} from './manifest.js';

/** An edition as it lies in an archive, and what is wrong with it. */
export interface StoredEdition {
  id: string;
  /** `undefined` when it cannot be read. */
  edition: Edition | undefined;
  /** In English, one for each file that is damaged, missing or strange; none when all is as it was written. */
  faults: string[];
}

/** Ids of all editions of an archive, none where there is none yet, by report, kommune and month, then by number. */
async function idsIn(archive: string): Promise<string[]> {
  let entries: string[];
  try {
    entries = await readdir(archive);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new InputError(`the archive ${archive} cannot be read (${code})`);
  }
  const names = entries.filter((name) => !name.startsWith('.')).sort();
  const ids = await Promise.all(
    names.map(async (name) => (await numbersIn(join(archive, name))).map((number) => `${name}/${number}`)),
  );
  return ids.flat();
}

const editionOf = (id: string, { hidden: _, ...manifest }: Manifest): Edition => ({ id, ...manifest });

/** Every edition of an archive, held against its checksums. @throws {InputError} when there is no archive. */
export async function verifyArchive(archive: string): Promise<StoredEdition[]> {
  const isThere = await access(archive).then(
    () => true,
    () => false,
  );
  if (!isThere) throw new InputError(`there is no archive ${archive}; build and batch make one`);
  return Promise.all((await idsIn(archive)).map((id) => verify(archive, id)));
}

async function verify(archive: string, id: string): Promise<StoredEdition> {
  const folder = join(archive, id);
  const names = await readdir(folder).catch(() => []);
  const contents = new Map<string, Buffer>();
  for (const name of names) {
    const content = await readFile(join(folder, name)).catch(() => undefined);
    if (content) contents.set(name, content);
  }
  const manifest = readManifest(contents.get(MANIFEST)?.toString('utf8') ?? '');
  const edition = manifest && editionOf(id, manifest);
  const sums = readChecksums(contents.get(CHECKSUMS)?.toString('utf8') ?? '');
  if (!sums) {
    const what = contents.has(CHECKSUMS) ? 'is damaged' : 'is missing';
    return { id, edition, faults: [`${CHECKSUMS} ${what}: nothing can be verified`] };
  }
  const [report] = id.split('/');
  const due = new Set([...sums.keys(), MANIFEST, FIGURES, `${report}.json`]);
  const faults = [...due].flatMap((name) => {
    const content = contents.get(name);
    if (!content) return [`${name} is missing`];
    const sum = sums.get(name);
    if (sum === undefined) return [`${name} has no checksum in ${CHECKSUMS}`];
    return checksumOf(content) === sum ? [] : [`${name} is damaged: its checksum is another one`];
  });
  const strange = names.filter((name) => name !== CHECKSUMS && !due.has(name));
  faults.push(...strange.map((name) => `${name} does not belong to the edition`));
  if (faults.length === 0 && !edition) faults.push(`${MANIFEST} is of another form than this program writes`);
  if (edition && edition.number !== Number(id.split('/')[1]))
    faults.push(`${MANIFEST} is of edition ${edition.number}`);
  return { id, edition, faults };
}

/** Checksums of the editions that a report of a month may be set beside: those of earlier months. */
export async function earlierChecksums(archive: string, report: string, month: Month): Promise<string[]> {
  const ids = await idsIn(archive).catch(() => []);
  const meant = ids.filter((id) => {
    const of = maybeMonth(id.slice(0, id.indexOf('/')).slice(-7));
    return id.startsWith(`${report}-`) && of !== undefined && of < month;
  });
  return Promise.all(
    meant.map(async (id) => checksumOf(await readFile(join(archive, id, CHECKSUMS)).catch(() => ''))),
  );
}

/** Which editions are wanted. */
export interface Wanted {
  report: string;
  kommune: { code: number };
}

/**
 * The editions of a kommune's report, by month and number, with their figures. Those that are not as they were written
 * are left out and named.
 */
export async function editionsOf(
  archive: string,
  { report, kommune }: Wanted,
): Promise<{ editions: FullEdition[]; warnings: string[] }> {
  const editions: FullEdition[] = [];
  const warnings: string[] = [];
  const ids = (await idsIn(archive)).filter((id) => id.startsWith(`${report}-`));
  for (const id of ids) {
    const text = await readFile(join(archive, id, MANIFEST), 'utf8').catch(() => '');
    const manifest = readManifest(text);
    if (manifest && (manifest.report !== report || manifest.kommune?.code !== kommune.code)) continue;
    const { edition, faults } = await verify(archive, id);
    const figures = await readFile(join(archive, id, FIGURES), 'utf8').catch(() => '');
    const shown = faults.length > 0 ? undefined : shownOf(figures);
    if (edition && shown) editions.push({ ...edition, shown });
    else if (edition)
      warnings.push(`${join(archive, id)} is passed over: ${faults[0] ?? `${FIGURES} cannot be read`}`);
  }
  editions.sort((a, b) => a.month - b.month || a.number - b.number);
  return { editions, warnings };
}

function shownOf(text: string): FullEdition['shown'] | undefined {
  try {
    return readShown(text);
  } catch {
    return undefined;
  }
}

/** The files that an edition was made from; `undefined` where a folder is none. */
export async function sourcesOfEdition(folder: string): Promise<Edition['sources'] | undefined> {
  return readManifest(await readFile(join(folder, MANIFEST), 'utf8').catch(() => ''))?.sources;
}
