import { marked, type Token, type Tokens } from 'marked';
import { isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { type Source, TemplateError } from '../sourceText/error.js';

/** A part of a template: Markdown, or a fenced block that asks the report for a table, a figure or another part. */
export type TemplateNode =
  | { kind: 'markdown'; token: Token; source: Source }
  | { kind: 'insert'; what: string; id: string; spec: Spec; source: Source };

/** The YAML settings of an inserted part, with the line of each key; `['columns', 'share']` is a key inside a key. */
export interface Spec {
  values: Record<string, unknown>;
  lineOf: (path: readonly string[]) => number;
}

/** A node with the conditions it stands under; `negated` for `::: unless`. */
export interface ConditionedNode {
  node: TemplateNode;
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
    let line = first;
    for (const token of marked.lexer(lines)) {
      const source = { file, line, text: token.raw };
      const node = nodeOf(token, source);
      if (node) nodes.push({ node, conditions });
      line += token.raw.split('\n').length - 1;
    }
  }
  return nodes;
}

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

function nodeOf(token: Token, source: Source): TemplateNode | undefined {
  if (token.type === 'space' || token.type === 'html') return undefined;
  if (token.type !== 'code') return { kind: 'markdown', token, source };
  const { lang = '', text } = token as Tokens.Code;
  const [what = '', id = ''] = lang.split(/\s+/);
  if (!INSERTS.includes(what) || id === '') {
    throw new TemplateError(
      source.file,
      source.line,
      `expected \`\`\`table ID, \`\`\`figure ID or \`\`\`part ID, found '${lang}'`,
    );
  }
  return { kind: 'insert', what, id, spec: parseSpec(source, text), source };
}

function parseSpec(source: Source, text: string): Spec {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineAt = (offset: number): number => source.line + counter.linePos(offset).line;
  const [error] = document.errors;
  if (error) throw new TemplateError(source.file, lineAt(error.pos[0]), error.message.split('\n')[0]!);
  const values: unknown = document.toJS() ?? {};
  if (typeof values !== 'object' || Array.isArray(values)) {
    throw new TemplateError(source.file, source.line + 1, 'expected settings written as name: value');
  }
  const lines = new Map<string, number>();
  visit(document, {
    Pair(_, { key }, path) {
      const names = [...path.filter(isPair).map((pair) => pair.key), key].map(String);
      if (isScalar(key) && key.range) lines.set(names.join('\n'), lineAt(key.range[0]));
    },
  });
  const lineOf = (path: readonly string[]): number =>
    lines.get(path.join('\n')) ?? (path.length > 0 ? lineOf(path.slice(0, -1)) : source.line);
  return { values: values as Record<string, unknown>, lineOf };
}
