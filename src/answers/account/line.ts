import type { Loentimer, Samtale, Tilbud, YdelseRow } from '../../core/timeline.js';
import { formatDay, OPEN_END } from '../../domain/day.js';
import { areaName } from '../../domain/kommuner.js';
import { formatMonth } from '../../domain/month.js';
import {
  NO_STATUS,
  SAMTALEFORMER,
  SAMTALESTATUS,
  SAMTALETYPER,
  TILBUDSTYPER,
} from '../../domain/vocabulary.js';
import { ydelseOf } from '../../domain/ydelse.js';
import type { Parameters } from '../../rules/parameters.js';
import { hoursText } from '../hours.js';

/** A sentence of an account, with the row it is about and the rules it rests on. */
export interface AccountLine {
  text: string;
  /** The row of an extract: the thing to correct, if it is wrong. */
  row?: object;
  rules?: readonly (keyof Parameters)[];
}

export const ydelseName = (code: number): string => ydelseOf(code).name;

/** A text as a sentence: with a full stop, and with one only. */
export const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** A run of days as text. */
export const span = (from: number, to: number): string =>
  `${formatDay(from)} – ${to === OPEN_END ? 'open' : formatDay(to)}`;

/** A number with its noun: `1 day`, `4 days`. */
export const count = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

/** A row of ydelser as text. */
export const rowText = (row: YdelseRow): string =>
  `${span(row.from, row.to)}: ${ydelseName(row.ydelse)}, ${areaName(row.kommune)}${
    row.introduktion ? ', in the introduktionsprogram' : ''
  }`;

/** A samtale as text. */
export function samtaleText({ day, type, form, status }: Samtale): string {
  const words = [
    SAMTALETYPER[type]!.name,
    ...(form === null ? [] : [SAMTALEFORMER[form]!.name]),
    ...(status === null ? [] : [status === NO_STATUS ? 'no status' : SAMTALESTATUS[status]!.name]),
  ];
  return `${formatDay(day)} ${words.join(', ')}`;
}

/** A tilbud as text. */
export const tilbudText = ({ type, from, to }: Tilbud): string =>
  `${span(from, to)} ${TILBUDSTYPER[type]!.name}`;

/** A month's hours as text. */
export const loentimerText = ({ month, units }: Loentimer): string =>
  `${formatMonth(month)} ${hoursText(units, '.')} hours`;
