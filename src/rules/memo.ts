import type { RuleValues } from './parameters.js';

/** A function of the rules whose answer is worked out once for each set of values. */
export function memoByRules<T>(derive: (rules: RuleValues) => T): (rules: RuleValues) => T {
  const answers = new WeakMap<RuleValues, { answer: T }>();
  return (rules) => {
    let known = answers.get(rules);
    if (!known) {
      known = { answer: derive(rules) };
      answers.set(rules, known);
    }
    return known.answer;
  };
}
