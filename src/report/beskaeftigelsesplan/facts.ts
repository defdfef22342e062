import type { Plan } from '../../extracts/plan/plan.js';
import type { SourceFile } from '../../figures/figures.js';
import type { Standing } from '../../measures/goals.js';
import type { PlanInput } from './planOf.js';

/** The facts of a plan's follow-up. */
export interface PlanFacts {
  input: PlanInput;
  plan: Plan;
  standings: Standing[];
  /** The extracts, and the plan among them. */
  files: SourceFile[];
}
