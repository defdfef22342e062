import { type Account, accountOf } from '../answers/account/account.js';
import { type Explanation, explainCitizen } from '../core/explain.js';
import type { Month } from '../domain/month.js';
import { type CitizenChange, citizenChange } from '../editions/citizenChange.js';
import type { Delivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import { looksLikeCpr, maskCprIn } from '../extracts/values.js';
import type { ReadOptions } from '../figures/figures.js';
import { regimeNotices } from '../rules/regime.js';
import { deliveryWarnings } from '../store/caseFindings.js';
import { alikeText, type CitizenRows, readCitizen } from '../store/readCitizen.js';

/** The citizen and the month to explain. */
export interface ExplainRequest extends Pick<ReadOptions, 'rules' | 'allowCpr'> {
  borgerId: string;
  month: Month;
  /** An earlier delivery, to tell what has changed since. */
  since?: Delivery | undefined;
}

/** How one citizen counts in a month, and why. */
export interface ExplainAnswer {
  /** The citizen's id as it may be shown. */
  shown: string;
  explanation: Explanation;
  account: Account;
  rows: CitizenRows;
  /** What has changed since an earlier delivery, and the citizen's rows there; `undefined` when none is named. */
  since: { change: CitizenChange; rows: CitizenRows } | undefined;
  /** For standard error, in English. */
  warnings: string[];
}

/**
 * Explains one citizen.
 * @throws {InputError} when the delivery does not know the citizen, or a row of the citizen has a fault.
 */
export async function explain(
  delivery: Delivery,
  { borgerId, month, rules, allowCpr, since }: ExplainRequest,
): Promise<ExplainAnswer> {
  if (looksLikeCpr(borgerId) && !allowCpr)
    throw new InputError(
      'the citizen is named by what looks like a CPR number; use the pseudonym, or pass --allow-cpr',
    );
  const { folder } = delivery;
  const rows = await rowsIn(delivery, borgerId);
  const were = since && (await rowsIn(since, borgerId));
  const shown = maskCprIn(borgerId);
  const isKnown = [rows, ...(were ? [were] : [])].some(
    ({ timeline, outOfScope }) => timeline.ydelser.length + outOfScope.length > 0,
  );
  if (!isKnown) {
    const elsewhere = [...new Set([...rows.refs.values()].map(({ file }) => file))];
    throw new InputError(
      `${folder} has no row of ydelser for the citizen '${shown}'` +
        (elsewhere.length > 0
          ? `; it has rows in ${elsewhere.join(', ')}, which count for nobody`
          : '; ids are compared letter by letter'),
    );
  }
  const explanation = explainCitizen(rows.timeline, month, rules);
  const warnings = [...deliveryWarnings(delivery), ...alikeText(rows.alike), ...regimeNotices(rules, month)];
  const change = were && {
    change: citizenChange(were.timeline, rows.timeline, month, rules),
    rows: were,
  };
  return { shown, explanation, account: accountOf(explanation, rows), rows, since: change, warnings };
}

/** A citizen's rows. @throws {InputError} without case extracts, or when a row of the citizen has a fault. */
async function rowsIn(delivery: Delivery, borgerId: string): Promise<CitizenRows> {
  const { folder, files, problems } = delivery;
  if (!files.some((file) => file.extract === 'ydelser'))
    throw new InputError(`${folder} has no extract 'ydelser'; a citizen is explained from case extracts`);
  if (problems.length > 0) throw new InputError('files cannot be read:', problems);
  return readCitizen(delivery, borgerId);
}
