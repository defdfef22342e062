import type { Fokusmaal } from '../../domain/fokusmaal.js';
import type { Decimal } from '../../domain/fraction.js';
import type { Area } from '../../domain/kommuner.js';
import type { Period } from '../../domain/month.js';
import { GRUPPE_I_ALT, type Gruppe, gruppeName } from '../../domain/ydelse.js';
import { YDELSER } from '../../domain/ydelser.js';
import { column, optionalColumn } from '../columns.js';
import { areaColumn, countColumn, fokusmaalCell, gruppeColumn, periodColumn, shareCell } from './cells.js';
import { groupBy } from './groupBy.js';
import { isMore } from './rounding.js';
import { type BetweenFault, type JobindsatsSchema, jobindsatsSchema } from './schema.js';

/** One row of a `fokusmaal` or `tidligindsats` extract; `null` where the figure is suppressed. */
export interface FokusmaalRow {
  area: Area;
  period: Period;
  gruppe: Gruppe;
  fokusmaal: Fokusmaal;
  citizens: number | null;
  met: number | null;
}

const fokusmaalColumns = {
  Område: areaColumn,
  Periode: periodColumn,
  Ydelsesgruppe: gruppeColumn,
  Fokusmål: column(fokusmaalCell),
  'Antal borgere': countColumn(),
  'Antal opfyldt': countColumn(),
  'Andel (pct.)': optionalColumn(shareCell(2), 'Andel'),
};

/** From so many citizens on, counts that are all multiples of ten may be rounded to it. */
const MAY_BE_ROUNDED = 100;

/**
 * Whether a share is that of two counts as far as rounding allows: a unit of the share's last decimal, and half of
 * ten persons in each count where both may be rounded to tens.
 * @param share per cent, two decimals.
 */
function isShareOf(share: Decimal, met: number, citizens: number): boolean {
  if (citizens === 0) return true;
  const unit = [100, 10, 1].find((step) => share.units % step === 0)!;
  const rounded = citizens >= MAY_BE_ROUNDED && met % 10 === 0 && citizens % 10 === 0;
  const slack = unit * citizens + (rounded ? 10 * 10_000 : 0);
  return Math.abs(met * 10_000 - share.units * citizens) <= slack;
}

export const FOKUSMAAL_EXTRACT: JobindsatsSchema<FokusmaalRow> = jobindsatsSchema({
  columns: fokusmaalColumns,
  key: ['Område', 'Periode', 'Ydelsesgruppe', 'Fokusmål'],
  faults: (r) => {
    const [citizens, met, share] = [r['Antal borgere'], r['Antal opfyldt'], r['Andel (pct.)']];
    if (citizens === null || met === null) return [];
    if (met > citizens)
      return [
        { column: 'Antal opfyldt', message: `expected at most ${citizens}, the number in Antal borgere` },
      ];
    if (share === null || isShareOf(share, met, citizens)) return [];
    const message = `it contradicts the counts beside it: ${met} of ${citizens}; mend the one that is wrong`;
    return [{ column: 'Andel (pct.)', message }];
  },
  row: (r) => ({
    area: r.Område,
    period: r.Periode,
    gruppe: r.Ydelsesgruppe,
    fokusmaal: r.Fokusmål,
    citizens: r['Antal borgere'],
    met: r['Antal opfyldt'],
  }),
  between: contradictions,
});

/** Groups that are more than all groups together, and a total that is more than all its groups. */
function contradictions(rows: readonly FokusmaalRow[]): BetweenFault<FokusmaalRow>[] {
  const faults: BetweenFault<FokusmaalRow>[] = [];
  const sets = groupBy(
    rows,
    ({ area, period, fokusmaal }) => `${area} ${period.from} ${period.to} ${fokusmaal}`,
  );
  for (const set of sets.values()) {
    const total = set.find(({ gruppe }) => gruppe === GRUPPE_I_ALT);
    if (!total) continue;
    for (const [column, name] of [
      ['citizens', 'Antal borgere'],
      ['met', 'Antal opfyldt'],
    ] as const) {
      const whole = total[column];
      if (whole === null) continue;
      const parts = set.filter(({ gruppe }) => gruppe !== GRUPPE_I_ALT);
      for (const part of parts) {
        if (part[column] === null || !isMore(part[column], whole)) continue;
        const message = `${name} of ${gruppeName(part.gruppe)} is ${part[column]}, more than ${whole}, the total`;
        faults.push({ row: part, message });
      }
      const known = parts.flatMap((part) => (part[column] === null ? [] : [part[column]]));
      const sum = known.reduce((all, part) => all + part, 0);
      if (known.length < YDELSER.length || !isMore(whole, sum + known.length)) continue;
      const message = `${name} is ${whole}, more than all its groups together, which are ${sum}`;
      faults.push({ row: total, message });
    }
  }
  return faults;
}
