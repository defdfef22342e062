import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FIXTURES } from '../app/paths.js';
import { InputError } from '../extracts/problems.js';
import { warn } from './say.js';

/** The configuration file of a working folder. */
export const CONFIG_FILE = 'jcreport.config.json';

/** What must fit on one line of a cover. */
const line = z.string().trim().min(1).max(120);

const configSchema = z.strictObject({
  /** Folder with the extracts. */
  data: z.string().optional(),
  /** What the delivery calls the columns and words of its extracts: a file, or a mapping that comes with the program. */
  mapping: z.string().min(1).optional(),
  /** Folder for the reports. */
  out: z.string().optional(),
  /** Folder for the editions that are kept. */
  archive: z.string().min(1).optional(),
  /** Who publishes the reports; each kommune its own when left out. */
  publisher: line.optional(),
  /** The part of the organisation that answers for the reports. */
  unit: line.optional(),
  /** How to reach it: on the cover. */
  contact: line.optional(),
  /** When the figures were drawn, and when the next ones come, as the first page is to say it. */
  drawn: line.optional(),
  nextUpdate: line.optional(),
  /** Groups of fewer citizens are hidden, where the rules would show them; a number below theirs has no effect. */
  diskretion: z.int().min(1).max(1000).optional(),
  /** A PNG or JPEG for the cover. */
  logo: z.string().min(1).optional(),
  /** Groups of kommuner to compare with, by name: --sammenlign names one. */
  groups: z.record(z.string().min(1), z.array(z.string()).min(1)).optional(),
  /** The colour of covers, headings and charts, in place of the theme's. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'expected a colour written as #0b4f6c')
    .optional(),
});

/** Settings of a folder, from its `jcreport.config.json`. */
export type Config = z.infer<typeof configSchema>;

/** Reads the configuration file of the working folder, if there is one. @throws {InputError} when it is wrong. */
export async function readConfig(): Promise<Config> {
  let text: string;
  try {
    text = await readFile(CONFIG_FILE, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    // Without it more might be shown than it allows.
    throw new InputError(`${CONFIG_FILE} cannot be read (${code}); make it readable, or take it away`);
  }
  try {
    return configSchema.parse(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new InputError(`${CONFIG_FILE} is not as expected: ${reason}`);
  }
}

/**
 * The data that a run reads: `--data`, then JCREPORT_DATA, then the configuration's data, then ./data, then the
 * bundled data.
 * @param demo the folder of the bundled data that fits the run.
 */
export async function findData(
  option: readonly string[] | undefined,
  config: Config,
  demo = 'demo',
): Promise<string | readonly string[]> {
  const named = option ?? process.env.JCREPORT_DATA ?? config.data;
  if (named !== undefined && named.length > 0) return named;
  try {
    await access('data');
    return 'data';
  } catch {
    warn('no data folder is named: the bundled demonstration data are used; every page of a report says so');
    return join(FIXTURES, demo);
  }
}
