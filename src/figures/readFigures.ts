import { monthName } from '../danish/date.js';
import type { Fokusmaal } from '../domain/fokusmaal.js';
import type { Month, Period } from '../domain/month.js';
import { emptyText, type FileAccount, outsideText } from '../extracts/account.js';
import type { Delivery } from '../extracts/delivery.js';
import type { ExtractName } from '../extracts/extractName.js';
import { Faults } from '../extracts/faults.js';
import { AMK_KONTAKTER, type AmkRow } from '../extracts/jobindsats/amkKontakter.js';
import { BENCHMARK, type BenchmarkRow } from '../extracts/jobindsats/benchmark.js';
import { FOKUSMAAL_EXTRACT, type FokusmaalRow } from '../extracts/jobindsats/fokusmaal.js';
import { FULDTIDSPERSONER, type FuldtidspersonerRow } from '../extracts/jobindsats/fuldtidspersoner.js';
import { SAMTALETAL, type SamtaletalRow } from '../extracts/jobindsats/samtaletal.js';
import type { JobindsatsSchema } from '../extracts/jobindsats/schema.js';
import { mappingReport } from '../extracts/mapping/report.js';
import { readExtract } from '../extracts/readExtract.js';
import { BenchmarkBook } from '../measures/benchmark.js';
import { type BookInput, MeasureBook } from '../measures/book.js';
import type { CaseCells } from '../measures/caseMeasures.js';
import type { FigureSource } from '../measures/cell.js';
import { Hidden } from '../measures/hidden.js';
import { PersonsBook } from '../measures/persons.js';
import { RULES, type RuleBook } from '../rules/ruleset.js';
import { deliveryWarnings } from '../store/caseFindings.js';
import { CloserLook } from './closerLook.js';
import {
  benchmarkConflicts,
  fokusmaalConflicts,
  personsConflicts,
  samtaletalConflicts,
  toCell,
} from './conflicts.js';
import { beginsLate, earlyEndGaps, earlyEndsText } from './ends.js';
import type { Figures, FiguresRequest, SourceFile } from './figures.js';
import { lossesIn, readsCases } from './losses.js';
import { openCases } from './openCases.js';
import { type CaseFigures, measurableFokusmaal, readCases } from './readCases.js';

/** The figures of a delivery, while its case extracts are still at hand for a closer look. */
export interface OpenFigures {
  figures: Figures;
  closer: CloserLook;
  /** Frees the case extracts. */
  close(): void;
}

/**
 * Reads a delivery and computes the figures of some periods, for all kommuner at once.
 * @throws {import('../extracts/problems.js').InputError} with every fault of every file.
 */
export async function openFigures(delivery: Delivery, request: FiguresRequest): Promise<OpenFigures> {
  // The engine reads the case extracts in threads of its own while the others are parsed here.
  const opening = readsCases(request)
    ? openCases(delivery, request)
    : openCases({ ...delivery, files: [] }, { ...request, cache: undefined, measures: undefined });
  opening.catch(() => {});
  try {
    const published = await readPublished(delivery, request);
    const { counted, faults: inCases, ...cases } = await opening;
    const read = readCases(counted, request);
    const { faults } = published;
    faults.merge(inCases);
    for (const problem of read.faults) faults.add(problem);
    faults.settle();
    return {
      figures: figuresOf(delivery, request, published, read),
      closer: new CloserLook(cases, request.rules),
      close: cases.close,
    };
  } catch (error) {
    await opening.then(
      (cases) => cases.close(),
      () => {},
    );
    throw error;
  }
}

/** The jobindsats extracts that a request is made from, checked. */
interface Published {
  benchmark: BenchmarkRow[];
  fokusmaal: ReturnType<typeof toCell>[];
  early: ReturnType<typeof toCell>[];
  persons: FuldtidspersonerRow[];
  samtaletal: SamtaletalRow[];
  contacts: AmkRow[];
  sources: SourceFile[];
  accounts: FileAccount[];
  /** For standard error, in English. */
  warnings: string[];
  faults: Faults;
}

async function readPublished(
  delivery: Delivery,
  { needs, tolerate = 0 }: FiguresRequest,
): Promise<Published> {
  const faults = new Faults(tolerate);
  for (const problem of delivery.problems) faults.add(problem);
  const warnings: string[] = [];
  const sources: SourceFile[] = [];
  const accounts: FileAccount[] = [];
  const filesOf = (extract: ExtractName) => delivery.files.filter((file) => file.extract === extract);

  async function read<Row>(extract: ExtractName, schema: JobindsatsSchema<Row>): Promise<Row[]> {
    if (!needs.some(({ what }) => what === extract)) return [];
    const result = await readExtract(filesOf(extract), schema, faults.tolerated);
    faults.merge(result.faults);
    for (const { file, rows, account, unknownColumns, remarks } of result.files) {
      warnings.push(...unknownColumns.map((name) => `${file.name}: the column '${name}' is not used`));
      warnings.push(...remarks.map((remark) => `${file.name}: ${remark}`));
      sources.push({ file: file.name, sha256: file.facts.sha256, rows });
      if (!account) continue;
      warnings.push(...emptyText(account), ...outsideText(account));
      accounts.push(account);
    }
    return result.rows;
  }

  const benchmark = await read<BenchmarkRow>('benchmark', BENCHMARK);
  const fokusmaal = (await read<FokusmaalRow>('fokusmaal', FOKUSMAAL_EXTRACT)).map(toCell);
  const early = (await read<FokusmaalRow>('tidligindsats', FOKUSMAAL_EXTRACT)).map(toCell);
  const persons = await read<FuldtidspersonerRow>('fuldtidspersoner', FULDTIDSPERSONER);
  const samtaletal = await read<SamtaletalRow>('samtaletal', SAMTALETAL);
  const contacts = await read<AmkRow>('amk-kontakter', AMK_KONTAKTER);
  for (const problem of [
    ...fokusmaalConflicts(fokusmaal, filesOf('fokusmaal')),
    ...fokusmaalConflicts(early, filesOf('tidligindsats')),
    ...benchmarkConflicts(benchmark, filesOf('benchmark')),
    ...personsConflicts(persons, filesOf('fuldtidspersoner')),
    ...samtaletalConflicts(samtaletal, filesOf('samtaletal')),
  ]) {
    faults.add(problem);
  }
  return { benchmark, fokusmaal, early, persons, samtaletal, contacts, sources, accounts, warnings, faults };
}

/** The figures of both sources together. */
function figuresOf(
  delivery: Delivery,
  request: FiguresRequest,
  published: Published,
  cases: CaseFigures,
): Figures {
  const { cells, early, inForce, kommuner, outOfScope, reach, extracts, ends, sources, accounts, warnings } =
    cases;
  const { rules, source, neededFrom } = request;
  const losses = lossesIn(delivery, request, extracts);
  const late = reach !== undefined && reach.from > neededFrom ? reach.from : undefined;
  const whole = reach && { from: Math.min(reach.from, neededFrom), to: reach.to };
  const booksOf = (counted: CaseCells, by: RuleBook, within: Period | undefined, only?: FigureSource) => {
    const book = (
      caseCells: BookInput['caseCells'],
      fokusmaal: readonly Fokusmaal[],
      other: BookInput['published'],
    ) =>
      new MeasureBook({
        caseCells,
        caseReach: within ? reachOfEach(fokusmaal, within) : {},
        published: other,
        rules: by,
        ...(only ? { source: only } : {}),
      });
    return {
      book: book(counted.cells, measurableFokusmaal(extracts), published.fokusmaal),
      early: book(counted.early, measurableFokusmaal(extracts, true), published.early),
    };
  };
  // What is hidden must not hang on how far back a report looks: periods that begin before the extracts are whole count.
  const judged = (counted: CaseCells, by: RuleBook, only?: FigureSource) => ({
    ...booksOf(counted, by, reach && { from: by.firstMonth, to: reach.to }, only),
    from: reach?.from ?? by.firstMonth,
  });
  const usual = inForce || source ? new Hidden(judged(inForce ?? { cells, early }, RULES)) : undefined;
  const books = booksOf({ cells, early }, rules, whole, source);
  const isAll = whole && request.periods.every(({ from }) => from >= whole.from);
  const { rejected, rejectedCount } = published.faults;
  return {
    ...books,
    hidden: new Hidden(
      isAll ? { ...books, from: reach.from } : judged({ cells, early }, rules, source),
      usual,
    ),
    benchmark: new BenchmarkBook(published.benchmark),
    persons: new PersonsBook(published.persons),
    samtaletal: published.samtaletal,
    contacts: published.contacts,
    caseKommuner: kommuner,
    caseMonths: reach,
    outOfScope,
    sources: [...sources, ...published.sources],
    accounts: [...accounts, ...published.accounts],
    mapping: mappingReport(delivery.mapping),
    gaps: [
      ...losses.map(({ extract, danish }) => ({ code: `missing-${extract}`, text: danish })),
      ...(late === undefined ? [] : [{ code: 'short-period', text: shortPeriod(late) }]),
      ...earlyEndGaps(ends),
      ...rejectedNote(rejectedCount),
    ],
    rejected,
    warnings: [
      ...deliveryWarnings(delivery),
      ...published.warnings,
      ...warnings,
      ...(late === undefined ? [] : [beginsLate(late)]),
      ...earlyEndsText(ends),
      ...losses.map(({ extract, english }) => `no extract '${extract}' in ${delivery.folder}: ${english}`),
    ],
  };
}

const reachOfEach = (fokusmaal: readonly Fokusmaal[], reach: Period): BookInput['caseReach'] =>
  Object.fromEntries(fokusmaal.map((f) => [f, reach]));

function rejectedNote(count: number): Figures['gaps'] {
  if (count === 0) return [];
  const rows = count === 1 ? '1 række' : `${count} rækker`;
  const text = `${rows} i de leverede data kunne ikke læses og er udeladt. De står med begrundelse i filen afviste-raekker.csv.`;
  return [{ code: 'rejected-rows', text }];
}

const shortPeriod = (month: Month): string =>
  `Sagsudtrækkene begynder sent: tal for måneder før ${monthName(month)} mangler en del af det år, som indsatsen tælles i, og er for lave.`;
