/**
 * Mutants made of the rules themselves: every number, date and list of the published rules, wrong by one.
 */
import { addMonths, type Day, formatDay } from '../../src/domain/day.js';
import type { DatedValue, Parameter } from '../../src/rules/dated.js';
import { PARAMETERS } from '../../src/rules/parameters.js';
import { valueText } from '../../src/rules/text.js';

/** A rule with one thing wrong. */
export interface RuleMutant {
  id: string;
  /** What is wrong, for a person: `225 -> 224`. */
  edit: string;
  values: readonly DatedValue<unknown>[];
}

type Change = readonly [edit: string, value: unknown];

const spell = (value: unknown): string => valueText(value);

/** Every way in which a value is wrong by one. */
function wrongByOne(value: unknown): Change[] {
  if (typeof value === 'number') return [-1, 1].map((by) => [`${value} -> ${value + by}`, value + by]);
  if (typeof value === 'boolean') return [[`${spell(value)} -> ${spell(!value)}`, !value]];
  if (Array.isArray(value)) {
    const without = value.map((part, i): Change => [`without ${spell(part)}`, value.toSpliced(i, 1)]);
    const reversed: Change[] = value.length > 3 ? [['in reverse', value.toReversed()]] : [];
    const inside = value.flatMap((part, i) =>
      typeof part === 'object'
        ? wrongByOne(part).map(
            ([, wrong]): Change => [`${spell(part)} -> ${spell(wrong)}`, value.with(i, wrong)],
          )
        : [],
    );
    return [...without, ...reversed, ...inside];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    wrongByOne(part).map(([edit, wrong]): Change => [`${name} ${edit}`, { ...value, [name]: wrong }]),
  );
}

/**
 * Days on which an entry could begin by mistake: a month or, for events, a day off. Before the first entry there is
 * nothing for a month to find, and no extract holds an event that early.
 */
function wrongDays({ from }: DatedValue<unknown>, index: number, by: Parameter<unknown>['by']): Day[] {
  if (by === 'event') return index === 0 ? [] : [from - 1, from + 1];
  return index === 0 ? [addMonths(from, 1)] : [addMonths(from, -1), addMonths(from, 1)];
}

/** A reader of order for lists where order says nothing. */
const inOrder = (rule: Parameter<unknown>): boolean => rule.id === 'ydelse-orden';

function mutantsOf(rule: Parameter<unknown>): RuleMutant[] {
  return rule.values.flatMap((entry, i) => {
    const put = (edit: string, wrong: Partial<DatedValue<unknown>>): RuleMutant => ({
      id: rule.id,
      edit,
      values: rule.values.with(i, { ...entry, ...wrong }),
    });
    return [
      ...wrongByOne(entry.value)
        .filter(([edit]) => edit !== 'in reverse' || inOrder(rule))
        .map(([edit, value]) => put(edit, { value })),
      ...wrongDays(entry, i, rule.by).map((from) =>
        put(`from ${formatDay(entry.from)} -> ${formatDay(from)}`, { from }),
      ),
    ];
  });
}

const RULES_NOW = Object.values<Parameter<unknown>>(PARAMETERS);

/** Every mutant of the published rules. */
export const RULE_MUTANTS: readonly RuleMutant[] = RULES_NOW.flatMap(mutantsOf);

/** Makes the published rules of this process those of a mutant; nothing may have asked them for a value before. */
export function mutate(number: number): void {
  const { id, values } = RULE_MUTANTS[number]!;
  const rules = PARAMETERS as Record<string, Parameter<unknown>>;
  const key = Object.keys(rules).find((name) => rules[name]!.id === id)!;
  rules[key] = { ...rules[key]!, values };
}
