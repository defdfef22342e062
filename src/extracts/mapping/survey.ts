import { columnsOf } from '../columnsOf.js';
import type { Delivery, ExtractFile } from '../delivery.js';
import type { ExtractName } from '../extractName.js';
import { matchColumns } from '../matchColumns.js';
import { openTable } from '../openTable.js';
import { InputError } from '../problems.js';
import { readCell } from '../rowReader.js';
import { dataRows } from '../table.js';
import { foldedText, plainText } from '../values.js';
import { COLUMNS_OF, type Concept, conceptOf } from './concepts.js';
import { type FileColumn, guessColumns } from './guess.js';

/** Different texts of a column that are looked at: more are no words. */
const MOST_WORDS = 2000;

/** What a delivery has of an extract that the program does not know. */
export interface ExtractSurvey {
  extract: ExtractName;
  files: string[];
  rows: number;
  /** Columns that nothing reads. */
  unknown: FileColumn[];
  /** Columns of the extract that some file lacks: whether they must be there, and the one that it could be. */
  missing: { column: string; isNeeded: boolean; guess: string | undefined }[];
}

/** Words of one concept that the program does not know, in the order of their rows. */
export interface WordSurvey {
  concept: Concept;
  words: { word: string; rows: number }[];
  /** Columns that the words stand in, where they are only guessed to be the concept's. */
  guessedFrom: string[];
}

/** All that a mapping of a delivery must say. */
export interface Survey {
  extracts: ExtractSurvey[];
  words: WordSurvey[];
}

interface Found {
  byFold: Map<string, { word: string; rows: number }>;
  guessedFrom: Set<string>;
}

/** Reads every file of a delivery for the names and words that the program, and the mapping so far, do not know. */
export async function surveyDelivery(delivery: Delivery): Promise<Survey> {
  const extracts = new Map<ExtractName, ExtractSurvey>();
  const words = new Map<Concept, Found>();
  for (const file of delivery.files) {
    const survey = extracts.get(file.extract) ?? {
      extract: file.extract,
      files: [],
      rows: 0,
      unknown: [],
      missing: [],
    };
    extracts.set(file.extract, survey);
    try {
      await surveyFile(file, survey, words);
    } catch (error) {
      // What is wrong with a file is told by checking it, not here.
      if (!(error instanceof InputError)) throw error;
    }
  }
  return {
    extracts: [...extracts.values()],
    words: [...words].map(([concept, { byFold, guessedFrom }]) => ({
      concept,
      words: [...byFold.values()].sort((a, b) => b.rows - a.rows || (a.word < b.word ? -1 : 1)),
      guessedFrom: [...guessedFrom].sort(),
    })),
  };
}

async function surveyFile(
  file: ExtractFile,
  survey: ExtractSurvey,
  words: Map<Concept, Found>,
): Promise<void> {
  const columns = columnsOf(file);
  const table = await openTable(file, columns);
  const { index } = matchColumns(file.name, table.header, columns, file.constants);
  const fileColumns = table.header.map(
    (name): FileColumn => ({ name, rows: 0, texts: new Map(), isOpen: false }),
  );
  for await (const rows of dataRows(table, { notes: [], blank: 0 })) {
    survey.rows += rows.length;
    for (const { fields } of rows) {
      fileColumns.forEach((column, i) => {
        addText(column, fields[i] ?? '');
      });
    }
  }
  survey.files.push(file.name);
  const used = new Set(Object.values(index));
  const unknown = fileColumns.filter(({ name }, i) => name !== '' && !used.has(i));
  const missing = Object.keys(columns).filter(
    (name) => index[name] === -1 && file.constants?.[name] === undefined,
  );
  const guesses = guessColumns(file.extract, missing, unknown);
  for (const column of missing) {
    const guess = guesses.get(column);
    const before = survey.missing.find((other) => other.column === column);
    if (!before)
      survey.missing.push({
        column,
        isNeeded: !COLUMNS_OF[file.extract][column]!.optional,
        guess: guess?.name,
      });
    else before.guess ??= guess?.name;
    const concept = conceptOf(column);
    if (guess && concept) addWords(found(words, concept), columns, column, guess, guess.name);
  }
  for (const column of unknown) addUnknown(survey.unknown, column);
  for (const [name, at] of Object.entries(index)) {
    const concept = conceptOf(name);
    if (concept && at >= 0) addWords(found(words, concept), columns, name, fileColumns[at]!);
  }
}

function addText(column: FileColumn, text: string): void {
  if (plainText(text) !== '') column.rows += 1;
  const before = column.texts.get(text);
  if (before !== undefined || column.texts.size < MOST_WORDS) column.texts.set(text, (before ?? 0) + 1);
  else column.isOpen = true;
}

function found(words: Map<Concept, Found>, concept: Concept): Found {
  const there = words.get(concept) ?? { byFold: new Map(), guessedFrom: new Set() };
  words.set(concept, there);
  return there;
}

/** Adds the texts of a column that its cell refuses. */
function addWords(
  { byFold, guessedFrom }: Found,
  columns: ReturnType<typeof columnsOf>,
  name: string,
  { texts }: FileColumn,
  guessed?: string,
): void {
  for (const [text, rows] of texts) {
    if (readCell(columns, name, text).message === undefined) continue;
    const key = foldedText(text);
    const before = byFold.get(key);
    if (before) before.rows += rows;
    else byFold.set(key, { word: plainText(text), rows });
    if (guessed !== undefined) guessedFrom.add(guessed);
  }
}

function addUnknown(known: FileColumn[], column: FileColumn): void {
  const before = known.find(({ name }) => foldedText(name) === foldedText(column.name));
  if (before) before.rows += column.rows;
  else known.push(column);
}
