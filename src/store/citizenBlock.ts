import type { Fritagelse, Loentimer, Samtale, Tilbud, Timeline, YdelseRow } from '../core/timeline.js';
import { OPEN_END } from '../domain/day.js';
import { withinYdelse } from '../domain/ydelse.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';

/** Columns of whole numbers, the first of them the citizen's number, in ascending order of it. */
export type RowColumns = readonly Int32Array[];

/** All rows of some citizens, by extract. Plain memory: threads read it without a copy. */
export type CitizenBlock = Readonly<Record<CaseExtract, RowColumns>>;

/** Code for an empty cell. */
const NONE = -2;
const orNull = (value: number): number | null => (value === NONE ? null : value);

/** How the rows of an extract are fetched, and how one of them is put into the core's form. */
interface RowForm<Row> {
  /** SQL of the columns behind the citizen's number. */
  columns: readonly string[];
  blank(): Row;
  /** Fills a row from the columns at a place. */
  fill(row: Row, columns: RowColumns, at: number): void;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const FORMS: {
  ydelser: RowForm<YdelseRow>;
  samtaler: RowForm<Samtale>;
  tilbud: RowForm<Tilbud>;
  loentimer: RowForm<Loentimer>;
  fritagelser: RowForm<Fritagelse>;
} = {
  ydelser: {
    columns: ['kommune', 'ydelse', 'fra', `coalesce(til, ${OPEN_END})`, 'coalesce(introduktionsprogram, 0)'],
    blank: () => ({ kommune: 0, ydelse: 0, from: 0, to: 0, introduktion: false }),
    fill: (row, columns, at) => {
      row.kommune = columns[1]![at]!;
      row.ydelse = columns[2]![at]!;
      row.from = columns[3]![at]!;
      row.to = withinYdelse(row.ydelse, columns[4]![at]!);
      row.introduktion = columns[5]![at] === 1;
    },
  },
  samtaler: {
    columns: ['dato', 'samtaletype', `coalesce(form, ${NONE})`, `coalesce(status, ${NONE})`],
    blank: () => ({ day: 0, type: 0, form: null, status: null }),
    fill: (row, columns, at) => {
      row.day = columns[1]![at]!;
      row.type = columns[2]![at]!;
      row.form = orNull(columns[3]![at]!);
      row.status = orNull(columns[4]![at]!);
    },
  },
  tilbud: {
    columns: ['tilbudstype', 'fra', `coalesce(til, ${OPEN_END})`],
    blank: () => ({ type: 0, from: 0, to: 0 }),
    fill: (row, columns, at) => {
      row.type = columns[1]![at]!;
      row.from = columns[2]![at]!;
      row.to = columns[3]![at]!;
    },
  },
  loentimer: {
    columns: ['maaned', 'timer'],
    blank: () => ({ month: 0, units: 0 }),
    fill: (row, columns, at) => {
      row.month = columns[1]![at]!;
      row.units = columns[2]![at]!;
    },
  },
  fritagelser: {
    columns: ['fritaget_for', 'fra', `coalesce(til, ${OPEN_END})`],
    blank: () => ({ target: 0, from: 0, to: 0 }),
    fill: (row, columns, at) => {
      row.target = columns[1]![at]!;
      row.from = columns[2]![at]!;
      row.to = columns[3]![at]!;
    },
  },
};

const EXTRACTS = Object.keys(FORMS) as CaseExtract[];

/** The columns of an extract that a citizen's rows are made of, behind the citizen's number. */
export const columnsFor = (extract: CaseExtract): readonly string[] => FORMS[extract].columns;

/** Walks through the rows of an extract, which belong to one citizen after another. */
class RowWalk<Row> {
  readonly #pool: Row[] = [];
  #at = 0;

  constructor(
    private readonly form: RowForm<Row>,
    private readonly columns: RowColumns,
    private readonly reuse: boolean,
  ) {}

  /** The citizen of the row that it stands on; more than any when all rows are taken. */
  get citizen(): number {
    return this.columns[0]![this.#at] ?? Number.POSITIVE_INFINITY;
  }

  /** Puts the rows of a citizen into a list, in place of what is there. */
  take(citizen: number, rows: Row[]): void {
    const { form, columns } = this;
    const numbers = columns[0]!;
    rows.length = 0;
    for (; numbers[this.#at] === citizen; this.#at += 1) {
      let row = this.reuse ? this.#pool[rows.length] : undefined;
      if (!row) {
        row = form.blank();
        if (this.reuse) this.#pool.push(row);
      }
      form.fill(row, columns, this.#at);
      rows.push(row);
    }
  }
}

type OpenTimeline = { [K in keyof Timeline]: Mutable<Timeline[K][number]>[] };
const emptyTimeline = (): OpenTimeline => ({
  ydelser: [],
  samtaler: [],
  tilbud: [],
  loentimer: [],
  fritagelser: [],
});

/**
 * The citizens of a block who have a ydelse in scope, one after another.
 * @param reuse hand out the same timeline with the same rows again and again, filled anew: nothing is made for a
 * row, and nothing of it may be kept.
 */
export function* timelinesIn(
  block: CitizenBlock,
  { reuse }: { reuse: boolean },
): Generator<{ citizen: number; timeline: Timeline }> {
  const walks = EXTRACTS.map((extract) => ({
    extract,
    walk: new RowWalk<unknown>(FORMS[extract] as RowForm<unknown>, block[extract], reuse),
  }));
  const shared = { citizen: 0, timeline: emptyTimeline() };
  for (;;) {
    const citizen = Math.min(...walks.map(({ walk }) => walk.citizen));
    if (citizen === Number.POSITIVE_INFINITY) return;
    const next = reuse ? shared : { citizen, timeline: emptyTimeline() };
    next.citizen = citizen;
    for (const { extract, walk } of walks) walk.take(citizen, next.timeline[extract]);
    if (next.timeline.ydelser.length > 0) yield next;
  }
}
