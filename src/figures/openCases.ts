import { type Period, periodCode, singleMonth } from '../domain/month.js';
import { CASE_EXTRACTS } from '../extracts/caseSchemas.js';
import type { Delivery } from '../extracts/delivery.js';
import { Faults } from '../extracts/faults.js';
import { InputError } from '../extracts/problems.js';
import type { CaseCells, CountedCell } from '../measures/caseMeasures.js';
import { CaseStore } from '../store/caseStore.js';
import type { Part } from '../store/citizenNumbers.js';
import { findingFaults } from '../store/crossChecks.js';
import { type CloserCounts, lookCloser } from './closeLook.js';
import { type CountedCases, type CountRequest, countCases, nothingCounted } from './countedCases.js';
import type { ReadOptions } from './figures.js';
import { type Measures, refuseOther, sealed, unsealed } from './measuresFile.js';

/** What is to be had of the case extracts of a delivery. */
export interface CasesRequest extends ReadOptions, CountRequest {
  /** The citizens to count; all of them when left out. */
  part?: Part | undefined;
}

/** What case extracts came to, while they can still be looked at more closely. */
export interface OpenCases {
  counted: CountedCases;
  /** What is wrong in the files: with too much, nothing may be made of what was counted. */
  faults: Faults;
  /** The samtaler of every kommune in a period; `null` without the extracts for it. */
  closer(period: Period): Promise<CloserCounts | null>;
  /** The citizens themselves. @throws {InputError} when they are not at hand. */
  store(): Promise<CaseStore>;
  /** Frees the case extracts. */
  close(): void;
}

/** The case extracts of a delivery. */
export const caseFilesOf = ({ files }: Delivery): Delivery['files'] =>
  files.filter(({ extract }) => (CASE_EXTRACTS as readonly string[]).includes(extract));

/**
 * What the case extracts come to: as a file of measures has it, or as it was kept from an earlier run, or counted.
 * @throws {InputError} when the measures given are of other extracts, rules or months.
 */
export async function openCases(delivery: Delivery, request: CasesRequest): Promise<OpenCases> {
  const store = lazyStore(delivery, request);
  if (request.measures) return given(delivery, request, request.measures);
  // The engine is not started for nothing.
  if (caseFilesOf(delivery).length === 0)
    return {
      counted: nothingCounted(request),
      faults: new Faults(request.tolerate ?? 0),
      closer: async () => null,
      store: store.open,
      close: store.close,
    };
  const kept = await request.cache?.get(keyOf(delivery, request, 'counted'));
  const known = kept === undefined ? undefined : (unsealed(kept) as CountedCases | undefined);
  const counted = known ?? (await countCases(await store.open(), request));
  const faults = known ? new Faults(request.tolerate ?? 0) : (await store.open()).faults;
  if (!known && isSound(counted, faults))
    await request.cache?.put(keyOf(delivery, request, 'counted'), sealed(counted));
  if (known) for (const [entry, rows] of known.uses) delivery.mapping.entries[entry]!.rows += rows;
  return {
    counted,
    faults,
    closer: closerOf(delivery, request, store.open),
    store: store.open,
    close: store.close,
  };
}

/** Whether counts may be kept: nothing is wrong, and no row was left out, which would be lost with its reasons. */
const isSound = (counted: CountedCases, faults: Faults): boolean =>
  !faults.isTooMuch && counted.rejected === 0 && findingFaults(counted.findings).length === 0;

/** A store that is opened when it is first needed. */
function lazyStore(delivery: Delivery, request: CasesRequest) {
  let opening: Promise<CaseStore> | undefined;
  return {
    open: () => {
      opening ??= CaseStore.load(caseFilesOf(delivery), request);
      return opening;
    },
    close: () => {
      opening?.then(
        (store) => store.close(),
        () => {},
      );
    },
  };
}

/** Looks closer, each period once; kept as the measures are. */
function closerOf(
  delivery: Delivery,
  request: CasesRequest,
  open: () => Promise<CaseStore>,
): OpenCases['closer'] {
  const known = new Map<string, Promise<CloserCounts | null>>();
  const look = async (period: Period): Promise<CloserCounts | null> => {
    const key = keyOf(delivery, request, period);
    const kept = await request.cache?.get(key);
    const content = kept === undefined ? undefined : (unsealed(kept) as { closer: CloserCounts | null });
    if (content) return content.closer;
    const closer = await lookCloser(await open(), period, request.rules);
    await request.cache?.put(key, sealed({ closer }));
    return closer;
  };
  return (period) => {
    const name = periodCode(period);
    const looking = known.get(name) ?? look(period);
    known.set(name, looking);
    return looking;
  };
}

/** All that kept counts depend on. */
function keyOf(delivery: Delivery, request: CasesRequest, what: 'counted' | Period): string {
  const { rules, tolerate, allowCpr, periods, early, closer, part, cache } = request;
  return JSON.stringify({
    what,
    program: cache?.program,
    rules: rules.version,
    mapping: delivery.mapping.sources,
    files: caseFilesOf(delivery).map(({ extract, name, facts }) => [extract, name, facts.sha256]),
    tolerate: tolerate ?? 0,
    allowCpr: allowCpr ?? false,
    ...(what === 'counted' ? { periods, early, closer, part } : {}),
  });
}

/** What a file of measures has, for a run that asks for no more than it holds. */
function given(
  delivery: Delivery,
  request: CasesRequest,
  file: NonNullable<CasesRequest['measures']>,
): OpenCases {
  const { name, measures } = file;
  const run = { program: file.program, rules: request.rules.version, mapping: delivery.mapping.sources };
  refuseOther(name, measures, run, 'this run');
  if (measures.part)
    throw new InputError(
      `${name} holds part ${measures.part.number}/${measures.part.of} of the citizens; add up all parts with measure --merge`,
    );
  refuseOtherFiles(delivery, name, measures);
  for (const [entry, rows] of measures.counted.uses) delivery.mapping.entries[entry]!.rows += rows;
  const { closer, rejected, remarks, inForce } = measures.counted;
  const { tolerate = 0 } = request;
  if (rejected > tolerate)
    throw new InputError(
      `${rejected} rows were left out when ${name} was counted; accept that with --tolerate ${rejected}`,
    );
  const faults = new Faults(tolerate);
  faults.leftOut(rejected);
  const leftOut = `${rejected} rows were left out when ${name} was counted; afviste-raekker.csv beside it has them`;
  return {
    counted: {
      ...measures.counted,
      ...cellsAsked(name, measures, measures.counted, request),
      inForce: inForce && cellsAsked(name, measures, inForce, request),
      remarks: [...remarks, ...(rejected > 0 ? [leftOut] : [])],
    },
    faults,
    closer: async (period) => {
      if (closer && periodCode(closer.period) !== periodCode(period))
        throw new InputError(
          `${name} does not look at the samtaler of ${periodCode(period)}; count it for that month`,
        );
      return closer;
    },
    store: async () => {
      throw new InputError(`${name} holds no citizens; leave --measures out`);
    },
    close: () => {},
  };
}

/** @throws {InputError} when a folder has case extracts, and they are not those that were counted. */
function refuseOtherFiles(delivery: Delivery, name: string, { counted }: Measures): void {
  const own = caseFilesOf(delivery).map(({ name: file, facts }) => `${file} ${facts.sha256}`);
  if (own.length === 0) return;
  const its = counted.files.map(({ file, sha256 }) => `${file} ${sha256}`);
  const differing = [
    ...own.filter((file) => !its.includes(file)),
    ...its.filter((file) => !own.includes(file)),
  ];
  if (differing.length === 0) return;
  const files = [...new Set(differing.map((text) => text.slice(0, text.lastIndexOf(' '))))];
  throw new InputError(
    `${name} was not counted from the case extracts in ${delivery.folder}: ${files.join(', ')} differ; count it anew, or leave --measures out`,
  );
}

/** The cells that a run asks for, and no others. @throws {InputError} when some were not counted. */
function cellsAsked(
  name: string,
  { counting }: Measures,
  counted: CaseCells,
  { periods, early }: CountRequest,
): CaseCells {
  const pick = (cells: readonly CountedCell[], counted: readonly Period[], asked: readonly Period[]) => {
    const codes = new Set(asked.map(periodCode));
    const there = new Set(counted.map(periodCode));
    const missing = [...codes].filter((code) => !there.has(code));
    if (missing.length > 0)
      throw new InputError(
        `${name} has no measures of ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' …' : ''}; count it for the month of the report: measure --month`,
      );
    return cells.filter(({ key }) => codes.has(periodCode(key.period)));
  };
  return {
    cells: pick(counted.cells, counting.periods, periods),
    early: pick(counted.early, counting.early.map(singleMonth), early.map(singleMonth)),
  };
}
