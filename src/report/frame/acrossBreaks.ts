import { dayName } from '../../danish/date.js';
import { listing } from '../../danish/text.js';
import type { Block, Inline, ParagraphBlock } from '../../document/model.js';
import { type Day, formatDay } from '../../domain/day.js';
import { type Month, monthOf, yearOf } from '../../domain/month.js';
import { I_ALT } from '../../domain/ydelse.js';
import { YDELSER } from '../../domain/ydelser.js';
import { breaksOf } from '../../measures/breaks.js';
import type { RuleBook } from '../../rules/ruleset.js';
import type { Entry } from './entry.js';

/** The sign at a number that is made of months on both sides of a break, or at the period of several such numbers. */
export const BREAK_SIGN = '‡';

/** The same to be read aloud. */
const SPOKEN = ' (hen over et databrud)';

type Days = readonly Day[] | undefined;

/** A text with the sign, when there are days on which figures break within the months it is about. */
export const withBreakSign = (text: string, days: readonly unknown[] | undefined): string =>
  days && days.length > 0 ? `${text}${BREAK_SIGN}` : text;

/** A number's entry with the sign; one without a number has none. */
export const acrossBreaks = (entry: Entry, days: Days): Entry =>
  entry.cell.muted
    ? entry
    : { ...entry, cell: { ...entry.cell, text: withBreakSign(entry.cell.text, days) } };

/** The days in the JSON; left out when there are none. */
export const breakDays = (...all: readonly Days[]): string[] | undefined => {
  const days = [...new Set(all.flatMap((some) => some ?? []))].sort((a, b) => a - b);
  return days.length > 0 ? days.map(formatDay) : undefined;
};

/** The same of a figure's numbers. */
export const breakData = (...all: readonly Days[]): { acrossBreaks?: string[] } => {
  const acrossBreaks = breakDays(...all);
  return acrossBreaks ? { acrossBreaks } : {};
};

/** What the sign means, with every break up to the end of the report's year. */
export function breakSignNote(rules: RuleBook, month: Month): Inline[] {
  const period = { from: rules.firstMonth, to: monthOf(yearOf(month), 12) };
  const days = breaksOf(rules, I_ALT, period);
  const broken = YDELSER.filter(({ name }) => breaksOf(rules, name, period).length > 0);
  const [first, ...others] = broken.map(({ name }) => name.toLowerCase());
  const names = `${first}${others.length > 0 ? ' m.fl.' : ''}`;
  const text = ` Beregnet af måneder på begge sider af databruddet den ${listing(days.map(dayName))} (${names}); kan ikke sammenlignes med tal uden ${BREAK_SIGN}.`;
  return [{ text: BREAK_SIGN, strong: true }, { text }];
}

/**
 * Blocks with what the sign means beneath every table and figure that has it, and once after a chapter's text that has it;
 * alternative texts say it in words.
 */
export function withBreakNotes(blocks: readonly Block[], rules: RuleBook, month: Month): Block[] {
  const signed = blocks.map(hasSign);
  if (!signed.includes(true)) return [...blocks];
  const note = breakSignNote(rules, month);
  const paragraph: ParagraphBlock = { kind: 'paragraph', role: 'note', content: note };
  const lastOfChapters = lastTexts(blocks, signed);
  return blocks.flatMap((block, i): Block[] => {
    if (!signed[i]) return [block];
    if (block.kind === 'table') return [{ ...block, notes: [...block.notes, note] }];
    if (block.kind === 'figure') {
      const alt = block.alt.replaceAll(BREAK_SIGN, SPOKEN);
      return [{ ...block, alt, notes: [...block.notes, note] }];
    }
    return lastOfChapters.has(i) ? [block, paragraph] : [block];
  });
}

/** Where the last text with the sign stands in each chapter. */
function lastTexts(blocks: readonly Block[], signed: readonly boolean[]): Set<number> {
  const last = new Set<number>();
  let found: number | undefined;
  const close = () => {
    if (found !== undefined) last.add(found);
    found = undefined;
  };
  blocks.forEach((block, i) => {
    if (block.kind === 'page-break' || (block.kind === 'heading' && block.level === 1)) close();
    else if (block.kind !== 'table' && block.kind !== 'figure' && signed[i]) found = i;
  });
  close();
  return last;
}

const isSigned = (text: string): boolean => text.includes(BREAK_SIGN);
const areSigned = (runs: readonly Inline[]): boolean => runs.some(({ text }) => isSigned(text));

/** Whether the sign stands in what a block prints. */
function hasSign(block: Block): boolean {
  switch (block.kind) {
    case 'table':
      return (
        isSigned(block.title) ||
        isSigned(block.period ?? '') ||
        block.columns.some(({ head }) => isSigned(head)) ||
        block.rows.some(({ cells }) => cells.some(({ text }) => isSigned(text)))
      );
    case 'figure':
      return (
        isSigned(block.title) ||
        isSigned(block.period ?? '') ||
        isSigned(block.alt) ||
        block.notes.some(areSigned) ||
        [...block.chart.rows, block.chart.params].some(isSignedRow)
      );
    case 'cards':
      return block.cards.some(({ value, details }) => isSigned(value) || details.some(isSigned));
    case 'status':
      return block.criteria.some(({ text }) => isSigned(text));
    case 'list':
      return block.items.some((item) => item.some(hasSign));
    case 'paragraph':
      return areSigned(block.content);
    default:
      return false;
  }
}

/** Whether the sign stands in a value of a chart. */
const isSignedRow = (row: Readonly<Record<string, unknown>>): boolean =>
  Object.values(row).some((value) => typeof value === 'string' && isSigned(value));
