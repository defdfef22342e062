import { createHash } from 'node:crypto';
import { type Day, formatDay, OPEN_END } from '../domain/day.js';
import type { Fokusmaal } from '../domain/fokusmaal.js';
import type { Fraction } from '../domain/fraction.js';
import { firstDay, lastDay, type Month, monthOfDay, type Period } from '../domain/month.js';
import { YDELSER } from '../domain/ydelser.js';
import { type DatedValue, entryAt, type Parameter } from './dated.js';
import { PARAMETERS, type Parameters, type RuleValues } from './parameters.js';
import { SUPERVISION_KEYS, type Supervision, supervisionOf, thresholdOf } from './supervision.js';

/** The rules in force in each month; months between two changes share one object. */
export interface RulesByMonth {
  at(month: Month): RuleValues;
}

/** A rule that a user has given other values than the published ones. */
export interface RuleChange {
  rule: Parameter<unknown>;
  before: readonly DatedValue<unknown>[];
}

/** Edition of the rules: raised by hand when what a rule means changes, which its values cannot show. */
const RULES_EDITION = '2026.4';

/**
 * A whole set of dated rules. Everything that is counted is counted by one of them: the published set
 * ({@link RULES}), or one in which a user tries other values.
 */
export class RuleBook implements RulesByMonth {
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
    const rules = Object.entries<Parameter<unknown>>(this.parameters);
    const inForce = rules.flatMap(([key, rule]) =>
      rule.by === 'month' ? [[key, entryAt(rule, day)] as const] : [],
    );
    const since = Math.max(...inForce.map(([, entry]) => entry.from));
    const known = this.#bySince.get(since);
    if (known) return known;
    const values = Object.fromEntries([
      ...rules.map(([key, rule]) => [key, rule.values]),
      ...inForce.map(([key, entry]) => [key, entry.value]),
    ]) as RuleValues;
    this.#bySince.set(since, values);
    return values;
  }

  /** The share that a fokusmål must be above in a month, as a fraction of 1; `undefined` when there is no threshold. */
  threshold(fokusmaal: Fokusmaal, month: Month): Fraction | undefined {
    return thresholdOf(fokusmaal, this.at(month));
  }

  /** Skærpet tilsyn as the rules of a month have it; `undefined` when there is none. */
  supervision(month: Month): Supervision | undefined {
    return supervisionOf(this.at(month));
  }

  /** The rules of skærpet tilsyn that do not hold in a month: without one of them there is none. */
  ended(month: Month): Parameter<unknown>[] {
    const day = firstDay(month);
    return SUPERVISION_KEYS.map((key): Parameter<unknown> => this.parameters[key]).filter(
      (rule) => entryAt(rule, day).value === undefined,
    );
  }

  /**
   * The days on which the figures of a ydelse break between two months: what comes after is not to be compared with
   * what came before.
   * @param ydelse its name, as the rules have it.
   */
  breaksBetween(ydelse: string, { from, to }: Period): Day[] {
    return this.parameters.breaks.values.flatMap((entry) => {
      const isBetween = firstDay(from) < entry.from && entry.from <= lastDay(to);
      return isBetween && entry.value?.includes(ydelse) ? [entry.from] : [];
    });
  }

  /**
   * Name of the rules that the figures of a month are made with: their edition, and a fingerprint of every value and
   * ydelse up to the month, those alone that have begun, so that two reports of a month with the same name were made by the same rules, and law
   * that begins later leaves the name alone.
   */
  versionAt(month: Month): string {
    return this.#version(firstDay(month), lastDay(month));
  }

  /** Name of the whole set of rules, with every date. */
  get version(): string {
    return this.#version(OPEN_END, OPEN_END);
  }

  /** @param day the last day that a value of a month's rule may begin. @param lastEvent the last day of an event. */
  #version(day: Day, lastEvent: Day): string {
    const rules = this.list().flatMap(({ id, by, values }) => {
      const begun = values.filter(({ from }) => from <= (by === 'month' ? day : lastEvent));
      if (begun.every(({ value }) => value === undefined)) return [];
      return [[id, by, begun.map(({ from, value }) => [formatDay(from), value ?? null])]];
    });
    const ydelser = YDELSER.filter(({ from }) => from === undefined || from <= lastEvent).map(
      ({ name, from, until }) => [
        name,
        from ?? null,
        until !== undefined && until <= lastEvent ? until : null,
      ],
    );
    const content = JSON.stringify([rules, ydelser]);
    return `${RULES_EDITION}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}`;
  }
}

/** The rules as published, with this project's choices where no source settles them. */
export const RULES = new RuleBook(PARAMETERS);
