import { dayName } from '../../danish/date.js';
import type { Day } from '../../domain/day.js';
import type { SourceFile } from '../../figures/figures.js';
import { text } from '../../template/settings.js';
import { integer, none, words } from './entry.js';
import { tableOf } from './table.js';

/** The files that a report's figures come from. */
export const sourcesTable = <Facts>(id: string, sourcesOf: (facts: Facts) => readonly SourceFile[]) =>
  tableOf(id, {
    settings: { undated: text('uden dato') },
    none: 'Leveringen har ingen filer.',
    rows: (facts: Facts, { undated }) => {
      const date = (day: Day | undefined) => (day === undefined ? none(undated) : words(dayName(day)));
      return sourcesOf(facts).map((source) => ({ ...source, from: date(source.from), to: date(source.to) }));
    },
    columns: {
      file: { head: 'Fil', weight: 36, align: 'left', value: ({ file }) => words(file) },
      rows: { head: 'Rækker', weight: 12, value: ({ rows }) => integer(rows) },
      from: { head: 'Første dato', weight: 18, value: ({ from }) => from },
      to: { head: 'Seneste dato', weight: 18, value: ({ to }) => to },
      checksum: { head: 'Kontrolsum', weight: 16, value: ({ sha256 }) => words(sha256.slice(0, 8)) },
    },
    dense: true,
  });
