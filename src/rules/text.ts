import { formatDay } from '../domain/day.js';

/** A rule's value as a reader writes it: lists by comma, runs of days by their ends, yes and no in Danish. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(', ') || 'ingen';
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (typeof value !== 'object' || value === null) return String(value);
  const { from, to, after, allowed } = value as Record<'from' | 'to' | 'after' | 'allowed', unknown>;
  if (typeof from === 'number' && typeof to === 'number') return `${formatDay(from)} – ${formatDay(to)}`;
  if (typeof from === 'number') return `fra ${formatDay(from)}: ${valueText(allowed)}`;
  if (after !== undefined) return `${valueText(after)} → ${valueText(to)}`;
  return Object.entries(value)
    .map(([name, part]) => `${name} ${valueText(part)}`)
    .join(', ');
}

/** Values by date in one line: `225; fra 2023-01-01: 100`. */
export function datedText(values: readonly { from: number; value: unknown }[]): string {
  return values
    .map(({ from, value }, i) => (i === 0 ? valueText(value) : `fra ${formatDay(from)}: ${valueText(value)}`))
    .join('; ');
}
