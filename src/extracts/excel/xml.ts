import { SaxesParser } from 'saxes';
import { InputError } from '../problems.js';

/** Letters that may stand without a tag among them: Excel's longest cell has 32.767. */
const LONGEST_QUIET = 2_000_000;
const DEEPEST = 100;

export type Attributes = Readonly<Record<string, string>>;

/** What happens at each piece of XML; names come without their prefix. */
export interface XmlHandlers {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads one part of a workbook piece by piece, in bounded memory. A document type declaration is refused, since nothing
 * in a workbook has one and entities could be declared in it.
 */
export class XmlReader {
  readonly #parser = new SaxesParser();
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #quiet = 0;
  #depth = 0;

  /** @param where the file and the part, for messages. */
  constructor(
    private readonly where: string,
    handlers: XmlHandlers,
  ) {
    this.#parser.on('doctype', () => this.#refuse('it holds a document type declaration'));
    this.#parser.on('error', ({ message }) => this.#refuse(message));
    this.#parser.on('opentag', ({ name, attributes }) => {
      this.#quiet = 0;
      this.#depth += 1;
      if (this.#depth > DEEPEST) this.#refuse('its elements are nested too deep');
      handlers.open?.(bare(name), withoutPrefixes(attributes));
    });
    this.#parser.on('closetag', ({ name }) => {
      this.#quiet = 0;
      this.#depth -= 1;
      handlers.close?.(bare(name));
    });
    const heard = (words: string): void => {
      this.#quiet = 0;
      handlers.text?.(words);
    };
    this.#parser.on('text', heard);
    this.#parser.on('cdata', heard);
  }

  /** @throws {InputError} when the XML is not sound. */
  write(bytes: Buffer): void {
    this.#decoder ??= decoderFor(bytes);
    this.#feed(this.#decoder.decode(bytes, { stream: true }));
  }

  /** @throws {InputError} when the XML ends in the middle. */
  end(): void {
    this.#feed(this.#decoder?.decode() ?? '');
    this.#parser.close();
  }

  #feed(text: string): void {
    this.#quiet += text.length;
    this.#parser.write(text);
    if (this.#quiet > LONGEST_QUIET) this.#refuse('a text in it is longer than any cell');
  }

  #refuse(reason: string): never {
    throw new InputError(`${this.where} is no sound XML (${reason}); open it in Excel and save it anew`);
  }
}

/** What decodes a part, by its first bytes. */
export function decoderFor([first, second]: Buffer): InstanceType<typeof TextDecoder> {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return new TextDecoder(first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8');
}

/** `r:id` is `id` and `xml:space` is `space`, whatever the prefix; one without a prefix wins. */
function withoutPrefixes(attributes: Record<string, string>): Attributes {
  for (const name in attributes) {
    if (!name.includes(':')) continue;
    attributes[bare(name)] ??= attributes[name]!;
  }
  return attributes;
}

/** Reads a whole part. */
export async function readXml(
  where: string,
  bytes: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
): Promise<void> {
  const reader = new XmlReader(where, handlers);
  for await (const piece of bytes) reader.write(piece);
  reader.end();
}

/** A text in which Excel wrote letters that XML cannot hold: `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
