import { formatInteger } from '../../danish/number.js';
import type { JsonObject } from '../../document/model.js';
import type { Insight } from './facts.js';

const RESULT = ['expected', 'actual', 'size', 'points', 'place', 'of', 'period'] as const;
const MOVE = ['before', 'place', 'from', 'to', 'period', 'periodBefore'] as const;
const AREA = ['area', 'size', 'place', 'of', 'period', 'small'] as const;
const CHANGE = ['ydelse', 'size', 'from', 'to', 'change', 'month', 'monthBefore', 'small'] as const;
const APART = ['Ydelse', 'size', 'change', 'national', 'month', 'small'] as const;
const EARLY = ['share', 'met', 'citizens', 'missing', 'line', 'month', 'small'] as const;
const PEERS = ['place', 'count', 'size', 'period'] as const;

/** The named places of each kind of sentence. */
export const MESSAGE_PLACES = {
  'result-more': RESULT,
  'result-fewer': RESULT,
  'result-equal': RESULT,
  moved: MOVE,
  'moved-as-far': MOVE,
  'moved-not': MOVE,
  'moved-not-as-far': MOVE,
  'area-more': AREA,
  'area-fewer': AREA,
  'area-several': ['areas', 'size', 'period', 'small'],
  'area-none': ['period'],
  'change-more': CHANGE,
  'change-fewer': CHANGE,
  'change-among-more': CHANGE,
  'change-among-fewer': CHANGE,
  'apart-rises-more': APART,
  'apart-rises-less': APART,
  'apart-falls-more': APART,
  'apart-falls-less': APART,
  'apart-other-way': APART,
  'early-enough': EARLY,
  'early-short': EARLY,
  'early-share': EARLY,
  'peers-more': PEERS,
  'peers-fewer': PEERS,
  'peers-equal': PEERS,
} as const satisfies Record<string, readonly string[]>;
export type MessageKind = keyof typeof MESSAGE_PLACES;

/** A sentence of the first page, before it is worded. */
export interface Message {
  kind: MessageKind;
  /** What it speaks of, in persons. */
  persons: number;
  /** The table or figure that has its numbers. */
  target: string;
  /** What its places say. */
  places: Readonly<Record<string, string>>;
  /** Its numbers. */
  data: JsonObject;
}

/** More, fewer or as many, by the sign of a difference. */
export const side = <M, F, E>(difference: number, more: M, fewer: F, equal: E): M | F | E =>
  difference > 0 ? more : difference < 0 ? fewer : equal;

/** A number of persons without its sign. */
export const size = (value: number): string => formatInteger(Math.abs(value));

/** The word for a group of few, behind a sentence about it. */
export const smallOf = ({ rules, month }: Insight, persons: number): string =>
  persons < rules.at(month).smallNumber ? ' (små tal)' : '';
