import type { Month, Period } from '../domain/month.js';
import { citizensNotMet } from '../measures/notMet.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { CaseStore } from '../store/caseStore.js';
import { type SamtaleCount, samtalerByMonth } from './samtalerByMonth.js';

/** One kommune's samtaler, looked at more closely than the measures do. */
export interface CloseLook {
  /** Samtaler that the case extracts hold, by month and type. */
  countedSamtaler: SamtaleCount[];
  /** Samtaler that each citizen without the effort lacks in the last month; `undefined` without case extracts. */
  lackingSamtaler: number[] | undefined;
}

/** Where there are no case extracts. */
export const NOTHING_SEEN: CloseLook = { countedSamtaler: [], lackingSamtaler: undefined };

/** The samtaler of every kommune in a period, looked at closely; plain data, which add up over citizens. */
export interface CloserCounts {
  period: Period;
  samtaler: (SamtaleCount & { kommune: number })[];
  /** Samtaler that each citizen without the effort lacks in the period's last month, by kommune. */
  lacking: [kommune: number, lacks: number[]][];
}

/** Looks closely at the samtaler of all kommuner; `null` without the extracts for it. */
export async function lookCloser(
  store: CaseStore,
  period: Period,
  rules: RuleBook,
): Promise<CloserCounts | null> {
  if (!store.has('samtaler') || !store.has('ydelser')) return null;
  return {
    period,
    samtaler: await samtalerByMonth(store, period, rules),
    lacking: await lackingIn(store, period.to, rules),
  };
}

async function lackingIn(store: CaseStore, month: Month, rules: RuleBook): Promise<CloserCounts['lacking']> {
  const byKommune = new Map<number, number[]>();
  for (const { kommune, samtalerMissing } of await citizensNotMet(
    store.citizens(),
    month,
    ['samtaler'],
    rules,
  )) {
    const list = byKommune.get(kommune) ?? [];
    byKommune.set(kommune, list);
    list.push(samtalerMissing);
  }
  return inOrder(byKommune);
}

/** By kommune, and the least lack first. */
const inOrder = (byKommune: ReadonlyMap<number, number[]>): CloserCounts['lacking'] =>
  [...byKommune]
    .map(([kommune, lacks]): [number, number[]] => [kommune, lacks.sort((a, b) => a - b)])
    .sort(([a], [b]) => a - b);

/** What was seen of one kommune. */
export const closeLookAt = (counts: CloserCounts | null, kommune: number): CloseLook =>
  counts
    ? {
        countedSamtaler: counts.samtaler.filter((count) => count.kommune === kommune),
        lackingSamtaler: counts.lacking.find(([code]) => code === kommune)?.[1] ?? [],
      }
    : NOTHING_SEEN;

/** Adds up what was seen of different citizens. */
export function sumOfCloser(parts: readonly CloserCounts[]): CloserCounts {
  const samtaler = new Map<string, CloserCounts['samtaler'][number]>();
  const lacking = new Map<number, number[]>();
  for (const part of parts) {
    for (const count of part.samtaler) {
      const name = `${count.kommune}|${count.month}|${count.type}`;
      const sum = samtaler.get(name);
      if (!sum) samtaler.set(name, { ...count });
      else {
        sum.counted += count.counted;
        sum.notCounted += count.notCounted;
      }
    }
    for (const [kommune, lacks] of part.lacking)
      lacking.set(kommune, [...(lacking.get(kommune) ?? []), ...lacks]);
  }
  return {
    period: parts[0]!.period,
    samtaler: [...samtaler.values()].sort(
      (a, b) => a.kommune - b.kommune || a.month - b.month || (a.type < b.type ? -1 : 1),
    ),
    lacking: inOrder(lacking),
  };
}
