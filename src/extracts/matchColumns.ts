import { likelyMeant } from '../domain/nearest.js';
import type { Columns } from './columns.js';
import type { Problem } from './problems.js';
import { foldedText, maskCprIn } from './values.js';

/** Names of columns that a message lists. */
const NAMES_SHOWN = 20;

/** The name of a column in the form in which it is compared. */
export const tidyName = (text: string): string => foldedText(text.replace(/^ï»¿/, ''));

/** The names, in tidy form, by which each column may be found. */
export const knownNames = (columns: Columns): [name: string, known: Set<string>][] =>
  Object.entries(columns).map(([name, { aliases }]) => [name, new Set([name, ...aliases].map(tidyName))]);

/** Where each column stands in a header. */
export interface Match {
  /** Index of each column; −1 for one that is not there. */
  index: Record<string, number>;
  /** Columns that the file has and that nobody reads. */
  unknown: string[];
  problems: Problem[];
}

/**
 * Finds each column in a header by name or alias, whatever the case.
 * @param given columns that need not be there, since something else gives their texts.
 */
export function matchColumns(
  file: string,
  header: readonly string[],
  columns: Columns,
  given: Readonly<Record<string, string>> = {},
): Match {
  const tidy = header.map(tidyName);
  const mapped = mappedPlaces(tidy, columns);
  const taken = new Set([...mapped.values()].flat());
  const index: Record<string, number> = {};
  const problems: Problem[] = [];
  for (const [name, known] of knownNames(columns)) {
    // A column of the very name wins over one of another name for it: `borger_id` over `id`.
    const at = (is: (text: string) => boolean) =>
      tidy.flatMap((text, i) => (is(text) && !taken.has(i) ? [i] : []));
    const own = mapped.get(name);
    const named = own ?? at((text) => text === tidyName(name));
    const places = named.length > 0 ? named : at((text) => known.has(text));
    index[name] = places[0] ?? -1;
    if (places.length > 1) {
      const twice = own ? `${maskCprIn(columns[name]!.mapped!)}, which is read as ${name},` : name;
      problems.push({ kind: 'column', file, message: `the column ${twice} stands there twice; remove one` });
    }
    if (places.length === 0 && !columns[name]!.optional && given[name] === undefined) {
      problems.push({ kind: 'column', file, message: missingColumn(name, header) });
    }
  }
  const used = new Set<number>(Object.values(index));
  const unknown = header
    .filter((name, i) => name !== '' && !used.has(i))
    .map((name) => maskCprIn(name.replace(/\s+/g, ' ')));
  return { index, unknown, problems };
}

/** Where the columns stand whose names the delivery's mapping gives, by column. */
function mappedPlaces(tidy: readonly string[], columns: Columns): Map<string, number[]> {
  return new Map(
    Object.entries(columns).flatMap(([name, { mapped }]): [string, number[]][] => {
      const wanted = mapped === undefined ? undefined : tidyName(mapped);
      const places = tidy.flatMap((text, i) => (text === wanted ? [i] : []));
      return places.length === 0 ? [] : [[name, places]];
    }),
  );
}

function missingColumn(name: string, header: readonly string[]): string {
  const named = header.filter(Boolean);
  const rest = named.length > NAMES_SHOWN ? ` and ${named.length - NAMES_SHOWN} more` : '';
  const there = named.length === 0 ? 'no header' : `${named.slice(0, NAMES_SHOWN).join(', ')}${rest}`;
  const near = likelyMeant(name, named.slice(0, 1000), (text) => text);
  const hint = near ? `Is it '${near}'? Rename it to ${name}` : 'Add it, or rename the one that holds it';
  return `the column ${name} is missing; the file has ${there}. ${hint}`;
}
