import { textItem } from '../../document/model.js';
import { insert } from '../../template/insert.js';
import type { ReportInput } from '../input.js';

/** What the delivery lacks, as a list; nothing when it lacks nothing. */
export const gapList = <Facts>(inputOf: (facts: Facts) => ReportInput) =>
  insert({}, (facts: Facts) => {
    const items = inputOf(facts).gaps.map(({ text }) => textItem([{ text }]));
    return items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }];
  });
