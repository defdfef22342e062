import type { Problem } from './problems.js';
import type { Aside, SourceTable } from './sourceTable.js';
import type { Rest } from './table.js';

/**
 * Every record of a file accounted for: rows = counted + outside + rejected, and beside the rows nothing stands but
 * what is named here.
 */
export interface FileAccount {
  file: string;
  /** Titles, Excel's `sep=;` and notes. */
  asides: Aside[];
  /** Rows of nothing but separators. */
  blank: number;
  /** Rows of data. */
  rows: number;
  /** Rows that the figures may be made of. */
  counted: number;
  /** Rows that are passed over, by reason. */
  outside: Record<string, number>;
  /** Rows that cannot be read. */
  rejected: number;
  /** Records below the header by a count of its own; `undefined` where the source is a list. */
  records: number | undefined;
}

/** The account of a file before any row is read. */
export const openAccount = (file: string, table: SourceTable): FileAccount => ({
  file,
  asides: [...table.above],
  blank: 0,
  rows: 0,
  counted: 0,
  outside: {},
  rejected: 0,
  records: table.records,
});

/** Adds what stands at the end of the table. */
export function addRest(account: FileAccount, { notes, blank }: Rest): void {
  account.asides.push(...notes);
  account.blank += blank;
}

/** Counts a row that is passed over. */
export function passOver(account: FileAccount, reason: string, rows = 1): void {
  account.outside[reason] = (account.outside[reason] ?? 0) + rows;
}

/** What is wrong with an account that does not come out: rows were lost or doubled by this program. */
export function accountFault(account: FileAccount): Problem | undefined {
  const { file, rows, counted, outside, rejected, asides, blank, records } = account;
  const passed = Object.values(outside).reduce((sum, n) => sum + n, 0);
  const notes = asides.filter(({ kind }) => kind === 'note').length;
  const read = rows + notes + blank;
  const parts = counted + passed + rejected;
  if (rows === parts && (records === undefined || records === read)) return undefined;
  const message =
    rows === parts
      ? `the file has ${records} records below its header, but ${read} were read; look for line breaks and quotation marks within rows`
      : `of ${rows} rows ${counted} are counted, ${passed} passed over and ${rejected} rejected, which is not all`;
  return { kind: 'account', file, message };
}

const REASONS_SHOWN = 12;

/** The rows of a file that are passed over, as one line to be said once; none when there are none. */
export function outsideText({ file, outside }: FileAccount): string[] {
  const reasons = Object.entries(outside);
  if (reasons.length === 0) return [];
  const shown = reasons.slice(0, REASONS_SHOWN).map(([reason, rows]) => `${reason} (${rows})`);
  const rest = reasons.length - shown.length;
  return [`${file}: rows passed over: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more reasons` : ''}`];
}

/** That a file has no rows at all, as one line to be said once. */
export const emptyText = ({ file, rows }: FileAccount): string[] =>
  rows === 0 ? [`${file}: it has no rows below its header; is it the right file, and whole?`] : [];

/** An account as a line for a person: what of the file is counted and what is not. */
export function accountText({ rows, counted, outside, rejected, asides, blank }: FileAccount): string {
  const passed = Object.values(outside).reduce((sum, n) => sum + n, 0);
  const parts = [
    `${counted} counted`,
    ...(passed > 0 ? [`${passed} passed over`] : []),
    ...(rejected > 0 ? [`${rejected} rejected`] : []),
  ];
  const beside = [
    ...asides.map(({ kind, line, row, text }) => `${kind} ${lineOf(line, row)}"${text}"`),
    ...(blank > 0 ? [`${blank} blank`] : []),
  ];
  return `${rows} rows: ${parts.join(', ')}${beside.length > 0 ? `; beside them ${beside.join(', ')}` : ''}`;
}

const lineOf = (line?: number, row?: number): string =>
  line !== undefined ? `in line ${line} ` : row !== undefined ? `in row ${row} ` : '';
