import { percent } from '../danish/number.js';
import type { Fraction } from '../domain/fraction.js';
import { gruppeName } from '../domain/ydelse.js';
import type { Gap } from '../measures/gap.js';

/** A share in per cent with two decimals, as a number. */
const share = (value: Fraction | undefined): number | null => (value ? percent(value, 2).units / 100 : null);

/** What a kommune lacks on one fokusmål as plain data; a hidden figure is `null`. */
export function gapJson(gaps: readonly Gap[], threshold: Fraction | undefined): Record<string, unknown> {
  return {
    threshold: share(threshold),
    groups: gaps.map(({ gruppe, figure, requirement, ...gap }) => ({
      ydelsesgruppe: gruppeName(gruppe),
      citizens: figure.hidden ? null : figure.citizens,
      met: figure.hidden ? null : figure.met,
      share: share(gap.share),
      missing: gap.missing ?? null,
      averageYear: share(gap.averageSoFar),
      requirement: requirement.kind === 'required' ? share(requirement.share) : null,
      outOfReach: requirement.kind === 'required' && requirement.outOfReach,
      missingToYearEnd: gap.missingToYearEnd ?? null,
    })),
  };
}
