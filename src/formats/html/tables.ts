import type { Cell, FigureNumbers, TableBlock } from '../../document/model.js';
import { type Content, type Html, html } from './escape.js';
import { type FindTarget, inlines } from './text.js';
import { WORDS } from './words.js';

/** The sign of a hidden number; of itself it is read as a full stop. */
const HIDDEN = '(.)';
/** From so many rows on a table can be searched and sorted. */
const LONG = 20;

const shown = ({ text, strong }: Cell): Html => {
  if (text === HIDDEN)
    return html`<span aria-hidden="true">${HIDDEN}</span><span class="vh">${WORDS.hidden}</span>`;
  return strong ? html`<strong>${text}</strong>` : html`${text}`;
};

type Shown = Pick<TableBlock, 'columns' | 'rows'> & Partial<Pick<TableBlock, 'dense' | 'tight' | 'span'>>;

function row({ columns }: Shown, { cells, marked }: TableBlock['rows'][number]): Html {
  const [head, ...others] = cells;
  const made = others.map((cell, i) => {
    const kinds = [...(columns[i + 1]!.align === 'left' ? ['l'] : []), ...(cell.muted ? ['m'] : [])];
    return html`<td${kinds.length > 0 && html` class="${kinds.join(' ')}"`}>${shown(cell)}</td>`;
  });
  return html`<tr${marked && html` class="k"`}><th scope="row">${head && shown(head)}</th>${made}</tr>
`;
}

/** A table in a region of its own, which scrolls where the page is too narrow for it. */
function scrolling(table: Shown, caption: Content, id: string, notesId: string | undefined): Html {
  const { columns, rows, dense, tight, span } = table;
  const kinds = [
    ...(dense ? ['dense'] : []),
    ...(tight ? ['tight'] : []),
    ...(span !== undefined && span < 1 ? ['own'] : []),
    ...(rows.length >= LONG ? ['long'] : []),
  ];
  const heads = columns.map(
    ({ head, align }) => html`<th scope="col"${align === 'left' && html` class="l"`}>${head}</th>`,
  );
  return html`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0">
<table${kinds.length > 0 && html` class="${kinds.join(' ')}"`}${notesId !== undefined && html` aria-describedby="${notesId}"`}>
<caption id="${id}">${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows.map((one) => row(table, one))}</tbody>
</table>
</div>
`;
}

/** Label and title in one line, the period below. */
export const captionOf = ({
  label,
  title,
  period,
}: {
  label: string;
  title: string;
  period?: string;
}): Html =>
  html`<strong>${label}:</strong> ${title}${period !== undefined && html` <span class="period">${period}</span>`}`;

/** Notes beneath a table or a figure. */
export const notesOf = (notes: TableBlock['notes'], find: FindTarget, id?: string): Content =>
  notes.length > 0 &&
  html`<div class="notes"${id !== undefined && html` id="${id}"`}>${notes.map((note) => html`<p>${inlines(note, find)}</p>`)}</div>
`;

/** A table of the report with its caption and its notes. */
export function tableHtml(block: TableBlock, id: string, find: FindTarget): Html {
  const notesId = block.notes.length > 0 ? `${id}-noter` : undefined;
  return html`<div class="table" id="${id}">
${scrolling(block, captionOf(block), `${id}-titel`, notesId)}${notesOf(block.notes, find, notesId)}</div>
`;
}

/** The numbers of a figure, folded up beneath it. */
export function numbersHtml(
  numbers: readonly FigureNumbers[],
  label: string,
  id: string,
  find: FindTarget,
): Content {
  if (numbers.length === 0) return undefined;
  const tables = numbers.map(({ notes, title, ...table }, i) => {
    const own = `${id}-tal-${i}`;
    const part = WORDS.part.replace('{n}', String(i + 1)).replace('{all}', String(numbers.length));
    const shownTitle = html`${title}${numbers.length > 1 && html` (${part})`}`;
    return html`${scrolling({ ...table, dense: true, span: 0.5 }, shownTitle, own, undefined)}${notesOf(notes, find)}`;
  });
  return html`<details><summary>${WORDS.figureNumbers}<span class="vh"> (${label})</span></summary>
${tables}</details>
`;
}
