import { textItem } from '../../document/model.js';
import { datedText } from '../../rules/text.js';
import { type Inserts, insert } from '../../template/insert.js';
import { gapList } from '../frame/gaps.js';
import type { Facts } from '../kommune/facts.js';
import { keyFigures, statusPart } from '../kommune/parts.js';

/** What a what-if has changed, rule by rule. */
export const changedRules = insert({}, ({ rules }: Pick<Facts, 'rules'>) => {
  const items = rules.changes.map(({ rule, before }) => {
    const text = `: ${datedText(rule.values)} (gældende regel: ${datedText(before)})`;
    return textItem([{ text: rule.description, strong: true }, { text: `${text}.` }]);
  });
  return items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }];
});

/** The parts of the report that are neither tables 1.1–1.5 nor figures, by the name that the template uses. */
export const PARTS: Inserts<Facts> = {
  'part status': statusPart(),
  'table 1.6': statusPart('1.6'),
  'part key-figures': keyFigures,
  'part gaps': gapList(({ input }: Facts) => input),
  'part changed-rules': changedRules,
};
