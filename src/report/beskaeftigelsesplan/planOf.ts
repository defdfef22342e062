import type { Kommune } from '../../domain/kommuner.js';
import type { Delivery } from '../../extracts/delivery.js';
import type { Plan } from '../../extracts/plan/plan.js';
import { readPlan } from '../../extracts/plan/readPlan.js';
import { InputError } from '../../extracts/problems.js';
import type { KommuneInput } from '../input.js';

/** What the follow-up of a plan is made from. */
export interface PlanInput extends KommuneInput {
  plan: Plan;
}

/**
 * The plan to follow up.
 * @param named the file that the user names; else the one in the data folder.
 * @throws {InputError} when there is none, there are several, or it is another kommune's.
 */
export async function planOf(named: string | undefined, delivery: Delivery, kommune: Kommune): Promise<Plan> {
  const [only, ...others] = delivery.plans;
  if (named === undefined && others.length > 0)
    throw new InputError(
      `${delivery.folder} holds ${delivery.plans.length} plans; name one with --plan FILE`,
    );
  const path = named ?? only;
  if (path === undefined)
    throw new InputError(
      `${delivery.folder} holds no plan.json or plan.csv, and --plan names none; docs/planer.md shows how to write one`,
    );
  const plan = await readPlan(path);
  if (plan.kommune.code === kommune.code) return plan;
  throw new InputError(`the plan ${path} is that of ${plan.kommune.name}, not of ${kommune.name}`);
}
