import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

/** How a system may write the same rows. */
export interface Dialect {
  separator: ';' | ',' | '\t';
  lineEnd: '\n' | '\r\n' | '\r';
  encoding: 'utf8' | 'bom' | 'latin1' | 'utf16le';
  gzip: boolean;
  quoted: boolean;
  /** A date of day, month and year. */
  date: (year: string, month: string, day: string) => string;
  /** Columns from right to left, and one more that nobody reads. */
  reversed: boolean;
  /** A line above the header, and words below the rows. */
  framed: boolean;
  /** Files that an extract's rows are dealt out to. */
  files: 1 | 2;
  /** Optional columns that are there. */
  optional: readonly string[];
}

const OPTIONAL = ['introduktionsprogram', 'form', 'status'];

/** Any dialect. */
export const dialects: fc.Arbitrary<Dialect> = fc.record({
  separator: fc.constantFrom(';', ',', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf8', 'bom', 'latin1', 'utf16le'),
  gzip: fc.boolean(),
  quoted: fc.boolean(),
  date: fc.constantFrom<Dialect['date'][]>(
    (year, month, day) => `${year}-${month}-${day}`,
    (year, month, day) => `${day}-${month}-${year}`,
    (year, month, day) => `${day}.${month}.${year}`,
    (year, month, day) => `${Number(day)}/${Number(month)}/${year}`,
  ),
  reversed: fc.boolean(),
  framed: fc.boolean(),
  files: fc.constantFrom(1, 2),
  optional: fc.oneof(fc.constant(OPTIONAL), fc.subarray(OPTIONAL)),
});

/** A plain extract (semicolons, dates as 2020-08-31, decimal commas) in a dialect, as files by name. */
export function inDialect(name: string, text: string, dialect: Dialect): Record<string, Buffer> {
  const [header, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(';'));
  const columns = header!.flatMap((column, i) =>
    OPTIONAL.includes(column) && !dialect.optional.includes(column) ? [] : [i],
  );
  const line = (cells: readonly string[], more: string) => {
    const shown = columns.map((i) => (cells === header ? cells[i]! : cellOf(cells[i]!, dialect)));
    return dialect.reversed ? [more, ...shown.reverse()] : shown;
  };
  const files: Record<string, Buffer> = {};
  for (let file = 0; file < dialect.files; file += 1) {
    const here = rows.filter((_, i) => i % dialect.files === file);
    const lines = [line(header!, 'sagsbehandler'), ...here.map((cells) => line(cells, 'xy'))].map((cells) =>
      cells.map((cell) => (dialect.quoted ? `"${cell}"` : cell)).join(dialect.separator),
    );
    if (dialect.framed) {
      lines.unshift('Udtræk fra fagsystemet');
      lines.push('Note: foreløbige tal');
    }
    const bytes = encode(lines.join(dialect.lineEnd) + dialect.lineEnd, dialect.encoding);
    files[`${name}-${file}.csv${dialect.gzip ? '.gz' : ''}`] = dialect.gzip ? gzipSync(bytes) : bytes;
  }
  return files;
}

function cellOf(cell: string, { separator, quoted, date }: Dialect): string {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(cell);
  if (day) return date(day[1]!, day[2]!, day[3]!);
  return separator === ',' && !quoted ? cell.replace(/^(-?\d+),(\d+)$/, '$1.$2') : cell;
}

function encode(text: string, encoding: Dialect['encoding']): Buffer {
  if (encoding === 'latin1') return Buffer.from(text, 'latin1');
  if (encoding === 'utf16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Buffer.from(encoding === 'bom' ? `\ufeff${text}` : text);
}
