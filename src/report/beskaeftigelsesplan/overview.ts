import { formatInteger, percent } from '../../danish/number.js';
import { capitalize } from '../../danish/text.js';
import type { JsonObject } from '../../document/model.js';
import { type Decimal, round } from '../../domain/fraction.js';
import { HELE_LANDET_NAME } from '../../domain/kommuner.js';
import { formatMonth } from '../../domain/month.js';
import type { Standing, Verdict } from '../../measures/goals.js';
import { labels, text } from '../../template/settings.js';
import { decimal, type Entry, integer, none, strong, words } from '../frame/entry.js';
import { tableOf } from '../frame/table.js';
import type { PlanFacts } from './facts.js';
import { decimalsOf, formatPlanShare, formatSignedPercent } from './words.js';

const LONGEST = 58;

/** A wording that fits into a cell. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST)).replace(/[,.;]$/, '')} …`;
}

/** A line of the overview; what a goal does not have is left out. */
interface Line {
  name: string;
  goal?: Entry;
  reached?: Entry;
  national?: Entry;
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
        lines: [{ name: capitalize(unit), goal: wanted, reached, verdict }],
        data: { unit, reached: reached.data, goal: wanted.data },
      };
    }
    case 'none':
      return { lines: [{ name: shortened(goal.wording), verdict }], data: { reason: standing.reason } };
  }
}

function tellPersons(standing: Extract<Standing, { kind: 'persons' }>): Told {
  const { indicator, changes, expected, level, months, missing, verdict } = standing;
  const decimals = decimalsOf(standing);
  const change = (area: keyof typeof changes): Entry =>
    decimal(changes[area] && percent(changes[area].change, decimals), formatSignedPercent);
  const [own, rar, national] = [change('own'), change('rar'), change('national')];
  const goal = decimal(expected && percent(expected, decimals), formatSignedPercent);
  const line = expected
    ? { goal, reached: own }
    : { goal: words(`højst ${formatInteger(indicator.level!)}`), reached: decimal(level && round(level, 0)) };
  return {
    lines: [{ name: indicator.ydelse, ...line, national, verdict }],
    data: {
      ydelse: indicator.ydelse,
      months: months.length,
      ...(missing.length > 0 ? { missing: missing.map(formatMonth) } : {}),
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
      none: 'Kan ikke måles',
    }),
    empty: text('–'),
  },
  none: 'Planen har ingen mål.',
  rows: ({ standings }: PlanFacts, { verdicts, empty }) =>
    standings.flatMap((standing) => {
      const { kind, goal, verdict } = standing;
      const { lines, data } = tell(standing);
      const isOpen = standing.kind === 'persons' && standing.isOpen;
      const answer = (met: Verdict): Entry =>
        met === undefined
          ? none(kind === 'none' ? verdicts.none : isOpen ? verdicts.missing : verdicts.unknown)
          : strong(words(met ? verdicts.met : verdicts.notMet), !met);
      return lines.map((line, i) => ({
        line,
        or: (entry: Entry | undefined) => entry ?? none(empty),
        answer: answer(line.verdict),
        // A goal of several lines stands once in the JSON.
        data: i === 0 ? [{ heading: goal.heading, kind, met: verdict ?? null, ...data }] : [],
      }));
    }),
  columns: {
    name: { head: 'Mål', weight: 56, align: 'left', value: ({ line }) => words(line.name) },
    goal: { head: 'Sigte', weight: 11, value: ({ line, or }) => or(line.goal) },
    reached: { head: 'Nået', weight: 11, value: ({ line, or }) => or(line.reached) },
    national: { head: HELE_LANDET_NAME, weight: 13, value: ({ line, or }) => or(line.national) },
    verdict: { head: 'Forventes nået?', weight: 17, align: 'left', value: ({ answer }) => answer },
  },
  data: (_, __, rows) => rows.flatMap(({ data }) => data),
  dense: true,
});
