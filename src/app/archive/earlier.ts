import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fileName } from '../../danish/text.js';
import type { Kommune } from '../../domain/kommuner.js';
import { formatMonth, type Month, maybeMonth } from '../../domain/month.js';
import { GRUPPER, gruppeName, I_ALT } from '../../domain/ydelse.js';
import type { Shown } from '../../editions/shown.js';
import type { EarlierEdition } from '../../measures/hidden.js';
import { MANIFEST, type Manifest, readManifest } from './manifest.js';

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

/** What earlier editions of a month hid, where they stand, and the ones of which that is not known. */
export interface Earlier extends EarlierEdition {
  /** Paths of editions without a record. */
  unknown: string[];
}

/** Where earlier editions of reports may lie. */
export interface Places {
  /** The folder of the reports. */
  out: string;
  /** The archive of editions, if one is kept. */
  archive?: string | undefined;
}

type Collected = { groups: Set<number>; early: Set<Month> };

/**
 * What the reports of a kommune and month that were made before have hidden, whatever their kind: as the archive's
 * records tell, and the JSON of those that lie in a folder. An edition without either, or with one that is no report's,
 * is named.
 */
export async function earlierIn({ out, archive }: Places, kommune: Kommune, month: Month): Promise<Earlier> {
  const earlier = { groups: new Set<number>(), early: new Set<Month>(), unknown: [] as string[] };
  const end = `-${fileName(kommune.name)}-${formatMonth(month)}`;
  const kept = archive === undefined ? [] : await readArchive(archive, end, earlier);
  const names = await namesIn(out, earlier.unknown);
  for (const name of names) {
    const stem = name.slice(0, name.lastIndexOf('.'));
    if (name.endsWith(`${end}.json`)) {
      const hides = recordOf(await readFile(join(out, name), 'utf8').catch(() => ''));
      if (hides) addTo(earlier, hides);
      else earlier.unknown.push(join(out, name));
    } else if (name.endsWith(`${end}.pdf`) && !names.includes(`${stem}.json`) && !kept.includes(stem))
      earlier.unknown.push(join(out, name));
  }
  return earlier;
}

/** Names in a folder, in order. @param unknown told of one that cannot be looked into: it may have hidden something. */
async function namesIn(folder: string, unknown: string[]): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') unknown.push(folder);
    return [];
  });
  return names.sort();
}

/** Adds what the editions of an archive hide, of names with an ending. @returns the names that it has editions of. */
async function readArchive(
  archive: string,
  end: string,
  earlier: Collected & { unknown: string[] },
): Promise<string[]> {
  const names = (await namesIn(archive, earlier.unknown)).filter((name) => name.endsWith(end));
  for (const name of names)
    for (const number of await namesIn(join(archive, name), earlier.unknown)) {
      if (number.startsWith('.')) continue;
      const folder = join(archive, name, number);
      const manifest = readManifest(await readFile(join(folder, MANIFEST), 'utf8').catch(() => ''));
      const hides =
        manifest?.hidden ?? recordOf(await readFile(join(folder, `${name}.json`), 'utf8').catch(() => ''));
      if (hides) addTo(earlier, hides);
      else earlier.unknown.push(folder);
    }
  return names;
}

function addTo(earlier: Collected, hides: Manifest['hidden']): void {
  for (const gruppe of GRUPPER) if (hides.groups.includes(gruppeName(gruppe))) earlier.groups.add(gruppe);
  for (const month of hides.early) earlier.early.add(month);
}

/** What an edition of a month hides: in its report, and in the figures that are kept beside it. */
export function hiddenIn(
  { json, shown }: { json: string; shown: readonly Shown[] },
  month: Month,
): Manifest['hidden'] {
  const { groups, early } = recordOf(json) ?? { groups: [], early: [] };
  const secret = shown.filter(({ values, month: of }) => values === null && of === month);
  return {
    groups: [
      ...new Set([...groups, ...secret.map(({ name }) => name.group).filter((name) => name !== I_ALT)]),
    ].sort(),
    early: [
      ...new Set([
        ...early,
        ...secret.filter(({ name }) => name.figure === 'early').map((figure) => figure.month),
      ]),
    ].sort((a, b) => a - b),
  };
}

/** What a report hides, as its JSON tells; `undefined` when the text is no report's. */
function recordOf(text: string): Manifest['hidden'] | undefined {
  const read = record.safeParse(parsed(text));
  if (!read.success) return undefined;
  const { tables, figures } = read.data;
  const rows = [
    ...Object.values(tables).flatMap((table) => groupRows.safeParse(table).data ?? []),
    ...Object.values(figures).flatMap((figure) => figure.rows ?? []),
  ];
  const groups = rows.flatMap(({ suppressed, group }) =>
    suppressed === true && typeof group === 'string' ? [group] : [],
  );
  const points = Object.values(figures)
    .flatMap(({ series }) => series ?? [])
    .flatMap((one) => one.points);
  const early = points.flatMap((point) => {
    const month = point.suppressed === true ? maybeMonth(point.month) : undefined;
    return month === undefined ? [] : [month];
  });
  return { groups, early };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
