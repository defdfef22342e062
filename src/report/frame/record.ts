import { dayName } from '../../danish/date.js';
import { listing } from '../../danish/text.js';
import type { JsonObject, Note, ReportRecord } from '../../document/model.js';
import type { Kommune } from '../../domain/kommuner.js';
import { formatMonth, type Month, monthsEnding } from '../../domain/month.js';
import { I_ALT } from '../../domain/ydelse.js';
import type { FileAccount } from '../../extracts/account.js';
import { type MappingReport, toldOf } from '../../extracts/mapping/report.js';
import { breaksOf } from '../../measures/breaks.js';
import type { Status } from '../../measures/status.js';
import { isPutBack } from '../../rules/regime.js';
import type { RuleBook } from '../../rules/ruleset.js';
import { datedText } from '../../rules/text.js';
import type { ReportInput } from '../input.js';
import { BREAK_SIGN } from './acrossBreaks.js';
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

/** What a mapping says, and what it did, for the report JSON. */
const mappingData = ({ sources, entries }: MappingReport): JsonObject => ({
  sources: sources.map(({ file, sha256 }) => ({ file, sha256 })),
  entries: entries.map(toldOf),
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
  const regime = regimeNote(rules, input.month);
  const across = acrossNote(rules, input.month);
  const demonstration = { code: 'demonstration', text: 'Rapporten er lavet på demonstrationsdata' };
  return [
    ...changed.reverse(),
    ...(regime ? [regime] : []),
    ...(across ? [across] : []),
    ...(input.demonstration ? [demonstration] : []),
    ...input.gaps,
  ];
}

/** That averages of the last twelve months, or of the year, are made of months on both sides of a break. */
function acrossNote(rules: RuleBook, month: Month): Note | undefined {
  const days = breaksOf(rules, I_ALT, monthsEnding(month, 12));
  if (days.length === 0) return undefined;
  return {
    code: 'across-breaks',
    text: `Databrud den ${listing(days.map(dayName))}: Gennemsnit og summer, der er mærket med ${BREAK_SIGN}, er beregnet af måneder på begge sider`,
  };
}

/** That there is no skærpet tilsyn in the month, or that only the user's rules put it there. */
function regimeNote(rules: RuleBook, month: Month): Note | undefined {
  if (isPutBack(rules, month))
    return {
      code: 'supervision-put-back',
      text: 'De ændrede regler sætter det skærpede tilsyn i kraft igen; loven har det ikke i måneden',
    };
  if (rules.supervision(month)) return undefined;
  return {
    code: 'no-supervision',
    text: 'Der er intet skærpet tilsyn i måneden; tal for samtaler og tilbud er tidligere fokusmål, uden grænse, krav og status',
  };
}

/** A kommune's status in the report JSON; `null` for what cannot be told, and in place of all where there is none. */
export const statusData = (status: Status | undefined): NonNullable<ReportRecord['status']> | null =>
  status
    ? {
        category: status.category ?? null,
        criteria: {
          result: status.criteria.result ?? null,
          last12: status.criteria.last12 ?? null,
          year: status.criteria.year ?? null,
        },
      }
    : null;
