import { judgeCitizen, type MonthOutcome } from '../../src/core/judge.js';
import type { Fritagelse, Loentimer, Samtale, Tilbud, Timeline, YdelseRow } from '../../src/core/timeline.js';
import { UNITS_PER_HOUR } from '../../src/core/timeline.js';
import { OPEN_END, parseDay } from '../../src/domain/day.js';
import { parseMonth } from '../../src/domain/month.js';
import {
  FRITAGELSER,
  SAMTALEFORMER,
  SAMTALESTATUS,
  SAMTALETYPER,
  TILBUDSTYPER,
  wordCode,
} from '../../src/domain/vocabulary.js';
import { ydelseCode } from '../../src/domain/ydelse.js';
import { RULES } from '../../src/rules/ruleset.js';

const end = (to: string): number => (to === '' ? OPEN_END : parseDay(to));

/** A row of a ydelse; `to` may be empty. */
export function on(ydelse: string, from: string, to = '', more: Partial<YdelseRow> = {}): YdelseRow {
  return {
    ydelse: ydelseCode(ydelse),
    kommune: 851,
    from: parseDay(from),
    to: end(to),
    introduktion: false,
    ...more,
  };
}

/** A held personal jobsamtale, unless said otherwise. */
export function samtale(
  day: string,
  type = 'Jobsamtale',
  form: string | null = 'Personligt fremmøde',
  status: string | null = 'Afholdt',
): Samtale {
  return {
    day: parseDay(day),
    type: wordCode(SAMTALETYPER, type),
    form: form === null ? null : wordCode(SAMTALEFORMER, form),
    status: status === null ? null : wordCode(SAMTALESTATUS, status),
  };
}

export const tilbud = (type: string, from: string, to = ''): Tilbud => ({
  type: wordCode(TILBUDSTYPER, type),
  from: parseDay(from),
  to: end(to),
});

export const hours = (month: string, number: number): Loentimer => ({
  month: parseMonth(month),
  units: Math.round(number * UNITS_PER_HOUR),
});

export const exempt = (target: string, from: string, to = ''): Fritagelse => ({
  target: wordCode(FRITAGELSER, target),
  from: parseDay(from),
  to: end(to),
});

/** A citizen with nothing but what is given. */
export function person(parts: Partial<Timeline>): Timeline {
  return { ydelser: [], samtaler: [], tilbud: [], loentimer: [], fritagelser: [], ...parts };
}

/** How a citizen counts in a month, or `undefined` when it does not. */
export function inMonth(citizen: Timeline, month: string): MonthOutcome | undefined {
  const m = parseMonth(month);
  return judgeCitizen(citizen, { from: m, to: m }, RULES)[0];
}
