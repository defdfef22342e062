import { closest, likelyMeant } from '../../domain/nearest.js';
import type { ExtractName } from '../extractName.js';
import { InputError, type Problem } from '../problems.js';
import { foldedText } from '../values.js';
import { COLUMNS_OF, CONCEPTS, type Concept, conceptOf, isOwnWord, unknownWord } from './concepts.js';
import type { WrittenEntry, WrittenMapping } from './parse.js';
import { isPattern, patternTest } from './pattern.js';

/** What a word of a file is mapped to when its rows are passed over. */
export const NOT_COUNTED = ['udenfor', 'tael-ikke'] as const;
export type NotCounted = (typeof NOT_COUNTED)[number];

/** One line of a mapping, and what it did. */
export interface Entry extends WrittenEntry {
  /** The mapping that it stands in. */
  file: string;
  /** Rows that it told something of. */
  rows: number;
}

/** A word of a file, as the mapping has it. */
export interface Mapped {
  entry: Entry;
  /** The program's word, or that its rows are passed over. */
  to: string;
  /** Why rows with it are passed over, when they are. */
  notCounted: NotCounted | undefined;
}

interface Pattern {
  entry: Entry;
  matches: (text: string) => boolean;
}

/** The words of one concept in a mapping. */
interface Words {
  concept: Concept;
  exact: Map<string, Entry>;
  patterns: Pattern[];
}

/** A file that a mapping comes from. */
export interface MappingSource {
  file: string;
  sha256: string;
}

const EXTRACTS = Object.keys(COLUMNS_OF) as ExtractName[];

/**
 * What a delivery calls the columns and words of the extracts. An entry for a very word wins over the program's own
 * words, and those over patterns.
 */
export class Mapping {
  /** A delivery that speaks the program's own words. */
  static readonly none = new Mapping([]);

  readonly sources: readonly MappingSource[];
  readonly entries: readonly Entry[];
  /** Entries whose right side is still to be filled. */
  readonly blanks: readonly Entry[];
  readonly #columns = new Map<string, Entry>();
  readonly #constants = new Map<string, Entry>();
  readonly #words = new Map<string, Words>();

  /**
   * @param written the delivery's own mapping first: what it says wins over those behind it.
   * @throws {InputError} for every extract, column or word that there is none of, with the nearest.
   */
  constructor(written: readonly WrittenMapping[]) {
    this.sources = written.map(({ file, sha256 }) => ({ file, sha256 }));
    const all = written.flatMap(({ file, entries }) =>
      entries.map((entry): Entry => ({ ...entry, file, rows: 0 })),
    );
    const problems = all.flatMap((entry) => this.#add(entry));
    if (problems.length === 0)
      problems.push(...[...this.#constants].flatMap((one) => this.#checkConstant(...one)));
    if (problems.length > 0)
      throw new InputError('the mapping says what the program does not know:', problems);
    this.blanks = all.filter(({ to }) => to === '');
    this.entries = all.filter(({ to }) => to !== '');
  }

  /** The file's own name of a column of an extract, if it is mapped. */
  columnOf(extract: ExtractName, column: string): Entry | undefined {
    return this.#columns.get(`${extract} ${column}`);
  }

  /** Whether it says nothing at all. */
  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  /** Whether any word of a concept is mapped. */
  has({ name }: Concept): boolean {
    return this.#words.has(name);
  }

  /** The text that stands in every row of an extract's file that lacks the column. */
  constantsOf(extract: ExtractName): Readonly<Record<string, Entry>> {
    const columns = Object.keys(COLUMNS_OF[extract]);
    return Object.fromEntries(
      columns.flatMap((column) => {
        const entry = this.#constants.get(`${extract} ${column}`);
        return entry ? [[column, entry]] : [];
      }),
    );
  }

  /**
   * What a word of a file is, if the mapping says it.
   * @throws {InputError} when two patterns say different things of it.
   */
  word(concept: Concept, text: string): Mapped | undefined {
    const words = this.#words.get(concept.name);
    if (!words) return undefined;
    const entry = words.exact.get(foldedText(text)) ?? this.#byPattern(words, text);
    if (!entry) return undefined;
    const notCounted = NOT_COUNTED.find((word) => word === foldedText(entry.to));
    return { entry, to: entry.to, notCounted };
  }

  /** Entries that told nothing of any row. */
  get unused(): Entry[] {
    return this.entries.filter(({ rows, file }) => rows === 0 && file === this.sources[0]?.file);
  }

  #byPattern({ concept, patterns }: Words, text: string): Entry | undefined {
    const found = patterns.filter(({ matches }) => matches(text)).map(({ entry }) => entry);
    const [first] = found;
    if (!first || isOwnWord(concept, text)) return undefined;
    const other = found.find(({ to }) => foldedText(to) !== foldedText(first.to));
    if (other)
      throw new InputError(
        `${first.file}: the ${concept.name} '${text}' is both '${first.key}' (line ${first.line}: ${first.to}) and '${other.key}' (line ${other.line}: ${other.to}); give it a line of its own`,
      );
    return first;
  }

  /** Takes an entry in. @returns what is wrong with it. */
  #add(entry: Entry): Problem[] {
    return entry.section === 'values' ? this.#addWord(entry) : this.#addColumn(entry);
  }

  #addColumn(entry: Entry): Problem[] {
    const extract = EXTRACTS.find((name) => foldedText(name) === foldedText(entry.group));
    if (!extract)
      return [wrong(entry, `there is no extract '${entry.group}'; ${nearest(entry.group, EXTRACTS)}`)];
    const columns = Object.keys(COLUMNS_OF[extract]);
    const column = columns.find((name) => foldedText(name) === foldedText(entry.key));
    if (!column)
      return [wrong(entry, `${extract} has no column '${entry.key}'; ${nearest(entry.key, columns)}`)];
    const known = entry.section === 'columns' ? this.#columns : this.#constants;
    const key = `${extract} ${column}`;
    if (entry.to !== '' && !known.has(key)) known.set(key, entry);
    return [];
  }

  /** A constant must be a text that the column could hold: the program's own, or one that the mapping reads. */
  #checkConstant(key: string, entry: Entry): Problem[] {
    const at = key.indexOf(' ');
    const [extract, name] = [key.slice(0, at) as ExtractName, key.slice(at + 1)];
    const concept = conceptOf(name);
    if (concept && this.word(concept, entry.to)) return [];
    const read = COLUMNS_OF[extract][name]!.cell.safeParse(entry.to);
    return read.success ? [] : [wrong(entry, `'${entry.to}': ${read.error.issues[0]!.message}`)];
  }

  #addWord(entry: Entry): Problem[] {
    const name = foldedText(entry.group) === 'fritagelse' ? 'fritaget_for' : foldedText(entry.group);
    const concept = CONCEPTS.find((known) => known.name === name);
    if (!concept) {
      const names = CONCEPTS.map((known) => known.name);
      return [wrong(entry, `no words of '${entry.group}' are mapped; ${nearest(entry.group, names)}`)];
    }
    const isRefused = entry.to !== '' && !isNotCounted(entry.to) && !isOwnWord(concept, entry.to);
    if (isRefused) {
      const near = likelyMeant(entry.to, NOT_COUNTED, (word) => word);
      const hint = near
        ? `did you mean ${near}?`
        : `${unknownWord(concept, entry.to)}, or udenfor, or tael-ikke`;
      return [wrong(entry, `'${entry.to}' is no ${concept.name} of the program's; ${hint}`)];
    }
    if (entry.to === '') return [];
    const words: Words = this.#words.get(concept.name) ?? { concept, exact: new Map(), patterns: [] };
    this.#words.set(concept.name, words);
    const folded = foldedText(entry.key);
    if (isPattern(entry.key)) words.patterns.push({ entry, matches: patternTest(entry.key) });
    else {
      const before = words.exact.get(folded);
      if (before?.file === entry.file && foldedText(before.to) !== foldedText(entry.to))
        return [
          wrong(entry, `'${entry.key}' stands in line ${before.line} too, as ${before.to}; remove one`),
        ];
      if (!before) words.exact.set(folded, entry);
    }
    return [];
  }
}

const isNotCounted = (word: string): boolean => (NOT_COUNTED as readonly string[]).includes(foldedText(word));

function wrong({ file, line, section, group, key }: Entry, message: string): Problem {
  return { kind: 'mapping', file, line, column: `${section} > ${group} > ${key}`, message };
}

function nearest(text: string, names: readonly string[]): string {
  const near = likelyMeant(text, names, (name) => name);
  return near ? `did you mean ${near}?` : `nearest: ${closest(text, names, (name) => name, 3).join(', ')}`;
}
