import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileName } from '../../danish/text.js';
import type { Kommune } from '../../domain/kommuner.js';
import { formatMonth, type Month } from '../../domain/month.js';
import type { Edition } from '../../editions/edition.js';
import { shownText } from '../../editions/edition.js';
import type { Shown } from '../../editions/shown.js';
import { InputError } from '../../extracts/problems.js';
import { machineError, makeWholeFolder, removeLeftIn } from '../output.js';
import { hiddenIn } from './earlier.js';
import { CHECKSUMS, checksumsText, FIGURES, MANIFEST, manifestText } from './manifest.js';

/** The archive of a folder of reports, where no other one is named. */
export const ARCHIVE = 'udgaver';

/** An edition's files are for reading alone. */
const READ_ONLY = 0o444;

/** An edition that is to be kept. */
export interface NewEdition extends Omit<Edition, 'id' | 'number' | 'made'> {
  /** The report's JSON. */
  json: string;
  shown: readonly Shown[];
}

/** An edition in its archive. */
export interface KeptEdition {
  id: string;
  /** The archive had none of the same content that was newer. */
  isNew: boolean;
}

/** The folder of a report's editions in their archive; what-ifs have none. */
export const editionsFolder = (
  report: string,
  kommune: Pick<Kommune, 'name'> | undefined,
  month: Month,
): string => [report, ...(kommune ? [fileName(kommune.name)] : []), formatMonth(month)].join('-');

/**
 * The numbers of the editions in a folder, in order; none where there is no folder.
 * @throws {InputError} when it cannot be looked into.
 */
export async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (['ENOENT', 'ENOTDIR'].includes(error.code ?? '')) return [];
    throw new InputError(`the archive ${folder} cannot be read (${error.code})`);
  });
  return names
    .filter((name) => /^[1-9]\d*$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

/**
 * Keeps an edition under the next number of its report, kommune and month. The same content as the newest one makes no
 * new edition. Nothing that is kept is ever written again, and no two runs can take one number.
 * @param now the clock.
 * @throws {import('../output.js').MachineError} when it cannot be written.
 */
export async function keepEdition(
  archive: string,
  edition: NewEdition,
  now: () => Date,
): Promise<KeptEdition> {
  const { json, shown, ...about } = edition;
  const name = editionsFolder(about.report, about.kommune, about.month);
  const folder = join(archive, name);
  for (const path of [archive, folder])
    await mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw machineError(`the archive ${path} cannot be written`, error);
    });
  await removeLeftIn(folder);
  const content = { [`${name}.json`]: json, [FIGURES]: shownText(shown) };
  for (;;) {
    const newest = (await numbersIn(folder)).at(-1) ?? 0;
    if (newest > 0 && (await holds(join(folder, String(newest)), content)))
      return { id: `${name}/${newest}`, isNew: false };
    const number = newest + 1;
    const hidden = hiddenIn({ json, shown }, about.month);
    const files = {
      ...content,
      [MANIFEST]: manifestText({ ...about, number, made: now().toISOString(), hidden }),
    };
    const whole = { ...files, [CHECKSUMS]: checksumsText(files) };
    if (await makeWholeFolder(folder, String(number), whole, READ_ONLY))
      return { id: `${name}/${number}`, isNew: true };
  }
}

/** Whether a folder holds these files. */
async function holds(folder: string, files: Readonly<Record<string, string>>): Promise<boolean> {
  for (const [name, content] of Object.entries(files)) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    if (text !== content) return false;
  }
  return true;
}
