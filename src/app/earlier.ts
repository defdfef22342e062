import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fileName } from '../danish/text.js';
import type { Kommune } from '../domain/kommuner.js';
import { formatMonth, type Month, maybeMonth } from '../domain/month.js';
import { GRUPPER, gruppeName } from '../domain/ydelse.js';
import type { EarlierEdition } from '../measures/hidden.js';

const record = z.object({
  tables: z.record(z.string(), z.unknown()),
  figures: z.record(
    z.string(),
    z.object({
      rows: z
        .array(z.object({ group: z.unknown().optional(), suppressed: z.unknown().optional() }))
        .optional(),
      series: z
        .array(
          z.object({ points: z.array(z.object({ month: z.string(), suppressed: z.unknown().optional() })) }),
        )
        .optional(),
    }),
  ),
});
const groupRows = z.array(z.object({ group: z.unknown().optional(), suppressed: z.unknown().optional() }));

/** What earlier editions of a month hid, where they stand in a folder, and the ones of which that is not known. */
export interface Earlier extends EarlierEdition {
  /** File names of editions without a record. */
  unknown: string[];
}

/**
 * What the reports of a kommune and month that lie in a folder have hidden, whatever their kind, as their JSON tells.
 * An edition without its JSON, or with one that is no report's, is named.
 */
export async function earlierIn(folder: string, kommune: Kommune, month: Month): Promise<Earlier> {
  const earlier = { groups: new Set<number>(), early: new Set<Month>(), unknown: [] as string[] };
  const end = `-${fileName(kommune.name)}-${formatMonth(month)}`;
  const names = (await readdir(folder).catch(() => [])).sort();
  for (const name of names) {
    if (name.endsWith(`${end}.json`)) {
      if (!readRecord(await readFile(join(folder, name), 'utf8'), earlier)) earlier.unknown.push(name);
    } else if (name.endsWith(`${end}.pdf`) && !names.includes(name.replace(/pdf$/, 'json')))
      earlier.unknown.push(name);
  }
  return earlier;
}

/** Adds what a report's JSON hides. @returns whether it is one. */
function readRecord(text: string, earlier: { groups: Set<number>; early: Set<Month> }): boolean {
  const read = record.safeParse(parsed(text));
  if (!read.success) return false;
  const { tables, figures } = read.data;
  const rows = [
    ...Object.values(tables).flatMap((table) => groupRows.safeParse(table).data ?? []),
    ...Object.values(figures).flatMap((figure) => figure.rows ?? []),
  ];
  const hidden = new Set(rows.filter(({ suppressed }) => suppressed === true).map(({ group }) => group));
  for (const gruppe of GRUPPER) if (hidden.has(gruppeName(gruppe))) earlier.groups.add(gruppe);
  for (const { points } of Object.values(figures).flatMap(({ series }) => series ?? []))
    for (const point of points) {
      const month = point.suppressed === true ? maybeMonth(point.month) : undefined;
      if (month !== undefined) earlier.early.add(month);
    }
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
