import { likelyMeant } from '../../domain/nearest.js';
import type { ExtractName } from '../extractName.js';
import { foldedText, isMissing } from '../values.js';
import { COLUMNS_OF, conceptOf } from './concepts.js';

/** A column of a file, with its different texts and their rows. */
export interface FileColumn {
  name: string;
  /** Rows in which it has a text. */
  rows: number;
  texts: Map<string, number>;
  /** It has more different texts than words have. */
  isOpen: boolean;
}

/** Texts of a column that are tried. */
const TRIED = 200;
/** Of the texts of a column of dates or numbers, so many must be some. */
const MOST_FIT = 0.9;

/** What names of a column in a fagsystem or a data warehouse have in common. */
const NAMES: Readonly<Record<string, RegExp>> = {
  borger_id: /borger|person|klient|pseudonym|nøgle|(^|[ _])id$/,
  kommune: /kommune|myndighed/,
  ydelse: /ydelse|forsørg/,
  fra: /start|begynd|(^|[ _])fra([ _]|$)/,
  til: /slut|ophør|ende|(^|[ _])til([ _]|$)/,
  introduktionsprogram: /intro/,
  dato: /dato|dag|tidspunkt|dt$/,
  samtaletype: /(møde|samtale|aktivitet).*(type|art|kategori)|type/,
  form: /form|kanal/,
  status: /status|tilstand/,
  tilbudstype: /tilbud|redskab|indsats|foranstaltning|type/,
  maaned: /måned|maaned|periode/,
  timer: /time|antal/,
  fritaget_for: /fritag|undtag/,
};

/**
 * The column that each missing one most likely is, by name and contents; a guess, to be shown to a person and never
 * acted on. No column is guessed twice.
 */
export function guessColumns(
  extract: ExtractName,
  missing: readonly string[],
  unknown: readonly FileColumn[],
): Map<string, FileColumn> {
  const scored = missing
    .flatMap((column) =>
      unknown.map((candidate) => ({ column, candidate, score: score(extract, column, candidate) })),
    )
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const guesses = new Map<string, FileColumn>();
  for (const { column, candidate } of scored) {
    if (guesses.has(column) || [...guesses.values()].includes(candidate)) continue;
    guesses.set(column, candidate);
  }
  return guesses;
}

/** How much speaks for a column being the one that is missing: 0 is nothing. */
function score(extract: ExtractName, column: string, { name, texts, isOpen }: FileColumn): number {
  const folded = foldedText(name);
  const isNamed = NAMES[column]?.test(folded) || likelyMeant(column, [folded], (text) => text) !== undefined;
  const tried = [...texts.keys()].filter((text) => !isMissing(text)).slice(0, TRIED);
  if (tried.length === 0) return isNamed ? 0.5 : 0;
  const { cell } = COLUMNS_OF[extract][column]!;
  const fitting = tried.filter((text) => cell.safeParse(text).success).length / tried.length;
  if (column === 'borger_id') return isNamed ? 2 : 0;
  if (conceptOf(column)) {
    // Words that the program does not know yet fit as little as anything: the name must say it.
    if (isOpen || tried.every((text) => /^[\d\s.,:/-]+$/.test(text) && column !== 'kommune')) return 0;
    return isNamed ? 1 + fitting : fitting > 0.5 ? fitting : 0;
  }
  if (fitting < MOST_FIT) return 0;
  return isNamed ? 2 : 0.2;
}
