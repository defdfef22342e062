import { formatDecimal, formatInteger } from '../../danish/number.js';
import { decimalToNumber } from '../../domain/fraction.js';
import { periodCode } from '../../domain/month.js';
import type { SpecReader } from '../../template/spec.js';
import type { Drawn } from '../frame/drawn.js';
import type { Facts } from '../kommune/facts.js';

/** How far the actual is from the expected, in words: `120 flere`, `0,17 procentpoint under`, `som forventet`. */
function apart(difference: number, size: (value: number) => string, more: string, fewer: string): string {
  if (difference === 0) return 'som forventet';
  return `${size(Math.abs(difference))} ${difference > 0 ? more : fewer}`;
}

/** Shares have two decimals. */
const points = (units: number): string => `${formatDecimal({ units, decimals: 2 })} procentpoint`;

/** Figure 2.1: expected and actual full-time persons by ydelsesområde. */
export function byOmraade({ result }: Facts, spec: SpecReader): Drawn | undefined {
  const series = spec.labels('series', ['expected', 'actual'] as const);
  const names = spec.labels('groups', ['A-dagpenge mv.', 'Kontanthjælp mv.', 'Sygedagpenge mv.'] as const);
  const rows = (result?.omraader ?? []).filter((row) => row.expected !== null && row.actual !== null);
  if (!result || rows.length === 0) return undefined;
  const name = (omraade: string) => names[omraade as keyof typeof names];
  const pair = (row: (typeof rows)[number], kind: 'expected' | 'actual') => ({
    group: name(row.omraade),
    kind,
    series: series[kind],
    value: row[kind]!,
    label: formatInteger(row[kind]!),
  });
  return {
    chart: {
      rows: rows.flatMap((row) => [pair(row, 'expected'), pair(row, 'actual')]),
      params: {},
    },
    places: {
      list: rows
        .map(
          (r) =>
            `${name(r.omraade)}: forventet ${formatInteger(r.expected!)}, faktisk ${formatInteger(r.actual!)}, ${apart(r.actual! - r.expected!, formatInteger, 'flere', 'færre')}`,
        )
        .join('; '),
    },
    data: {
      period: periodCode(result.period),
      rows: rows.map((r) => ({ group: r.omraade, expected: r.expected, actual: r.actual })),
    },
  };
}

/** Figure 2.2: the share on public support of the kommune and two comparable ones. */
export function compared({ result }: Facts, spec: SpecReader): Drawn | undefined {
  const series = spec.labels('series', ['expected', 'actual'] as const);
  const rows = (result?.compared ?? []).filter(({ row }) => row.expectedShare && row.actualShare);
  if (!result || rows.length === 0) return undefined;
  const pair = ({ kommune, row }: (typeof rows)[number], kind: 'expected' | 'actual') => {
    const share = kind === 'expected' ? row.expectedShare! : row.actualShare!;
    return {
      group: kommune.name,
      kind,
      series: series[kind],
      value: decimalToNumber(share),
      label: formatDecimal(share),
    };
  };
  return {
    chart: {
      rows: rows.flatMap((entry) => [pair(entry, 'expected'), pair(entry, 'actual')]),
      params: {},
    },
    places: {
      list: rows
        .map(
          ({ kommune, row }) =>
            `${kommune.name}: forventet ${formatDecimal(row.expectedShare!)} %, faktisk ${formatDecimal(row.actualShare!)} %, ${apart(row.actualShare!.units - row.expectedShare!.units, points, 'over', 'under')}`,
        )
        .join('; '),
    },
    data: {
      period: periodCode(result.period),
      rows: rows.map(({ kommune, row }) => ({
        kommune: kommune.name,
        expectedShare: decimalToNumber(row.expectedShare!),
        actualShare: decimalToNumber(row.actualShare!),
      })),
    },
  };
}
