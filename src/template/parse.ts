import type { Code, RootContent } from 'mdast';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { type Source, TemplateError } from '../sourceText/error.js';
import { isComment } from './markdown.js';
import { READINGS, type ReadSettings } from './readings.js';
import { MarkdownTree } from './tree.js';

/** A part of a template: Markdown, or a fenced block that asks the report for a table, a figure or another part. */
export type TemplateNode =
  | { kind: 'markdown'; node: RootContent; tree: MarkdownTree; source: Source }
  | { kind: 'insert'; what: string; id: string; spec: Spec; source: Source };

/** The YAML settings of an inserted part, with the line of each: `['notes']`, `['notes', '0']`, `['rows', 'total']`. */
export interface Spec {
  values: Record<string, unknown>;
  lineOf: (path: readonly string[]) => number;
}

/** A node with the conditions it stands under; `negated` for `::: unless`. */
export interface ConditionedNode {
  node: TemplateNode;
  /** One list, the same object, for all nodes between two `:::` lines. */
  conditions: { name: string; negated: boolean; line: number }[];
}

const INSERTS = ['table', 'figure', 'part'];

/**
 * Reads a template file: Markdown with fenced blocks ```` ```table 1.1 ```` (YAML inside) and passages between
 * `::: when name` or `::: unless name` and `:::`.
 * @throws {TemplateError} for a passage that is not closed, YAML that cannot be read, and the like.
 */
export function parseTemplate(file: string, text: string): ConditionedNode[] {
  const nodes: ConditionedNode[] = [];
  for (const { lines, first, conditions } of passages(file, text.replace(/\r\n?/g, '\n'))) {
    const tree = new MarkdownTree({ file, line: first, text: lines }, true);
    const before = nodes.at(-1)?.node;
    tree.children.forEach((child, i) => {
      const node = nodeOf(child, tree);
      if (!node) return;
      if (i === 0 && isList(before) && child.position!.start.column > 1) {
        const message = "an item of a list cannot go on behind ':::'; put the whole item into the passage";
        throw TemplateError.in(node.source, 0, message);
      }
      nodes.push({ node, conditions });
    });
  }
  return nodes;
}

const isList = (node: TemplateNode | undefined): boolean =>
  node?.kind === 'markdown' && node.node.type === 'list';

interface Passage {
  lines: string;
  first: number;
  conditions: ConditionedNode['conditions'];
}

/** Cuts a file at its `:::` lines. */
function passages(file: string, text: string): Passage[] {
  const found: Passage[] = [];
  const open: ConditionedNode['conditions'] = [];
  let current: string[] = [];
  let first = 1;
  const close = (next: number) => {
    found.push({ lines: `${current.join('\n')}\n`, first, conditions: [...open] });
    current = [];
    first = next;
  };
  text.split('\n').forEach((raw, i) => {
    const line = i + 1;
    const fence = /^\s*:::\s*(.*?)\s*$/.exec(raw);
    if (!fence) {
      current.push(raw);
      return;
    }
    close(line + 1);
    const opening = /^(when|unless) (\S+)$/.exec(fence[1]!);
    if (opening) open.push({ name: opening[2]!, negated: opening[1] === 'unless', line });
    else if (fence[1] !== '') {
      throw new TemplateError(
        file,
        line,
        `expected '::: when name', '::: unless name' or ':::', found '${raw}'`,
      );
    } else if (!open.pop()) throw new TemplateError(file, line, "':::' closes nothing");
  });
  const left = open.at(-1);
  if (left) throw new TemplateError(file, left.line, `'::: when ${left.name}' is never closed with ':::'`);
  close(0);
  return found;
}

function nodeOf(node: RootContent, tree: MarkdownTree): TemplateNode | undefined {
  if (node.type === 'html' && isComment(node)) return undefined;
  const source = tree.sourceOf(node);
  const fence = /^(?:`{3,}|~{3,})/.exec(source.text)?.[0];
  return node.type === 'code' && fence !== undefined
    ? insertOf(node, fence, source, tree)
    : { kind: 'markdown', node, tree, source };
}

function insertOf(node: Code, fence: string, source: Source, tree: MarkdownTree): TemplateNode {
  const info = tree.asWritten([node.lang, node.meta].filter((part) => part != null).join(' '));
  const [what = '', id = '', ...others] = info.split(/\s+/);
  if (!INSERTS.includes(what) || id === '' || others.length > 0) {
    throw TemplateError.in(
      source,
      0,
      `expected \`\`\`table ID, \`\`\`figure ID or \`\`\`part ID, found '${info}'`,
    );
  }
  if (!source.text.includes('\n') || !source.text.trimEnd().split('\n').at(-1)!.trim().startsWith(fence)) {
    throw TemplateError.in(source, 0, `'${fence}${info}' is never closed with '${fence}'`);
  }
  return { kind: 'insert', what, id, spec: parseSpec(source, tree.asWritten(node.value)), source };
}

function parseSpec(source: Source, text: string): Spec {
  const { values, lines } = READINGS.settings.of(text, () => readSettings(source, text));
  const known = new Map(lines);
  const lineOf = (path: readonly string[]): number => {
    const line = known.get(path.join('\n'));
    if (line !== undefined) return source.line + line;
    return path.length > 0 ? lineOf(path.slice(0, -1)) : source.line;
  };
  return { values, lineOf };
}

/** @throws {TemplateError} for what is no YAML, or no settings. */
function readSettings({ file, line }: Source, text: string): ReadSettings {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineAt = (offset: number): number => counter.linePos(offset).line;
  const [error] = document.errors;
  if (error) throw new TemplateError(file, line + lineAt(error.pos[0]), error.message.split('\n')[0]!);
  const values: unknown = document.toJS() ?? {};
  if (typeof values !== 'object' || Array.isArray(values)) {
    throw new TemplateError(file, line + 1, 'expected settings written as name: value');
  }
  const lines = [...offsetsOf(document.contents)].map(([path, at]): [string, number] => [path, lineAt(at)]);
  return { values: values as Record<string, unknown>, lines };
}

/** Where each setting begins, by its path. */
function offsetsOf(
  node: unknown,
  path: readonly string[] = [],
  offsets = new Map<string, number>(),
): Map<string, number> {
  const note = (name: string, at: unknown, value: unknown) => {
    const inner = [...path, name];
    const { range } = (at ?? {}) as { range?: readonly number[] | null };
    if (range) offsets.set(inner.join('\n'), range[0]!);
    offsetsOf(value, inner, offsets);
  };
  if (isMap(node)) {
    for (const { key, value } of node.items) if (isScalar(key)) note(String(key.value), key, value);
  } else if (isSeq(node)) for (const [i, item] of node.items.entries()) note(String(i), item, item);
  return offsets;
}
