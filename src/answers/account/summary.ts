import type { Explanation } from '../../core/explain.js';
import { formatDay } from '../../domain/day.js';
import { FOKUSMAAL, FOKUSMAAL_LABEL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { areaName } from '../../domain/kommuner.js';
import { formatMonth } from '../../domain/month.js';
import { supervisionOf } from '../../rules/supervision.js';
import { hoursText } from '../hours.js';
import { count, sentence, ydelseName } from './line.js';

/** The answer: the population, and both fokusmål. */
export function summaryOf(explanation: Explanation): string[] {
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
  const former = supervisionOf(rules) ? '' : ' (tidligere fokusmål)';
  const found: Record<Fokusmaal, string> = {
    samtaler: `${count(days, 'day')} with a counted samtale, ${rules.samtalerRequired} needed`,
    tilbud: `${tilbud} counted tilbud, ${rules.tilbudRequired} needed; or ${hoursText(explanation.hours, '.')} hours, ${rules.hoursRequired} needed`,
  };
  return [
    sentence(
      `In the population of ${areaName(outcome.kommune)} in ${formatMonth(month)}, on ${ydelseName(outcome.ydelse)}`,
    ),
    ...FOKUSMAAL.map((fokusmaal) => {
      const { exemptDays, baseDays } = explanation.exemption![fokusmaal];
      const answer = outcome.counted[fokusmaal]
        ? `${outcome.met[fokusmaal] ? 'met' : 'not met'} (${found[fokusmaal]})`
        : `left out, because exemptions cover ${exemptDays} of ${count(baseDays, 'day')}`;
      return `${FOKUSMAAL_LABEL[fokusmaal]}${former}: ${answer}.`;
    }),
  ];
}
