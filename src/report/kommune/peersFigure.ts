import { formatDecimal } from '../../danish/number.js';
import type { Day } from '../../domain/day.js';
import { decimalToNumber } from '../../domain/fraction.js';
import type { Kommune } from '../../domain/kommuner.js';
import { type Period, periodCode } from '../../domain/month.js';
import type { BenchmarkRow } from '../../extracts/jobindsats/benchmark.js';
import { labels } from '../../template/settings.js';
import { breakData } from '../frame/acrossBreaks.js';
import { figureOf } from '../frame/figure.js';

/** A kommune with its row of the benchmark. */
export interface Placed {
  kommune: Kommune;
  row: BenchmarkRow;
}

/** A kommune beside its peers. */
interface Group {
  period: Period;
  /** Days on which the figures break within the period. */
  acrossBreaks: readonly Day[];
  rows: readonly Placed[];
}

/** A figure of the expected and actual share of a kommune and its peers, by place. */
export const peersFigure = <Facts extends { kommune: Kommune }>(
  id: string,
  none: string,
  groupOf: (facts: Facts) => Group | undefined,
) =>
  figureOf(id, {
    places: ['list'],
    settings: { series: labels({ expected: 'Forventet andel', actual: 'Faktisk andel' }) },
    none,
    content(facts: Facts, { series }) {
      const group = groupOf(facts);
      const rows = (group?.rows ?? []).flatMap(({ kommune: { name, code }, row }) =>
        row.expectedShare && row.actualShare
          ? [
              {
                name,
                isOwn: code === facts.kommune.code,
                expected: row.expectedShare,
                actual: row.actualShare,
              },
            ]
          : [],
      );
      if (!group || rows.length < 2) return undefined;
      return {
        chart: {
          rows: rows.map(({ name, isOwn, expected, actual }, order) => ({
            order,
            name,
            role: isOwn ? 'own' : 'peer',
            expected: decimalToNumber(expected),
            actual: decimalToNumber(actual),
            label: `${formatDecimal(actual)} % (${formatDecimal(expected)} %)`,
          })),
          params: { expectedLabel: series.expected, actualLabel: series.actual },
        },
        places: {
          list: rows
            .map(
              ({ name, expected, actual }) =>
                `${name}: forventet ${formatDecimal(expected)} %, faktisk ${formatDecimal(actual)} %`,
            )
            .join('; '),
        },
        data: {
          period: periodCode(group.period),
          ...breakData(group.acrossBreaks),
          rows: rows.map(({ name, expected, actual }) => ({
            kommune: name,
            expectedShare: decimalToNumber(expected),
            actualShare: decimalToNumber(actual),
          })),
        },
      };
    },
  });
