import { foldedText } from '../values/text.js';

/** Whether a file's word in a mapping stands for many: `Individuel*`. */
export const isPattern = (word: string): boolean => word.includes('*');

/** Tells whether a text is one that a pattern stands for: `*` is any run of letters, all else is compared folded. */
export function patternTest(pattern: string): (text: string) => boolean {
  const pieces = foldedText(pattern).split('*');
  return (text) => {
    const folded = foldedText(text);
    const first = pieces[0]!;
    const last = pieces.at(-1)!;
    if (folded === '' || !folded.startsWith(first)) return false;
    let at = first.length;
    for (const piece of pieces.slice(1, -1)) {
      const found = folded.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return folded.length - last.length >= at && folded.endsWith(last);
  };
}
