import { createHash } from 'node:crypto';
import { type Day, formatDay } from '../domain/day.js';
import type { Fokusmaal } from '../domain/fokusmaal.js';
import { type Fraction, fraction } from '../domain/fraction.js';
import { firstDay, type Month, monthOfDay } from '../domain/month.js';
import { anciennitet } from './anciennitet.js';
import { type DatedValue, entryAt, type Parameter } from './dated.js';
import { diskretion } from './diskretion.js';
import { indsats } from './indsats.js';
import { tidligIndsats } from './tidligIndsats.js';
import { tilsyn } from './tilsyn.js';

/** Every rule of the method, each a dated parameter. */
const PARAMETERS = { ...anciennitet, ...indsats, ...tilsyn, ...diskretion, ...tidligIndsats };

export type Parameters = typeof PARAMETERS;
type ValueOf<P> = P extends Parameter<infer T> ? T : never;

/** The value of every rule at one date. */
export type RuleValues = { readonly [K in keyof Parameters]: ValueOf<Parameters[K]> };

/** A rule that a user has given other values than the published ones. */
export interface RuleChange {
  rule: Parameter<unknown>;
  before: readonly DatedValue<unknown>[];
}

/** Version of the rule texts: raised by hand when a rule is added, mended or confirmed anew. */
const RULES_EDITION = '2026.3';

/**
 * A whole set of dated rules. Everything that is counted is counted by one of them: the published set
 * ({@link RULES}), or one in which a user tries other values.
 */
export class RuleBook {
  /** The first month that every rule knows; a month before it is refused. */
  readonly firstMonth: Month;
  readonly #byMonth = new Map<Month, RuleValues>();
  readonly #bySince = new Map<Day, RuleValues>();

  /** @param changes what differs from the published rules: none in those themselves. */
  constructor(
    readonly parameters: Parameters,
    readonly changes: readonly RuleChange[] = [],
  ) {
    this.firstMonth = monthOfDay(Math.max(...this.list().map((rule) => rule.values[0]!.from)));
  }

  /** Every rule, in the order in which the rules page lists them. */
  list(): Parameter<unknown>[] {
    return Object.values<Parameter<unknown>>(this.parameters);
  }

  /**
   * The rules in force in a month. Months between two changes share one object, so that what is derived from
   * the rules can be kept by identity ({@link memoByRules}).
   * @throws {import('./dated.js').BeforeRulesError} for a month before January 2018.
   */
  at(month: Month): RuleValues {
    let rules = this.#byMonth.get(month);
    if (!rules) {
      rules = this.#lookUp(month);
      this.#byMonth.set(month, rules);
    }
    return rules;
  }

  #lookUp(month: Month): RuleValues {
    const day = firstDay(month);
    const inForce = Object.entries<Parameter<unknown>>(this.parameters).map(
      ([key, rule]) => [key, entryAt(rule, day)] as const,
    );
    const since = Math.max(...inForce.map(([, entry]) => entry.from));
    const known = this.#bySince.get(since);
    if (known) return known;
    const values = Object.fromEntries(inForce.map(([key, entry]) => [key, entry.value])) as RuleValues;
    this.#bySince.set(since, values);
    return values;
  }

  /** The share that a fokusmål must be above in a month, as a fraction of 1. */
  threshold(fokusmaal: Fokusmaal, month: Month): Fraction {
    const rules = this.at(month);
    return fraction(fokusmaal === 'samtaler' ? rules.thresholdSamtaler : rules.thresholdTilbud, 100);
  }

  /** Whether missing a fokusmål can lead to skærpet tilsyn in a month (method, section 8). */
  decidesSupervision(fokusmaal: Fokusmaal, month: Month): boolean {
    return fokusmaal === 'samtaler' || this.at(month).tilbudDecides;
  }

  /**
   * Name of the rule set that figures were made with: its edition, and a fingerprint of every value and date,
   * so that two reports with the same name were made by the same rules.
   */
  get version(): string {
    const content = this.list().map((rule) => [
      rule.id,
      rule.values.map((value) => [formatDay(value.from), value.value]),
    ]);
    const fingerprint = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8);
    return `${RULES_EDITION}-${fingerprint}`;
  }
}

/** The rules as published, with this project's choices where no source settles them. */
export const RULES = new RuleBook(PARAMETERS);

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
