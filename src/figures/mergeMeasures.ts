import { CASE_EXTRACTS } from '../extracts/caseSchemas.js';
import { InputError } from '../extracts/problems.js';
import type { CaseCells } from '../measures/caseMeasures.js';
import { sumOfCells } from '../measures/countCitizens.js';
import type { Span } from '../store/caseStore.js';
import { emptyMonths, settledFindings, sumOfFindings } from '../store/crossChecks.js';
import { sumOfCloser } from './closeLook.js';
import { type CountedCases, hoursIn } from './countedCases.js';
import { describeFor, type Measures, refuseOther } from './measuresFile.js';

/** Measures with the name of their file. */
export interface NamedMeasures {
  name: string;
  measures: Measures;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Adds up the measures of all parts of the citizens: the same, to the last byte, as those that are counted at once.
 * @throws {InputError} when a part is missing or there twice, when they were not counted alike from the same files, or
 * when rows are not counted in exactly one of them.
 */
export function mergeMeasures(parts: readonly NamedMeasures[]): Measures {
  const inOrder = [...parts].sort((a, b) => (a.measures.part?.number ?? 0) - (b.measures.part?.number ?? 0));
  const [first] = inOrder;
  if (!first) throw new InputError('--merge wants the files of all parts');
  const of = first.measures.part?.of;
  for (const part of inOrder) refusePart(part, first);
  for (let number = 1; number <= of!; number += 1) {
    const found = inOrder.filter(({ measures }) => measures.part!.number === number);
    if (found.length === 1) continue;
    throw new InputError(
      found.length === 0
        ? `part ${number}/${of} is missing; name the files of all ${of} parts`
        : `${found.map(({ name }) => name).join(' and ')} are both part ${number}/${of}; leave one of them out`,
    );
  }
  const counted = sumOfCounted(inOrder.map(({ measures }) => measures.counted));
  for (const { file, own } of counted.files) {
    const account = counted.accounts.find((other) => other.file === file)!;
    if (own === account.counted) continue;
    throw new InputError(
      `of ${account.counted} counted rows of ${file} the parts have ${own}: rows were lost or counted twice; count the parts anew`,
    );
  }
  return { ...first.measures, part: null, counted };
}

/** @throws {InputError} when a file is no part, or was not counted as the first one was. */
function refusePart({ name, measures }: NamedMeasures, first: NamedMeasures): void {
  if (!measures.part) throw new InputError(`${name} holds no part but all citizens; use it as it is`);
  refuseOther(name, measures, first.measures, first.name);
  if (!same(measures.for, first.measures.for) || !same(measures.counting, first.measures.counting))
    throw new InputError(
      `${name} is counted for ${describeFor(measures.for)}, ${first.name} for ${describeFor(first.measures.for)}`,
    );
  if (measures.part.of !== first.measures.part!.of)
    throw new InputError(
      `${name} is one of ${measures.part.of} parts, ${first.name} one of ${first.measures.part!.of}`,
    );
  const [mine, its] = [measures, first.measures].map(({ counted }) => ({
    files: counted.files.map(({ own: _, ...file }) => file),
    accounts: counted.accounts,
    uses: counted.uses,
    remarks: counted.remarks,
    rejected: counted.rejected,
  }));
  if (!same(mine, its))
    throw new InputError(`${name} and ${first.name} are counted from different files; count all parts anew`);
}

function sumOfCounted(parts: readonly CountedCases[]): CountedCases {
  const [first] = parts;
  const files = first!.files.map((file, i) => ({
    ...file,
    own: parts.reduce((sum, part) => sum + part.files[i]!.own, 0),
  }));
  const spans = sumOfSpans(parts.map((part) => part.spans));
  const months = sumOfMonths(parts.map((part) => part.months));
  const found = sumOfFindings([
    emptyMonths(months, spans.samtaler?.from),
    ...parts.map(({ findings }) => findings),
  ]);
  const closer = parts.flatMap((part) => part.closer ?? []);
  const inForce = parts.flatMap((part) => part.inForce ?? []);
  return {
    ...first!,
    ...sumOfBoth(parts),
    inForce: inForce.length > 0 ? sumOfBoth(inForce) : null,
    files,
    spans,
    months,
    kommuner: [...new Set(parts.flatMap(({ kommuner }) => kommuner))].sort((a, b) => a - b),
    findings: settledFindings(found, hoursIn(files)),
    closer: closer.length > 0 ? sumOfCloser(closer) : null,
  };
}

const sumOfBoth = (parts: readonly CaseCells[]): CaseCells => ({
  cells: sumOfCells(parts.map(({ cells }) => cells)),
  early: sumOfCells(parts.map(({ early }) => early)),
});

function sumOfMonths(parts: readonly CountedCases['months'][]): CountedCases['months'] {
  const months: CountedCases['months'] = {};
  for (const extract of CASE_EXTRACTS) {
    const own = parts.flatMap((part) => (part[extract] ? [part[extract]] : []));
    if (own.length === 0) continue;
    const sums = new Map<number, number>();
    for (const { month, rows } of own.flat()) sums.set(month, (sums.get(month) ?? 0) + rows);
    months[extract] = [...sums].map(([month, rows]) => ({ month, rows })).sort((a, b) => a.month - b.month);
  }
  return months;
}

function sumOfSpans(parts: readonly CountedCases['spans'][]): CountedCases['spans'] {
  const spans: CountedCases['spans'] = {};
  for (const extract of CASE_EXTRACTS) {
    const own = parts.flatMap((part): Span[] => (part[extract] ? [part[extract]] : []));
    if (own.length === 0) continue;
    spans[extract] = {
      from: Math.min(...own.map(({ from }) => from)),
      to: Math.max(...own.map(({ to }) => to)),
      lastStart: Math.max(...own.map(({ lastStart }) => lastStart)),
    };
  }
  return spans;
}
