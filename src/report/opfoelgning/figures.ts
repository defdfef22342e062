import { formatPercent, NBSP } from '../../danish/number.js';
import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import type { Fraction } from '../../domain/fraction.js';
import { formatMonth, periodCode } from '../../domain/month.js';
import type { SpecReader } from '../../template/spec.js';
import type { Insert } from '../../template/template.js';
import { figure } from '../frame/blocks.js';
import type { Drawn } from '../frame/drawn.js';
import { describeSeries, monthRow, spreadLabels } from '../frame/series.js';
import { shareNumber, thresholdNumber } from '../kommune/facts.js';
import type { FollowUp } from './facts.js';

const NO_NATIONAL = 'Kan ikke vises, fordi leveringen ikke har tal for hele landet (udtrækket fokusmaal).';

/** Figure 1 by the name that the template asks for it with. */
export const figureInserts = (facts: FollowUp): Record<string, Insert> => ({
  'figure 1': (spec) => figure('1', spec, national(facts, spec), NO_NATIONAL),
});

/** Figure 1: Hele landet's passive share on both fokusmål, month by month. */
function national(facts: FollowUp, spec: SpecReader): Drawn | undefined {
  const names = spec.labels('series', FOKUSMAAL);
  const { series, rules, month } = facts;
  const { provisionalMonths } = rules.at(month);
  const lines = FOKUSMAAL.map((f) => ({
    role: f,
    name: names[f],
    shares: facts.fokusmaal[f].national,
  })).filter(({ shares }) => shares.some((share) => share));
  if (lines.length === 0) return undefined;
  const limit = thresholdNumber(facts.fokusmaal.samtaler.limit);
  const known = lines.flatMap(({ shares }) => shares.flatMap((share) => shareNumber(share, 1) ?? []));
  const high = Math.ceil((Math.max(limit, ...known) + 1) / 5) * 5;
  const ends = spreadLabels(
    lines.map(({ shares }) => shareNumber(shares.at(-1), 1)),
    high / 16,
  );
  const provisional = (i: number) => series.from + i > month - provisionalMonths;
  const describe = (shares: readonly (Fraction | undefined)[], prefix: string) =>
    Object.fromEntries(
      Object.entries(
        describeSeries(
          shares.map((share, i) => ({ month: series.from + i, share, provisional: provisional(i) })),
        ),
      ).map(([name, text]) => [`${prefix}.${name}`, text]),
    );
  return {
    chart: {
      rows: lines.flatMap(({ role, name, shares }, line) =>
        shares.map((share, i) => ({
          ...monthRow(series.from + i, provisional(i), rules),
          role,
          share: shareNumber(share, 1),
          last: i === shares.length - 1,
          labelAt: ends[line] ?? null,
          label: share ? `${name} ${formatPercent(share, 1)}` : name,
        })),
      ),
      params: { threshold: limit, thresholdLabel: `Grænse ${limit} %`, deadLabel: 'Død periode', high },
    },
    places: {
      ...Object.assign({}, ...FOKUSMAAL.map((f) => describe(facts.fokusmaal[f].national, f))),
      limit: `${limit}${NBSP}%`,
    },
    data: {
      period: periodCode(series),
      threshold: limit,
      series: lines.map(({ role, name, shares }) => ({
        name,
        role,
        points: shares.map((share, i) => ({
          month: formatMonth(series.from + i),
          share: shareNumber(share, 1),
          provisional: provisional(i),
        })),
      })),
    },
  };
}
