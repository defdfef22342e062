import { formatDecimal, formatInteger, formatSigned } from '../../danish/number.js';
import { decimalToNumber } from '../../domain/fraction.js';
import { periodCode } from '../../domain/month.js';
import { labels } from '../../template/settings.js';
import { breakData } from '../frame/acrossBreaks.js';
import { figureOf } from '../frame/figure.js';
import type { Facts } from '../kommune/facts.js';
import { NO_BENCHMARK } from './reasons.js';

/** How far the actual is from the expected, in words: `120 flere`, `0,17 procentpoint under`, `som forventet`. */
function apart(difference: number, size: (value: number) => string, more: string, fewer: string): string {
  if (difference === 0) return 'som forventet';
  return `${size(Math.abs(difference))} ${difference > 0 ? more : fewer}`;
}

/** Shares have two decimals. */
const points = (units: number): string => `${formatDecimal({ units, decimals: 2 })} procentpoint`;

/** Figure 2.1: expected and actual full-time persons by ydelsesområde. */
export const byOmraade = figureOf('2.1', {
  places: ['list'],
  settings: {
    series: labels({ expected: 'Forventet', actual: 'Faktisk' }),
    groups: labels({
      'A-dagpenge mv.': 'A-dagpenge mv.',
      'Kontanthjælp mv.': 'Kontanthjælp mv.',
      'Sygedagpenge mv.': 'Sygedagpenge mv.',
    }),
  },
  none: NO_BENCHMARK,
  content({ result }: Facts, { series, groups }) {
    const rows = (result?.omraader ?? []).filter((row) => row.expected !== null && row.actual !== null);
    if (!result || rows.length === 0) return undefined;
    const name = (omraade: string) => groups[omraade as keyof typeof groups];
    const pair = (row: (typeof rows)[number], kind: 'expected' | 'actual') => ({
      group: name(row.omraade),
      kind,
      series: series[kind],
      value: row[kind]!,
      label: formatInteger(row[kind]!),
      apart: '',
      highest: Math.max(row.expected!, row.actual!),
    });
    const list = rows.map(
      (r) =>
        `${name(r.omraade)}: forventet ${formatInteger(r.expected!)}, faktisk ${formatInteger(r.actual!)}, ${apart(r.actual! - r.expected!, formatInteger, 'flere', 'færre')}`,
    );
    return {
      chart: { rows: rows.flatMap((row) => [pair(row, 'expected'), pair(row, 'actual')]), params: {} },
      places: { list: list.join('; ') },
      data: {
        period: periodCode(result.period),
        ...breakData(result.acrossBreaks),
        rows: rows.map((r) => ({ group: r.omraade, expected: r.expected, actual: r.actual })),
      },
    };
  },
});

/** Figure 2.2: the share on public support of the kommune and two comparable ones. */
export const compared = figureOf('2.2', {
  places: ['list'],
  settings: { series: labels({ expected: 'Forventet andel', actual: 'Faktisk andel' }) },
  none: NO_BENCHMARK,
  content({ result }: Facts, { series }) {
    const rows = (result?.compared ?? []).flatMap(({ kommune, row: { expectedShare, actualShare } }) =>
      expectedShare && actualShare
        ? [{ name: kommune.name, expected: expectedShare, actual: actualShare }]
        : [],
    );
    if (!result || rows.length === 0) return undefined;
    const pair = (row: (typeof rows)[number], kind: 'expected' | 'actual') => ({
      group: row.name,
      kind,
      series: series[kind],
      value: decimalToNumber(row[kind]),
      label: formatDecimal(row[kind]),
      apart:
        kind === 'actual' ? formatSigned({ units: row.actual.units - row.expected.units, decimals: 2 }) : '',
      highest: Math.max(decimalToNumber(row.expected), decimalToNumber(row.actual)),
    });
    const list = rows.map(
      ({ name, expected, actual }) =>
        `${name}: forventet ${formatDecimal(expected)} %, faktisk ${formatDecimal(actual)} %, ${apart(actual.units - expected.units, points, 'over', 'under')}`,
    );
    return {
      chart: { rows: rows.flatMap((row) => [pair(row, 'expected'), pair(row, 'actual')]), params: {} },
      places: { list: list.join('; ') },
      data: {
        period: periodCode(result.period),
        ...breakData(result.acrossBreaks),
        rows: rows.map(({ name, expected, actual }) => ({
          kommune: name,
          expectedShare: decimalToNumber(expected),
          actualShare: decimalToNumber(actual),
        })),
      },
    };
  },
});
