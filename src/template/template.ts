import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Block } from '../document/model.js';
import { TemplateError } from '../sourceText/error.js';
import { type Places, unknownName } from '../sourceText/places.js';
import { readSourceText } from '../sourceText/read.js';
import type { ReadyInsert } from './insert.js';
import { joinLists } from './joinLists.js';
import { markdownBlock } from './markdown.js';
import { type ConditionedNode, parseTemplate, type Spec, type TemplateNode } from './parse.js';
import { loadReadings } from './readings.js';

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
  await loadReadings();
  for (const name of names) {
    const path = join(folder, name);
    nodes.push(...parseTemplate(relative(process.cwd(), path), await readSourceText(path)));
  }
  return { folder, nodes };
}

/**
 * Fills a template with what a report offers. Names are checked everywhere, in passages that this report
 * does not show too, so that a mistake does not wait for the month that shows it.
 * @throws {TemplateError} for an unknown place, condition, table, figure, part or setting.
 */
export function fillTemplate(template: Template, offer: Offer): Block[] {
  return joinLists(
    template.nodes.map((conditioned) => {
      const { node, conditions } = conditioned;
      return {
        passage: conditions,
        file: node.source.file,
        blocks: blocksOf(node, offer),
        shown: isShown(conditioned, offer),
      };
    }),
  );
}

/**
 * What links may lead to in a template: its tables, figures and headings, in passages that are not shown too.
 * @throws {TemplateError} for an unknown place.
 */
export function possibleTargets(template: Template, places: Places): Set<string> {
  const ids = template.nodes.flatMap(({ node }): string[] => {
    if (node.kind === 'insert') return node.what === 'part' ? [] : [node.id];
    if (node.node.type !== 'heading') return [];
    return markdownBlock(node.node, node.tree, places).flatMap((block) =>
      block.kind === 'heading' ? [block.id] : [],
    );
  });
  return new Set(ids);
}

/** Whether all conditions of a node hold. @throws {TemplateError} for an unknown one. */
function isShown({ node, conditions }: ConditionedNode, offer: Offer): boolean {
  const held = conditions.map(({ name, negated, line }) => {
    const value = Object.hasOwn(offer.conditions, name) ? offer.conditions[name] : undefined;
    if (value !== undefined) return value !== negated;
    const message = unknownName('condition', name, name, Object.keys(offer.conditions));
    throw new TemplateError(node.source.file, line, message);
  });
  return held.every((holds) => holds);
}

function blocksOf(node: TemplateNode, offer: Offer): Block[] {
  return node.kind === 'markdown'
    ? markdownBlock(node.node, node.tree, offer.places)
    : insert(node.what, node.id, node.spec, node.source, offer);
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
    const alike = Object.keys(offer.inserts).filter((known) => known.startsWith(`${what} `));
    throw new TemplateError(source.file, source.line, unknownName(what, name, name, alike));
  }
  return make({ file: source.file, spec, places: offer.places });
}
