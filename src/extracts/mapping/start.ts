import { KOMMUNER } from '../../domain/kommuner.js';
import { likelyMeant } from '../../domain/nearest.js';
import {
  FRITAGELSER,
  SAMTALEFORMER,
  SAMTALESTATUS,
  SAMTALETYPER,
  TILBUDSTYPER,
} from '../../domain/vocabulary.js';
import { OUT_OF_SCOPE_YDELSER, YDELSER } from '../../domain/ydelser.js';
import { foldedText, maskCprIn } from '../values.js';
import type { Mapping } from './mapping.js';
import type { WrittenEntry } from './parse.js';
import type { ExtractSurvey, Survey, WordSurvey } from './survey.js';

/** Words of one concept that a start lists; where there are more, patterns are the way. */
const MOST_LISTED = 200;

/** Letters of a word that other words may hold by chance. */
const SHORT = 3;

const names = (words: readonly { name: string; aliases: readonly string[] }[]): [string, string][] =>
  words.flatMap(({ name, aliases }) => [name, ...aliases].map((text): [string, string] => [text, name]));

/** The program's words of each concept, by every spelling. */
const WORDS: Readonly<Record<string, [spelling: string, word: string][]>> = {
  ydelse: [...names(YDELSER), ...OUT_OF_SCOPE_YDELSER.map((text): [string, string] => [text, 'udenfor'])],
  kommune: KOMMUNER.map(({ name }) => [name, name]),
  samtaletype: names(SAMTALETYPER),
  form: names(SAMTALEFORMER),
  status: names(SAMTALESTATUS),
  tilbudstype: names(TILBUDSTYPER),
  fritaget_for: names(FRITAGELSER),
  introduktionsprogram: [
    ['ja', 'ja'],
    ['nej', 'nej'],
  ],
};

/** Whether a text holds a word; a short one must stand alone in it. */
const holds = (text: string, word: string): boolean =>
  word.length > SHORT ? text.includes(word) : text.split(/[^\p{L}\p{N}]+/u).includes(word);

/** The program's word that a file's word most likely means: one that it holds, or is misspelt from. */
export function nearestWord(concept: string, text: string): string | undefined {
  const known = WORDS[concept] ?? [];
  const folded = foldedText(text);
  const held = known
    .filter(([spelling]) => holds(folded, foldedText(spelling)))
    .sort(([a], [b]) => b.length - a.length)[0];
  return (held ?? likelyMeant(text, known, ([spelling]) => spelling))?.[1];
}

const quoted = (text: string): string =>
  /[\n\r\t]/.test(text) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
const rowsText = (rows: number): string => (rows === 1 ? '1 række' : `${rows} rækker`);

const HEAD = `# Mapning af leveringens egne navne og ord til programmets, skrevet af jcreport check --write-mapping.
# Udfyld det, der står tomt, eller slet linjen. Intet er gættet: et forslag står som kommentar bag #.
# Et ord kan også blive til udenfor (hører ikke til målingerne) eller tael-ikke (må ikke tælle med).
`;

/**
 * A mapping to begin with: every column and word that the program does not know, each with its rows and the nearest
 * guess as a comment. What the mapping in force says already is kept.
 */
export function mappingStart({ extracts, words }: Survey, mapping: Mapping): string {
  const [own, ...ready] = mapping.sources.map(({ file }) => file);
  const kept = mapping.entries.filter(({ file }) => file === own);
  const columns = groupsOf(
    'columns',
    kept,
    extracts.filter(({ unknown }) => unknown.length > 0),
    {
      nameOf: ({ extract }) => extract,
      head: columnHead,
      lines: columnLines,
    },
  );
  const values = groupsOf(
    'values',
    kept,
    words.filter((one) => one.words.length > 0),
    {
      nameOf: ({ concept }) => concept.name,
      head: () => [],
      lines: wordLines,
    },
  );
  const constants = groupsOf('constants', kept, [], { nameOf: String, head: () => [], lines: () => [] });
  const uses = ready.length > 0 ? `\nuses: [${ready.join(', ')}]\n` : '';
  const text = `${uses}${columns}${values}${constants}`;
  return maskCprIn(HEAD + (text || '\n# Programmet kender alle kolonner og ord i leveringen.\n'));
}

/** How what was found of one extract or one column's words is written. */
interface Writing<Found> {
  nameOf: (found: Found) => string;
  /** Comments above it. */
  head: (found: Found) => string[];
  lines: (found: Found) => string[];
}

/** A section of the mapping: what is kept of it, and what is still to be filled. */
function groupsOf<Found>(
  section: WrittenEntry['section'],
  kept: readonly WrittenEntry[],
  found: readonly Found[],
  { nameOf, head, lines }: Writing<Found>,
): string {
  const entries = kept.filter((entry) => entry.section === section);
  const names = [...new Set([...entries.map(({ group }) => group), ...found.map(nameOf)])];
  const groups = names.map((name) => {
    const here = found.filter((one) => nameOf(one) === name);
    const all = [...entries.filter(({ group }) => group === name).map(entryLine), ...here.flatMap(lines)];
    const group = [...here.flatMap(head), ...(all.length > 0 ? [`  ${name}:`] : []), ...all];
    return `${group.join('\n')}\n`;
  });
  return groups.length === 0 ? '' : `\n${section}:\n${groups.join('')}`;
}

const entryLine = ({ key, to }: WrittenEntry): string => `    ${quoted(key)}: ${quoted(to)}`;

function columnHead({ files, rows, unknown }: ExtractSurvey): string[] {
  return [
    `  # ${plain(files.join(', '))}, ${rowsText(rows)}. Kolonner, som intet læser:`,
    ...unknown.map((column) => `  #   ${plain(quoted(column.name))} (${rowsText(column.rows)} udfyldt)`),
  ];
}

function columnLines({ missing }: ExtractSurvey): string[] {
  return missing.map(({ column, isNeeded, guess }) => {
    const about = [isNeeded ? '' : 'kan undværes', guess ? `forslag: ${plain(quoted(guess))}` : ''];
    const comment = about.filter(Boolean).join('; ');
    return `    ${/^[a-z_]+$/.test(column) ? column : quoted(column)}:${comment && ` # ${comment}`}`;
  });
}

function wordLines({ concept, words, guessedFrom }: WordSurvey): string[] {
  const head =
    guessedFrom.length > 0 ? [`    # Hvis ${guessedFrom.map(quoted).join(', ')} er ${concept.name}:`] : [];
  const more = words.length - MOST_LISTED;
  return [
    ...head,
    ...words.slice(0, MOST_LISTED).map(({ word, rows }) => {
      const near = nearestWord(concept.name, word);
      return `    ${quoted(word)}: # ${rowsText(rows)}${near ? `; forslag: ${near}` : ''}`;
    }),
    ...(more > 0 ? [`    # … og ${more} ord mere; et mønster som 'Individuel*' tager mange på én gang`] : []),
  ];
}
