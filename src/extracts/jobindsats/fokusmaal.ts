import type { Fokusmaal } from '../../domain/fokusmaal.js';
import type { Decimal } from '../../domain/fraction.js';
import { groupBy } from '../../domain/groupBy.js';
import { type Area, areaName, HELE_LANDET } from '../../domain/kommuner.js';
import { type Period, periodCode } from '../../domain/month.js';
import { GRUPPE_I_ALT, type Gruppe, gruppeName } from '../../domain/ydelse.js';
import { YDELSER } from '../../domain/ydelser.js';
import { column, optionalColumn } from '../columns.js';
import { areaColumn, countColumn, fokusmaalCell, gruppeColumn, periodColumn, shareCell } from './cells.js';
import { isMore, isMoreThanAll, sumOf, unitOfCounts } from './rounding.js';
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
  'Andel (pct.)': optionalColumn(shareCell, 'Andel'),
};

/**
 * Whether a share is that of two counts as far as rounding allows: a unit of the share's last decimal, and half of
 * ten persons in each count where both may be rounded to tens.
 * @param share per cent, two decimals.
 */
function isShareOf(share: Decimal, met: number, citizens: number): boolean {
  if (citizens === 0) return true;
  const unit = [100, 10, 1].find((step) => share.units % step === 0)!;
  const slack = unit * citizens + unitOfCounts(met, citizens) * 10_000;
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

const COUNTS = [
  ['citizens', 'Antal borgere'],
  ['met', 'Antal opfyldt'],
] as const;

/**
 * Groups that are more than all groups together or these more than they; kommuner that are more than the country; months
 * that are more than a period that they are part of. A citizen with two ydelser may stand in two groups, and one who moves
 * in two kommuner, so that parts may be more together than their total.
 */
function contradictions(rows: readonly FokusmaalRow[]): BetweenFault<FokusmaalRow>[] {
  const by = (
    of: (row: FokusmaalRow) => string,
    find: (set: FokusmaalRow[]) => BetweenFault<FokusmaalRow>[],
  ) => [...groupBy(rows, of).values()].flatMap(find);
  return [
    ...by(({ area, period, fokusmaal }) => `${area} ${period.from} ${period.to} ${fokusmaal}`, groupFaults),
    ...by(
      ({ gruppe, period, fokusmaal }) => `${gruppe} ${period.from} ${period.to} ${fokusmaal}`,
      areaFaults,
    ),
    ...by(({ area, gruppe, fokusmaal }) => `${area} ${gruppe} ${fokusmaal}`, periodFaults),
  ];
}

/** Among one area's figures of a period. */
function groupFaults(set: readonly FokusmaalRow[]): BetweenFault<FokusmaalRow>[] {
  const total = set.find(({ gruppe }) => gruppe === GRUPPE_I_ALT);
  const parts = set.filter(({ gruppe }) => gruppe !== GRUPPE_I_ALT);
  return COUNTS.flatMap(([column, name]) => {
    const whole = total?.[column] ?? null;
    if (whole === null) return [];
    const counts = parts.map((part) => part[column]);
    const faults = parts.flatMap((row, i) => {
      if (counts[i] === null || !isMore(counts[i]!, whole, unitOfCounts(counts[i]!, whole))) return [];
      const message = `${name} of ${gruppeName(row.gruppe)} is ${counts[i]}, more than ${whole}, the total`;
      return [{ row, message }];
    });
    const known = counts.filter((count) => count !== null);
    const unit = unitOfCounts(...known, whole);
    if (known.length < YDELSER.length || !isMoreThanAll(whole, known, unit)) return faults;
    const message = `${name} is ${whole}, more than all its groups together, which are ${sumOf(known)}`;
    return [...faults, { row: total!, message }];
  });
}

/** Among the areas of a period and a group. */
function areaFaults(set: readonly FokusmaalRow[]): BetweenFault<FokusmaalRow>[] {
  const country = set.find(({ area }) => area === HELE_LANDET);
  return COUNTS.flatMap(([column, name]) => {
    const whole = country?.[column] ?? null;
    return set.flatMap((row) => {
      const part = row[column];
      if (whole === null || part === null || !isMore(part, whole, unitOfCounts(part, whole))) return [];
      const message = `${name} of ${areaName(row.area)} is ${part}, more than ${whole}, that of ${areaName(HELE_LANDET)}`;
      return [{ row, message }];
    });
  });
}

/**
 * Among the periods of an area: every citizen of a period is one of any longer period around it. Of one group that need
 * not be so, since a citizen is counted by the ydelse of the last month.
 */
function periodFaults(set: readonly FokusmaalRow[]): BetweenFault<FokusmaalRow>[] {
  if (set[0]!.gruppe !== GRUPPE_I_ALT) return [];
  return set.flatMap((row) => {
    const { period, citizens: whole } = row;
    if (period.from === period.to || whole === null) return [];
    const more = set.find(({ period: { from, to }, citizens: part }) => {
      const isInside = from >= period.from && to <= period.to && to - from < period.to - period.from;
      return isInside && part !== null && isMore(part, whole, unitOfCounts(part, whole));
    });
    if (!more) return [];
    const message = `Antal borgere is ${whole} in ${periodCode(period)} and ${more.citizens} in ${periodCode(more.period)}, which lies inside it: a part cannot be more than its total`;
    return [{ row, message }];
  });
}
