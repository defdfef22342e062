import type { Explanation, SamtaleVerdict, TilbudVerdict } from '../../core/explain.js';
import { UNITS_PER_HOUR } from '../../core/timeline.js';
import { formatDay } from '../../domain/day.js';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import { firstDay, lastDay } from '../../domain/month.js';
import { SAMTALEFORMER } from '../../domain/vocabulary.js';
import type { Parameters } from '../../rules/parameters.js';
import { valueText } from '../../rules/text.js';
import { hoursText } from '../hours.js';
import { type AccountLine, count, loentimerText, samtaleText, span, tilbudText } from './line.js';

/** Step 5: the window that effort is looked for in. */
export function windowLines({ window, rules }: Explanation): AccountLine[] {
  const dead = rules.deadPeriods.filter((d) => d.from <= lastDay(window.to) && d.to >= firstDay(window.from));
  const inside = dead.length > 0 ? `; the dead days ${valueText(dead)} lie in it and do not shorten it` : '';
  return [
    {
      text: `${span(firstDay(window.from), lastDay(window.to))}: ${rules.windowMonths} months that are not dead, to the end of the month${inside}.`,
      rules: ['windowMonths', ...(dead.length > 0 ? (['deadPeriods'] as const) : [])],
    },
  ];
}

/** Said under effort that counts nowhere. */
function uncounted({ outcome }: Explanation, fokusmaal: Fokusmaal): AccountLine[] {
  if (!outcome) return [{ text: 'The citizen is not in the population, so this counts nowhere.' }];
  return outcome.counted[fokusmaal]
    ? []
    : [{ text: 'The citizen is exempt and left out of this fokusmål, so this counts nowhere.' }];
}

/** Step 6: each samtale, and whether it counts. */
export function samtaleLines(explanation: Explanation): AccountLine[] {
  const { samtaler, rules } = explanation;
  const counted = samtaler.filter(({ verdict }) => verdict === 'counted').length;
  return [
    ...samtaler.map((s): AccountLine => {
      const { samtale, verdict } = s;
      return {
        text: `${samtaleText(samtale)}: ${samtaleReason(s, rules)}`,
        row: samtale,
        rules: SAMTALE_RULES[verdict],
      };
    }),
    {
      text: `${count(counted, 'day')} with a counted samtale; ${rules.samtalerRequired} are needed: ${counted >= rules.samtalerRequired ? 'met' : 'not met'}.`,
      rules: ['samtalerRequired'],
    },
    ...uncounted(explanation, 'samtaler'),
  ];
}

const SAMTALE_RULES: Record<SamtaleVerdict['verdict'], (keyof Parameters)[]> = {
  counted: ['samtaletyper', 'samtaleformer'],
  outside: ['windowMonths'],
  'same-day': ['samtalerRequired'],
  type: ['samtaletyper'],
  status: ['samtaleStatus'],
  suspended: ['samtalerSuspended'],
  form: ['samtaleformer'],
};

function samtaleReason({ samtale, verdict }: SamtaleVerdict, rules: Explanation['rules']): string {
  const form = SAMTALEFORMER[samtale.form ?? 0]!.name;
  const allowed = rules.samtaleformer.filter(({ value }) => value.includes(form));
  const next = allowed.find(({ from }) => from > samtale.day);
  const reasons: Record<SamtaleVerdict['verdict'], string> = {
    counted: 'counted',
    outside: 'not counted, outside the window',
    'same-day': 'not counted, another samtale of that day is',
    type: `not counted, only ${rules.samtaletyper.join(' and ')} are`,
    status: `not counted, only ${rules.samtaleStatus} is`,
    suspended: `not counted, samtaler held ${valueText(rules.samtalerSuspended)} are not`,
    form: next
      ? `not counted, ${form} is from ${formatDay(next.from)} on`
      : `not counted, ${form} ${allowed.length > 0 ? 'no longer' : 'never'} is`,
  };
  return reasons[verdict];
}

/** Step 7: each tilbud and the hours of each month. */
export function tilbudLines(explanation: Explanation): AccountLine[] {
  const { tilbud, loentimer, hours, rules } = explanation;
  const counted = tilbud.filter(({ verdict }) => verdict === 'counted').length;
  const met = counted >= rules.tilbudRequired || hours >= rules.hoursRequired * UNITS_PER_HOUR;
  const reasons: Record<TilbudVerdict['verdict'], string> = {
    counted: 'counted, it has a day in the window',
    outside: 'not counted, no day of it lies in the window',
    type: 'not counted, its type is not',
  };
  return [
    ...tilbud.map(({ tilbud: t, verdict }) => ({
      text: `${tilbudText(t)}: ${reasons[verdict]}`,
      row: t,
      rules: [verdict === 'outside' ? 'windowMonths' : 'tilbudstyper'] as const,
    })),
    ...loentimer.map(({ loentimer: l, inWindow }) => ({
      text: `${loentimerText(l)}: ${inWindow ? 'counted' : 'not counted, outside the window'}`,
      row: l,
    })),
    {
      text: `${counted} counted tilbud, of ${rules.tilbudRequired} needed, or ${hoursText(hours, '.')} ordinary hours, of ${rules.hoursRequired} needed: ${met ? 'met' : 'not met'}.`,
      rules: ['tilbudRequired', 'hoursRequired'],
    },
    ...uncounted(explanation, 'tilbud'),
  ];
}
