import { basename } from 'node:path';
import type { Kommune } from '../domain/kommuner.js';
import { type Month, monthOfDay, parseMonth } from '../domain/month.js';
import { emptyText } from '../extracts/account.js';
import { CASE_EXTRACTS } from '../extracts/caseSchemas.js';
import type { Delivery } from '../extracts/delivery.js';
import { Faults } from '../extracts/faults.js';
import { JOBINDSATS_EXTRACTS } from '../extracts/jobindsats/schemas.js';
import { type MappingReport, mappingReport, unusedTexts } from '../extracts/mapping/report.js';
import { readPlan } from '../extracts/plan/readPlan.js';
import { InputError } from '../extracts/problems.js';
import { caseFilesOf } from '../figures/openCases.js';
import { type Regime, regimeNotices, regimeOf } from '../rules/regime.js';
import type { RuleBook } from '../rules/ruleset.js';
import { CaseStore } from '../store/caseStore.js';
import { crossChecks, type Finding } from '../store/crossChecks.js';
import { caseOverview } from './caseOverview.js';
import type { ExtractOverview } from './overview.js';
import { publishedOverview } from './publishedOverview.js';
import { shortPeriod } from './shortPeriod.js';

/** A plan that a kommune wrote. */
export interface PlanOverview {
  file: string;
  kommune: string;
  year: number;
  goals: number;
}

/** All that a check finds. */
export interface CheckResult {
  extracts: ExtractOverview[];
  plans: PlanOverview[];
  /** Files that no extract's name begins. */
  otherFiles: string[];
  findings: Finding[];
  faults: Faults;
  /** The month that the delivery was held against, and the regime that its figures stand under. */
  regime: { month: Month; name: Regime; notices: string[] };
  /** What the delivery's mapping did; `undefined` when it has none. */
  mapping: MappingReport | undefined;
}

/** The plans of a delivery; what is wrong with one goes to `faults`. */
async function plansOf(delivery: Delivery, faults: Faults): Promise<PlanOverview[]> {
  const plans: PlanOverview[] = [];
  for (const path of delivery.plans) {
    try {
      const { file, kommune, year, goals } = await readPlan(path);
      plans.push({ file, kommune: kommune.name, year, goals: goals.length });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const shown = error.problems.groups.flatMap((group) => group.shown);
      if (shown.length === 0) faults.add({ kind: 'plan', file: basename(path), message: error.summary });
      for (const problem of shown) faults.add(problem);
    }
  }
  return plans;
}

/** The month in which the last event of the case extracts begins, and no month before there are rules. */
async function lastMonth(store: CaseStore, rules: RuleBook): Promise<Month> {
  const spans = await Promise.all(CASE_EXTRACTS.map((extract) => store.span(extract)));
  const months = spans.flatMap((span) => (span ? [monthOfDay(span.lastStart)] : []));
  return Math.max(rules.firstMonth, ...months);
}

/** What a check is asked for. */
export interface CheckOptions {
  rules: RuleBook;
  tolerate?: number | undefined;
  allowCpr?: boolean | undefined;
  /** Bytes of memory that the program may take. */
  memory?: number | undefined;
  /** A kommune that must be there. */
  kommune?: Kommune | undefined;
  /**
   * A report month that the delivery must reach back far enough for, and by whose rules it is told what is not
   * counted; the last one when left out.
   */
  month?: Month | undefined;
}

/** Something to say of the delivery that is about no extract alone. */
const warning = (code: string, message: string): Finding => ({
  code,
  severity: 'warning',
  extract: '',
  count: 1,
  examples: [],
  message,
});

/** Reads and checks all extracts of a delivery, without making anything of them. */
export async function checkDelivery(delivery: Delivery, options: CheckOptions): Promise<CheckResult> {
  const faults = new Faults(options.tolerate ?? 0);
  for (const problem of delivery.problems) faults.add(problem);
  const extracts: ExtractOverview[] = [];
  const findings: Finding[] = delivery.repeated.map(({ file, of }) =>
    warning('same-file', `${file} is ${of} once more, byte for byte; it is read once`),
  );
  const kommuner = new Set<number>();
  let month = options.month ?? options.rules.firstMonth;

  const cases = caseFilesOf(delivery);
  if (cases.length > 0) {
    const store = await CaseStore.load(cases, options);
    try {
      faults.merge(store.faults);
      month = options.month ?? (await lastMonth(store, options.rules));
      for (const extract of CASE_EXTRACTS) {
        if (!store.has(extract)) continue;
        extracts.push(await caseOverview(store, extract, options.rules, month));
      }
      findings.push(
        ...(await crossChecks(store)),
        ...(await shortPeriod(store, options.rules, options.month)),
      );
      for (const { file, remarks, account } of store.loaded)
        findings.push(
          ...remarks.map((remark) => warning('file', `${file.name}: ${remark}`)),
          ...emptyText(account).map((text) => warning('file', text)),
        );
      for (const code of await store.kommuner()) kommuner.add(code);
    } finally {
      store.close();
    }
  }
  for (const extract of JOBINDSATS_EXTRACTS) {
    const overview = await publishedOverview(delivery, extract, faults, kommuner);
    if (!overview) continue;
    const { remarks = [], ...found } = overview;
    if (options.month === undefined && found.to !== undefined) month = Math.max(month, parseMonth(found.to));
    extracts.push(found);
    findings.push(
      ...remarks.map((remark) => warning('file', remark)),
      ...found.accounts.flatMap(emptyText).map((text) => warning('file', text)),
    );
  }
  const { kommune } = options;
  if (kommune && !kommuner.has(kommune.code)) {
    findings.push({
      code: 'kommune',
      severity: 'error',
      extract: '',
      count: 1,
      examples: [],
      message: `${kommune.name} is in no extract; it must be in ydelser, or in fokusmaal and benchmark`,
    });
  }
  findings.push(...unusedTexts(delivery.mapping).map((message) => warning('mapping-unused', message)));
  const plans = await plansOf(delivery, faults);
  const mapping = mappingReport(delivery.mapping);
  const { rules } = options;
  const regime = { month, name: regimeOf(rules, month), notices: regimeNotices(rules, month) };
  return { extracts, plans, otherFiles: delivery.ignored, findings, faults, regime, mapping };
}
