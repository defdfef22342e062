import { type Day, formatDay } from '../domain/day.js';

/** How a day is written in the text of a rule. */
type DayText = (day: Day) => string;

/** A rule's value as a reader writes it: lists by comma, runs of days by their ends, yes and no in Danish. */
export function valueText(value: unknown, dayText: DayText = formatDay): string {
  const text = (part: unknown): string => valueText(part, dayText);
  if (Array.isArray(value)) return value.map(text).join(', ') || 'ingen';
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (typeof value !== 'object' || value === null) return String(value);
  const { from, to, after } = value as Record<'from' | 'to' | 'after', unknown>;
  if (typeof from === 'number' && typeof to === 'number') return `${dayText(from)} – ${dayText(to)}`;
  if (after !== undefined) return `${text(after)} → ${text(to)}`;
  return Object.entries(value)
    .map(([name, part]) => `${name} ${text(part)}`)
    .join(', ');
}

/** The value of the nth entry of a rule: an entry without one tells that the rule has ended, or not begun. */
export function entryText(value: unknown, n: number, dayText: DayText = formatDay): string {
  if (value !== undefined) return valueText(value, dayText);
  return n === 0 ? 'gælder ikke endnu' : 'ophørt';
}

/** Values by date in one line: `225; fra 2023-01-01: 100`. */
export function datedText(
  values: readonly { from: Day; value: unknown }[],
  dayText: DayText = formatDay,
): string {
  return values
    .map(({ from, value }, i) => `${i === 0 ? '' : `fra ${dayText(from)}: `}${entryText(value, i, dayText)}`)
    .join('; ');
}
