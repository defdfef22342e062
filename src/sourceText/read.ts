import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { TemplateError } from './error.js';

/** The text of a file that people write. @throws {TemplateError} when it cannot be read. */
export const readSourceText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new TemplateError(relative(process.cwd(), path), 1, `the file cannot be read (${error.code})`);
  });
