import type { Inserts } from '../../../template/insert.js';
import { GROUPS_MOVED, TOTALS_MOVED } from './moved.js';
import type { IndblikFacts } from './since.js';
import { USUAL } from './usual.js';
import { WHY } from './why.js';

/** The tables about what has changed since an earlier edition. */
export const SINCE: Inserts<IndblikFacts> = {
  'table 6.1': TOTALS_MOVED,
  'table 6.2': GROUPS_MOVED,
  'table 6.3': USUAL,
  'table 6.4': WHY,
};
