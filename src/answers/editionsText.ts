import { HELE_LANDET_NAME } from '../domain/kommuner.js';
import { formatMonth } from '../domain/month.js';
import type { Edition } from '../editions/edition.js';
import { textTable } from './textTable.js';

/** An edition, and what is wrong with it. */
interface Listed {
  id: string;
  edition: Edition | undefined;
  faults: readonly string[];
}

const HEAD = ['edition', 'kommune', 'month', 'made', 'program', 'rules', 'sources', 'checksums'];

/** The editions of an archive as a table for a terminal, and what is wrong under it. */
export function editionsTable(editions: readonly Listed[]): string {
  const rows = editions.map(({ id, edition, faults }) => [
    id,
    edition ? (edition.kommune?.name ?? HELE_LANDET_NAME) : '',
    edition ? formatMonth(edition.month) : '',
    edition?.made.slice(0, 16) ?? '',
    edition?.program.split(' ').slice(0, 2).join(' ') ?? '',
    edition?.rules ?? '',
    String(edition?.sources.length ?? ''),
    faults.length === 0 ? 'as written' : 'DAMAGED',
  ]);
  return textTable(HEAD, rows, [0, 1, 2, 3, 4, 5, 7]).join('\n');
}

/** What is wrong with editions, a line each. */
export const editionFaults = (editions: readonly Listed[]): string[] =>
  editions.flatMap(({ id, faults }) => faults.map((fault) => `${id}: ${fault}`));

/** The same as plain data. */
export function editionsJson(editions: readonly Listed[]): Record<string, unknown>[] {
  return editions.map(({ id, edition, faults }) => ({
    edition: id,
    report: edition?.report ?? null,
    kommune: edition?.kommune ?? null,
    month: edition ? formatMonth(edition.month) : null,
    number: edition?.number ?? null,
    made: edition?.made ?? null,
    program: edition?.program ?? null,
    rules: edition?.rules ?? null,
    sources: edition?.sources ?? null,
    faults,
  }));
}
