import { FOKUSMAAL, type Fokusmaal } from '../../src/domain/fokusmaal.js';
import { HELE_LANDET } from '../../src/domain/kommuner.js';
import { eachMonth, type Month, monthsEnding, parseMonth, singleMonth } from '../../src/domain/month.js';
import { I_ALT } from '../../src/domain/ydelse.js';
import type { Country } from './country.js';
import type { PublishedFile } from './delivered.js';
import { type Attacked, hitAt } from './narrowed.js';
import { type Count, keyOf, type Published, readFiles, type Shown } from './published.js';

/**
 * One answer for a month: what a report, a note or the month's own file of measures hides, no other of them shows.
 * Files over several months hide more.
 */
export function oneAnswer(country: Country): Attacked {
  const found: Attacked = { route: 'one answer', numbers: 0, hits: [], byTotals: 0 };
  const isOfAMonth = ({ kind, text }: PublishedFile) =>
    kind === 'report' || kind === 'note' || kind === 'early' || (kind === 'figures' && monthsIn(text) === 1);
  const files = country.files.filter(isOfAMonth).map((file) => {
    const { figures, early } = readFiles({ ...country, files: [file] }, file.reading);
    return {
      file,
      shown: new Map([...figures, ...[...early].map(([key, is]) => [`early ${key}`, is] as const)]),
    };
  });
  const hidden = new Set(
    files.flatMap(({ shown }) => [...shown].filter(([, is]) => is === 'hidden').map(([key]) => key)),
  );
  // Totals of the fokusmål are never hidden; some reports leave them out.
  for (const { file, shown } of files)
    for (const [key, is] of shown) {
      if (!hidden.has(key) || (!key.startsWith('early ') && key.includes(`|${I_ALT}|`))) continue;
      found.numbers += 1;
      if (is !== 'hidden') found.hits.push(hitAt('one answer', `${file.kind} ${key}`));
    }
  return found;
}

/** The single months that a file of measures has. */
const monthsIn = (csv: string): number => new Set(csv.match(/(?<=^[^;]*;)\d{4}M\d{2}(?=;)/gm)).size;

/** A share of all groups together as a file prints it, in per cent. */
interface Printed {
  area: number;
  /** The months whose shares it is the average of. */
  months: readonly Month[];
  fokusmaal: Fokusmaal;
  /** Of those who have had the effort. */
  share: number;
  of: 'figures' | 'early';
}

interface Line {
  role?: string;
  points: { month: string; share: number | null }[];
}
interface Told {
  figures: Record<string, { series?: Line[] }>;
  tables: Record<string, unknown>;
}
type FollowUpRow = { code: number; passive: number } & Record<
  Fokusmaal,
  { month: string; passive: number | null }[]
>;

/** The figures with a month's share of a kommune or of Hele landet, by the kind of report. */
const SERIES: Partial<Record<PublishedFile['kind'], Record<Printed['of'], Record<Fokusmaal, string[]>>>> = {
  report: {
    figures: { samtaler: ['4.1', '5.1'], tilbud: ['4.3', '5.3'] },
    early: { samtaler: ['3.1'], tilbud: ['3.2'] },
  },
  note: { figures: { samtaler: ['1'], tilbud: ['2'] }, early: { samtaler: [], tilbud: [] } },
  insight: {
    figures: { samtaler: ['5.1'], tilbud: ['5.2'] },
    early: { samtaler: ['4.1'], tilbud: ['4.2'] },
  },
};

function printedIn({ kind, kommune, month, text }: PublishedFile): Printed[] {
  const { figures, tables } = JSON.parse(text) as Told;
  const of = kind === 'followUp' ? undefined : SERIES[kind];
  if (of)
    return (['figures', 'early'] as const).flatMap((what) =>
      FOKUSMAAL.flatMap((fokusmaal) =>
        of[what][fokusmaal]
          .flatMap((id) => figures[id]?.series ?? [])
          .filter(({ role }) => role === undefined || role === 'own' || role === 'national')
          .flatMap(({ role, points }) =>
            points.flatMap(({ month: m, share }): Printed[] => {
              const area = role === 'national' ? HELE_LANDET : kommune!;
              return share === null ? [] : [{ area, months: [parseMonth(m)], fokusmaal, share, of: what }];
            }),
          ),
      ),
    );
  if (kind !== 'followUp') return [];
  const rows = (id: string) => (tables[id] ?? []) as FollowUpRow[];
  const passive = (
    area: number,
    months: readonly Month[],
    fokusmaal: Fokusmaal,
    share: number | null,
  ): Printed[] => (share === null ? [] : [{ area, months, fokusmaal, share: 100 - share, of: 'figures' }]);
  return FOKUSMAAL.flatMap((fokusmaal, i) => [
    ...rows('B.1').flatMap((row) =>
      row[fokusmaal].flatMap((one) => passive(row.code, [parseMonth(one.month)], fokusmaal, one.passive)),
    ),
    ...rows(String(i + 1)).flatMap((row) =>
      passive(row.code, eachMonth(monthsEnding(month, 12)), fokusmaal, row.passive),
    ),
    ...(figures['1']?.series ?? [])
      .filter(({ role }) => role === fokusmaal)
      .flatMap(({ points }) =>
        points.flatMap((one) => passive(HELE_LANDET, [parseMonth(one.month)], fokusmaal, one.share)),
      ),
  ]);
}

/** Half of a printed share's last decimal, and a little more. */
const HALF = 0.0501;

/**
 * The months' shares in reports and in the national follow-up tell no more than the totals that everybody knows: each
 * is the share of two of them. One of a total that is hidden would be told by it.
 * @returns by the kind of file.
 */
export function sharesByTotals(country: Country, published: Published): Attacked[] {
  const found = new Map<string, Attacked>();
  for (const file of country.files) {
    const route = `shares in ${file.kind}`;
    const attacked = found.get(route) ?? { route, numbers: 0, hits: [], byTotals: 0 };
    if (file.kind === 'figures' || file.kind === 'early') continue;
    found.set(route, attacked);
    for (const printed of printedIn(file)) {
      attacked.numbers += 1;
      const exact = averageOf(printed, published[printed.of]);
      if (exact === undefined || Math.abs(100 * exact - printed.share) > HALF)
        attacked.hits.push(hitAt(route, `${JSON.stringify(printed)}, by the totals ${exact}`));
    }
  }
  return [...found.values()];
}

function averageOf({ area, months, fokusmaal }: Printed, shown: Shown): number | undefined {
  const shares = months.flatMap((month) => {
    const total = shown.get(keyOf(area, singleMonth(month), I_ALT, fokusmaal));
    return total === undefined ? [] : [total === 'hidden' ? undefined : shareOf(total)];
  });
  if (shares.length === 0) return undefined;
  return shares.some((share) => share === undefined)
    ? undefined
    : shares.reduce((sum: number, share) => sum + share!, 0) / shares.length;
}

const shareOf = ({ met, unmet }: Count): number => met / (met + unmet);
