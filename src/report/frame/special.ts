import { formatInteger } from '../../danish/number.js';
import type { Block } from '../../document/model.js';
import { firstDay, type Month } from '../../domain/month.js';
import { entryAt } from '../../rules/dated.js';
import type { RuleBook, RuleChange } from '../../rules/ruleset.js';
import { datedText, entryText } from '../../rules/text.js';
import { insert } from '../../template/insert.js';
import { later, text } from '../../template/settings.js';

/** What is special about a report, beside the month and the kommune: its first page says it. */
export interface Special {
  month: Month;
  rules: RuleBook;
  /** Rows that could not be read and were left out. */
  rejected: number;
  /** The one source of figures that is used; both when left out. */
  source?: 'case' | 'jobindsats' | undefined;
}

/** A rule's value in a month, or its values by date where they go by the event. */
function valueIn(change: RuleChange, which: 'now' | 'before', month: Month): string {
  const { rule, before } = change;
  const values = which === 'now' ? rule.values : before;
  if (rule.by === 'event') return datedText(values);
  const entry = entryAt({ ...rule, values }, firstDay(month));
  return entryText(entry.value, values.indexOf(entry));
}

const rowsInText = (rows: number): string => (rows === 1 ? '1 række' : `${formatInteger(rows)} rækker`);

/** The settings of the box. */
const SPECIAL = {
  heading: text('Særligt for denne udgave'),
  rule: later(['rule', 'now', 'before']),
  rejected: later(['rows']),
  case: text('Tallene er alene beregnet af sagsudtræk; offentliggjorte tal er ikke brugt.'),
  jobindsats: text('Tallene er alene de offentliggjorte fra jobindsats; sagsudtræk er ikke brugt.'),
};

/** A box on the first page with what is special about the report; nothing for an ordinary one. */
export const specialBox = <Facts>(specialOf: (facts: Facts) => Special) =>
  insert(SPECIAL, (facts: Facts, words): Block[] => {
    const { month, rules, rejected, source } = specialOf(facts);
    const items = rules.changes.map((change) =>
      words.rule({
        rule: change.rule.description,
        now: valueIn(change, 'now', month),
        before: valueIn(change, 'before', month),
      }),
    );
    if (rejected > 0) items.push(words.rejected({ rows: rowsInText(rejected) }));
    if (source) items.push(words[source]);
    return items.length === 0 ? [] : [{ kind: 'box', heading: words.heading, items }];
  });
