import type { Fokusmaal } from '../../src/domain/fokusmaal.js';
import { type Month, monthsEnding } from '../../src/domain/month.js';
import type { Country, PublishedFile } from './country.js';
import type { Attacked, Hit } from './narrowed.js';
import { GROUPS, keyOf, LENGTHS, type Shown } from './published.js';

/** A number of a comparison in its file. */
interface Line {
  figure: string;
  fokusmaal: Fokusmaal;
  ydelsesgruppe: string;
  months: number;
  number: string;
  revised: number | null;
  now: number | null;
}

/** The new edition's columns of all comparisons: the month before as it is known now, and its own month. */
export function readComparisons({ files }: Country): Shown {
  const shown: Shown = new Map();
  for (const file of files) if (file.kind === 'comparison') readComparison(file, shown);
  return shown;
}

function readComparison({ kommune, month, text }: PublishedFile, shown: Shown): void {
  const lines = (JSON.parse(text) as { figures: Line[] }).figures.filter(
    ({ figure }) => figure === 'fokusmaal',
  );
  for (const line of lines.filter(({ number }) => number === 'citizens')) {
    const { fokusmaal, ydelsesgruppe, months } = line;
    const met = lines.find(
      (other) =>
        other.number === 'met' &&
        other.fokusmaal === fokusmaal &&
        other.ydelsesgruppe === ydelsesgruppe &&
        other.months === months,
    )!;
    for (const [which, m] of [
      ['revised', month - 1],
      ['now', month],
    ] as const) {
      const [citizens, some] = [line[which], met[which]];
      const count = citizens === null ? ('hidden' as const) : { met: some!, unmet: citizens - some! };
      shown.set(keyOf(kommune!, monthsEnding(m, months), ydelsesgruppe, fokusmaal), count);
    }
  }
}

/** A comparison shows nothing of a group that the edition which it looks back on hides. */
export function shownInComparison(
  usual: Shown,
  compared: Shown,
  { kommune, fokusmaal, month }: { kommune: number; fokusmaal: Fokusmaal; month: Month },
): Attacked {
  const at = (m: Month, length: number, group: string) =>
    keyOf(kommune, monthsEnding(m, length), group, fokusmaal);
  const secret = GROUPS.filter((group) =>
    LENGTHS.some((length) => usual.get(at(month, length, group)) === 'hidden'),
  );
  const places = secret.flatMap((group) =>
    [month, month + 1].flatMap((m) => LENGTHS.map((length) => at(m, length, group))),
  );
  const hits = places.flatMap((what): Hit[] => {
    const count = compared.get(what);
    return count === undefined || count === 'hidden'
      ? []
      : [{ route: 'compare', what, low: 0, high: 0, needed: 1 }];
  });
  return { route: 'compare', numbers: places.length, hits, byTotals: 0 };
}
