import type { Nodes, RootContent } from 'mdast';
import { type CompileContext, fromMarkdown, type Token } from 'mdast-util-from-markdown';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { type Source, TemplateError } from '../sourceText/error.js';
import { type Places, type PlaceUse, placeValue, replacePlaces } from '../sourceText/places.js';
import { READINGS } from './readings.js';

/** Markdown beyond CommonMark that is known so that it can be refused; unknown, it would be printed as signs. */
const REFUSED = {
  table: 'a table in Markdown; put one in with ```table ID',
  strikethrough: 'struck text',
  gfmFootnoteCall: 'a footnote',
  gfmFootnoteDefinition: 'a footnote',
};

/**
 * A piece of Markdown as a tree. Its named places are taken out before it is read, so that what fills them is text,
 * whatever it looks like.
 */
export class MarkdownTree {
  readonly children: readonly RootContent[];
  readonly #source: Source;
  readonly #uses: PlaceUse[] = [];
  readonly #text: string;
  /** Stands on both sides of a place's number; a letter to Markdown. */
  readonly #mark: string;
  readonly #marked: RegExp;

  /**
   * @param hasPlaces `false` for a text in which `{{` is printed as it stands.
   * @throws {TemplateError} for Markdown beyond CommonMark that a report cannot show.
   */
  constructor(
    source: Source,
    readonly hasPlaces: boolean,
  ) {
    this.#source = source;
    this.#mark = unusedLetter(source);
    this.#marked = new RegExp(`${this.#mark}(\\d+)${this.#mark}`, 'g');
    this.#text = hasPlaces
      ? replacePlaces(source, (use) => `${this.#mark}${this.#uses.push(use) - 1}${this.#mark}`)
      : source.text;
    this.children = READINGS.trees.of(this.#text, () => readMarkdown(source, this.#text));
  }

  /** Where a node begins. */
  sourceOf(node: Nodes): Source {
    const { file, line, within } = this.#source;
    const text = this.written(node);
    return {
      file,
      line: line + node.position!.start.line - 1,
      text,
      ...(within === undefined ? {} : { within }),
    };
  }

  /** A node as it is written. */
  written(node: Nodes): string {
    const { start, end } = node.position!;
    return this.asWritten(this.#text.slice(start.offset, end.offset));
  }

  /** A text of the tree with its places as they are written. */
  asWritten(text: string): string {
    return text.replace(this.#marked, (whole, index: string) => this.#uses[Number(index)]?.written ?? whole);
  }

  /** A text of the tree with its places filled. @throws {TemplateError} for a name that does not exist. */
  fill(text: string, places: Places): string {
    return text.replace(this.#marked, (whole, index: string) => {
      const use = this.#uses[Number(index)];
      return use ? placeValue(use, this.#source, places) : whole;
    });
  }

  /** The error for a node that a report cannot show. */
  refusal(node: Nodes, what: string): TemplateError {
    return TemplateError.in(this.sourceOf(node), 0, cannotShow(what));
  }
}

/** @throws {TemplateError} for Markdown beyond CommonMark. */
function readMarkdown(source: Source, text: string): readonly RootContent[] {
  const enter = Object.fromEntries(
    Object.entries(REFUSED).map(([name, what]) => [
      name,
      function refuse(this: CompileContext, token: Token) {
        throw TemplateError.in(source, token.start.line - 1, cannotShow(what));
      },
    ]),
  );
  return fromMarkdown(text, {
    extensions: [gfmTable(), gfmStrikethrough(), gfmFootnote()],
    mdastExtensions: [{ enter }],
  }).children;
}

const cannotShow = (what: string): string => `a report cannot show ${what}`;

/** A letter of Unicode's private use that a text does not have. */
function unusedLetter(source: Source): string {
  for (let code = 0xe000; code <= 0xf8ff; code += 1) {
    const letter = String.fromCharCode(code);
    if (!source.text.includes(letter)) return letter;
  }
  throw TemplateError.in(source, 0, 'the text uses every letter of private use; one must be free');
}
