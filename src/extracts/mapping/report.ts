import { maskCprIn } from '../values.js';
import type { Entry, Mapping, MappingSource } from './mapping.js';

/** What a mapping did to a delivery, for annexes and other programs. */
export interface MappingReport {
  /** Its files with their checksums, the delivery's own first. */
  sources: readonly MappingSource[];
  entries: Pick<Entry, 'file' | 'section' | 'group' | 'key' | 'to' | 'rows'>[];
}

/** What a mapping did, when the delivery has been read; `undefined` for a delivery without one. */
export function mappingReport(mapping: Mapping): MappingReport | undefined {
  if (mapping.sources.length === 0) return undefined;
  return {
    sources: mapping.sources,
    entries: mapping.entries.map(({ file, section, group, key, to, rows }) => ({
      file,
      section,
      group,
      key: maskCprIn(key),
      to: maskCprIn(to),
      rows,
    })),
  };
}

/**
 * What a report tells of an entry. How many rows have a word is not told, nor that none has it: a word for a ydelse would
 * tell how few have it, where that is hidden (metode.md, section 9).
 */
export function toldOf({ rows, ...entry }: MappingReport['entries'][number]) {
  return entry.section === 'values' ? entry : { ...entry, rows };
}

/** Entries of the delivery's own mapping that no row used, when all of it has been read. */
export const unusedTexts = ({ unused }: Mapping): string[] =>
  unused.map(({ file, line, section, group, key }) =>
    maskCprIn(
      `${file}:${line}: nothing in the delivery uses ${section} > ${group} > ${key}; is it spelled as in the file?`,
    ),
  );
