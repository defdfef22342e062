import { createHash } from 'node:crypto';
import { type Day, formatDay } from '../domain/day.js';
import type { Fokusmaal } from '../domain/fokusmaal.js';
import { type Fraction, fraction } from '../domain/fraction.js';
import { firstDay, type Month, monthOfDay } from '../domain/month.js';
import { anciennitet } from './anciennitet.js';
import { entryAt, type Parameter } from './dated.js';
import { diskretion } from './diskretion.js';
import { indsats } from './indsats.js';
import { tidligIndsats } from './tidligIndsats.js';
import { tilsyn } from './tilsyn.js';

/** Every rule of the method, each a dated parameter. */
export const PARAMETERS = { ...anciennitet, ...indsats, ...tilsyn, ...diskretion, ...tidligIndsats };

type Parameters = typeof PARAMETERS;
type ValueOf<P> = P extends Parameter<infer T> ? T : never;

/** The value of every rule at one date. */
export type RuleValues = { readonly [K in keyof Parameters]: ValueOf<Parameters[K]> };

/** The first month that every rule knows; a month before it is refused. */
export const FIRST_MONTH: Month = monthOfDay(
  Math.max(...Object.values<Parameter<unknown>>(PARAMETERS).map((rule) => rule.values[0]!.from)),
);

const byMonth = new Map<Month, RuleValues>();
const bySince = new Map<Day, RuleValues>();

/**
 * The rules in force in a month. Months between two changes share one object, so that what is derived from
 * the rules can be kept by identity ({@link memoByRules}).
 * @throws {import('./dated.js').BeforeRulesError} for a month before January 2018.
 */
export function rulesAt(month: Month): RuleValues {
  let rules = byMonth.get(month);
  if (!rules) {
    rules = lookUp(month);
    byMonth.set(month, rules);
  }
  return rules;
}

function lookUp(month: Month): RuleValues {
  const day = firstDay(month);
  const rules = Object.entries<Parameter<unknown>>(PARAMETERS);
  const inForce = rules.map(([key, rule]) => [key, entryAt(rule, day)] as const);
  const since = Math.max(...inForce.map(([, entry]) => entry.from));
  const known = bySince.get(since);
  if (known) return known;
  const values = Object.fromEntries(inForce.map(([key, entry]) => [key, entry.value])) as RuleValues;
  bySince.set(since, values);
  return values;
}

/** A function of the rules whose answer is worked out once for each set of values. */
export function memoByRules<T>(derive: (rules: RuleValues) => T): (rules: RuleValues) => T {
  const answers = new WeakMap<RuleValues, T>();
  return (rules) => {
    let answer = answers.get(rules);
    if (answer === undefined) {
      answer = derive(rules);
      answers.set(rules, answer);
    }
    return answer;
  };
}

/** The share that a fokusmål must be above in a month, as a fraction of 1. */
export function thresholdAt(fokusmaal: Fokusmaal, month: Month): Fraction {
  const rules = rulesAt(month);
  return fraction(fokusmaal === 'samtaler' ? rules.thresholdSamtaler : rules.thresholdTilbud, 100);
}

/** Whether missing a fokusmål can lead to skærpet tilsyn in a month (method, section 8). */
export function decidesSupervision(fokusmaal: Fokusmaal, month: Month): boolean {
  return fokusmaal === 'samtaler' || rulesAt(month).tilbudDecides;
}

/** Version of the rule texts: raised by hand when a rule is added, mended or confirmed anew. */
const RULES_EDITION = '2026.1';

/**
 * Name of the rule set that figures were made with: its edition, and a fingerprint of every value and date,
 * so that two reports with the same name were made by the same rules.
 */
export function rulesVersion(): string {
  const content = Object.values(PARAMETERS).map((rule) => [
    rule.id,
    rule.values.map((value) => [formatDay(value.from), value.value]),
  ]);
  const fingerprint = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8);
  return `${RULES_EDITION}-${fingerprint}`;
}
