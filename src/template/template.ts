import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Block } from '../document/model.js';
import { TemplateError } from '../sourceText/error.js';
import { fillPlaces, type Places, unknownName } from '../sourceText/places.js';
import type { ReadyInsert } from './insert.js';
import { markdownBlock } from './markdown.js';
import { type ConditionedNode, parseTemplate, type Spec } from './parse.js';

/** What a report offers its template. */
export interface Offer {
  places: Places;
  conditions: Readonly<Record<string, boolean>>;
  /** By `table 1.1`, `figure 4.1`, `part contents`. */
  inserts: Readonly<Record<string, ReadyInsert>>;
}

/** The Markdown files of a template folder, read and checked for form. */
export interface Template {
  folder: string;
  nodes: ConditionedNode[];
}

/**
 * Reads every Markdown file of a template folder, in the order of their names.
 * @throws {TemplateError} with file and line for what cannot be read.
 */
export async function loadTemplate(folder: string): Promise<Template> {
  const listed = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new TemplateError(folder, 1, `the template folder ${folder} cannot be read (${error.code})`);
  });
  const names = listed.filter((name) => name.endsWith('.md')).sort();
  if (names.length === 0) throw new TemplateError(folder, 1, `the template folder ${folder} has no .md file`);
  const nodes: ConditionedNode[] = [];
  for (const name of names) {
    const path = join(folder, name);
    nodes.push(...parseTemplate(relative(process.cwd(), path), await readFile(path, 'utf8')));
  }
  return { folder, nodes };
}

/**
 * Fills a template with what a report offers. Names are checked everywhere, in passages that this report
 * does not show too, so that a mistake does not wait for the month that shows it.
 * @throws {TemplateError} for an unknown place, condition, table, figure, part or setting.
 */
export function fillTemplate(template: Template, offer: Offer): Block[] {
  return joinLists(template.nodes.flatMap((node) => blocksOf(node, offer)));
}

/** Lists that only a condition stands between are one list to a reader. */
function joinLists(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === 'list' && last?.kind === 'list' && last.ordered === block.ordered)
      joined[joined.length - 1] = { ...last, items: [...last.items, ...block.items] };
    else joined.push(block);
  }
  return joined;
}

function blocksOf({ node, conditions }: ConditionedNode, offer: Offer): Block[] {
  const { source } = node;
  let shown = true;
  for (const { name, negated, line } of conditions) {
    const value = offer.conditions[name];
    if (value === undefined) {
      throw new TemplateError(
        source.file,
        line,
        unknownName('condition', name, name, Object.keys(offer.conditions)),
      );
    }
    shown &&= value !== negated;
  }
  if (node.kind === 'markdown') {
    const text = fillPlaces(source, offer.places);
    return shown ? markdownBlock(node.token, { ...source, text }) : [];
  }
  const blocks = insert(node.what, node.id, node.spec, source, offer);
  return shown ? blocks : [];
}

function insert(
  what: string,
  id: string,
  spec: Spec,
  source: { file: string; line: number },
  offer: Offer,
): Block[] {
  const name = `${what} ${id}`;
  const make = offer.inserts[name];
  if (!make) {
    throw new TemplateError(
      source.file,
      source.line,
      unknownName(what, name, name, Object.keys(offer.inserts)),
    );
  }
  return make({ file: source.file, spec, places: offer.places });
}
