import type { AnciennitetStory, Explanation, SamtaleVerdict, TilbudVerdict } from '../core/explain.js';
import { UNITS_PER_HOUR, type YdelseRow } from '../core/timeline.js';
import { formatDay, OPEN_END } from '../domain/day.js';
import { FOKUSMAAL, FOKUSMAAL_LABEL, type Fokusmaal } from '../domain/fokusmaal.js';
import { areaName } from '../domain/kommuner.js';
import { firstDay, formatMonth, lastDay } from '../domain/month.js';
import {
  FRITAGELSER,
  NO_STATUS,
  SAMTALEFORMER,
  SAMTALESTATUS,
  SAMTALETYPER,
  TILBUDSTYPER,
} from '../domain/vocabulary.js';
import { YDELSER } from '../domain/ydelse.js';
import type { CitizenRows } from '../extracts/readCitizen.js';
import type { Parameters } from '../rules/ruleset.js';
import { valueText } from '../rules/text.js';
import { hoursText } from './hours.js';

/** A sentence of an account, with the row it is about and the rules it rests on. */
export interface AccountLine {
  text: string;
  /** The row of an extract: the thing to correct, if it is wrong. */
  row?: object;
  rules?: readonly (keyof Parameters)[];
}

/** How a citizen counts in a month, told in order. */
export interface Account {
  /** The answer first: one line each for the population and both fokusmål. */
  summary: string[];
  steps: { title: string; lines: AccountLine[] }[];
}

const ydelseName = (code: number): string => YDELSER[code]!.name;
const span = (from: number, to: number): string =>
  to === OPEN_END ? `${formatDay(from)} – open` : `${formatDay(from)} – ${formatDay(to)}`;
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const hoursOf = (units: number): string => hoursText(units, '.');

/** The account of an explanation, in English with the field's Danish words. */
export function accountOf(explanation: Explanation, { outOfScope }: CitizenRows): Account {
  return {
    summary: summaryOf(explanation),
    steps: [
      { title: 'Rows on ydelser', lines: ydelseLines(explanation, outOfScope) },
      { title: 'Reference date, ydelse and kommune', lines: placementLines(explanation) },
      { title: 'Anciennitet', lines: anciennitetLines(explanation) },
      { title: 'Exemption (fritagelse)', lines: exemptionLines(explanation) },
      { title: 'Effort window', lines: windowLines(explanation) },
      { title: 'Samtaler', lines: samtaleLines(explanation) },
      { title: 'Tilbud and ordinary hours', lines: tilbudLines(explanation) },
      { title: 'Early effort (tidlig indsats)', lines: earlyLines(explanation) },
    ],
  };
}

function summaryOf(explanation: Explanation): string[] {
  const { month, outcome, rules, placement, anciennitet } = explanation;
  if (!outcome) {
    const reasons = {
      'no-ydelse': 'there is no day on a ydelse in scope in the month',
      introduktionsprogram: 'every day on a ydelse in the month is in the introduktionsprogram',
      anciennitet: `the anciennitet on ${placement && ydelseName(placement.row.ydelse)} is too short${
        anciennitet?.reachedOn === undefined ? '' : `: it is complete on ${formatDay(anciennitet.reachedOn)}`
      }`,
    };
    return [`Not in the population of ${formatMonth(month)}: ${reasons[explanation.absence!]}.`];
  }
  const days = explanation.samtaler.filter(({ verdict }) => verdict === 'counted').length;
  const tilbud = explanation.tilbud.filter(({ verdict }) => verdict === 'counted').length;
  const found: Record<Fokusmaal, string> = {
    samtaler: `${count(days, 'day')} with a counted samtale, ${rules.samtalerRequired} needed`,
    tilbud: `${tilbud} counted tilbud, ${rules.tilbudRequired} needed; or ${hoursOf(explanation.hours)} hours, ${rules.hoursRequired} needed`,
  };
  return [
    `In the population of ${areaName(outcome.kommune)} in ${formatMonth(month)}, on ${ydelseName(outcome.ydelse)}.`,
    ...FOKUSMAAL.map((fokusmaal) => {
      const { exemptDays, baseDays } = explanation.exemption![fokusmaal];
      const answer = outcome.counted[fokusmaal]
        ? `${outcome.met[fokusmaal] ? 'met' : 'not met'} (${found[fokusmaal]})`
        : `left out, because exemptions cover ${exemptDays} of ${count(baseDays, 'day')}`;
      return `${FOKUSMAAL_LABEL[fokusmaal]}: ${answer}.`;
    }),
  ];
}

const rowText = (row: YdelseRow): string =>
  `${span(row.from, row.to)}: ${ydelseName(row.ydelse)}, ${areaName(row.kommune)}${
    row.introduktion ? ', in the introduktionsprogram' : ''
  }`;

function ydelseLines(
  { ydelser, placement }: Explanation,
  outOfScope: CitizenRows['outOfScope'],
): AccountLine[] {
  return [
    ...ydelser.map((row) => ({
      text: `${rowText(row)}${row === placement?.row ? '  <- decides the month' : ''}`,
      row,
    })),
    ...outOfScope.map((outside) => ({ text: `${outside.ydelse}: outside the measures`, row: outside })),
  ];
}

function placementLines({ month, placement, rivals, absence }: Explanation): AccountLine[] {
  if (!placement) {
    const why =
      absence === 'introduktionsprogram'
        ? 'all rows of the month are in the introduktionsprogram; its citizens are not in the population'
        : 'no row has a day in the month';
    return [{ text: `${formatMonth(month)} has no reference date: ${why}.` }];
  }
  const { reference, row } = placement;
  const ended = reference === lastDay(month) ? '' : ', when the last row of the month ends';
  return [
    {
      text: `The reference date is ${formatDay(reference)}${ended}: the last day of the month on a ydelse, outside the introduktionsprogram.`,
    },
    { text: `That day is covered by ${rowText(row)}.`, row },
    ...rivals.map((rival) => ({
      text: `It is also covered by ${rowText(rival)}; ${whyNot(row, rival)}`,
      row: rival,
      rules: ['precedence'] as const,
    })),
  ];
}

function whyNot(row: YdelseRow, rival: YdelseRow): string {
  if (row.ydelse !== rival.ydelse)
    return `${ydelseName(row.ydelse)} stands before it in the order of ydelser.`;
  if (row.from !== rival.from) return 'the row that began later stands.';
  return row.kommune === rival.kommune ? 'the two say the same.' : 'the higher kommunekode stands.';
}

function anciennitetLines({ anciennitet, placement, rules }: Explanation): AccountLine[] {
  if (!anciennitet || !placement) return [{ text: 'Not judged: there is no reference date.' }];
  const { story, count: days, dead, reached, reachedOn, reference } = anciennitet;
  const ydelse = ydelseName(placement.row.ydelse);
  const deadLine: AccountLine[] =
    dead > 0
      ? [
          {
            text: `${count(dead, 'dead day')} passed (${valueText(rules.deadPeriods)}); the clock stood still on them.`,
            rules: ['deadPeriods'],
          },
        ]
      : [];
  if (story.kind === 'accumulated') {
    const runs = story.days.map(({ from, to }) => `  ${span(from, to)}`).map((text) => ({ text }));
    const end = reached
      ? `Reached: ${count(days, 'day')} of ${rules.accumulatedDays}, enough since ${formatDay(reachedOn!)}.`
      : `Not reached: ${count(days, 'day')} of ${rules.accumulatedDays}.`;
    return [
      {
        text: `${ydelse} is accumulated: the days on ${rules.accumulated.join(', ')} from ${formatDay(story.first)} to ${formatDay(reference)} are added.`,
        rules: ['accumulated', 'accumulationMonths'],
      },
      ...runs,
      ...deadLine,
      { text: end, rules: ['accumulatedDays'] },
    ];
  }
  const { start } = story.spell;
  const isLonger = rules.deadPeriods.some((d) => d.from <= reachedOn! && d.to >= start);
  return [
    ...spellLines(story, ydelse, rules.startToEnd.includes(ydelse)),
    ...deadLine,
    {
      text: `${reached ? 'Reached' : 'Not reached'}: ${rules.months} months from ${formatDay(start)}${
        isLonger ? ', dead days added,' : ''
      } are complete on ${formatDay(reachedOn!)}; the reference date is ${formatDay(reference)}.`,
      rules: ['months'],
    },
  ];
}

function spellLines(
  { spell, gaps, broken, continues }: Extract<AnciennitetStory['story'], { kind: 'spell' }>,
  ydelse: string,
  startToEnd: boolean,
): AccountLine[] {
  const breaks = startToEnd
    ? 'a single day without it breaks a spell'
    : 'only a whole calendar month without it, dead months aside, breaks a spell';
  const lines: AccountLine[] = [
    {
      text: `${ydelse} is counted in spells; ${breaks}. This spell runs ${span(spell.from, spell.to)}.`,
      rules: ['startToEnd'],
    },
  ];
  if (broken) lines.push({ text: `Before it, the gap ${span(broken.from, broken.to)} broke the spell.` });
  for (const gap of gaps) {
    lines.push({
      text: `The gap ${span(gap.from, gap.to)} did not break it: no whole month that is not dead lies in it.`,
    });
  }
  if (continues) {
    lines.push({
      text: `It continues the spell on ${ydelseName(continues.ydelse)} (${span(continues.from, continues.to)}), since no whole calendar month lies between them, and keeps its start, ${formatDay(spell.start)}.`,
      rules: ['continuation'],
    });
  }
  return lines;
}

function exemptionLines({ exemption, rules }: Explanation): AccountLine[] {
  if (!exemption) return [{ text: 'Not judged: there is no reference date.' }];
  return FOKUSMAAL.flatMap((fokusmaal): AccountLine[] => {
    const { rows, exemptDays, baseDays, exempt } = exemption[fokusmaal];
    const name = FOKUSMAAL_LABEL[fokusmaal];
    if (rows.length === 0) return [{ text: `${name}: no exemption.` }];
    return [
      ...rows.map((row) => ({
        text: `${name}: exempt from ${FRITAGELSER[row.target]!.name} ${span(row.from, row.to)}`,
        row,
      })),
      {
        text: `${name}: exemptions cover ${exemptDays} of the ${count(baseDays, 'day')} that anciennitet is counted on; from ${rules.exemptShare} % on a citizen is left out: ${exempt ? 'left out' : 'counted'}.`,
        rules: ['exemptShare'],
      },
    ];
  });
}

function windowLines({ window, rules }: Explanation): AccountLine[] {
  const dead = rules.deadPeriods.filter((d) => d.from <= lastDay(window.to) && d.to >= firstDay(window.from));
  const inside = dead.length > 0 ? `; the dead days ${valueText(dead)} lie in it and do not shorten it` : '';
  return [
    {
      text: `${span(firstDay(window.from), lastDay(window.to))}: ${rules.windowMonths} months that are not dead, to the end of the month${inside}.`,
      rules: ['windowMonths', ...(dead.length > 0 ? (['deadPeriods'] as const) : [])],
    },
  ];
}

/** Said under the effort of a citizen who counts nowhere. */
const uncounted = ({ outcome }: Explanation): AccountLine[] =>
  outcome ? [] : [{ text: 'The citizen is not in the population, so this counts nowhere.' }];

function samtaleLines(explanation: Explanation): AccountLine[] {
  const { samtaler, rules } = explanation;
  const counted = samtaler.filter(({ verdict }) => verdict === 'counted').length;
  return [
    ...samtaler.map((s): AccountLine => {
      const { samtale, verdict } = s;
      const form = samtale.form === null ? '' : `, ${SAMTALEFORMER[samtale.form]!.name}`;
      const status = samtale.status === null ? '' : `, ${statusName(samtale.status)}`;
      const text = `${formatDay(samtale.day)} ${SAMTALETYPER[samtale.type]!.name}${form}${status}`;
      return { text: `${text}: ${samtaleReason(s, rules)}`, row: samtale, rules: SAMTALE_RULES[verdict] };
    }),
    {
      text: `${count(counted, 'day')} with a counted samtale; ${rules.samtalerRequired} are needed: ${counted >= rules.samtalerRequired ? 'met' : 'not met'}.`,
      rules: ['samtalerRequired'],
    },
    ...uncounted(explanation),
  ];
}

const statusName = (status: number): string =>
  status === NO_STATUS ? 'no status' : SAMTALESTATUS[status]!.name;

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
  const allowed = rules.samtaleformer.find((entry) => entry.allowed.includes(form));
  const reasons: Record<SamtaleVerdict['verdict'], string> = {
    counted: 'counted',
    outside: 'not counted, outside the window',
    'same-day': 'not counted, another samtale of that day is',
    type: `not counted, only ${rules.samtaletyper.join(' and ')} are`,
    status: `not counted, only ${rules.samtaleStatus} is`,
    suspended: `not counted, samtaler held ${valueText(rules.samtalerSuspended)} are not`,
    form: allowed
      ? `not counted, ${form} is from ${formatDay(allowed.from)} on`
      : `not counted, ${form} never is`,
  };
  return reasons[verdict];
}

function tilbudLines(explanation: Explanation): AccountLine[] {
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
      text: `${span(t.from, t.to)} ${TILBUDSTYPER[t.type]!.name}: ${reasons[verdict]}`,
      row: t,
      rules: [verdict === 'outside' ? 'windowMonths' : 'tilbudstyper'] as const,
    })),
    ...loentimer.map(({ loentimer: l, inWindow }) => ({
      text: `${formatMonth(l.month)} ${hoursOf(l.units)} hours: ${inWindow ? 'counted' : 'not counted, outside the window'}`,
      row: l,
    })),
    {
      text: `${counted} counted tilbud, of ${rules.tilbudRequired} needed, or ${hoursOf(hours)} ordinary hours, of ${rules.hoursRequired} needed: ${met ? 'met' : 'not met'}.`,
      rules: ['tilbudRequired', 'hoursRequired'],
    },
    ...uncounted(explanation),
  ];
}

function earlyLines({ early, rules }: Explanation): AccountLine[] {
  if (early.length === 0)
    return [
      {
        text: `${rules.earlyMonths} months' anciennitet is not reached in any month with rules.`,
        rules: ['earlyMonths'],
      },
    ];
  const isAccumulated = (ydelse: number) => rules.accumulated.includes(ydelseName(ydelse));
  return early.map(({ completion: { from, day, row }, samtaleDays, tilbud }) => ({
    text:
      `${isAccumulated(row.ydelse) ? `${rules.earlyDays} accumulated days` : `${rules.earlyMonths} months`} on ${ydelseName(row.ydelse)} are complete on ${formatDay(day)}, in ${areaName(row.kommune)}. ` +
      `From ${formatDay(from)} to that day: ${count(samtaleDays, 'day')} with a counted samtale, ${rules.earlySamtaler} needed (${samtaleDays >= rules.earlySamtaler ? 'met' : 'not met'}), ` +
      `${tilbud} counted tilbud, ${rules.earlyTilbud} needed (${tilbud >= rules.earlyTilbud ? 'met' : 'not met'}).`,
    row,
    rules: [isAccumulated(row.ydelse) ? 'earlyDays' : 'earlyMonths', 'earlySamtaler', 'earlyTilbud'] as const,
  }));
}
