import { byYdelse } from '../domain/ydelse.js';
import { memoByRules } from '../rules/memo.js';

/** How long a citizen has had a ydelse is counted in one of three ways (metode.md, section 3). */
export type AnciennitetMode = 'calendar-month' | 'start-to-end' | 'accumulated';

/** How each ydelse is counted, by its code. */
export const anciennitetModes = memoByRules(({ accumulated, startToEnd }): AnciennitetMode[] =>
  byYdelse(({ name }) => {
    if (accumulated.includes(name)) return 'accumulated';
    return startToEnd.includes(name) ? 'start-to-end' : 'calendar-month';
  }),
);

/**
 * Where each ydelse stands in the order of precedence, by its code (metode.md, section 4). Those that the rule does not
 * name come last, in the order of the list of ydelser.
 */
export const precedenceOf = memoByRules(({ precedence }) =>
  byYdelse(({ name }, i) => {
    const rank = precedence.indexOf(name);
    return rank < 0 ? precedence.length + i : rank;
  }),
);
