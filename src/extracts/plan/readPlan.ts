import { basename } from 'node:path';
import type { z } from 'zod';
import { maybeKommune } from '../../domain/kommuner.js';
import { accountFault, addRest, openAccount } from '../account.js';
import { textCell } from '../cells.js';
import { type Columns, optionalColumn } from '../columns.js';
import { inspectFile, readText } from '../file.js';
import { parseJson } from '../json.js';
import { matchColumns } from '../matchColumns.js';
import { openTable } from '../openTable.js';
import { InputError, type Problem } from '../problems.js';
import type { SourceTable } from '../sourceTable.js';
import { dataRows, fieldCountMessage, type Rest } from '../table.js';
import { maskCprIn, type Notation, notationOf, parseInteger } from '../values.js';
import type { Plan } from './plan.js';
import { planSchema } from './schema.js';

/** Columns of a plan in CSV, a goal a row, with the settings of the JSON form that they stand for. */
export const PLAN_COLUMNS = {
  kommune: 'the kommune; the same in every row',
  år: 'the year of the plan; the same in every row',
  overskrift: 'heading',
  mål: 'wording of the goal',
  ydelse: 'ydelse, for ændring and niveau',
  ændring: 'expected change in per cent',
  niveau: 'full-time persons at most',
  'niveau før': 'full-time persons in the year before',
  antal: 'a number to reach',
  inden: 'the date to reach it by',
  start: 'the number it begins from',
  nået: 'the number, or the share in per cent, that is reached',
  pr: 'the date of nået',
  enhed: 'what is counted',
  delmål: 'label of a share; rows with one heading and wording belong together',
  andel: 'the share to reach, in per cent',
  'ikke målbar': 'why the goal cannot be measured',
  kommentar: "the analyst's comment, in Markdown",
} as const;

type Name = keyof typeof PLAN_COLUMNS;
type Texts = Partial<Record<Name, string>>;
/** The texts of a row, and where it stands. */
interface Row {
  place: Pick<Problem, 'line' | 'row'>;
  texts: Texts;
}

/** The same as columns of a table of text, none of which must be there. */
const COLUMNS: Columns = Object.fromEntries(
  Object.keys(PLAN_COLUMNS).map((name) => [
    name,
    { ...optionalColumn(textCell, name.replaceAll(' ', '_')), optional: true },
  ]),
);

/** The columns that hold whole numbers, by which a number with a point is told to be thousands or decimals. */
const WHOLE: readonly Name[] = ['niveau', 'niveau før', 'antal', 'start', 'nået'];

/**
 * A kommune's plan from a JSON or CSV file.
 * @throws {InputError} with every fault of the file.
 */
export async function readPlan(path: string): Promise<Plan> {
  const name = basename(path);
  const facts = await inspectFile(path, name);
  const { content, rows } =
    facts.form === 'json'
      ? { content: parsePlanJson(path, maskCprIn(await readText(path, facts))), rows: [] }
      : await readTable(path, await openTable({ name, path, facts }, COLUMNS));
  const result = planSchema.safeParse(content);
  if (!result.success) throw planFaults(path, maskCprIn(name), result.error.issues, rows);
  return { ...result.data, file: maskCprIn(name), sha256: facts.sha256 };
}

/** The columns of a table that settings of the JSON form come from, where they are called otherwise. */
const COLUMN_OF: Readonly<Record<string, Name>> = {
  heading: 'overskrift',
  wording: 'mål',
  comment: 'kommentar',
  notMeasurable: 'ikke målbar',
  change: 'ændring',
  level: 'niveau',
  before: 'niveau før',
  count: 'antal',
  by: 'inden',
  reached: 'nået',
  at: 'pr',
  unit: 'enhed',
  label: 'delmål',
  goal: 'andel',
  year: 'år',
};

/**
 * What the schema found, as faults of the file.
 * @param rows of a table, by goal: the row that each goal, and each of its shares, stands in.
 */
function planFaults(
  path: string,
  file: string,
  issues: readonly z.core.$ZodIssue[],
  rows: readonly (readonly Row[])[],
): InputError {
  const problems = issues.map(({ path: keys, message }): Problem => {
    const goal = keys[0] === 'goals' && typeof keys[1] === 'number' ? keys[1] + 1 : undefined;
    const share = keys.indexOf('shares');
    const row = rows[(goal ?? 1) - 1]?.[share < 0 ? 0 : Number(keys[share + 1] ?? 0)];
    if (row) {
      const column = COLUMN_OF[String(keys.at(-1))] ?? (keys.at(-1) as Name);
      const { place, texts } = row;
      return {
        ...place,
        kind: 'plan',
        file,
        column,
        ...(texts[column] ? { value: texts[column] } : {}),
        message,
      };
    }
    const column = (goal === undefined ? keys : keys.slice(2)).map(String).join('.');
    return {
      kind: 'plan',
      file,
      ...(goal === undefined ? {} : { row: goal }),
      ...(column ? { column } : {}),
      message,
    };
  });
  return new InputError(`the plan ${path} is not as expected (rows are goals, counted from 1):`, problems);
}

function parsePlanJson(path: string, text: string): unknown {
  try {
    return parseJson(text, 1);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`the plan ${path}: ${error.summary}`);
  }
}

/** The rows of a table as the JSON form has them, and the rows of each goal; rows of shares with one heading and wording are one goal. */
async function readTable(path: string, table: SourceTable): Promise<{ content: unknown; rows: Row[][] }> {
  const name = maskCprIn(basename(path));
  const { index, unknown, problems } = matchColumns(name, table.header, COLUMNS);
  if (problems.length > 0) throw new InputError(`the plan ${path} is not as expected:`, problems);
  const known = Object.keys(PLAN_COLUMNS).join(', ');
  if (unknown.length > 0)
    throw new InputError(
      `the plan ${path} has the unknown columns ${unknown.join(', ')}; known are ${known}`,
    );
  const rows = await rowsOf(path, table, index);
  const [first] = rows;
  if (!first) throw new InputError(`the plan ${path} has no goals; its columns are ${known}`);
  refuseOthers(path, rows);
  refuseUnread(path, rows);
  const notation = table.pointIsDecimal
    ? 'point'
    : notationOf(new Set(rows.flatMap(({ texts }) => WHOLE.map((column) => texts[column] ?? ''))));
  const goals = new Map<string, { content: Record<string, unknown>; rows: Row[] }>();
  for (const row of rows) {
    const { texts } = row;
    const share = shareOf(texts);
    const key = `${texts.overskrift}\n${texts.mål}\n${share ? `andel ${texts.enhed ?? ''}` : ''}`;
    const goal = goals.get(key);
    if (goal && share) {
      (goal.content.indicator as { shares: unknown[] }).shares.push(share);
      goal.rows.push(row);
      goal.content.comment = [goal.content.comment, texts.kommentar].filter(Boolean).join('\n\n');
      continue;
    }
    const content = {
      heading: texts.overskrift,
      wording: texts.mål,
      indicator: indicatorOf(texts, share, notation),
      comment: texts.kommentar ?? '',
    };
    goals.set(goal ? `${key}\n${goals.size}` : key, { content, rows: [row] });
  }
  const { kommune, år } = first.texts;
  const year = parseInteger(år ?? '', 'point') ?? år;
  const all = [...goals.values()];
  return {
    content: {
      kommune,
      year,
      title: `Beskæftigelsesplan ${year}`,
      goals: all.map(({ content }) => content),
    },
    rows: all.map((goal) => goal.rows),
  };
}

/** The rows by column. @throws {InputError} when one has not as many fields as the header, or one was lost. */
async function rowsOf(
  path: string,
  table: SourceTable,
  index: Readonly<Record<string, number>>,
): Promise<Row[]> {
  const account = openAccount(maskCprIn(basename(path)), table);
  const rest: Rest = { notes: [], blank: 0 };
  const rows: Row[] = [];
  for await (const block of dataRows(table, rest)) {
    for (const { fields, ...place } of block) {
      if (fields.length !== table.header.length)
        throw new InputError(`the plan ${path} is not as expected:`, [
          { ...place, kind: 'fields', file: account.file, message: fieldCountMessage(table.header, fields) },
        ]);
      const texts = Object.keys(PLAN_COLUMNS).map((name) => [
        name,
        maskCprIn((fields[index[name]!] ?? '').normalize('NFC').trim()),
      ]);
      rows.push({ place, texts: Object.fromEntries(texts) as Texts });
    }
  }
  addRest(account, rest);
  const fault = accountFault({ ...account, rows: rows.length, counted: rows.length });
  if (fault) throw new InputError(`the plan ${path}: ${fault.message}`);
  return rows;
}

/** @throws {InputError} when rows are about several kommuner or years: each has goals of its own. */
function refuseOthers(path: string, rows: readonly Row[]): void {
  const same = {
    kommune: (text: string) => maybeKommune(text)?.name ?? text,
    år: (text: string) => String(parseInteger(text, 'point') ?? text),
  };
  for (const column of ['kommune', 'år'] as const) {
    const plain = same[column];
    const given = rows.map(({ texts }) => texts[column]);
    const other = given.findIndex((text) => text && plain(text) !== plain(given[0] ?? ''));
    if (other < 0) continue;
    throw new InputError(
      `the plan ${path} has '${given[0]}' in the column ${column} of its first goal and '${given[other]}' in that of goal ${other + 1}; ` +
        'a plan is that of one kommune and one year: put the others into files of their own',
    );
  }
}

const filled = (text: string | undefined): text is string => text !== undefined && text !== '';
const numberOf = (text: string, notation: Notation): number | string => parseInteger(text, notation) ?? text;

function shareOf(row: Texts): object | undefined {
  return filled(row.delmål) || filled(row.andel)
    ? { label: row.delmål || row.overskrift, reached: row.nået ?? '', goal: row.andel ?? '' }
    : undefined;
}

/** What a goal's row may be measured by, with the columns that go with each. */
const MEASURED = {
  'cannot be measured': ['ydelse'],
  'is measured by a share': ['nået', 'andel'],
  'is measured by a number': ['antal', 'start', 'nået'],
  'is measured by full-time persons': ['ydelse', 'ændring', 'niveau', 'niveau før'],
} satisfies Record<string, readonly Name[]>;

/** @throws {InputError} for what a row has beside that which it is measured by: nobody would look at it. */
function refuseUnread(path: string, rows: readonly Row[]): void {
  const problems = rows.flatMap(({ place, texts }): Problem[] => {
    const kind = filled(texts['ikke målbar'])
      ? 'cannot be measured'
      : shareOf(texts)
        ? 'is measured by a share'
        : filled(texts.antal)
          ? 'is measured by a number'
          : 'is measured by full-time persons';
    const read: readonly Name[] = MEASURED[kind];
    const unread = Object.values(MEASURED)
      .flat()
      .filter((column) => !read.includes(column) && filled(texts[column]));
    return [...new Set(unread)].map((column) => ({
      ...place,
      kind: 'plan',
      file: maskCprIn(basename(path)),
      column,
      value: texts[column]!,
      message: `the goal ${kind}, which does not go with this column; remove one of them`,
    }));
  });
  if (problems.length > 0) throw new InputError(`the plan ${path} is not as expected:`, problems);
}

/** The settings of a goal's indicator. */
function indicatorOf(row: Texts, share: object | undefined, notation: Notation): unknown {
  const number = (text: string) => numberOf(text, notation);
  const given = (column: Name, key: string, read: (text: string) => unknown = (text) => text) =>
    filled(row[column]) ? { [key]: read(row[column]) } : {};
  const ofPersons = {
    ...given('ydelse', 'ydelse'),
    ...given('ændring', 'change'),
    ...given('niveau', 'level', number),
    ...given('niveau før', 'before', number),
  };
  if (filled(row['ikke målbar'])) return { notMeasurable: row['ikke målbar'] };
  if (share) return { unit: row.enhed || 'andel', shares: [share] };
  if (!filled(row.antal)) return ofPersons;
  return {
    count: number(row.antal),
    by: row.inden ?? '',
    reached: number(row.nået ?? ''),
    at: row.pr ?? '',
    unit: row.enhed ?? '',
    ...given('start', 'start', number),
  };
}
