import { type Block, textItem } from '../../document/model.js';
import type { ReportInput } from '../input.js';

/** What the delivery lacks, as a list; nothing when it lacks nothing. */
export function gapList({ gaps }: ReportInput): Block[] {
  if (gaps.length === 0) return [];
  return [{ kind: 'list', ordered: false, items: gaps.map(({ text }) => textItem([{ text }])) }];
}
