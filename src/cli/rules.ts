import type { Command } from 'commander';
import { formatDay } from '../domain/day.js';
import { formatMonth } from '../domain/month.js';
import { inForceIn } from '../rules/inForce.js';
import { SOURCES } from '../rules/sources.js';
import { monthArgument } from './arguments.js';
import { readRules } from './rulesFile.js';
import { say } from './say.js';

interface RulesOptions {
  at: string;
  rules?: string;
  json?: boolean;
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
        note: entry.note ?? null,
      })),
      sources: SOURCES,
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
      `    ${entry.standing}, ${dates}, source ${entry.source}`,
    ];
  });
  const sources = Object.entries(SOURCES)
    .filter(([id]) => used.has(id as keyof typeof SOURCES))
    .map(([id, text]) => `    ${id}: ${text}`);
  say(
    [
      `Rules in force in ${formatMonth(month)}; rule set ${book.versionAt(month)}`,
      '',
      ...lines,
      '',
      'Sources',
      ...sources,
    ].join('\n'),
  );
}

/** Adds the command to the program. */
export function addRules(program: Command): void {
  program
    .command('rules')
    .description('print the rules in force in a month, with their sources')
    .requiredOption('--at <yyyy-mm>', 'month')
    .option('--rules <file>', 'a file of changed rules (what-if)')
    .option('--json', 'print as JSON')
    .exitOverride()
    .action((options: RulesOptions) => rules(options));
}
