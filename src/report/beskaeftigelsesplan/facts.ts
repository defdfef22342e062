import type { Plan } from '../../extracts/plan/plan.js';
import type { SourceFile } from '../../figures/readFigures.js';
import type { Standing } from '../../measures/goals.js';
import type { KommuneInput } from '../input.js';

/** The facts of a plan's follow-up. */
export interface PlanFacts {
  input: KommuneInput;
  plan: Plan;
  standings: Standing[];
  /** The extracts, and the plan among them. */
  files: SourceFile[];
}
