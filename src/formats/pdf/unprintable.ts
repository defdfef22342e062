import type { ReportDocument } from '../../document/model.js';
import { face } from '../fonts.js';

/** Longest text that a warning shows. */
const SHOWN = 40;

/** Shows every text below a value to somebody. */
function eachText(value: unknown, see: (text: string) => void): void {
  if (typeof value === 'string') see(value);
  else if (Array.isArray(value)) for (const item of value) eachText(item, see);
  else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array))
    for (const key of Object.keys(value)) eachText((value as Record<string, unknown>)[key], see);
}

/** Soft hyphens, line breaks and the places of page numbers are not drawn as they stand. */
const DRAWN_OTHERWISE = /[\u00ad\n]|\{pages?\}/g;

/**
 * Characters of a document that the report's font lacks, so that a question mark stands for each: a warning a
 * character, with the first text that it stands in.
 */
export function unprintable({ meta, running, blocks }: ReportDocument): string[] {
  const { printable } = face('regular');
  const found = new Map<string, string>();
  eachText([meta.title, meta.author, running, blocks], (text) => {
    const bare = text.replace(DRAWN_OTHERWISE, '');
    if (printable(bare) === bare) return;
    for (const character of bare)
      if (printable(character) !== character && !found.has(character)) found.set(character, bare);
  });
  return [...found].map(([character, text]) => {
    const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
    return `the report's font has no '${character}' (in '${short}'): a question mark stands for it; write it in another way`;
  });
}
