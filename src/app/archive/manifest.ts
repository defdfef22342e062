import { createHash } from 'node:crypto';
import { z } from 'zod';
import { formatMonth, type Month, maybeMonth } from '../../domain/month.js';
import type { Edition } from '../../editions/edition.js';

/** The files of an edition, beside the report's JSON, which has the report's own name. */
export const MANIFEST = 'udgave.json';
export const FIGURES = 'tal.json';
export const CHECKSUMS = 'SHA256SUMS';

const FORM = 'jcreport-udgave-1';

const monthText = z.string().transform((text, context): Month => {
  const month = maybeMonth(text);
  if (month === undefined) context.addIssue({ code: 'custom', message: `'${text}' is not a month` });
  return month ?? 0;
});

const schema = z.object({
  form: z.literal(FORM),
  report: z.string(),
  /** `null` for a report about the whole country. */
  kommune: z.object({ code: z.int(), name: z.string() }).nullable(),
  month: monthText,
  number: z.int().positive(),
  made: z.string(),
  program: z.string(),
  rules: z.string(),
  sources: z.array(z.object({ file: z.string(), sha256: z.string(), rows: z.int() })),
  /** What the edition hides: ydelsesgrupper by name, and months of early effort. */
  hidden: z.object({ groups: z.array(z.string()), early: z.array(monthText) }),
});

/** What an edition says of itself. */
export interface Manifest extends Omit<Edition, 'id'> {
  hidden: { groups: string[]; early: Month[] };
}

/** The text of a manifest. */
export function manifestText({ kommune, month, hidden, ...rest }: Manifest): string {
  const { report, number, made, program, rules, sources } = rest;
  const content = {
    form: FORM,
    report,
    kommune: kommune ?? null,
    month: formatMonth(month),
    ...{ number, made, program, rules, sources },
    hidden: { groups: hidden.groups, early: hidden.early.map(formatMonth) },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** A manifest from its text; `undefined` when it is none. */
export function readManifest(text: string): Manifest | undefined {
  try {
    const { form: _, kommune, ...rest } = schema.parse(JSON.parse(text));
    return { ...rest, kommune: kommune ?? undefined };
  } catch {
    return undefined;
  }
}

/** The checksum of a text. */
export const checksumOf = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

/** The checksums of files, in the form that `sha256sum -c` reads. */
export const checksumsText = (files: Readonly<Record<string, string>>): string =>
  Object.entries(files)
    .map(([name, content]) => `${checksumOf(content)}  ${name}\n`)
    .join('');

/** Checksums by file name; `undefined` when the text is none. */
export function readChecksums(text: string): Map<string, string> | undefined {
  const sums = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sum, name] = /^([0-9a-f]{64}) {2}([^/\\]+)$/.exec(line) ?? [];
    if (sum === undefined || name === undefined) return undefined;
    sums.set(name, sum);
  }
  return sums.size > 0 ? sums : undefined;
}
