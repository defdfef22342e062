import type { Fokusmaal } from '../domain/fokusmaal.js';
import type { Period } from '../domain/month.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { Delivery } from '../extracts/delivery.js';
import { type CaseCells, measureCitizens, reachOf } from '../measures/caseMeasures.js';
import { citizensNotMet } from '../measures/notMet.js';
import type { RuleBook } from '../rules/ruleset.js';
import { type CaseFindings, caseFindings } from '../store/caseFindings.js';
import { CaseStore, type Span } from '../store/caseStore.js';
import type { PrepareOptions, SourceFile } from './readFigures.js';
import { samtalerByMonth } from './samtalerByMonth.js';

const NOTHING_FOUND: CaseFindings = { findings: [], warnings: [], faults: [] };

/** One kommune's samtaler by month and type, and how many each of its citizens lacks in the last month. */
async function closeLook(
  store: CaseStore,
  { kommune, period }: { kommune: number; period: Period },
  rules: RuleBook,
) {
  const countedSamtaler = await samtalerByMonth(store, kommune, period, rules);
  const notMet = await citizensNotMet(store.citizens(), kommune, period.to, ['samtaler'], rules);
  return { countedSamtaler, lackingSamtaler: notMet.map(({ samtalerMissing }) => samtalerMissing) };
}

/** The case extracts' cells, for the months they reach. */
export async function readCases(
  delivery: Delivery,
  { periods, early = [], rules, samtalerOf, allowCpr, tolerate }: PrepareOptions,
) {
  const none: CaseCells = { cells: [], early: [] };
  const counting = { periods, early };
  const isAsked = periods.length + early.length > 0;
  const store = await CaseStore.load(isAsked ? delivery.files : [], {
    ...(allowCpr ? { allowCpr } : {}),
    ...(tolerate ? { tolerate } : {}),
  });
  try {
    const spans: Parameters<typeof reachOf>[0] = {};
    const caseSources: SourceFile[] = [];
    const spanOf = new Map<CaseExtract, Span>();
    for (const { file, rows } of store.loaded) {
      const extract = file.extract as CaseExtract;
      const span = spanOf.get(extract) ?? (await store.span(extract));
      if (span) spanOf.set(extract, span);
      caseSources.push({
        file: file.name,
        sha256: file.facts.sha256,
        rows,
        ...(span && { from: span.from, to: span.to }),
      });
    }
    for (const extract of ['ydelser', 'samtaler', 'tilbud', 'loentimer'] as const) {
      const span = spanOf.get(extract);
      if (span) spans[extract] = span;
    }
    const caseFaults = store.faults;
    const reach = reachOf(spans, rules);
    const sound = !caseFaults.isTooMuch && store.has('ydelser');
    // The engine checks in threads of its own while the citizens are judged here.
    const [{ cells, early: earlyCells }, found] = sound
      ? await Promise.all([measureCitizens(store.citizens(), counting, rules), caseFindings(store)])
      : [none, NOTHING_FOUND];
    const { countedSamtaler, lackingSamtaler } = await (sound && samtalerOf && store.has('samtaler')
      ? closeLook(store, samtalerOf, rules)
      : { countedSamtaler: [], lackingSamtaler: undefined });
    const measurable: Fokusmaal[] = [];
    if (store.has('samtaler')) measurable.push('samtaler');
    if (store.has('tilbud') || store.has('loentimer')) measurable.push('tilbud');
    const { outOfScope } = store;
    return {
      cells,
      earlyCells,
      countedSamtaler,
      lackingSamtaler,
      kommuner: await store.kommuner(),
      outOfScope,
      reach,
      measurable,
      caseSources,
      caseAccounts: store.loaded.map(({ account }) => account),
      caseFaults,
      found,
    };
  } finally {
    store.close();
  }
}
