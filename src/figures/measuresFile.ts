import { createHash } from 'node:crypto';
import { formatMonth, type Month, type Period } from '../domain/month.js';
import type { MappingSource } from '../extracts/mapping/mapping.js';
import { InputError } from '../extracts/problems.js';
import type { Counting } from '../measures/caseMeasures.js';
import type { Part } from '../store/citizenNumbers.js';
import type { CountedCases } from './countedCases.js';

/** What was asked for when measures were counted, and so what can be made of them. */
export type MeasuresFor =
  | { what: 'extract'; months: Period; early: boolean; diskretion: boolean }
  | { what: 'reports'; month: Month };

/**
 * Measures that were counted once and are kept: all that reports need of the case extracts, with what they were
 * counted from. Plain data.
 */
export interface Measures {
  for: MeasuresFor;
  /** The part of the citizens that was counted; `null` for all of them. */
  part: Part | null;
  /** The program that counted, as it names itself: its version, and a checksum of its code. */
  program: string;
  /** Version of the rules that were counted by. */
  rules: string;
  /** The delivery's mapping. */
  mapping: readonly MappingSource[];
  counting: Counting;
  counted: CountedCases;
}

const FORM = 'jcreport-measures-1';
const checksum = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Plain data as a text that shows when it is damaged: a line with its checksum, and a line of JSON. */
export function sealed(content: unknown): string {
  const text = JSON.stringify(content);
  return `${JSON.stringify({ form: FORM, sha256: checksum(text) })}\n${text}\n`;
}

/** What was sealed; `undefined` when the text is damaged, or is none. */
export function unsealed(text: string): unknown {
  const [head = '', content = ''] = text.split('\n', 2);
  try {
    const { form, sha256 } = JSON.parse(head) as { form: unknown; sha256: unknown };
    return form === FORM && sha256 === checksum(content) ? JSON.parse(content) : undefined;
  } catch {
    return undefined;
  }
}

/** Measures from the text of a file. @param name of the file, for messages. @throws {InputError} when it is none. */
export function readMeasures(name: string, text: string): Measures {
  const content = unsealed(text) as Measures | undefined;
  if (content?.counted === undefined)
    throw new InputError(
      `${name} holds no measures, or is damaged; jcreport measure --month makes such files: make it anew`,
    );
  return content;
}

/** What measures were counted for, for messages. */
export function describeFor(asked: MeasuresFor): string {
  if (asked.what === 'reports') return `reports of ${formatMonth(asked.month)}`;
  const months = `${formatMonth(asked.months.from)} to ${formatMonth(asked.months.to)}`;
  const what = asked.early ? 'an extract of early effort' : 'an extract';
  return `${what} of ${months}${asked.diskretion ? ', suppressed' : ''}`;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Makes sure that measures are of one making.
 * @param what they are held against: what another file, or this run, has.
 * @throws {InputError} that says what differs.
 */
export function refuseOther(
  name: string,
  measures: Pick<Measures, 'program' | 'rules' | 'mapping'>,
  what: Pick<Measures, 'program' | 'rules' | 'mapping'>,
  whose: string,
): void {
  const [differs] = [
    ...(measures.program === what.program ? [] : ['by another version of the program']),
    ...(measures.rules === what.rules ? [] : [`by the rules ${measures.rules}, not ${what.rules}`]),
    ...(same(measures.mapping, what.mapping) ? [] : ['with another mapping']),
  ];
  if (differs) throw new InputError(`${name} was counted ${differs} than ${whose}; count it anew`);
}
