import { type Account, accountOf } from '../answers/account/account.js';
import { type Explanation, explainCitizen } from '../core/explain.js';
import type { Month } from '../domain/month.js';
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
}

/** How one citizen counts in a month, and why. */
export interface ExplainAnswer {
  /** The citizen's id as it may be shown. */
  shown: string;
  explanation: Explanation;
  account: Account;
  rows: CitizenRows;
  /** For standard error, in English. */
  warnings: string[];
}

/**
 * Explains one citizen.
 * @throws {InputError} when the delivery does not know the citizen, or a row of the citizen has a fault.
 */
export async function explain(
  delivery: Delivery,
  { borgerId, month, rules, allowCpr }: ExplainRequest,
): Promise<ExplainAnswer> {
  if (looksLikeCpr(borgerId) && !allowCpr)
    throw new InputError(
      'the citizen is named by what looks like a CPR number; use the pseudonym, or pass --allow-cpr',
    );
  const { folder, files, problems } = delivery;
  if (!files.some((file) => file.extract === 'ydelser'))
    throw new InputError(`${folder} has no extract 'ydelser'; a citizen is explained from case extracts`);
  if (problems.length > 0) throw new InputError('files cannot be read:', problems);
  const rows = await readCitizen(delivery, borgerId);
  const shown = maskCprIn(borgerId);
  if (rows.timeline.ydelser.length === 0 && rows.outOfScope.length === 0) {
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
  return { shown, explanation, account: accountOf(explanation, rows), rows, warnings };
}
