import { type Block, type StatusBlock, textItem } from '../../document/model.js';
import { datedText } from '../../rules/text.js';
import type { SpecReader } from '../../template/spec.js';
import type { Insert } from '../../template/template.js';
import { gapList } from '../frame/gaps.js';
import type { Facts } from '../kommune/facts.js';
import { keyFigures, statusBlock } from '../kommune/parts.js';

/** The parts of the report that are neither tables 1.x nor figures, by the name that the template uses. */
export function partInserts(facts: Facts): Record<string, Insert> {
  return {
    'part status': (spec) => [statusBlock(facts, spec)],
    'table 1.6': (spec) => [statusTable(facts, spec)],
    'part key-figures': (spec) => [keyFigures(facts, spec)],
    'part gaps': () => gapList(facts.input),
    'part changed-rules': () => changedRules(facts),
  };
}

/** Table 1.6: the same, with its number and title. */
function statusTable(facts: Facts, spec: SpecReader): StatusBlock {
  const title = spec.text('title');
  return { ...statusBlock(facts, spec), table: { id: '1.6', label: 'Tabel 1.6', title } };
}

/** What a what-if has changed, rule by rule. */
function changedRules({ rules }: Facts): Block[] {
  const items = rules.changes.map(({ rule, before }) => {
    const text = `${rule.description}: ${datedText(rule.values)} (ellers ${datedText(before)}), ${rule.unit}.`;
    return textItem([{ text: `${rule.id}. `, strong: true }, { text }]);
  });
  return items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }];
}
