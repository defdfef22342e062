import type { Fokusmaal } from '../domain/fokusmaal.js';
import type { Month, Period } from '../domain/month.js';
import { citizensNotMet, type NotMet } from '../measures/notMet.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { Citizen } from '../store/caseStore.js';
import { type CloseLook, closeLookAt } from './closeLook.js';
import type { OpenCases } from './openCases.js';

/** Looks closer at the citizens of case extracts, one kommune at a time. */
export class CloserLook {
  constructor(
    private readonly cases: Pick<OpenCases, 'closer' | 'store'>,
    private readonly rules: RuleBook,
  ) {}

  /** A kommune's samtaler by month and type, and how many each of its citizens lacks in the period's last month. */
  async at(kommune: number, period: Period): Promise<CloseLook> {
    return closeLookAt(await this.cases.closer(period), kommune);
  }

  /** Every citizen with all rows, in the order of `borger_id`. For analysts only. */
  async *citizens(): AsyncGenerator<Citizen> {
    yield* (await this.cases.store()).citizens();
  }

  /** The citizens of a kommune who count as not met in a month. For caseworkers only. */
  async notMet(kommune: number, month: Month, fokusmaal: readonly Fokusmaal[]): Promise<NotMet[]> {
    const store = await this.cases.store();
    return citizensNotMet(store.citizens(), month, fokusmaal, this.rules, kommune);
  }
}
