import type { Columns } from './columns.js';
import { SEPARATORS, type Separator } from './countRecords.js';
import { knownNames, tidyName } from './matchColumns.js';
import type { Aside } from './sourceTable.js';
import { maskCprIn } from './values.js';

/** Where the rows of a CSV begin, and what stands above them. */
export interface Layout {
  separator: Separator;
  header: string[];
  /** Titles and Excel's `sep=;`. */
  above: Aside[];
  /** Characters, lines and records that are not empty, up to the first row. */
  chars: number;
  lines: number;
  records: number;
  /** None of the records above the rows is longer than a line. */
  isPlain: boolean;
}

/** Records that are looked through for the header. */
const HEADER_RECORDS = 20;
/** Letters of a title or a note that are shown. */
const SHOWN = 60;

interface HeadRecord {
  fields: string[];
  /** Line it begins on. */
  line: number;
  /** Characters and lines up to its end. */
  chars: number;
  lines: number;
}

/** The first records of a text, with the line ends and quotation marks of a CSV. */
function headRecords(text: string, separator: string, limit: number): HeadRecord[] {
  const records: HeadRecord[] = [];
  let [fields, field, line, lines, quoted] = [[] as string[], '', 1, 0, false];
  for (let i = 0; i < text.length && records.length < limit; i += 1) {
    const sign = text[i]!;
    const isCrlf = sign === '\r' && text[i + 1] === '\n';
    const isEnd = sign === '\n' || sign === '\r';
    if (isEnd) lines += 1;
    if (quoted) {
      if (sign !== '"') field += isCrlf ? '\n' : sign;
      else if (text[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
      if (isCrlf) i += 1;
    } else if (isEnd) {
      if (isCrlf) i += 1;
      records.push({ fields: [...fields, field], line, chars: i + 1, lines });
      [fields, field, line] = [[], '', lines + 1];
    } else if (sign === separator) {
      fields.push(field);
      field = '';
    } else if (sign === '"' && field === '') quoted = true;
    else field += sign;
  }
  if (records.length < limit && (fields.length > 0 || field !== ''))
    records.push({ fields: [...fields, field], line, chars: text.length, lines: lines + 1 });
  return records;
}

const bare = (text: string): string => text.replace(/^(\ufeff|ï»¿)/, '').trim();
const isEmpty = ({ fields }: HeadRecord): boolean => fields.length === 1 && fields[0] === '';

/** A title, a note or Excel's separator line, as it is named. */
export function asideOf(
  fields: readonly string[],
  place: { line?: number; row?: number },
  kind: Aside['kind'],
): Aside {
  // Hidden before the text is cut: half a CPR number is not known as one.
  const text = maskCprIn(fields.filter(Boolean).join(' ').replace(/\s+/g, ' ').trim());
  return { kind, ...place, text: text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text };
}

/**
 * The separator and header of a CSV: of its first twenty records, the one that names most of the columns, so that
 * titles above the header are passed over, whatever line breaks stand in them or in the header's own cells.
 */
export function findLayout(head: string, columns: Columns): Layout {
  const names = knownNames(columns);
  let best:
    | { separator: Separator; at: number; found: number; width: number; records: HeadRecord[] }
    | undefined;
  for (const separator of SEPARATORS) {
    const records = headRecords(head, separator, HEADER_RECORDS);
    records.forEach(({ fields }, at) => {
      const tidy = new Set(fields.map(tidyName));
      const found = names.filter(([, known]) => [...known].some((name) => tidy.has(name))).length;
      const width = fields.filter(Boolean).length;
      // Where no column is known, the widest record is most likely the header, and no title.
      const isBetter =
        !best ||
        found > best.found ||
        (found === best.found && (found === 0 ? width > best.width : at < best.at));
      if (isBetter) best = { separator, at, found, width, records };
    });
  }
  if (!best) return { separator: ';', header: [], above: [], chars: 0, lines: 0, records: 0, isPlain: true };
  const upTo = best.records.slice(0, best.at + 1);
  const header = upTo.at(-1)!;
  const above = upTo.slice(0, -1).filter((record) => !isEmpty(record));
  return {
    separator: best.separator,
    header: header.fields.map(bare),
    above: above.map(({ fields, line }) =>
      asideOf(fields, { line }, /^sep=/i.test(bare(fields[0]!)) ? 'sep' : 'title'),
    ),
    chars: header.chars,
    lines: header.lines,
    records: above.length + (isEmpty(header) ? 0 : 1),
    isPlain: header.lines === upTo.length,
  };
}
