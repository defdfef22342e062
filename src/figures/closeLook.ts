import type { Fokusmaal } from '../domain/fokusmaal.js';
import type { Month, Period } from '../domain/month.js';
import { citizensNotMet, type NotMet } from '../measures/notMet.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { CaseStore } from '../store/caseStore.js';
import { type SamtaleCount, samtalerByMonth } from './samtalerByMonth.js';

/** One kommune's samtaler, looked at more closely than the measures do. */
export interface CloseLook {
  /** Samtaler that the case extracts hold, by month and type. */
  countedSamtaler: SamtaleCount[];
  /** Samtaler that each citizen without the effort lacks in the last month; `undefined` without case extracts. */
  lackingSamtaler: number[] | undefined;
}

/** Where there are no case extracts. */
export const NOTHING_SEEN: CloseLook = { countedSamtaler: [], lackingSamtaler: undefined };

/** Looks closer at the citizens of case extracts, one kommune at a time. */
export class CloserLook {
  /** What citizens lack, worked out once for every kommune. */
  readonly #lacking = new Map<Month, Promise<Map<number, number[]>>>();

  constructor(
    private readonly store: CaseStore,
    private readonly rules: RuleBook,
  ) {}

  /** A kommune's samtaler by month and type, and how many each of its citizens lacks in the period's last month. */
  async at(kommune: number, period: Period): Promise<CloseLook> {
    if (!this.store.has('samtaler') || !this.store.has('ydelser')) return NOTHING_SEEN;
    const lacking = this.#lacking.get(period.to) ?? this.#lackingIn(period.to);
    this.#lacking.set(period.to, lacking);
    return {
      countedSamtaler: await samtalerByMonth(this.store, kommune, period, this.rules),
      lackingSamtaler: (await lacking).get(kommune) ?? [],
    };
  }

  /** The citizens of a kommune who count as not met in a month. For caseworkers only. */
  notMet(kommune: number, month: Month, fokusmaal: readonly Fokusmaal[]): Promise<NotMet[]> {
    return citizensNotMet(this.store.citizens(), month, fokusmaal, this.rules, kommune);
  }

  async #lackingIn(month: Month): Promise<Map<number, number[]>> {
    const byKommune = new Map<number, number[]>();
    for (const { kommune, samtalerMissing } of await citizensNotMet(
      this.store.citizens(),
      month,
      ['samtaler'],
      this.rules,
    )) {
      const list = byKommune.get(kommune) ?? [];
      byKommune.set(kommune, list);
      list.push(samtalerMissing);
    }
    return byKommune;
  }
}
