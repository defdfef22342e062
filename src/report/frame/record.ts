import type { JsonObject, Note, ReportRecord } from '../../document/model.js';
import type { Kommune } from '../../domain/kommuner.js';
import { formatMonth } from '../../domain/month.js';
import type { FileAccount } from '../../extracts/account.js';
import type { MappingReport } from '../../extracts/mapping/report.js';
import type { Status } from '../../measures/status.js';
import type { RuleBook } from '../../rules/ruleset.js';
import { datedText } from '../../rules/text.js';
import type { ReportInput } from '../input.js';
import type { Head } from './frame.js';

/** The parts of a report's JSON that every family has, before its own (output.md, section 4). */
export function recordHead(
  report: string,
  input: ReportInput,
  rules: RuleBook,
  kommune?: Kommune,
): Omit<ReportRecord, 'status' | 'scenario' | 'notes'> {
  return {
    report,
    ...(kommune ? { kommune: { code: kommune.code, name: kommune.name } } : {}),
    month: formatMonth(input.month),
    generator: input.generator,
    rules: rules.versionAt(input.month),
    sources: input.sources.map(({ file, sha256, rows }) => ({ file, sha256, rows })),
    accounts: input.accounts.map(accountData),
    ...(input.mapping ? { mapping: mappingData(input.mapping) } : {}),
  };
}

/** A file's account for the report JSON: rows = counted + outside + rejected. */
const accountData = ({ file, rows, counted, outside, rejected, asides, blank }: FileAccount): JsonObject => ({
  file,
  rows,
  counted,
  outside,
  rejected,
  blank,
  asides: asides.map(({ kind, text }) => ({ kind, text })),
});

/** What a mapping did, for the report JSON. */
const mappingData = ({ sources, entries }: MappingReport): JsonObject => ({
  sources: sources.map(({ file, sha256 }) => ({ file, sha256 })),
  entries: entries.map((entry) => ({ ...entry })),
});

/** The head of a report of some input. */
export const headOf = (
  { month, sender, demonstration, attach, rejected, source }: ReportInput,
  rules: RuleBook,
  title: string,
  record: ReportRecord,
): Head => ({
  title,
  month,
  sender,
  rules,
  demonstration,
  attach,
  rejected: rejected.length,
  source,
  record,
});

/** Notes that every family has: what the data are, which rules are changed, what the delivery lacks. */
export function commonNotes(input: ReportInput, rules: RuleBook): Note[] {
  const changed = rules.changes.map(({ rule, before }) => ({
    code: 'changed-rules',
    text: `Ændret regel ${rule.id}: ${datedText(rule.values)} (ellers ${datedText(before)})`,
  }));
  const demonstration = { code: 'demonstration', text: 'Rapporten er lavet på demonstrationsdata' };
  return [...changed.reverse(), ...(input.demonstration ? [demonstration] : []), ...input.gaps];
}

/** A kommune's status in the report JSON; `null` for what cannot be told. */
export const statusData = ({ category, criteria }: Status): NonNullable<ReportRecord['status']> => ({
  category: category ?? null,
  criteria: {
    result: criteria.result ?? null,
    last12: criteria.last12 ?? null,
    year: criteria.year ?? null,
  },
});
