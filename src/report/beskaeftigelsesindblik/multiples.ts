import { periodInText } from '../../danish/date.js';
import { formatInteger, formatSigned, percent } from '../../danish/number.js';
import type { Chart } from '../../document/model.js';
import { decimalToNumber, fraction, multiply, round } from '../../domain/fraction.js';
import { areaName, HELE_LANDET_NAME, rarOf } from '../../domain/kommuner.js';
import { formatMonth, type Month, periodCode } from '../../domain/month.js';
import { breaksOf } from '../../measures/breaks.js';
import type { RuleBook } from '../../rules/ruleset.js';
import { labels } from '../../template/settings.js';
import { figureOf } from '../frame/figure.js';
import { breakNote, MARKS } from '../frame/series.js';
import type { Insight } from './facts.js';
import { changeOf, ROLES, type Role, type YdelseFacts } from './persons.js';
import { NO_PERSONS } from './tables.js';

/** Panels of the figure: the ydelser with most persons. */
const COLUMNS = 3;
const MOST = 9;
/** Part of a panel that its lines take; the rest is for its title. */
const LINES = 0.6;
const BREADTH = 0.9;

const index = (persons: number, base: number): number =>
  decimalToNumber(round(multiply(fraction(persons, base), fraction(100)), 1));

/** The run of months between two breaks that each month lies in, from 0. */
const segmentsOf = (book: RuleBook, { ydelse, months }: YdelseFacts): number[] =>
  months.map((month) => breaksOf(book, ydelse, { from: months[0]!, to: month }).length);

/** A line's index by month: 100 is the first month of each run between breaks that has a number. */
function indexed(
  persons: readonly (number | undefined)[],
  segments: readonly number[],
): (number | undefined)[] {
  const bases = new Map<number, number>();
  persons.forEach((count, i) => {
    if (count !== undefined && count > 0 && !bases.has(segments[i]!)) bases.set(segments[i]!, count);
  });
  return persons.map((count, i) => {
    const base = bases.get(segments[i]!);
    return count === undefined || base === undefined ? undefined : index(count, base);
  });
}

/** A ydelse ready to be drawn. */
interface Panel {
  facts: YdelseFacts;
  segments: number[];
  lines: Record<Role, (number | undefined)[]>;
}

const EMPTY = { text: '', role: '', segment: 0, provisional: false, x2: 0, y2: 0 };

/** The rows of one panel: its lines, the line of 100, its titles, and where its figures break. */
function panelRows(
  { facts, segments, lines }: Panel,
  number: number,
  [low, high]: readonly [number, number],
  { breakLabel, provisionalFrom }: { breakLabel: string; provisionalFrom: Month },
): Chart['rows'] {
  const [column, row] = [number % COLUMNS, Math.floor(number / COLUMNS)];
  const last = facts.months.length - 1;
  const xOf = (i: number) => column + (last === 0 ? 0 : (BREADTH * i) / last);
  const yOf = (value: number) => -row - 1 + (LINES * (value - low)) / (high - low);
  const right = column + BREADTH;
  const change = changeOf(facts.onYear.own);
  const told = change
    ? ` (${formatSigned(percent(change, 1))} % på et år)`
    : facts.onYear.own === 'broken'
      ? ` (${breakLabel.toLowerCase()})`
      : '';
  const drawn = ROLES.flatMap((role) =>
    lines[role].flatMap((value, i) =>
      value === undefined
        ? []
        : [
            {
              ...EMPTY,
              kind: 'line',
              panel: number,
              role,
              segment: segments[i]!,
              provisional: facts.months[i]! >= provisionalFrom,
              x: xOf(i),
              y: yOf(value),
            },
          ],
    ),
  );
  const breaks = segments.flatMap((segment, i) =>
    i > 0 && segment > segments[i - 1]!
      ? [{ ...EMPTY, kind: 'break', panel: number, x: xOf(i - 0.5), y: -row - 1, y2: -row - 1 + LINES }]
      : [],
  );
  return [
    { ...EMPTY, kind: 'base', panel: number, x: column, x2: right, y: yOf(100) },
    { ...EMPTY, kind: 'title', panel: number, x: column, y: -row - 0.12, text: facts.ydelse },
    {
      ...EMPTY,
      kind: 'value',
      panel: number,
      x: column,
      y: -row - 0.27,
      text: `${formatInteger(facts.persons)}${told}`,
    },
    ...breaks,
    ...drawn,
  ];
}

/** Figure 2.1: full-time persons on each ydelse in small multiples on one scale, as index. */
export const multiples = figureOf('2.1', {
  places: ['list', 'months', 'breaks', 'series.period', 'scale'],
  settings: {
    labels: labels({
      peers: 'Sammenligningsgruppen',
      break: 'Databrud',
      breakNote: MARKS.breakNote,
    }),
  },
  none: NO_PERSONS,
  content({ ydelser, rules, month, kommune }: Insight, { labels: words }) {
    const shown = ydelser.slice(0, MOST);
    if (shown.length === 0) return undefined;
    const panels = shown.map((facts): Panel => {
      const segments = segmentsOf(rules, facts);
      const lines = Object.fromEntries(
        ROLES.map((role) => [role, indexed(facts.series[role], segments)]),
      ) as Panel['lines'];
      return { facts, segments, lines };
    });
    const values = panels.flatMap(({ lines }) =>
      ROLES.flatMap((role) => lines[role].filter((value) => value !== undefined)),
    );
    const [low, high] = [
      Math.min(95, Math.floor(Math.min(...values) / 5) * 5),
      Math.max(105, Math.ceil(Math.max(...values) / 5) * 5),
    ];
    const provisionalFrom = month - rules.at(month).provisionalMonths + 1;
    const breaks = [...new Set(shown.flatMap((facts) => facts.breaks))];
    const from = Math.min(...shown.map(({ months }) => months[0]!));
    const period = { from, to: Math.max(...shown.map(({ latest }) => latest)) };
    const longest = shown.reduce((best, one) => (one.months.length > best.months.length ? one : best));
    const rows = panels.flatMap((panel, i) =>
      panelRows(panel, i, [low, high], { breakLabel: words.break, provisionalFrom }),
    );
    const deep = Math.ceil(shown.length / COLUMNS);
    return {
      chart: {
        rows,
        params: {
          deep,
          ownLabel: kommune.name,
          peersLabel: words.peers,
          rarLabel: areaName(rarOf(kommune)),
          nationalLabel: HELE_LANDET_NAME,
          ...(breaks.length > 0 ? { joined: false } : {}),
        },
        height: 74 * deep + 22,
      },
      places: {
        months: String(longest.months.length),
        'series.period': periodInText(period),
        scale: `${low}–${high}`,
        breaks: breakNote(breaks, { ...MARKS, breakNote: words.breakNote }),
        list: shown
          .map(({ ydelse, persons, onYear }) => {
            const change = changeOf(onYear.own);
            const told = change
              ? `, ${formatSigned(percent(change, 1))} % på et år`
              : onYear.own === 'broken'
                ? ', databrud'
                : '';
            return `${ydelse}: ${formatInteger(persons)}${told}`;
          })
          .join('; '),
      },
      data: {
        period: periodCode(period),
        series: panels.map(({ facts, lines }) => ({
          name: facts.ydelse,
          points: longest.months.map((m) => {
            const at = facts.months.indexOf(m);
            return {
              month: formatMonth(m),
              persons: facts.series.own[at] ?? null,
              index: lines.own[at] ?? null,
            };
          }),
        })),
      },
    };
  },
});
