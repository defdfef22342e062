import { z } from 'zod';
import type { Column, Columns } from '../columns.js';
import type { ExtractName } from '../extractName.js';
import { InputError, type Problem } from '../problems.js';
import { COLUMNS_OF, type Concept, conceptOf } from './concepts.js';
import type { Mapped, Mapping } from './mapping.js';

/**
 * The columns of an extract as a delivery has them: found by the names, and their cells read in the words, that its
 * mapping gives. Everything else about them stays.
 */
export function mappedColumns(extract: ExtractName, mapping: Mapping): Columns {
  return Object.fromEntries(
    Object.entries(COLUMNS_OF[extract]).map(([name, column]) => [
      name,
      withWords(named(column, mapping.columnOf(extract, name)?.to), conceptOf(name), mapping),
    ]),
  );
}

/** The texts that a mapping gives for columns that a file of an extract lacks. */
export function mappedConstants(extract: ExtractName, mapping: Mapping): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapping.constantsOf(extract)).map(([column, { to }]) => [column, to]),
  );
}

const named = (column: Column, mapped: string | undefined): Column =>
  mapped === undefined ? column : { ...column, mapped, aliases: [...column.aliases, mapped] };

/** A column whose cell reads the delivery's words: each text is looked up once. */
function withWords(column: Column, concept: Concept | undefined, mapping: Mapping): Column {
  if (!concept || !mapping.has(concept)) return column;
  const seen = new Map<string, Mapped | undefined>();
  const wordOf = (text: string): Mapped | undefined => {
    if (!seen.has(text)) seen.set(text, mapping.word(concept, text));
    return seen.get(text);
  };
  const cell = z
    .string()
    .transform((text, context): unknown => {
      try {
        const mapped = wordOf(text);
        if (mapped?.notCounted) return PASSED_OVER;
        const read = column.cell.safeParse(mapped?.to ?? text);
        if (read.success) return read.data;
        for (const { message } of read.error.issues) context.addIssue({ code: 'custom', message });
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        context.addIssue({ code: 'custom', message: error.summary });
      }
      return z.NEVER;
    })
    .describe(column.cell.description ?? '');
  return {
    ...column,
    cell,
    outside: (text) => {
      const mapped = clear(wordOf, text);
      if (mapped?.notCounted)
        return `${concept.name} ${text.trim()} (${mapped.entry.file}: ${mapped.notCounted})`;
      return column.outside?.(mapped?.to ?? text);
    },
    mappedBy: (text) => clear(wordOf, text)?.entry,
  };
}

/** What a cell becomes whose row is passed over; the row is, before anybody looks at it. */
export const PASSED_OVER = -1;

/** A word of which two patterns say different things is a fault of its cell, and is told there. */
function clear(wordOf: (text: string) => Mapped | undefined, text: string): Mapped | undefined {
  try {
    return wordOf(text);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** What a mapping still leaves open, as faults of the delivery. */
export function blankProblems({ blanks }: Mapping): Problem[] {
  return blanks.map(({ file, line, section, group, key }) => ({
    kind: 'mapping',
    file,
    line,
    column: `${section} > ${group} > ${key}`,
    message:
      section === 'values'
        ? "it is not filled in; write the program's word, udenfor or tael-ikke, or delete the line"
        : 'it is not filled in; write what the file has, or delete the line',
  }));
}
