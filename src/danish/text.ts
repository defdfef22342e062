/**
 * Genitive of a name: an s is added (Aalborgs), but a name that ends in an s sound
 * takes an apostrophe (Randers', Assens'). Kommune names that are already genitives (Nordfyns,
 * Vesthimmerlands) stay as they are: "Nordfyns jobcenter", as jobindsats' own name is "Nordfyns Kommune".
 */
export function genitive(name: string): string {
  if (GENITIVE_NAMES.has(name)) return name;
  return /[sxz]$/i.test(name) ? `${name}'` : `${name}s`;
}

/** Kommuner whose official name is a genitive of a place: Nordfyn, Vesthimmerland. */
const GENITIVE_NAMES = new Set(['Nordfyns', 'Vesthimmerlands']);

/** First letter in upper case. */
export function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
}

/** "a", "a og b", "a, b og c"; with another word in place of "og". */
export function listing(items: readonly string[], word: 'og' | 'eller' = 'og'): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** A sentence with its full stop: none is added behind an abbreviation's own. */
export const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** A name as part of a file name: æ→ae, ø→oe, å→aa, small letters, spaces to hyphens, nothing but ASCII. */
export function fileName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
