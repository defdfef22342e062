import type { Day } from '../domain/day.js';
import { SAMTALEFORMER, SAMTALESTATUS, SAMTALETYPER, wordCode } from '../domain/vocabulary.js';
import { valueOn } from '../rules/dated.js';
import { memoByRules } from '../rules/memo.js';
import type { RuleValues } from '../rules/parameters.js';
import type { Samtale } from './timeline.js';

/** Why a samtale does not count. */
export type SamtaleObstacle = 'type' | 'status' | 'suspended' | 'form';

const PERSONAL = wordCode(SAMTALEFORMER, 'Personligt fremmøde');

const countedTypes = memoByRules((rules) => rules.samtaletyper.map((name) => wordCode(SAMTALETYPER, name)));
const countedStatus = memoByRules((rules) => wordCode(SAMTALESTATUS, rules.samtaleStatus));

const allowedForms = memoByRules((rules) =>
  rules.samtaleformer.map(({ from, value }) => ({
    from,
    value: value.map((name) => wordCode(SAMTALEFORMER, name)),
  })),
);

/** Whether a form is allowed: the rule goes by the samtale's own day, whatever month is measured. */
const isFormAllowed = (form: number, day: Day, rules: RuleValues): boolean =>
  valueOn(allowedForms(rules), day)?.includes(form) ?? false;

/**
 * The rule that keeps a samtale from counting, or `undefined` when it counts (metode.md, section 5).
 */
export function samtaleObstacle(samtale: Samtale, rules: RuleValues): SamtaleObstacle | undefined {
  const { day, type, status, form } = samtale;
  if (!countedTypes(rules).includes(type)) return 'type';
  if (status !== null && status !== countedStatus(rules)) return 'status';
  if (rules.samtalerSuspended.some((span) => span.from <= day && day <= span.to)) return 'suspended';
  if (!isFormAllowed(form ?? PERSONAL, day, rules)) return 'form';
  return undefined;
}

/** The different days with a counted samtale, in order. */
export function countedSamtaleDays(samtaler: readonly Samtale[], rules: RuleValues): Day[] {
  const days: Day[] = [];
  for (const samtale of samtaler) {
    if (samtaleObstacle(samtale, rules) === undefined) days.push(samtale.day);
  }
  days.sort((a, b) => a - b);
  return days.filter((day, i) => day !== days[i - 1]);
}
