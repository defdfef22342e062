import { lastDay, type Month } from '../../domain/month.js';
import { entryAt } from '../../rules/dated.js';
import type { Parameters, RuleBook } from '../../rules/ruleset.js';
import { SOURCES } from '../../rules/sources.js';
import { valueText } from '../../rules/text.js';
import type { CitizenRows } from '../../store/readCitizen.js';
import type { Account } from './account.js';
import type { AccountLine } from './line.js';

/** Where a line's row stands, and what the file calls what is said of it: `samtaler.csv:1204, form 'Opkald'`. */
function placeText({ row }: AccountLine, rows: CitizenRows): string {
  const aside = [...rows.outOfScope, ...rows.passedOver];
  const place = row && (rows.places.get(row) ?? aside.find((outside) => outside === row)?.place);
  if (!place) return '';
  const words = Object.entries(place.words ?? {}).map(([column, word]) => `, ${column} '${word}'`);
  return `  (${place.file}:${place.line}${words.join('')})`;
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
      out.push(`   ${line.text}${placeText(line, rows)}${ids ? ` ${ids}` : ''}`);
    }
    if (lines.length === 0) out.push('   None.');
  });
  const rules = [...used].map((key) => {
    const rule = book.parameters[key];
    const { value, standing, source, note } = entryAt<unknown>(rule, lastDay(month));
    const remark = note ? ` ${note}` : '';
    return `   [${rule.id}] ${rule.description}: ${valueText(value)} (${rule.unit}). ${standing}: ${SOURCES[source]}.${remark}`;
  });
  return [
    ...out,
    '',
    `Rules (set ${book.version}${book.changes.length > 0 ? ', CHANGED' : ''})`,
    ...rules,
  ].join('\n');
}
