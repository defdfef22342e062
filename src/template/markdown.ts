import type { Token, Tokens } from 'marked';
import { marked } from 'marked';
import { fileName } from '../danish/text.js';
import type { Block, HeadingBlock, Inline, ParagraphBlock } from '../document/model.js';
import { type Source, TemplateError } from '../sourceText/error.js';

type Style = Omit<Inline, 'text'>;

/** Inline Markdown (already filled) as runs of text. */
export function inlineText(text: string): Inline[] {
  return runs(marked.Lexer.lexInline(text), {});
}

function runs(tokens: readonly Token[], style: Style): Inline[] {
  return tokens.flatMap((token): Inline[] => {
    const inner = (extra: Style) => runs((token as Tokens.Strong).tokens, { ...style, ...extra });
    switch (token.type) {
      case 'strong':
        return inner({ strong: true });
      case 'em':
        return inner({ emphasis: true });
      case 'link':
        return inner({ link: (token as Tokens.Link).href });
      case 'br':
        return [{ text: ' ', ...style }];
      default: {
        const nested = (token as { tokens?: Token[] }).tokens;
        if (nested) return runs(nested, style);
        const { text = '' } = token as { text?: string };
        return text === '' ? [] : [{ text: unescapeHtml(text).replace(/\s*\n\s*/g, ' '), ...style }];
      }
    }
  });
}

/** marked escapes the five characters of HTML in plain text. */
function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Plain text of runs. */
export const plainText = (content: readonly Inline[]): string => content.map(({ text }) => text).join('');

/**
 * A block of Markdown as a block of the document. A paragraph that begins with a strong "Note:" is a note;
 * a quotation is a lead paragraph.
 * @param source the token's own text with every place filled
 * @throws {TemplateError} for Markdown that a report cannot show (tables, images, code).
 */
export function markdownBlock(token: Token, source: Source): Block[] {
  const [filled] = marked.lexer(source.text);
  if (!filled) return [];
  switch (filled.type) {
    case 'heading':
      return [heading(filled as Tokens.Heading)];
    case 'paragraph': {
      const content = runs((filled as Tokens.Paragraph).tokens, {});
      const isNote = content[0]?.strong === true && /^Note\b/.test(content[0].text);
      return [{ kind: 'paragraph', role: isNote ? 'note' : 'body', content }];
    }
    case 'blockquote':
      return (filled as Tokens.Blockquote).tokens
        .filter((inner) => inner.type === 'paragraph')
        .map((inner): ParagraphBlock => {
          return { kind: 'paragraph', role: 'lead', content: runs((inner as Tokens.Paragraph).tokens, {}) };
        });
    case 'list': {
      const list = filled as Tokens.List;
      return [
        { kind: 'list', ordered: list.ordered, items: list.items.map((item) => runs(item.tokens, {})) },
      ];
    }
    case 'hr':
      return [{ kind: 'page-break' }];
    default:
      throw new TemplateError(
        source.file,
        source.line,
        `a report cannot show Markdown of the kind '${token.type}'`,
      );
  }
}

/**
 * A text in Markdown that somebody else wrote, such as a comment in a plan, as blocks.
 * @param level what its headings become: one below the heading that it stands under.
 * @param file what it stands in, for messages.
 * @throws {TemplateError} for Markdown that a report cannot show.
 */
export function markdownBlocks(text: string, level: HeadingBlock['level'], file: string): Block[] {
  return marked
    .lexer(text)
    .filter((token) => token.type !== 'space')
    .flatMap((token) => markdownBlock(token, { file, line: 1, text: token.raw }))
    .map((block) => (block.kind === 'heading' ? { ...block, level } : block));
}

function heading(token: Tokens.Heading): HeadingBlock {
  const text = plainText(runs(token.tokens, {}));
  const level = Math.min(3, token.depth) as HeadingBlock['level'];
  return { kind: 'heading', level, id: fileName(text), text };
}
