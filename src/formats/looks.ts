import type { Theme } from './theme.js';

/** Where a report's looks come from. */
export interface Looks {
  /** Folders with chart templates: the report's own, then those that reports share. */
  charts: readonly string[];
  theme: Theme;
}
