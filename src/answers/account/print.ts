import type { Month } from '../../domain/month.js';
import type { Parameter } from '../../rules/dated.js';
import { inForceIn } from '../../rules/inForce.js';
import type { Parameters } from '../../rules/parameters.js';
import type { RuleBook } from '../../rules/ruleset.js';
import { sourceOf } from '../../rules/sources.js';
import type { CitizenRows } from '../../store/readCitizen.js';
import type { Account } from './account.js';
import type { AccountLine } from './line.js';

/** Where a line's row stands, and what the file calls what is said of it: `samtaler.csv:1204, form 'Opkald'`. */
function refText({ row }: AccountLine, rows: CitizenRows): string {
  const aside = [...rows.outOfScope, ...rows.passedOver];
  const ref = row && (rows.refs.get(row) ?? aside.find((outside) => outside === row)?.ref);
  if (!ref) return '';
  const words = Object.entries(ref.words ?? {}).map(([column, word]) => `, ${column} '${word}'`);
  return `  (${ref.file}:${ref.line}${words.join('')})`;
}

/** An account as text for a terminal, with the rules it rests on at its end. */
export function printAccount(account: Account, rows: CitizenRows, month: Month, book: RuleBook): string {
  const used = new Set<keyof Parameters>();
  const out = [...account.summary];
  account.steps.forEach(({ title, lines }, i) => {
    out.push('', `${i + 1}. ${title}`);
    for (const line of lines) {
      for (const key of line.rules ?? []) used.add(key);
      const ids = (line.rules ?? []).map((key) => `[${book.parameters[key].id}]`).join('');
      out.push(`   ${line.text}${refText(line, rows)}${ids ? ` ${ids}` : ''}`);
    }
    if (lines.length === 0) out.push('   None.');
  });
  const rules = [...used].map((key) => {
    const rule = book.parameters[key];
    const { entry, text } = inForceIn(rule as Parameter<unknown>, month);
    const { standing, source, note } = entry;
    const remark = note ? ` ${note}` : '';
    return `   [${rule.id}] ${rule.description}: ${text} (${rule.unit}). ${standing}: ${sourceOf(source).text}.${remark}`;
  });
  return [
    ...out,
    '',
    `Rules (set ${book.versionAt(month)}${book.changes.length > 0 ? ', CHANGED' : ''})`,
    ...rules,
  ].join('\n');
}
