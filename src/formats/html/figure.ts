import type { FigureBlock } from '../../document/model.js';
import type { DrawnSvg } from './chartSvg.js';
import { type Html, html, ready } from './escape.js';
import { captionOf, notesOf, numbersHtml } from './tables.js';
import type { FindTarget } from './text.js';

/** A figure: caption, chart with its alternative text, its numbers one keystroke away, notes. */
export function figureHtml(block: FigureBlock, chart: DrawnSvg, id: string, find: FindTarget): Html {
  const { width, height, markup, hasOwnColors } = chart;
  const caption = `${id}-titel`;
  return html`<figure id="${id}" aria-labelledby="${caption}">
<figcaption id="${caption}">${captionOf(block)}</figcaption>
<div class="scroll chart${hasOwnColors && ' light'}" role="region" aria-labelledby="${caption}" tabindex="0">
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${block.alt}" fill="none">${ready(markup)}</svg>
</div>
${numbersHtml(block.numbers ?? [], block.label, id, find)}${notesOf(block.notes, find)}</figure>
`;
}
