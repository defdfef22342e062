import fc from 'fast-check';
import type { Timeline, YdelseRow } from '../../src/core/timeline.js';
import { addMonths, OPEN_END, parseDay } from '../../src/domain/day.js';
import { parseMonth } from '../../src/domain/month.js';
import { NO_STATUS } from '../../src/domain/vocabulary.js';
import { ydelseCode, ydelseOf } from '../../src/domain/ydelse.js';
import { CODES } from './table.js';

const FIRST = parseDay('2016-01-01');
const LAST = parseDay('2020-12-31');

/** Days around which a rule changes, or the calendar does. */
const CORNERS = [
  '2016-02-29',
  '2019-02-28',
  '2020-02-29',
  '2020-03-01',
  '2020-03-11',
  '2020-03-12',
  '2020-05-25',
  '2020-05-26',
  '2020-05-27',
  '2020-06-30',
  '2020-07-01',
].map(parseDay);

const anyDay = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: FIRST, max: LAST }) },
  { weight: 1, arbitrary: fc.constantFrom(...CORNERS) },
);

/** Days on which effort is likely to fall into a window. */
const effortDay = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: parseDay('2018-09-01'), max: parseDay('2020-10-31') }) },
  { weight: 2, arbitrary: fc.constantFrom(...CORNERS) },
);

/** Gaps near a day, a month and two months, where spells break or do not. */
const gap = fc.oneof(
  fc.integer({ min: -40, max: 5 }),
  fc.integer({ min: 27, max: 64 }),
  fc.integer({ min: 120, max: 190 }),
);
const ydelse = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        'Kontanthjælp',
        'Uddannelseshjælp',
        'Selvforsørgelses- og hjemrejseydelse mv.',
        'A-dagpenge',
        'Sygedagpenge',
      ].map(ydelseCode),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...CODES) },
);

/** Rows one after another, most on one ydelse or on those that may continue it. */
const rows: fc.Arbitrary<YdelseRow[]> = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: FIRST, max: parseDay('2019-12-31') }),
      fc.constantFrom(...CORNERS.slice(0, 3)),
    ),
    fc.array(
      fc.record({
        ydelse,
        stay: fc.boolean(),
        gap,
        length: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 150, max: 900 })),
        wholeYear: fc.boolean(),
        kommune: fc.constantFrom(851, 851, 840, 657),
        introduktion: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
        open: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([start, list]) => {
    let from = start;
    let last = list[0]!.ydelse;
    return list.map((item, i) => {
      const code = i > 0 && item.stay ? last : item.ydelse;
      last = code;
      // A length of exactly twelve months, less a day or not, sits on the edge of the anciennitet.
      const to = item.wholeYear ? addMonths(from, 12) - (item.length % 3) : from + item.length;
      const row = {
        ydelse: code,
        kommune: item.kommune,
        from,
        to: item.open ? OPEN_END : to,
        introduktion: item.introduktion,
      };
      from = to + 1 + item.gap;
      return row;
    });
  });

/** Any citizen whatever up to 2020, with the rules' odd cases made likely. */
const citizensOf2020: fc.Arbitrary<Timeline> = fc.record({
  ydelser: rows,
  samtaler: fc.array(
    fc.record({
      day: effortDay,
      type: fc.constantFrom(0, 0, 0, 1, 1, 1, 2),
      form: fc.constantFrom(null, 0, 0, 0, 1, 2, 3),
      status: fc.constantFrom(null, 0, 0, 0, 0, 0, 1, 2, NO_STATUS),
    }),
    { maxLength: 14, size: 'max' },
  ),
  tilbud: fc
    .array(
      fc.record({
        type: fc.integer({ min: 0, max: 5 }),
        from: anyDay,
        length: fc.integer({ min: 0, max: 60 }),
        open: fc.boolean(),
      }),
      { maxLength: 2 },
    )
    .map((list) =>
      list.map(({ type, from, length, open }) => ({
        type,
        from,
        to: open && length < 6 ? OPEN_END : from + length,
      })),
    ),
  loentimer: fc.array(
    fc.record({
      month: fc.integer({ min: parseMonth('2018-06'), max: parseMonth('2020-12') }),
      units: fc.constantFrom(2_250_000, 2_249_900, 1_000_000, 1_250_000, 1_249_999, -10_000, 400_000),
    }),
    { maxLength: 3 },
  ),
  fritagelser: fc
    .array(
      fc.record({
        target: fc.integer({ min: 0, max: 2 }),
        from: anyDay,
        length: fc.integer({ min: 0, max: 700 }),
        open: fc.boolean(),
      }),
      { maxLength: 3 },
    )
    .map((list) =>
      list.map(({ target, from, length, open }) => ({
        target,
        from,
        to: open && length < 80 ? OPEN_END : from + length,
      })),
    ),
});

/** Rows as far as each ydelse can be had: no day before its first or after its last one, with which open rows end. */
function withinDays(rows: readonly YdelseRow[]): YdelseRow[] {
  return rows.flatMap((row) => {
    const { from: first = row.from, until = OPEN_END } = ydelseOf(row.ydelse);
    const [from, to] = [Math.max(row.from, first), Math.min(row.to, until)];
    return from > to ? [] : [{ ...row, from, to }];
  });
}

/** The same citizen some years later. */
function shift(timeline: Timeline, months: number): Timeline {
  const later = (day: number) => (day === OPEN_END ? day : addMonths(day, months));
  const moved = <T extends { from: number; to: number }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, from: later(row.from), to: later(row.to) }));
  return {
    ydelser: moved(timeline.ydelser),
    samtaler: timeline.samtaler.map((samtale) => ({ ...samtale, day: later(samtale.day) })),
    tilbud: moved(timeline.tilbud),
    loentimer: timeline.loentimer.map((row) => ({ ...row, month: row.month + months })),
    fritagelser: moved(timeline.fritagelser),
  };
}

/** A citizen, and how many months later than in 2020 its life is set. */
export interface Life {
  citizen: Timeline;
  later: number;
}

/**
 * Any citizen whatever; one in five lives three years later, when other thresholds hold, and one in five seven, so
 * that rules from 2027 on meet somebody. Who has no ydelse that can be had then has none at all.
 */
export const lives: fc.Arbitrary<Life> = fc
  .tuple(citizensOf2020, fc.constantFrom(0, 0, 0, 36, 84))
  .map(([citizen, later]) => {
    const moved = later === 0 ? citizen : shift(citizen, later);
    return { citizen: { ...moved, ydelser: withinDays(moved.ydelser) }, later };
  });

/** The citizens alone. */
export const citizens: fc.Arbitrary<Timeline> = lives.map(({ citizen }) => citizen);
