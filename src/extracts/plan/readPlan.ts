import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { inspectFile, readText } from '../file.js';
import { looksLikeJson } from '../json.js';
import { InputError, type Problem } from '../problems.js';
import { maskCprIn } from '../values.js';
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

type Row = Partial<Record<keyof typeof PLAN_COLUMNS, string>>;

/**
 * A kommune's plan from a JSON or CSV file.
 * @throws {InputError} with every fault of the file.
 */
export async function readPlan(path: string): Promise<Plan> {
  const name = basename(path);
  const facts = await inspectFile(path, name);
  const text = maskCprIn(await readText(path, facts));
  const content = looksLikeJson(text) ? parseJson(path, text) : parseCsv(path, text);
  const result = planSchema.safeParse(content);
  if (!result.success) throw planFaults(path, maskCprIn(name), result.error.issues);
  return { ...result.data, file: maskCprIn(name), sha256: facts.sha256 };
}

function planFaults(path: string, file: string, issues: readonly z.core.$ZodIssue[]): InputError {
  const problems = issues.map(({ path: keys, message }): Problem => {
    const goal = keys[0] === 'goals' && typeof keys[1] === 'number' ? keys[1] + 1 : undefined;
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

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new InputError(`the plan ${path} is no JSON: ${(error as Error).message}`);
  }
}

/** The rows of a CSV as the JSON form has them; rows of shares with one heading and wording are one goal. */
function parseCsv(path: string, text: string): unknown {
  const [header = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/, 1);
  const delimiter = [';', '\t', ','].find((mark) => header.includes(mark)) ?? ';';
  let rows: Row[];
  try {
    rows = parse(text, {
      bom: true,
      delimiter,
      trim: true,
      skip_empty_lines: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase().replace(/_/g, ' ')),
    });
  } catch (error) {
    throw new InputError(`the plan ${path} is no CSV: ${(error as Error).message}`);
  }
  const [first] = rows;
  const unknown = Object.keys(first ?? {}).filter((name) => !Object.hasOwn(PLAN_COLUMNS, name));
  if (!first || unknown.length > 0) {
    const known = Object.keys(PLAN_COLUMNS).join(', ');
    throw new InputError(
      first
        ? `the plan ${path} has the unknown columns ${unknown.join(', ')}; known are ${known}`
        : `the plan ${path} has no goals; its columns are ${known}`,
    );
  }
  const goals = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const key = `${row.overskrift}\n${row.mål}`;
    const goal = goals.get(key);
    const share = shareOf(row);
    if (goal && share) (goal.indicator as { shares: unknown[] }).shares.push(share);
    else
      goals.set(goal ? `${key}\n${goals.size}` : key, {
        heading: row.overskrift,
        wording: row.mål,
        indicator: indicatorOf(row, share),
        comment: row.kommentar ?? '',
      });
  }
  const year = Number(first.år);
  return {
    kommune: first.kommune,
    year,
    title: `Beskæftigelsesplan ${year}`,
    goals: [...goals.values()],
  };
}

const filled = (text: string | undefined): text is string => text !== undefined && text !== '';
const numberOf = (text: string): number | string =>
  /^\d[\d.]*$/.test(text) ? Number(text.replaceAll('.', '')) : text;

function shareOf(row: Row): object | undefined {
  return filled(row.delmål) || filled(row.andel)
    ? { label: row.delmål || row.overskrift, reached: row.nået ?? '', goal: row.andel ?? '' }
    : undefined;
}

function indicatorOf(row: Row, share: object | undefined): unknown {
  if (filled(row['ikke målbar'])) return { notMeasurable: row['ikke målbar'] };
  if (share) return { unit: row.enhed || 'andel', shares: [share] };
  if (filled(row.antal)) {
    return {
      count: numberOf(row.antal),
      by: row.inden ?? '',
      reached: numberOf(row.nået ?? ''),
      at: row.pr ?? '',
      unit: row.enhed ?? '',
      ...(filled(row.start) ? { start: numberOf(row.start) } : {}),
    };
  }
  const level = filled(row.niveau) ? { level: numberOf(row.niveau) } : {};
  if (filled(row.ændring)) return { ydelse: row.ydelse, change: row.ændring, ...level };
  const before = filled(row['niveau før']) ? { before: numberOf(row['niveau før']) } : {};
  return { ydelse: row.ydelse, ...level, ...before };
}
