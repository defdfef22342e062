import { createHash } from 'node:crypto';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { InputError, type Problem } from '../problems.js';

/** What a mapping says in one line. */
export interface WrittenEntry {
  section: 'columns' | 'values' | 'constants';
  /** The extract, or for values the column whose words they are. */
  group: string;
  /** Our column, or for values the file's word or pattern. */
  key: string;
  /** The file's column, our word, or the constant; empty where it is still to be filled. */
  to: string;
  line: number;
}

/** A mapping as it is written. */
export interface WrittenMapping {
  /** Its file's name, for messages. */
  file: string;
  sha256: string;
  /** Ready-made mappings that it builds on. */
  uses: { name: string; line: number }[];
  entries: WrittenEntry[];
}

/** An empty setting is one without lines: `columns:` alone. */
const group = z.preprocess((value) => (value === '' ? {} : value), z.record(z.string(), z.string()));
const section = z.preprocess((value) => (value === '' ? {} : value), z.record(z.string(), group)).optional();
const mappingSchema = z.strictObject({
  uses: z.preprocess((value) => (value === '' ? [] : value), z.array(z.string())).optional(),
  columns: section,
  values: section,
  constants: section,
});

const SECTIONS = ['columns', 'values', 'constants'] as const;
const HOW =
  'expected columns, values and constants, each with lines of their own, as jcreport check --write-mapping FILE writes them';

/**
 * Reads a mapping from its YAML. Every word is taken as it stands: `0101` is no number and `no` no answer.
 * @param file its name, for messages.
 * @throws {InputError} with file and line of what is no mapping.
 */
export function parseMapping(file: string, text: string): WrittenMapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe' });
  const lineOf = (node: unknown): number => {
    const range = (node as { range?: [number, number, number] } | null)?.range;
    return range ? lines.linePos(range[0]).line : 1;
  };
  const problems = [...document.errors, ...document.warnings].map(
    ({ pos, message }): Problem => ({
      kind: 'mapping',
      file,
      line: lines.linePos(pos[0]).line,
      message: `${message.split('\n')[0]!.replace(/ at line \d+.*$/, '')}; write it as 'word': word, with quotation marks around words with signs in them`,
    }),
  );
  if (problems.length > 0) throw new InputError('the mapping is no YAML:', problems);
  const read = mappingSchema.safeParse(contentOf(plainContent(file, document)));
  if (!read.success)
    throw new InputError(
      'the mapping is not as expected:',
      read.error.issues.map(({ path, message }): Problem => {
        const line = lineOf(document.getIn(path, true) ?? document.getIn(path.slice(0, -1), true));
        const column = path.map(String).join(' > ');
        return { kind: 'mapping', file, line, ...(column ? { column } : {}), message: `${message}; ${HOW}` };
      }),
    );
  const entries: WrittenEntry[] = [];
  for (const name of SECTIONS) {
    for (const { key: groupName, value: inner } of pairsOf(document.get(name, true)))
      for (const { key, value, node } of pairsOf(inner))
        entries.push({
          section: name,
          group: groupName,
          key,
          to: isScalar(value) ? String(value.value ?? '').trim() : '',
          line: lineOf(node),
        });
  }
  const uses = (read.data.uses ?? []).map((name, i) => ({
    name,
    line: lineOf(document.getIn(['uses', i], true)),
  }));
  return { file, sha256: createHash('sha256').update(text).digest('hex'), uses, entries };
}

/** What a document says. An alias is refused: a mapping needs none, and a few of them could stand for millions. */
function plainContent(file: string, document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    throw new InputError(`${file}: ${(error as Error).message}; write every word out, without & and *`);
  }
}

/** An empty file is a mapping that says nothing. */
const contentOf = (content: unknown): unknown => (content === null || content === '' ? {} : content);

function pairsOf(node: unknown): { key: string; value: unknown; node: unknown }[] {
  if (!isMap(node)) return [];
  return node.items.map(({ key, value }) => ({
    key: isScalar(key) ? String(key.value ?? '') : '',
    value,
    node: key,
  }));
}
