import { NBSP } from '../../danish/number.js';
import type { Inline } from '../../document/model.js';
import type { Target } from '../places.js';
import { type Html, html } from './escape.js';

/** Finds what a link inside the document leads to, by its id and its text. */
export type FindTarget = (id: string, text: string) => Target | undefined;

/** Addresses that a page may lead to; others stand as text. */
const ADDRESS = /^(?:https?:\/\/|mailto:)/i;

const styled = ({ text: said, strong, emphasis }: Inline): Html => {
  if (said === '\n') return html`<br>`;
  // A number stays with its sign: no line begins with `%`.
  const text = said.replace(/(?<=\d) (?=%)/g, NBSP);
  if (strong) return html`<strong>${text}</strong>`;
  return emphasis ? html`<em>${text}</em>` : html`${text}`;
};

/** A way to a page is, where there are no pages, one to what stands there: by its name, as it is told in a sentence. */
function unpaged(run: Inline, find: FindTarget): Inline {
  if (run.pageOf === undefined) return run;
  const name = find(run.pageOf, run.text)?.name ?? '';
  return {
    ...run,
    text: /^(?:Tabel|Figur) /.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : `»${name}«`,
  };
}

/** Runs of text with their styles and links; runs beside each other with one link are one link. */
export function inlines(runs: readonly Inline[], find: FindTarget): Html[] {
  const made: Html[] = [];
  for (let from = 0; from < runs.length; ) {
    const { link } = runs[from]!;
    let to = from + 1;
    while (to < runs.length && link !== undefined && runs[to]!.link === link) to += 1;
    const own = runs.slice(from, to).map((run) => unpaged(run, find));
    made.push(linked(link, own, find));
    from = to;
  }
  return made;
}

function linked(link: string | undefined, runs: readonly Inline[], find: FindTarget): Html {
  const content = runs.map(styled);
  if (link === undefined) return html`${content}`;
  if (!link.startsWith('#'))
    return ADDRESS.test(link) ? html`<a href="${link}" rel="noreferrer">${content}</a>` : html`${content}`;
  const target = find(link.slice(1), runs.map(({ text }) => text).join(''));
  return target ? html`<a href="#${encodeURIComponent(target.id)}">${content}</a>` : html`${content}`;
}
