/** Signs that nobody sees and that come along with copied text. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** The signs that may be changed: letters to be composed, invisible ones, those of full width. Most cells have none. */
const UNUSUAL = /[\u00ad\u0100-\uffff]/;

/**
 * A cell's text in the one form in which it is compared: composed letters (NFC), letters and digits of full width as
 * the usual ones, no invisible signs, no space around it.
 */
export function plainText(text: string): string {
  if (!UNUSUAL.test(text)) return text.trim();
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .trim();
}

/** The same in small letters and with one space for any run of them: how names of columns and words are compared. */
export const foldedText = (text: string): string => plainText(text).replace(/\s+/g, ' ').toLowerCase();
