import type { Command } from 'commander';
import { formatDay } from '../domain/day.js';
import { formatMonth } from '../domain/month.js';
import { inForceIn } from '../rules/inForce.js';
import { regimeNotices, regimeOf } from '../rules/regime.js';
import { SOURCES, type SourceId, sourceOf } from '../rules/sources.js';
import { monthArgument } from './arguments.js';
import { readRules } from './rulesFile.js';
import { say } from './say.js';

interface RulesOptions {
  at: string;
  rules?: string;
  json?: boolean;
}

/** When a value was last held against its source, and whether the source's own text could be read. */
function checkedText(source: SourceId): string {
  const { confirmed, unread } = sourceOf(source);
  return (
    (unread ? ' (its own text could not be read)' : '') +
    (confirmed === undefined ? '' : `, last confirmed ${confirmed}`)
  );
}

/** `jcreport rules`: the rules in force in a month, with their sources. */
async function rules(options: RulesOptions): Promise<void> {
  const book = await readRules(options.rules);
  const month = monthArgument(options.at, book);
  const inForce = book.list().map((rule) => inForceIn(rule, month));
  if (options.json) {
    const content = {
      month: formatMonth(month),
      version: book.versionAt(month),
      regime: regimeOf(book, month),
      notices: regimeNotices(book, month),
      changed: book.changes.map(({ rule }) => rule.id),
      rules: inForce.map(({ rule, entry, until, text, holds }) => ({
        id: rule.id,
        description: rule.description,
        value: holds ? text : null,
        unit: rule.unit,
        by: rule.by,
        holds,
        from: formatDay(entry.from),
        to: until === undefined ? null : formatDay(until),
        standing: entry.standing,
        source: entry.source,
        confirmed: sourceOf(entry.source).confirmed ?? null,
        unread: sourceOf(entry.source).unread === true,
        note: entry.note ?? null,
      })),
      sources: Object.fromEntries(Object.entries(SOURCES).map(([id, { text }]) => [id, text])),
    };
    say(JSON.stringify(content, null, 2));
    return;
  }
  const used = new Set(inForce.map(({ entry }) => entry.source));
  const lines = inForce.flatMap(({ rule, entry, until, text, holds }) => {
    const by = rule.by === 'event' ? 'events ' : '';
    const dates = `${by}from ${formatDay(entry.from)}${until === undefined ? '' : ` to ${formatDay(until)}`}`;
    return [
      `${rule.id}: ${text}${holds ? ` (${rule.unit})` : ''}`,
      `    ${rule.description}.${entry.note ? ` ${entry.note}` : ''}`,
      `    ${entry.standing}, ${dates}, source ${entry.source}${checkedText(entry.source)}`,
    ];
  });
  const sources = Object.entries(SOURCES)
    .filter(([id]) => used.has(id as keyof typeof SOURCES))
    .map(([id, { text }]) => `    ${id}: ${text}`);
  say(
    [
      `Rules in force in ${formatMonth(month)}; rule set ${book.versionAt(month)}`,
      `Regime: ${regimeOf(book, month)}`,
      ...regimeNotices(book, month).map((notice) => `    ${notice}`),
      '',
      ...lines,
      '',
      'Sources',
      ...sources,
    ].join('\n'),
  );
}

/** Adds the command to the program; commands.ts describes it. */
export function addRules(program: Command): void {
  program
    .command('rules')
    .requiredOption('--at <yyyy-mm>', 'month')
    .option('--rules <file>', 'a file of changed rules (what-if)')
    .option('--json', 'print as JSON')
    .exitOverride()
    .action((options: RulesOptions) => rules(options));
}
