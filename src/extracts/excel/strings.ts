import { InputError } from '../problems.js';
import { readXml, unescaped } from './xml.js';

/** Letters that the shared texts of a workbook may have altogether. */
const MOST_LETTERS = 2 ** 28;

/**
 * Gathers the text of a cell from its pieces: rich text is one text, and phonetic readings beside it are none of it.
 */
export class TextGatherer {
  #pieces = '';
  #inText = false;
  #inPhonetic = 0;

  start(): void {
    this.#pieces = '';
  }

  open(name: string): void {
    if (name === 'rPh') this.#inPhonetic += 1;
    if (name === 't') this.#inText = true;
  }

  text(words: string): void {
    if (this.#inText && this.#inPhonetic === 0) this.#pieces += words;
  }

  close(name: string): void {
    if (name === 'rPh') this.#inPhonetic -= 1;
    if (name === 't') this.#inText = false;
  }

  get whole(): string {
    return unescaped(this.#pieces);
  }
}

/** The texts that cells refer to by number, of the part `sharedStrings.xml`. @throws {InputError} for too many. */
export async function readStrings(where: string, bytes: AsyncIterable<Buffer>): Promise<string[]> {
  const strings: string[] = [];
  const gatherer = new TextGatherer();
  let letters = 0;
  await readXml(where, bytes, {
    open(name) {
      if (name === 'si') gatherer.start();
      gatherer.open(name);
    },
    text: (words) => gatherer.text(words),
    close(name) {
      gatherer.close(name);
      if (name !== 'si') return;
      strings.push(gatherer.whole);
      // An empty text takes its place in the list too.
      letters += gatherer.whole.length + 8;
      if (letters > MOST_LETTERS)
        throw new InputError(`${where} holds more text than any extract; export the sheet as CSV`);
    },
  });
  return strings;
}
