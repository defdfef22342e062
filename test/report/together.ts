import { FOKUSMAAL, type Fokusmaal } from '../../src/domain/fokusmaal.js';
import { eachMonth, type Month, monthsEnding, type Period } from '../../src/domain/month.js';
import { I_ALT } from '../../src/domain/ydelse.js';
import { chapterInComparison, lateIn, readComparisons, shownInComparisons } from './comparison.js';
import type { Country } from './country.js';
import type { Row } from './linear.js';
import { type Asked, type Attacked, attack, exactly, nothing } from './narrowed.js';
import { attackCountry } from './national.js';
import {
  type Count,
  GROUPS,
  keyOf,
  LENGTHS,
  type Published,
  QUANTITIES,
  type Quantity,
  readFiles,
  type Shown,
} from './published.js';

/** What is known of a kommune on a fokusmål: the groups that are hidden somewhere, each figure, and what is left for them. */
class Known {
  readonly groups: string[];

  constructor(
    private readonly shown: Shown,
    private readonly kommune: number,
    private readonly fokusmaal: Fokusmaal,
    readonly months: Period,
    groups?: readonly string[],
  ) {
    const names = new Set<string>();
    for (const [key, count] of shown) {
      const [area, , group, of] = key.split('|');
      if (Number(area) !== kommune || of !== fokusmaal || group === I_ALT) continue;
      if (count === 'hidden') names.add(group!);
    }
    this.groups = groups ? [...groups] : [...names];
    this.always = GROUPS.filter((group) => !this.groups.includes(group));
  }

  private readonly always: string[];

  at(month: Month, length: number, group: string): Count | 'hidden' | undefined {
    return this.shown.get(keyOf(this.kommune, monthsEnding(month, length), group, this.fokusmaal));
  }

  total(month: Month, length: number, quantity: Quantity): number {
    const total = this.at(month, length, I_ALT);
    return total === undefined || total === 'hidden' ? 0 : total[quantity];
  }

  /** What the groups that are hidden somewhere have together. */
  rest(month: Month, length: number, quantity: Quantity): number {
    return this.always.reduce(
      (left, group) => {
        const count = this.at(month, length, group);
        return count === undefined || count === 'hidden' ? left : left - count[quantity];
      },
      this.total(month, length, quantity),
    );
  }

  /** A group's figure where it is shown: none is a group without citizens. */
  value(month: Month, length: number, group: string, quantity: Quantity): number | undefined {
    const count = this.at(month, length, group);
    return count === 'hidden' ? undefined : (count?.[quantity] ?? 0);
  }
}

/**
 * The editions of a year with the files of measures: how many citizens of each group had their last month when, as
 * each edition sees it. Who had it in a month by one edition had it there by the earlier ones.
 */
function attackEditions(country: Country, shown: Shown, kommune: number, fokusmaal: Fokusmaal): Attacked {
  const { months } = country;
  const known = new Known(shown, kommune, fokusmaal, months);
  const editions = eachMonth(months);
  const size = known.groups.length;
  const at = (g: number, month: Month, last: Month) =>
    (g * editions.length + (month - months.from)) * 12 + (month - last);
  const placesOf = (g: number, month: Month, length: number) =>
    Array.from({ length }, (_, back) => at(g, month, month - back));
  const answers = QUANTITIES.map((quantity) => {
    const rows: Row[] = [];
    for (const month of editions) {
      for (const length of LENGTHS) {
        const all = known.groups.flatMap((_, g) => placesOf(g, month, length));
        rows.push(exactly(all, known.rest(month, length, quantity)));
        known.groups.forEach((group, g) => {
          const value = known.value(month, length, group, quantity);
          if (value !== undefined) rows.push(exactly(placesOf(g, month, length), value));
        });
      }
      if (month === months.from) continue;
      known.groups.forEach((_, g) => {
        for (let back = 1; back < 12; back += 1)
          rows.push({
            of: [
              [at(g, month - 1, month - back), 1],
              [at(g, month, month - back), -1],
            ],
            low: 0,
            high: Number.POSITIVE_INFINITY,
          });
      });
    }
    const asked = editions.flatMap((month) =>
      LENGTHS.flatMap((length) =>
        known.groups.flatMap((group, g): Asked[] =>
          known.at(month, length, group) === 'hidden'
            ? [
                {
                  name: keyOf(kommune, monthsEnding(month, length), `${group} ${quantity}`, fokusmaal),
                  places: placesOf(g, month, length),
                  isKept: !country.mustHide(kommune, month, group),
                  total: known.total(month, length, quantity),
                  lastMonth: known.total(month, 1, quantity),
                },
              ]
            : [],
        ),
      ),
    );
    const sweeps = known.groups.map((_, g) => editions.flatMap((month) => placesOf(g, month, 12)));
    return asked.length === 0
      ? nothing('editions')
      : attack(country, 'editions', size * editions.length * 12, rows, asked, sweeps);
  });
  // A population is met and not met together, and so at least as wide as either.
  return {
    route: 'editions',
    numbers: answers[0]!.numbers * 3,
    hits: answers.flatMap(({ hits }) => hits),
    byTotals: answers[0]!.byTotals + answers[1]!.byTotals,
  };
}

/**
 * Another reading of a month's figures, the last one's unless another is named, beside the usual one: the same citizens, of whom no fewer are met.
 * @param alike the reading changes nothing about this fokusmål.
 * @param late so many more are met over three months, as the causes of a comparison tell.
 */
function attackReading(
  country: Country,
  [usual, other]: readonly [Shown, Shown],
  reading: 'what-if' | 'again' | 'compare',
  kommune: number,
  fokusmaal: Fokusmaal,
  {
    alike = false,
    month = country.months.to,
    late,
  }: { alike?: boolean; month?: Month; late?: number | undefined } = {},
): Attacked {
  const groups = [
    ...new Set(
      [usual, other].flatMap((shown) => new Known(shown, kommune, fokusmaal, country.months).groups),
    ),
  ];
  const known = [usual, other].map((shown) => new Known(shown, kommune, fokusmaal, country.months, groups));
  const parts = LENGTHS.length;
  const at = (reading: number, q: number, g: number, part: number) =>
    ((reading * 2 + q) * groups.length + g) * parts + part;
  const placesOf = (reading: number, q: number, g: number, p: number) =>
    Array.from({ length: p + 1 }, (_, part) => at(reading, q, g, part));
  const rows: Row[] = [];
  const asked: Asked[] = [];
  known.forEach((of, r) => {
    QUANTITIES.forEach((quantity, q) => {
      LENGTHS.forEach((length, p) => {
        rows.push(
          exactly(
            groups.flatMap((_, g) => placesOf(r, q, g, p)),
            of.rest(month, length, quantity),
          ),
        );
        groups.forEach((group, g) => {
          const value = of.value(month, length, group, quantity);
          const places = placesOf(r, q, g, p);
          if (value !== undefined) rows.push(exactly(places, value));
          else if (r === 1 && known[0]!.value(month, length, group, quantity) === undefined) {
            const name = keyOf(kommune, monthsEnding(month, length), `${group} ${quantity}`, fokusmaal);
            const [total, lastMonth] = [length, 1].map((of12) => of.total(month, of12, quantity));
            const isKept = !country.mustHide(kommune, month, group);
            asked.push({ name, places, isKept, total: total!, lastMonth: lastMonth! });
          }
        });
      });
    });
  });
  groups.forEach((_, g) => {
    for (let part = 0; part < parts; part += 1) {
      const [x, y] = [0, 1].map((r) => QUANTITIES.map((_, q) => at(r, q, g, part)));
      rows.push({
        of: [...x!.map((p) => [p, 1] as const), ...y!.map((p) => [p, -1] as const)],
        low: 0,
        high: 0,
      });
      rows.push({
        of: [
          [y![0]!, 1],
          [x![0]!, -1],
        ],
        low: 0,
        high: alike ? 0 : Number.POSITIVE_INFINITY,
      });
    }
  });
  if (late !== undefined) {
    const [q, p] = [QUANTITIES.indexOf('met'), LENGTHS.indexOf(3)];
    const shownToo = known.map((of) => of.total(month, 3, 'met') - of.rest(month, 3, 'met'));
    const of = groups.flatMap((_, g) =>
      [1, -1].flatMap((sign, i) => placesOf(1 - i, q, g, p).map((place) => [place, sign] as const)),
    );
    const more = late - (shownToo[1]! - shownToo[0]!);
    rows.push({ of, low: more, high: more });
  }
  if (asked.length === 0) return nothing(reading);
  const sweeps = groups.flatMap((_, g) => [0, 1].map((q) => placesOf(1, q, g, parts - 1)));
  return attack(country, reading, 4 * groups.length * parts, rows, asked, sweeps);
}

/** Attacks all that is published of a country, from the files alone. */
export function attackTogether(country: Country): Attacked[] {
  const [usual, whatIf, again] = (['usual', 'what-if', 'again'] as const).map((reading) =>
    readFiles(country, reading),
  ) as [Published, Published, Published];
  const { comparisons, shown: compared } = readComparisons(country);
  const each = country.kommuner.flatMap((kommune) =>
    FOKUSMAAL.flatMap((fokusmaal) => [
      attackEditions(country, usual.figures, kommune, fokusmaal),
      attackReading(country, [usual.figures, whatIf.figures], 'what-if', kommune, fokusmaal, {
        alike: fokusmaal === 'tilbud',
      }),
      attackReading(country, [usual.figures, again.figures], 'again', kommune, fokusmaal),
      ...eachMonth(country.months).map((month) =>
        attackReading(country, [usual.figures, compared], 'compare', kommune, fokusmaal, {
          month,
          late: lateIn(comparisons, { kommune, fokusmaal, month }),
        }),
      ),
    ]),
  );
  return [
    ...each,
    ...shownInComparisons(usual.figures, comparisons),
    chapterInComparison(country, comparisons),
    ...attackCountry(country, usual),
  ];
}
