import { FOKUSMAAL, FOKUSMAAL_LABEL, type Fokusmaal } from '../../src/domain/fokusmaal.js';
import { HELE_LANDET, HELE_LANDET_NAME, maybeKommune } from '../../src/domain/kommuner.js';
import {
  eachMonth,
  type Month,
  monthsEnding,
  type Period,
  parseMonth,
  periodCode,
} from '../../src/domain/month.js';
import { GRUPPER, gruppeName, I_ALT } from '../../src/domain/ydelse.js';
import type { Country, PublishedFile } from './country.js';
import { type Row, type Span, spansOf } from './linear.js';

const LENGTHS = [1, 3, 12] as const;
const QUANTITIES = ['met', 'unmet'] as const;
type Quantity = (typeof QUANTITIES)[number];
type Count = Record<Quantity, number>;

/** What the files of one reading show: a count, or that it is hidden. */
type Shown = Map<string, Count | 'hidden'>;
const keyOf = (area: number, period: Period, group: string, fokusmaal: Fokusmaal) =>
  [area, periodCode(period), group, fokusmaal].join('|');

/** A hidden number that can have too few values. */
export interface Hit {
  route: string;
  what: string;
  low: number;
  high: number;
  needed: number;
}

/** How many hidden numbers were attacked, and which were narrowed. */
export interface Attacked {
  route: string;
  numbers: number;
  hits: Hit[];
  /** Numbers with fewer values than the limit, as the small total of their last month leaves them. */
  byTotals: number;
}

const GROUPS: readonly string[] = GRUPPER.map(gruppeName);
const ALL = [I_ALT, ...GROUPS];

/**
 * Notes what a file shows of an area's groups in a period: a number stands, wherever else it is hidden, and a group
 * that is not named has no citizens.
 */
function note(
  shown: Shown,
  key: (group: string) => string,
  rows: ReadonlyMap<string, Count | 'hidden'>,
): void {
  for (const group of ALL) {
    const count = rows.get(group) ?? { met: 0, unmet: 0 };
    if (count !== 'hidden' || !shown.has(key(group))) shown.set(key(group), count);
  }
}

function readReport({ kommune, month, text }: PublishedFile, shown: Shown): void {
  const { figures } = JSON.parse(text) as {
    figures: Record<string, { rows: Record<string, string & number & null>[] }>;
  };
  const ids = { samtaler: ['4.2', '5.2'], tilbud: ['4.4', '5.4'] } as const;
  for (const fokusmaal of FOKUSMAAL)
    ids[fokusmaal].forEach((id, i) => {
      const rows = figures[id]?.rows.map(({ group, citizens, met, unmet }) => {
        const without = unmet ?? citizens! - met!;
        const count = citizens === null ? ('hidden' as const) : { met: citizens! - without, unmet: without };
        return [group!, count] as const;
      });
      if (!rows) return;
      const period = monthsEnding(month, i ? 12 : 3);
      // Figures over 12 months have no i alt; a file of measures has.
      const total = shown.get(keyOf(kommune!, period, I_ALT, fokusmaal));
      const all = new Map<string, Count | 'hidden'>(rows);
      if (!all.has(I_ALT)) all.set(I_ALT, total ?? 'hidden');
      note(shown, (group) => keyOf(kommune!, period, group, fokusmaal), all);
    });
}

/** The new edition's columns of a comparison: the month before as it is known now, and its own month. */
function readCompared({ kommune, month, text }: PublishedFile, shown: Shown): void {
  type Side = number | null;
  const { figures } = JSON.parse(text) as {
    figures: {
      figure: string;
      fokusmaal: Fokusmaal;
      ydelsesgruppe: string;
      months: number;
      number: string;
      revised: Side;
      now: Side;
    }[];
  };
  for (const of of figures.filter(({ figure, number }) => figure === 'fokusmaal' && number === 'citizens')) {
    const met = figures.find(
      (other) =>
        other.figure === 'fokusmaal' &&
        other.number === 'met' &&
        other.fokusmaal === of.fokusmaal &&
        other.ydelsesgruppe === of.ydelsesgruppe &&
        other.months === of.months,
    )!;
    for (const [which, m] of [
      ['revised', month - 1],
      ['now', month],
    ] as const) {
      const [citizens, some] = [of[which], met[which]];
      const count = citizens === null ? ('hidden' as const) : { met: some!, unmet: citizens - some! };
      shown.set(keyOf(kommune!, monthsEnding(m, of.months), of.ydelsesgruppe, of.fokusmaal), count);
    }
  }
}

const codeOf = (area: string): number => (area === HELE_LANDET_NAME ? HELE_LANDET : maybeKommune(area)!.code);

function readMeasures({ text }: PublishedFile, shown: Shown): void {
  const files = new Map<string, { key: (group: string) => string; rows: Map<string, Count | 'hidden'> }>();
  for (const line of text.trim().split('\n').slice(1)) {
    const [area, code, group, label, citizens, met] = line.split(';') as [string, ...string[]];
    const [from, to = from] = code!.split('-');
    const period = { from: parseMonth(from!), to: parseMonth(to!) };
    const fokusmaal = FOKUSMAAL.find((f) => FOKUSMAAL_LABEL[f] === label)!;
    const name = [area, code, label].join();
    const part = files.get(name) ?? {
      key: (of: string) => keyOf(codeOf(area), period, of, fokusmaal),
      rows: new Map(),
    };
    const count = { met: Number(met), unmet: Number(citizens) - Number(met) };
    part.rows.set(group!, citizens === '(.)' ? 'hidden' : count);
    files.set(name, part);
  }
  for (const { key, rows } of files.values()) note(shown, key, rows);
}

/** What all files of one reading show together. */
function readFiles(country: Country, reading: PublishedFile['reading']): Shown {
  const shown: Shown = new Map();
  const files = country.files.filter((file) => file.reading === reading);
  if (reading === 'compare') {
    for (const file of files) readCompared(file, shown);
    return shown;
  }
  for (const file of files) if (file.kommune === undefined) readMeasures(file, shown);
  for (const file of files) if (file.kommune !== undefined) readReport(file, shown);
  return shown;
}

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

const exactly = (places: readonly number[], is: number): Row => ({
  of: places.map((place) => [place, 1]),
  low: is,
  high: is,
});

interface Asked {
  name: string;
  places: number[];
  /** Hidden only because it was in a month before: said apart, since its own numbers do not ask for it. */
  isKept: boolean;
  /** All groups together in the period, and in its last month, as everybody knows them. */
  total: number;
  lastMonth: number;
}

/** The whole numbers in a span. */
const valuesIn = ({ low, high }: Span) => Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) + 1;

const nothing = (route: string): Attacked => ({ route, numbers: 0, hits: [], byTotals: 0 });

/** Finds out how far the asked sums range. */
function attack(
  country: Country,
  route: string,
  unknowns: number,
  rows: readonly Row[],
  asked: readonly Asked[],
  sweeps: readonly (readonly number[])[],
): Attacked {
  const needed = asked.map(({ lastMonth }) => Math.min(country.limit, lastMonth + 1));
  const places = asked.map((one) => one.places);
  const spans = spansOf(
    unknowns,
    rows,
    places,
    needed.map((n) => n - 1),
    sweeps,
  );
  if (!spans) throw new Error(`${country.about} ${route}: what is published contradicts itself`);
  const hits = spans.flatMap(({ low, high }, i): Hit[] => {
    if (valuesIn({ low, high }) >= needed[i]!) return [];
    return [
      {
        route: asked[i]!.isKept ? `${route}, kept` : route,
        what: asked[i]!.name,
        low,
        high,
        needed: needed[i]!,
      },
    ];
  });
  const byTotals = spans.filter(
    ({ low, high }, i) => valuesIn({ low, high }) < Math.min(country.limit, asked[i]!.total + 1),
  ).length;
  return { route, numbers: asked.length, hits, byTotals: byTotals - hits.length };
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
 * Another reading of the last month's figures beside the usual one: the same citizens, of whom no fewer are met.
 * @param alike the reading changes nothing about this fokusmål; the last month is looked at unless another is named.
 */
function attackReading(
  country: Country,
  [usual, other]: readonly [Shown, Shown],
  reading: 'what-if' | 'again' | 'compare',
  kommune: number,
  fokusmaal: Fokusmaal,
  { alike = false, month = country.months.to } = {},
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
  if (asked.length === 0) return nothing(reading);
  const sweeps = groups.flatMap((_, g) => [0, 1].map((q) => placesOf(1, q, g, parts - 1)));
  return attack(country, reading, 4 * groups.length * parts, rows, asked, sweeps);
}

/** A comparison shows nothing of a group that the edition it looks back on hides. */
function shownInComparison(
  usual: Shown,
  compared: Shown,
  kommune: number,
  fokusmaal: Fokusmaal,
  month: Month,
): Attacked {
  const hits: Hit[] = [];
  let numbers = 0;
  for (const group of GROUPS) {
    const isHidden = [3, 12].some(
      (length) => usual.get(keyOf(kommune, monthsEnding(month, length), group, fokusmaal)) === 'hidden',
    );
    if (!isHidden) continue;
    for (const m of [month, month + 1])
      for (const length of LENGTHS) {
        const what = keyOf(kommune, monthsEnding(m, length), group, fokusmaal);
        numbers += 1;
        if (compared.get(what) !== 'hidden' && compared.has(what))
          hits.push({ route: 'compare', what, low: 0, high: 0, needed: 1 });
      }
  }
  return { route: 'compare', numbers, hits, byTotals: 0 };
}

/** Hele landet less the kommuner that show a group. */
function attackCountry(country: Country, shown: Shown): Attacked {
  const hits: Hit[] = [];
  let numbers = 0;
  for (const [key, count] of shown) {
    const [area, period, group, fokusmaal] = key.split('|');
    if (Number(area) !== HELE_LANDET || group === I_ALT || count === 'hidden' || period!.includes('-'))
      continue;
    const others = country.kommuner.map((kommune) =>
      shown.get([kommune, period, group, fokusmaal].join('|')),
    );
    if (!others.includes('hidden')) continue;
    for (const quantity of QUANTITIES) {
      numbers += 1;
      const rest = others.reduce(
        (left, other) => left - (other === 'hidden' ? 0 : (other?.[quantity] ?? 0)),
        count[quantity],
      );
      const alone = others.filter((other) => other === 'hidden').length === 1;
      const needed = Math.min(country.limit, count[quantity] + 1);
      if (alone || rest + 1 < needed) hits.push({ route: 'country', what: key, low: 0, high: rest, needed });
    }
  }
  return { route: 'country', numbers, hits, byTotals: 0 };
}

/** Attacks all that is published of a country, from the files alone. */
export function attackTogether(country: Country): Attacked[] {
  const usual = readFiles(country, 'usual');
  const whatIf = readFiles(country, 'what-if');
  const again = readFiles(country, 'again');
  const compared = readFiles(country, 'compare');
  const each = country.kommuner.flatMap((kommune) =>
    FOKUSMAAL.flatMap((fokusmaal) => [
      attackEditions(country, usual, kommune, fokusmaal),
      attackReading(country, [usual, whatIf], 'what-if', kommune, fokusmaal, {
        alike: fokusmaal === 'tilbud',
      }),
      attackReading(country, [usual, again], 'again', kommune, fokusmaal),
      ...[country.months.to - 1, country.months.to].map((month) =>
        attackReading(country, [usual, compared], 'compare', kommune, fokusmaal, { month }),
      ),
      shownInComparison(usual, compared, kommune, fokusmaal, country.months.to - 1),
    ]),
  );
  return [...each, attackCountry(country, usual)];
}
