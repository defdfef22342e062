import type { RuleValues } from './parameters.js';

/** A function of the rules whose answer is worked out once for each set of values. */
export function memoByRules<T>(derive: (rules: RuleValues) => T): (rules: RuleValues) => T {
  const answers = new WeakMap<RuleValues, { answer: T }>();
  // Citizens are judged month by month, mostly by the rules of the month before.
  let last: RuleValues | undefined;
  let latest: { answer: T } | undefined;
  return (rules) => {
    if (rules === last) return latest!.answer;
    let known = answers.get(rules);
    if (!known) {
      known = { answer: derive(rules) };
      answers.set(rules, known);
    }
    [last, latest] = [rules, known];
    return known.answer;
  };
}
