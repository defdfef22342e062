import { monthAbbreviation } from '../../danish/date.js';
import { formatInteger, percent } from '../../danish/number.js';
import { decimalsBeside } from '../../danish/share.js';
import { capitalize } from '../../danish/text.js';
import type { JsonObject } from '../../document/model.js';
import { civil, type Day } from '../../domain/day.js';
import { type Decimal, type Fraction, fraction, round } from '../../domain/fraction.js';
import { HELE_LANDET_NAME } from '../../domain/kommuner.js';
import { formatMonth, type Month, yearOf } from '../../domain/month.js';
import type { Standing, Verdict } from '../../measures/goals.js';
import { labels, text } from '../../template/settings.js';
import { breakData } from '../frame/acrossBreaks.js';
import { decimal, type Entry, integer, none, strong, words } from '../frame/entry.js';
import { tableOf } from '../frame/table.js';
import type { PlanFacts } from './facts.js';
import { decimalsOf, formatPlanShare, formatSignedPercent } from './words.js';

/** Two lines of a cell. */
const LONGEST = 96;

/** A wording that fits into a cell. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST)).replace(/[,.;]$/, '')} …`;
}

/** `mar 19`, and `31.5.19`: in a narrow column. */
const shortMonth = (month: Month): string => `${monthAbbreviation(month)} ${String(yearOf(month)).slice(2)}`;
function shortDay(day: Day): string {
  const { year, month, day: number } = civil(day);
  return `${number}.${month}.${String(year).slice(2)}`;
}

/** A line of the overview; what a goal does not have is left out. */
interface Line {
  name: string;
  goal?: Entry;
  reached?: Entry;
  national?: Entry;
  /** Full-time persons on average of the months looked at, and the most that the goal allows. */
  now?: Entry;
  most?: Entry;
  /** The last day or month that the figures reach. */
  until?: Entry;
  verdict: Verdict;
}

/** A goal as lines of the overview, one or one for each of its shares, and in the JSON. */
interface Told {
  lines: Line[];
  data: JsonObject;
}

const planShare = (share: Decimal): Entry => decimal(share, formatPlanShare);

function tell(standing: Standing): Told {
  const { goal, verdict } = standing;
  switch (standing.kind) {
    case 'persons':
      return tellPersons(standing);
    case 'shares': {
      const shares = standing.indicator.shares.map(({ label, reached, goal: wanted }, i) => ({
        label,
        reached: planShare(reached),
        goal: planShare(wanted),
        met: standing.verdicts[i]!,
      }));
      return {
        lines: shares.map(({ label, met, ...values }) => ({
          name: `${goal.heading}, ${label}`,
          ...values,
          verdict: met,
        })),
        data: {
          shares: shares.map(({ label, met, ...values }) => ({
            label,
            reached: values.reached.data,
            goal: values.goal.data,
            met,
          })),
        },
      };
    }
    case 'count': {
      const { unit, ...indicator } = standing.indicator;
      const [reached, wanted] = [integer(indicator.reached), integer(indicator.goal)];
      return {
        lines: [
          { name: capitalize(unit), goal: wanted, reached, until: words(shortDay(indicator.at)), verdict },
        ],
        data: { unit, reached: reached.data, goal: wanted.data },
      };
    }
    case 'none':
      return { lines: [{ name: shortened(goal.wording), verdict }], data: { reason: standing.reason } };
  }
}

function tellPersons(standing: Extract<Standing, { kind: 'persons' }>): Told {
  const { indicator, changes, expected, level, means, months, missing, broken, verdict } = standing;
  const decimals = decimalsOf(standing);
  const change = (area: keyof typeof changes): Entry =>
    decimal(changes[area] && percent(changes[area].change, decimals), formatSignedPercent);
  const [own, rar, national] = [change('own'), change('rar'), change('national')];
  const goal = decimal(expected && percent(expected, decimals), formatSignedPercent);
  const line = expected
    ? { goal, reached: own }
    : {
        goal: words(`højst ${formatInteger(indicator.level!)}`),
        reached: decimal(level && round(level, decimalsBeside(level, fraction(indicator.level!), 0))),
      };
  const last = months.at(-1);
  const persons = (value: Fraction, limit: Fraction): Entry =>
    decimal(round(value, decimalsBeside(value, limit, 0)));
  return {
    lines: [
      {
        name: indicator.ydelse,
        ...line,
        national,
        ...(means ? { now: persons(means.own, means.path), most: persons(means.path, means.own) } : {}),
        ...(last === undefined ? {} : { until: words(shortMonth(last)) }),
        verdict,
      },
    ],
    data: {
      ydelse: indicator.ydelse,
      months: months.length,
      ...(missing.length > 0 ? { missing: missing.map(formatMonth) } : {}),
      ...breakData(broken),
      until: last === undefined ? null : formatMonth(last),
      goal: goal.data,
      level: indicator.level ?? null,
      change: { own: own.data, rar: rar.data, national: national.data },
    },
  };
}

/** The overview: all goals with what is reached and whether they are expected to be met. */
export const overview = tableOf('1', {
  settings: {
    verdicts: labels({
      met: 'Ja',
      notMet: 'Nej',
      unknown: 'Ingen tal',
      missing: 'Mangler måneder',
      broken: 'Databrud',
      none: 'Uden tal',
    }),
    empty: text('–'),
  },
  none: 'Planen har ingen mål.',
  rows: ({ standings }: PlanFacts, { verdicts, empty }) =>
    standings.flatMap((standing) => {
      const { kind, goal, verdict } = standing;
      const { lines, data } = tell(standing);
      const isOpen = standing.kind === 'persons' && standing.isOpen;
      const isBroken = standing.kind === 'persons' && standing.broken.length > 0;
      const why = kind === 'none' ? 'none' : isBroken ? 'broken' : isOpen ? 'missing' : 'unknown';
      const answer = (met: Verdict): Entry =>
        met === undefined ? none(verdicts[why]) : strong(words(met ? verdicts.met : verdicts.notMet), !met);
      return lines.map((line, i) => ({
        line,
        or: (entry: Entry | undefined) => entry ?? none(empty),
        answer: answer(line.verdict),
        // A goal of several lines stands once in the JSON.
        data: i === 0 ? [{ heading: goal.heading, kind, met: verdict ?? null, ...data }] : [],
      }));
    }),
  columns: {
    name: { head: 'Mål', weight: 52, align: 'left', value: ({ line }) => words(line.name) },
    goal: { head: 'Mål', weight: 11, value: ({ line, or }) => or(line.goal) },
    reached: { head: 'Nået', weight: 14, value: ({ line, or }) => or(line.reached) },
    national: { head: HELE_LANDET_NAME, weight: 11, value: ({ line, or }) => or(line.national) },
    now: { head: 'Antal nu', weight: 11, key: false, value: ({ line, or }) => or(line.now) },
    most: { head: 'Målbane', weight: 12, key: false, value: ({ line, or }) => or(line.most) },
    until: { head: 'Tal til og med', weight: 13, key: false, value: ({ line, or }) => or(line.until) },
    verdict: { head: 'Forventes nået?', weight: 16, align: 'left', value: ({ answer }) => answer },
  },
  data: (_, __, rows) => rows.flatMap(({ data }) => data),
  dense: true,
  tight: true,
});
