import { formatShare } from '../danish/share.js';
import { formatDay } from '../domain/day.js';
import { type Fraction, fraction } from '../domain/fraction.js';
import { gruppeName } from '../domain/ydelse.js';
import type { Gap } from '../measures/gap.js';
import { textTable } from './textTable.js';

const NONE = '–';
const ACROSS_BREAKS = '‡';
const share = (value: Fraction | undefined, limit?: Fraction): string =>
  value ? `${formatShare(value, 2, limit)} %` : NONE;
const whole = (value: number | undefined): string => (value === undefined ? NONE : String(value));

function requirementText({ requirement }: Gap): string {
  if (requirement.kind === 'required') {
    const required = share(requirement.share, fraction(1));
    return requirement.outOfReach ? `${required} (out of reach)` : required;
  }
  return { 'on-course': 'on course', 'year-over': 'year over', 'no-threshold': NONE, unknown: NONE }[
    requirement.kind
  ];
}

const HEAD = ['', 'citizens', 'met', 'share', 'missing now', 'so far', 'required', 'to year end'];

/** What a kommune lacks on one fokusmål as a table for a terminal. */
export function gapTable(label: string, gaps: readonly Gap[]): string[] {
  if (gaps.length === 0) return [`${label}: no figures`];
  const rows = gaps.map((gap) => [
    gruppeName(gap.gruppe),
    gap.figure.hidden ? '(.)' : String(gap.figure.citizens),
    gap.figure.hidden ? '(.)' : String(gap.figure.met),
    share(gap.share, gap.threshold),
    whole(gap.missing),
    `${share(gap.averageSoFar, gap.threshold)}${gap.acrossBreaks.length > 0 ? ACROSS_BREAKS : ''}`,
    requirementText(gap),
    whole(gap.missingToYearEnd),
  ]);
  const { threshold } = gaps[0]!;
  const asked = threshold
    ? `more than ${share(threshold)}`
    : 'tidligere fokusmål, no threshold in this month';
  return [`${label}: ${asked}`, ...textTable(HEAD, rows, [0]), ...acrossNote(gaps)];
}

/** What the sign at an average means; nothing where none has it. */
function acrossNote(gaps: readonly Gap[]): string[] {
  const days = [...new Set(gaps.flatMap(({ acrossBreaks }) => acrossBreaks))].sort((a, b) => a - b);
  if (days.length === 0) return [];
  const named = days.map(formatDay).join(' and ');
  return [
    `${ACROSS_BREAKS} made of months on both sides of the break in the data on ${named}; so is what is required.`,
  ];
}

/** What the columns of {@link gapTable} mean. */
export const GAP_LEGEND = `missing now: further citizens with effort that the month lacks to be above the threshold.
to year end: further citizens in each month that is left, the population staying as it is, for the mean of
January to December to be above it. The law looks at all groups together; what the groups lack does not add up.`;
