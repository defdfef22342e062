import { readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { FormatName } from '../formats/formats.js';
import type { Theme } from '../formats/theme.js';
import { TemplateError } from '../sourceText/error.js';
import { loadTemplate } from '../template/template.js';

/**
 * Reads a template folder of the user's own, with its charts where a format draws them, so that a mistake of form is
 * told before any data are opened. What is read is known when reports are made.
 * @throws {TemplateError} with file and line for a text or a chart that is broken.
 */
export async function readOwnTemplate(
  folder: string,
  { formats, theme }: { formats: readonly FormatName[]; theme: Theme },
): Promise<void> {
  await loadTemplate(folder);
  if (formats.every((format) => format === 'json')) return;
  const charts = join(folder, 'charts');
  const names = (await readdir(charts).catch(refuseAllButNone)).filter((name) => name.endsWith('.vl.json'));
  function refuseAllButNone({ code }: NodeJS.ErrnoException): string[] {
    if (code === 'ENOENT') return [];
    throw new TemplateError(charts, 1, `the folder of charts cannot be read (${code})`);
  }
  if (names.length === 0) return;
  // A large library, which nobody needs who has no charts of his own.
  const { compileTemplate } = await import('../formats/charts/template.js');
  for (const name of names.sort()) await compileTemplate(join(charts, name), theme);
}

/** Whether an error is a mistake in a file of a template folder, which all reports are made by. */
export const isMistakeIn = (folder: string, error: unknown): boolean =>
  error instanceof TemplateError && !relative(resolve(folder), resolve(error.file)).startsWith('..');
