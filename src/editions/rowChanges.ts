import type { Loentimer, Samtale, Tilbud, Timeline } from '../core/timeline.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';

/** What became of a citizen's rows of one extract from one delivery to a later one. */
export interface RowChanges<Row = object> {
  /** Rows that are in both. */
  kept: Row[];
  /** Rows that only the earlier delivery has. */
  withdrawn: Row[];
  /** Rows that say something else: as they were, and as they are. */
  changed: [earlier: Row, now: Row][];
  /** Rows that only the later delivery has. */
  late: Row[];
}

/** What tells that two rows are about one thing: when it happened or began. */
const ABOUT: { [E in CaseExtract]: (row: Timeline[E][number]) => number } = {
  ydelser: ({ from }) => from,
  samtaler: ({ day }) => day,
  tilbud: ({ from }) => from,
  loentimer: ({ month }) => month,
  fritagelser: ({ from }) => from,
};

const textOf = (row: object): string => JSON.stringify(row, Object.keys(row).sort());

/**
 * Sets a citizen's rows of two deliveries beside each other. Equal rows are the same one; of the others, two that are
 * about the same day (of loentimer, the same month) are one row that was changed, pair by pair in the order of what
 * they say; what is left was withdrawn, or came late. So a samtale that was moved to another day was withdrawn, and came
 * late.
 */
export function rowChanges<E extends CaseExtract>(
  extract: E,
  earlier: Timeline[E],
  now: Timeline[E],
): RowChanges<Timeline[E][number]> {
  type Row = Timeline[E][number];
  const about = ABOUT[extract] as (row: Row) => number;
  const left = new Map<string, Row[]>();
  for (const row of now as readonly Row[]) {
    const text = textOf(row);
    left.set(text, [...(left.get(text) ?? []), row]);
  }
  const changes: RowChanges<Row> = { kept: [], withdrawn: [], changed: [], late: [] };
  const gone: Row[] = [];
  for (const row of earlier as readonly Row[]) (left.get(textOf(row))?.pop() ? changes.kept : gone).push(row);
  const order = (a: Row, b: Row) => about(a) - about(b) || (textOf(a) < textOf(b) ? -1 : 1);
  const come = [...left.values()].flat().sort(order);
  for (const row of gone.sort(order)) {
    const at = come.findIndex((other) => about(other) === about(row));
    if (at < 0) changes.withdrawn.push(row);
    else changes.changed.push([row, come.splice(at, 1)[0]!]);
  }
  changes.late.push(...come);
  return changes;
}

/** The extracts of effort: what decides whether a citizen counts as met. */
const EFFORT = ['samtaler', 'tilbud', 'loentimer'] as const;
type Effort = { samtaler: Samtale[]; tilbud: Tilbud[]; loentimer: Loentimer[] };

/**
 * A citizen's effort, step by step from one delivery to a later one: as it was; without the rows that were withdrawn;
 * with the changed rows as they are now; with those that came late, which is all of it.
 */
export function effortSteps(earlier: Timeline, now: Timeline): Effort[] {
  const changes = EFFORT.map(
    (extract) => [extract, rowChanges(extract, earlier[extract], now[extract])] as const,
  );
  const step = (rows: (of: RowChanges) => object[]): Effort =>
    Object.fromEntries(changes.map(([extract, of]) => [extract, rows(of)])) as unknown as Effort;
  const [were, are] = [0, 1].map((i) => (of: RowChanges) => of.changed.map((pair) => pair[i]!));
  return [
    step((of) => [...of.kept, ...were!(of), ...of.withdrawn]),
    step((of) => [...of.kept, ...were!(of)]),
    step((of) => [...of.kept, ...are!(of)]),
    step((of) => [...of.kept, ...are!(of), ...of.late]),
  ];
}
