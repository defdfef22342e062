import { dayName } from '../../danish/date.js';
import { formatInteger } from '../../danish/number.js';
import type { TableBlock } from '../../document/model.js';
import type { SourceFile } from '../../figures/figures.js';
import type { SpecReader } from '../../template/spec.js';
import { columns, table } from './blocks.js';

/** The files that a report's figures come from. */
export function sourcesTable(id: string, sources: readonly SourceFile[], spec: SpecReader): TableBlock {
  const undated = spec.text('undated');
  return table(spec, id, {
    dense: true,
    columns: columns(
      spec,
      [
        ['rows', 12],
        ['from', 18],
        ['to', 18],
        ['checksum', 16],
      ] as const,
      36,
    ),
    rows: sources.map(({ file, rows, from, to, sha256 }) => ({
      cells: [
        { text: file },
        { text: formatInteger(rows) },
        from === undefined ? { text: undated, muted: true } : { text: dayName(from) },
        to === undefined ? { text: undated, muted: true } : { text: dayName(to) },
        { text: sha256.slice(0, 8) },
      ],
    })),
  });
}
