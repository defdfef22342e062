import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withNewer } from '../../formats/html/newer.js';
import type { Theme } from '../../formats/theme.js';
import { machineError, makeFolders, writeWhole } from '../output.js';
import { csvMetadata, dataCsv } from './csvw.js';
import { dataTables } from './dataTables.js';
import { feedOf } from './feed.js';
import { accessibilityPage, dataPage, editionPage, indexPage } from './indexPage.js';
import { odsWorkbook } from './ods.js';
import { type Edition, publishedIn } from './published.js';
import { editionPageName, editionStem, editionTitle } from './words.js';

/**
 * Makes a folder of reports one that can be published: index, feed, data, checksums, and on older editions the way to
 * the newer one. All of it comes from the reports' JSON that lie there, so nothing is told that no report tells. Each
 * file is written whole, one that says the same is left alone, and the checksums are written last: an interrupted run
 * is made good by the next.
 * @param now when what is new or changed is said to be so.
 * @throws {import('../output.js').MachineError} when a file cannot be written.
 */
export async function publish(folder: string, theme: Theme, now: Date): Promise<void> {
  const editions = await publishedIn(folder);
  for (const edition of editions) {
    await writeData(folder, edition, theme);
    await put(folder, editionPageName(edition), pageWithNewer(edition, editions, theme));
  }
  await tellOfNewer(folder, editions);
  await put(folder, 'index.html', indexPage(editions, theme));
  await put(folder, 'tilgaengelighed.html', accessibilityPage(theme));
  const before = await readFile(join(folder, 'feed.xml'), 'utf8').catch(() => '');
  await put(folder, 'feed.xml', feedOf(editions, before, now));
  await put(folder, CHECKSUMS, await checksums(folder));
}

const CHECKSUMS = 'SHA256SUMS';

/** Writes a file, unless it stands there already as it is. */
async function put(folder: string, name: string, content: string | Buffer): Promise<void> {
  const there = await readFile(join(folder, name)).catch(() => undefined);
  if (there?.equals(Buffer.from(content))) return;
  await writeWhole(folder, name, content);
}

async function folderIn(...parts: readonly string[]): Promise<string> {
  const path = join(...parts);
  try {
    await makeFolders(path);
  } catch (error) {
    throw machineError(`${path} cannot be made`, error);
  }
  return path;
}

/** The tables of an edition: each as CSV with its description, all in a workbook. */
async function writeData(folder: string, edition: Edition, theme: Theme): Promise<void> {
  const tables = dataTables(edition);
  const data = await folderIn(folder, 'data');
  const own = await folderIn(data, editionStem(edition));
  for (const table of tables) {
    await put(own, `${table.name}.csv`, dataCsv(table));
    await put(own, `${table.name}.csv-metadata.json`, csvMetadata(table, editionTitle(edition)));
  }
  await put(own, 'indhold.html', dataPage(edition, tables, theme));
  await put(data, `${editionStem(edition)}.ods`, odsWorkbook(tables));
}

/** The newest edition of the same kind, where it is another. */
function newerThan(edition: Edition, editions: readonly Edition[]): Edition | undefined {
  const newest = editions.find(({ report }) => report === edition.report);
  return newest === edition ? undefined : newest;
}

function pageWithNewer(edition: Edition, editions: readonly Edition[], theme: Theme): string {
  const newer = newerThan(edition, editions);
  const way = newer && { href: editionPageName(newer), text: editionTitle(newer) };
  return withNewer(editionPage(edition, theme), way);
}

/** Says on the page of every older report where the newest of the same kind and kommune is; PDFs are not touched. */
async function tellOfNewer(folder: string, editions: readonly Edition[]): Promise<void> {
  const newest = new Map<string, { edition: Edition; stem: string }>();
  for (const edition of editions)
    for (const { report, kommune, stem, files } of edition.reports) {
      const page = `${stem}.html`;
      if (!files.includes(page)) continue;
      const key = `${report} ${kommune?.code ?? ''}`;
      const known = newest.get(key);
      if (!known) newest.set(key, { edition, stem });
      const newer = known && { href: `${known.stem}.html`, text: editionTitle(known.edition) };
      const content = await readFile(join(folder, page), 'utf8');
      await put(folder, page, withNewer(content, newer));
    }
}

/** The checksums of all files of a folder, as `sha256sum --check` reads them. */
async function checksums(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && entry.name !== CHECKSUMS)
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .sort();
  const lines: string[] = [];
  for (const name of names) lines.push(`${await sumOf(join(folder, name))}  ${name}\n`);
  return lines.join('');
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest('hex');
}
