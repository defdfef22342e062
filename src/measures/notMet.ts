import { explainCitizen } from '../core/explain.js';
import { judgeCitizen } from '../core/judge.js';
import { type Timeline, UNITS_PER_HOUR } from '../core/timeline.js';
import { effortWindow } from '../core/window.js';
import type { Day } from '../domain/day.js';
import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import { firstDay, type Month, singleMonth } from '../domain/month.js';
import { byGruppe } from '../domain/ydelse.js';
import type { RuleBook } from '../rules/ruleset.js';

/** A citizen who counts as not met on a fokusmål, with what is lacking. */
export interface NotMet {
  borgerId: string;
  /** Kommunekode. */
  kommune: number;
  /** Code of a ydelse. */
  ydelse: number;
  fokusmaal: Fokusmaal;
  /** Days with a counted samtale in the window, and how many more are needed. */
  samtaler: number;
  samtalerMissing: number;
  /** The last counted samtale, and the first month whose window it has left. */
  lastSamtale: { day: Day; gone: Month } | undefined;
  /** Hours in the window so far and still needed, in units of 1/10.000 hour. */
  hours: number;
  hoursMissing: number;
}

/** The first month whose window no longer holds a day. */
function monthWithout(day: Day, after: Month, book: RuleBook): Month {
  let month = after + 1;
  while (firstDay(effortWindow(month, book.at(month)).from) <= day) month += 1;
  return month;
}

/**
 * The citizens who count as not met in a month, in the order of fokusmål, ydelse and how many samtaler they lack. For
 * caseworkers only.
 * @param fokusmaal those that the extracts at hand can tell of.
 * @param only the kommune whose citizens are wanted; all kommuner when left out.
 */
export async function citizensNotMet(
  citizens: AsyncIterable<{ borgerId: string; timeline: Timeline }>,
  month: Month,
  fokusmaal: readonly Fokusmaal[],
  book: RuleBook,
  only?: number,
): Promise<NotMet[]> {
  const list: NotMet[] = [];
  for await (const { borgerId, timeline } of citizens) {
    const [outcome] = judgeCitizen(timeline, singleMonth(month), book);
    if (!outcome || (only !== undefined && outcome.kommune !== only)) continue;
    const { kommune, ydelse, counted, met } = outcome;
    const notMet = fokusmaal.filter((f) => counted[f] && !met[f]);
    if (notMet.length === 0) continue;
    const lack = lackOf(timeline, month, book);
    list.push(...notMet.map((f) => ({ borgerId, kommune, ydelse, fokusmaal: f, ...lack })));
  }
  return list.sort(
    (a, b) =>
      FOKUSMAAL.indexOf(a.fokusmaal) - FOKUSMAAL.indexOf(b.fokusmaal) ||
      byGruppe(a.ydelse, b.ydelse) ||
      a.samtalerMissing - b.samtalerMissing ||
      (a.borgerId < b.borgerId ? -1 : 1),
  );
}

function lackOf(
  timeline: Timeline,
  month: Month,
  book: RuleBook,
): Omit<NotMet, 'borgerId' | 'kommune' | 'ydelse' | 'fokusmaal'> {
  const { samtaler, hours, rules } = explainCitizen(timeline, month, book);
  const counted = samtaler.filter(({ verdict }) => verdict === 'counted');
  const last = counted.at(-1)?.samtale.day;
  return {
    samtaler: counted.length,
    samtalerMissing: Math.max(0, rules.samtalerRequired - counted.length),
    lastSamtale: last === undefined ? undefined : { day: last, gone: monthWithout(last, month, book) },
    hours,
    hoursMissing: Math.max(0, rules.hoursRequired * UNITS_PER_HOUR - hours),
  };
}
