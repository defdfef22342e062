import { compareJson } from '../../src/answers/compareText.js';
import type { ReportDocument } from '../../src/document/model.js';
import type { Kommune } from '../../src/domain/kommuner.js';
import { eachMonth, type Month, type Period } from '../../src/domain/month.js';
import { GRUPPE_I_ALT } from '../../src/domain/ydelse.js';
import { revisionsOf } from '../../src/editions/caused.js';
import { CAUSES, type CausedCell } from '../../src/editions/causes.js';
import { compareEditions } from '../../src/editions/compare.js';
import type { FullEdition } from '../../src/editions/edition.js';
import { type Shown, shownFigures } from '../../src/editions/shown.js';
import { emptyFigures } from '../../src/figures/figures.js';
import { renderJson } from '../../src/formats/json.js';
import { keyOf } from '../../src/measures/cell.js';
import type { Hidden } from '../../src/measures/hidden.js';
import { RULES } from '../../src/rules/ruleset.js';
import { type Delivered, documentOf, hiddenBy, type PublishedFile } from './delivered.js';

/** The deliveries that editions are made from: each month's own, and a later one in which more are met. */
export interface Beside {
  usual: Delivered;
  again: Delivered;
  from: Month;
  months: Period;
  kommuner: readonly Kommune[];
}

/** An edition of the later delivery, and the edition of the month before that it is set beside. */
export interface Pair {
  kommune: Kommune;
  month: Month;
  /** The figures of each, as its archive has them. */
  before: Shown[];
  now: Shown[];
  /** What the later delivery hides after the editions of its month and of the one before. */
  hidden: Hidden;
  cells: CausedCell[];
}

/** Every month with the one before, in every kommune. */
export function* pairsOf({ usual, again, from, months, kommuner }: Beside): Generator<Pair> {
  const later = hiddenBy(again, RULES, from);
  for (const kommune of kommuner)
    for (const month of eachMonth({ from: months.from + 1, to: months.to })) {
      const { code } = kommune;
      const earlier = [month, month - 1].map((m) => ({
        month: m,
        groups: usual.hidden.groups(code, m),
        early: new Set<Month>(),
      }));
      const hidden = later.hidden.after(earlier, code);
      const read = (of: Delivered, secret: Hidden, m: Month) =>
        shownFigures({ ...emptyFigures(RULES), ...of, hidden: secret }, code, m, true);
      const [before, now] = [read(usual, usual.hidden, month - 1), read(again, hidden, month)];
      yield { kommune, month, before, now, hidden, cells: causedCells([usual, again], code, month - 1) };
    }
}

/** Late registrations are all that differs: each citizen who is met by one is affected. */
function causedCells([usual, again]: readonly [Delivered, Delivered], kommune: number, month: Month) {
  const are = new Map(again.truth.map((cell) => [keyOf(cell.key), cell] as const));
  return usual.truth
    .filter(({ key }) => key.area === kommune && key.period.to === month && key.gruppe === GRUPPE_I_ALT)
    .map((earlier): CausedCell => {
      const now = are.get(keyOf(earlier.key))!;
      const late = now.count.met - earlier.count.met;
      const parts = Object.fromEntries(
        CAUSES.slice(1).map((cause) => [cause, { citizens: 0, met: 0, affected: 0 }]),
      ) as CausedCell['parts'];
      parts.late = { citizens: 0, met: late, affected: late };
      return { key: earlier.key, earlier: earlier.count, now: now.count, parts };
    });
}

/** The edition of the month before, as an archive has it. */
function editionOf({ kommune, month, before }: Pair): FullEdition {
  const { code, name } = kommune;
  return {
    id: `jobcenterindblik-${code}-${month - 1}/1`,
    report: 'jobcenterindblik',
    kommune: { code, name },
    month: month - 1,
    number: 1,
    made: '2026-11-01T00:00:00.000Z',
    program: '',
    rules: RULES.version,
    sources: [],
    shown: before,
  };
}

/** The report of a pair: the new edition with its part about what has changed, and why. */
export function sinceDocument(pair: Pair, again: Pick<Delivered, 'book' | 'early'>): ReportDocument {
  const { kommune, month, now, cells, hidden } = pair;
  const since = { edition: editionOf(pair), shown: now, history: [], causes: { cells } };
  return documentOf({ ...again, hidden }, kommune, month, since);
}

/** What is published of every pair: the comparison with its causes, and the report. */
export function besideFiles(beside: Beside): PublishedFile[] {
  return [...pairsOf(beside)].flatMap((pair): PublishedFile[] => {
    const { kommune, month, before, now, cells } = pair;
    const figures = compareEditions({ month: month - 1, shown: before }, { month, shown: now }, RULES);
    const side = (m: Month) => ({ month: m, edition: undefined, program: '', rules: '', data: '' });
    const answer = {
      kommune,
      report: 'jobcenterindblik',
      earlier: side(month - 1),
      now: side(month),
      figures,
      revisions: revisionsOf(cells, figures, { rules: RULES, month: month - 1, isPublished: true }),
      rows: undefined,
      isSuppressed: true,
    };
    const file = { reading: 'compare' as const, kommune: kommune.code, month };
    return [
      { ...file, kind: 'comparison', text: JSON.stringify(compareJson(answer)) },
      { ...file, kind: 'since', text: renderJson(sinceDocument(pair, beside.again)) },
    ];
  });
}
