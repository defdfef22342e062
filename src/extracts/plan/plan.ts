import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/fraction.js';
import type { Kommune } from '../../domain/kommuner.js';

/** What a goal of a plan is measured by. */
export type Indicator =
  /** Full-time persons on a ydelse against the year before, in per cent. */
  | { kind: 'change'; ydelse: string; change: Decimal; level?: number }
  /** Full-time persons on a ydelse, at most so many on average in the year. */
  | { kind: 'level'; ydelse: string; level: number; before?: number }
  /** Shares that are to be reached, in per cent. */
  | { kind: 'shares'; unit: string; shares: { label: string; reached: Decimal; goal: Decimal }[] }
  /** A number to reach by a date; from another number on, when it does not begin at 0. */
  | { kind: 'count'; unit: string; start: number; goal: number; by: Day; reached: number; at: Day }
  | { kind: 'none'; reason: string };

/** One goal of a plan. */
export interface Goal {
  heading: string;
  /** As the plan words it. */
  wording: string;
  indicator: Indicator;
  /** The analyst's comment, in Markdown. */
  comment: string;
}

/** A kommune's employment plan (beskæftigelsesplan) for a year. */
export interface Plan {
  kommune: Kommune;
  year: number;
  title: string;
  /** In Markdown. */
  introduction: string;
  goals: Goal[];
  /** The file it was read from. */
  file: string;
  sha256: string;
}
