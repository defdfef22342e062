import { shareNumber } from '../danish/share.js';
import { formatDay } from '../domain/day.js';
import { type Fraction, fraction } from '../domain/fraction.js';
import { gruppeName } from '../domain/ydelse.js';
import type { Gap } from '../measures/gap.js';

/** What a kommune lacks on one fokusmål as plain data, rounded as the table prints it; a hidden figure is `null`. */
export function gapJson(gaps: readonly Gap[], threshold: Fraction | undefined): Record<string, unknown> {
  return {
    threshold: shareNumber(threshold, 2),
    groups: gaps.map(({ gruppe, figure, requirement, ...gap }) => ({
      ydelsesgruppe: gruppeName(gruppe),
      citizens: figure.hidden ? null : figure.citizens,
      met: figure.hidden ? null : figure.met,
      share: shareNumber(gap.share, 2, threshold),
      missing: gap.missing ?? null,
      averageYear: shareNumber(gap.averageSoFar, 2, threshold),
      ...(gap.acrossBreaks.length > 0 ? { acrossBreaks: gap.acrossBreaks.map(formatDay) } : {}),
      requirement: requirement.kind === 'required' ? shareNumber(requirement.share, 2, fraction(1)) : null,
      outOfReach: requirement.kind === 'required' && requirement.outOfReach,
      missingToYearEnd: gap.missingToYearEnd ?? null,
    })),
  };
}
