import { periodInText } from '../../danish/date.js';
import { formatDecimal, formatInteger, formatPercent } from '../../danish/number.js';
import { genitive } from '../../danish/text.js';
import type { Block, Chart, FigureBlock } from '../../document/model.js';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import { compare, decimalToNumber, type Fraction, fraction } from '../../domain/fraction.js';
import { formatMonth, periodCode } from '../../domain/month.js';
import { gruppeName, YDELSER } from '../../domain/ydelse.js';
import { figureShare } from '../../measures/cell.js';
import { needsEarlyFollowUp } from '../../measures/tidligIndsats.js';
import { rulesAt } from '../../rules/ruleset.js';
import type { Places } from '../../template/places.js';
import type { SpecReader } from '../../template/spec.js';
import type { Insert } from '../../template/template.js';
import type { Facts, FokusmaalFacts, GroupFact, MonthShare } from './facts.js';
import { shareNumber, thresholdNumber } from './facts.js';
import { describeSeries, monthRow, spreadLabels } from './series.js';
import { absent, reason } from './tables.js';
import { NO_FIGURE, SUPPRESSED } from './words.js';

interface Drawn {
  chart: Omit<Chart, 'template' | 'height'>;
  /** Names for the alternative text. */
  places: Places;
  data: Record<string, unknown>;
}

/** A figure block from its settings; without numbers, the reason. */
function figure(id: string, spec: SpecReader, drawn: Drawn | undefined, why: string): Block[] {
  const period = spec.maybeText('period');
  const title = spec.text('title');
  if (drawn) spec.addPlaces(drawn.places);
  const template = spec.text('chart');
  const height = spec.number('height', 0);
  const label = `Figur ${id}`;
  if (!drawn) {
    // Their places are about numbers that are not there.
    spec.skip('alt', 'notes');
    return absent(label, title, why);
  }
  const block: FigureBlock = {
    kind: 'figure',
    id,
    label,
    title,
    ...(period === undefined ? {} : { period }),
    chart: { template, ...drawn.chart, ...(height > 0 ? { height } : {}) },
    alt: spec.text('alt'),
    notes: spec.notes('notes'),
    data: { title, period: drawn.data.period, ...drawn.data },
  };
  return [block];
}

/** Figures 2.1–5.4 by the name that the template asks for them with. */
export function figureInserts(facts: Facts): Record<string, Insert> {
  const { samtaler, tilbud } = facts.fokusmaal;
  const noEffort = reason('fokusmaal');
  return {
    'figure 2.1': (spec) => figure('2.1', spec, byOmraade(facts, spec), reason('benchmark')),
    'figure 2.2': (spec) => figure('2.2', spec, compared(facts, spec), reason('benchmark')),
    'figure 3.1': (spec) => figure('3.1', spec, early(facts, 'samtaler'), reason('early')),
    'figure 3.2': (spec) => figure('3.2', spec, early(facts, 'tilbud'), reason('early')),
    'figure 4.1': (spec) => figure('4.1', spec, development(facts, samtaler), noEffort),
    'figure 4.2': (spec) => figure('4.2', spec, groups(facts, samtaler, spec), noEffort),
    'figure 4.3': (spec) => figure('4.3', spec, development(facts, tilbud), noEffort),
    'figure 4.4': (spec) => figure('4.4', spec, groups(facts, tilbud, spec), noEffort),
    'figure 5.1': (spec) => figure('5.1', spec, lastYear(facts, samtaler), noEffort),
    'figure 5.2': (spec) => figure('5.2', spec, behind(facts, samtaler), noEffort),
    'figure 5.3': (spec) => figure('5.3', spec, lastYear(facts, tilbud), noEffort),
    'figure 5.4': (spec) => figure('5.4', spec, behind(facts, tilbud), noEffort),
  };
}

/** Figure 2.1: expected and actual full-time persons by ydelsesområde. */
function byOmraade({ result }: Facts, spec: SpecReader): Drawn | undefined {
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
            `${name(r.omraade)}: forventet ${formatInteger(r.expected!)}, faktisk ${formatInteger(r.actual!)}`,
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
function compared({ result }: Facts, spec: SpecReader): Drawn | undefined {
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
            `${kommune.name}: forventet ${formatDecimal(row.expectedShare!)} %, faktisk ${formatDecimal(row.actualShare!)} %`,
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

const points = (shares: readonly (Fraction | undefined)[], first: number) =>
  shares.map((share, i) => ({ month: formatMonth(first + i), share: shareNumber(share, 1) }));

/** Figures 4.1 and 4.3: the monthly share of the kommune, Top 10 and Hele landet. */
function development(facts: Facts, fokus: FokusmaalFacts): Drawn | undefined {
  const { kommune, series } = facts;
  if (!fokus.own.some(({ share }) => share)) return undefined;
  const { topCount } = rulesAt(facts.month);
  const lines = [
    { role: 'own', name: kommune.name, shares: fokus.own.map(({ share }) => share) },
    { role: 'top', name: `Top ${topCount}`, shares: fokus.top.shares },
    { role: 'national', name: 'Hele landet', shares: fokus.national },
  ].filter(({ shares }) => shares.some((share) => share));
  const ends = spreadLabels(lines.map(({ shares }) => shareNumber(shares.at(-1), 1)));
  const rows = lines.flatMap(({ role, name, shares }, line) =>
    shares.map((share, i) => ({
      ...monthRow(series.from + i, fokus.own[i]!.provisional),
      role,
      share: shareNumber(share, 1),
      last: i === shares.length - 1,
      labelAt: ends[line] ?? null,
      label: share ? `${name} ${formatPercent(share, 1)}` : name,
    })),
  );
  const at = (role: string) => {
    const last = lines.find((line) => line.role === role)?.shares.at(-1);
    return last ? `${formatPercent(last, 1)} %` : NO_FIGURE;
  };
  return {
    chart: { rows, params: chartParams(fokus.threshold) },
    places: {
      ...describeSeries(fokus.own),
      top: at('top'),
      national: at('national'),
      'series.period': periodInText(series),
    },
    data: {
      period: periodCode(series),
      series: lines.map(({ role, name, shares }) => ({ name, role, points: points(shares, series.from) })),
    },
  };
}

/** Threshold and dead period, as the chart templates' parameters. */
function chartParams(threshold: Fraction): Chart['params'] {
  const value = thresholdNumber(threshold);
  return { threshold: value, thresholdLabel: `Mere end ${value} %`, deadLabel: 'Død periode' };
}

/** Groups as the notes say: i alt first, then by share, equal shares by population; hidden ones last. */
function ordered(groupFacts: readonly GroupFact[]): GroupFact[] {
  const rank = (group: GroupFact) => (group.hidden ? 1 : 0);
  return [...groupFacts].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.hidden
        ? a.gruppe - b.gruppe
        : compare(b.share!, a.share!) || b.citizens - a.citizens || a.gruppe - b.gruppe),
  );
}

/** A group's name in lines of at most so many letters, `|` between them; it is divided at its soft hyphens. */
function axisLabel(name: string, groups: number): string {
  const longest = groups <= 11 ? 12 : 10;
  const lines: string[] = [];
  for (const part of name.split('\u00ad')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length < longest) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines.map((line, i) => (i < lines.length - 1 ? `${line}-` : line)).join('|');
}

/** Figures 4.2 and 4.4: met and not met by ydelsesgruppe. */
function groups(facts: Facts, fokus: FokusmaalFacts, spec: SpecReader): Drawn | undefined {
  const series = spec.labels('series', ['met', 'unmet'] as const);
  const totalName = spec.text('total');
  const { total, share } = fokus;
  if (!total || total.hidden || !share) return undefined;
  const entries = [
    {
      name: 'Ydelsesgrupper i alt',
      short: totalName,
      citizens: total.citizens,
      met: total.met,
      hidden: false,
      share,
    },
    ...ordered(fokus.groups3).map((group) => ({
      ...group,
      name: gruppeName(group.gruppe),
      short: YDELSER[group.gruppe]!.short,
    })),
  ];
  const rows = entries.flatMap((entry, order) => {
    const common = { order, group: axisLabel(entry.short, entries.length), hidden: entry.hidden };
    if (entry.hidden) {
      return [
        { ...common, kind: 'hidden', series: '', low: 0, high: 0, share: 0, label: SUPPRESSED, percent: '' },
      ];
    }
    const percent = shareNumber(entry.share, 1)!;
    const text = `${formatPercent(entry.share!, 0)} %`;
    return [
      {
        ...common,
        kind: 'met',
        series: series.met,
        low: 0,
        high: percent,
        share: percent,
        label: formatInteger(entry.met),
        percent: text,
      },
      {
        ...common,
        kind: 'unmet',
        series: series.unmet,
        low: percent,
        high: 100,
        share: 100 - percent,
        label: formatInteger(entry.citizens - entry.met),
        percent: text,
      },
    ];
  });
  const list = entries.map((e) =>
    e.hidden
      ? `${e.name}: skjult`
      : `${e.name}: ${formatInteger(e.met)} af ${formatInteger(e.citizens)} (${formatPercent(e.share!, 1)} %)`,
  );
  return {
    chart: { rows, params: { metLabel: series.met, unmetLabel: series.unmet } },
    places: { list: list.join('; ') },
    data: {
      period: periodCode(facts.three),
      rows: entries.map((e) =>
        e.hidden
          ? { group: e.name, citizens: null, met: null, share: null, suppressed: true }
          : { group: e.name, citizens: e.citizens, met: e.met, share: shareNumber(e.share, 1) },
      ),
    },
  };
}

/** Figures 5.1 and 5.3: the last twelve months against the threshold. */
function lastYear(facts: Facts, fokus: FokusmaalFacts): Drawn | undefined {
  const months = fokus.own.slice(-12);
  if (!months.some(({ share }) => share)) return undefined;
  return monthColumns(facts, months, fokus.threshold, {
    average: fokus.average12 ? `${formatPercent(fokus.average12.share, 2)} %` : NO_FIGURE,
  });
}

function monthColumns(
  facts: Facts,
  months: readonly MonthShare[],
  threshold: Fraction,
  places: Places,
): Drawn {
  const above = months.filter(({ share }) => share && compare(share, threshold) > 0).length;
  return {
    chart: {
      rows: months.map(({ month, share, provisional }) => ({
        ...monthRow(month, provisional),
        share: shareNumber(share, 1) ?? 0,
        label: share ? formatPercent(share, 1) : NO_FIGURE,
      })),
      params: chartParams(threshold),
    },
    places: { ...describeSeries(months), above: String(above), months: String(months.length), ...places },
    data: {
      period: periodCode({ from: months[0]!.month, to: months.at(-1)!.month }),
      threshold: thresholdNumber(threshold),
      series: [
        {
          name: facts.kommune.name,
          points: months.map(({ month, share, provisional }) => ({
            month: formatMonth(month),
            share: shareNumber(share, 1),
            provisional,
          })),
        },
      ],
    },
  };
}

/** Figures 3.1 and 3.2: early effort, month by month. */
function early(facts: Facts, fokusmaal: Fokusmaal): Drawn | undefined {
  const { input, kommune, month } = facts;
  const { earlyThreshold, provisionalMonths } = rulesAt(month);
  const known = input.early.monthsOf(kommune.code).filter((m) => m <= month && m > month - 12);
  if (!known.includes(month)) return undefined;
  const months = known.map((m) => ({
    month: m,
    share: figureShare(input.early.month(kommune.code, m, fokusmaal)),
    provisional: m > month - provisionalMonths,
  }));
  const followUp = needsEarlyFollowUp(input.early, kommune.code, fokusmaal, month);
  return monthColumns(facts, months, fraction(earlyThreshold, 100), { followUp: followUp ? 'ja' : 'nej' });
}

/** Figures 5.2 and 5.4: unique citizens without the effort, by ydelsesgruppe. */
function behind(facts: Facts, fokus: FokusmaalFacts): Drawn | undefined {
  const groupsHere = fokus.groups12;
  if (groupsHere.length === 0) return undefined;
  const unmet = (group: GroupFact) => group.citizens - group.met;
  const sorted = [...groupsHere].sort(
    (a, b) =>
      Number(a.hidden) - Number(b.hidden) || (a.hidden ? 0 : unmet(b) - unmet(a)) || a.gruppe - b.gruppe,
  );
  const shown = sorted.filter((group) => !group.hidden);
  const rows = sorted.map((group, order) => ({
    order,
    group: gruppeName(group.gruppe),
    value: group.hidden ? 0 : unmet(group),
    hidden: group.hidden,
    label: group.hidden
      ? SUPPRESSED
      : `${formatInteger(unmet(group))} af ${formatInteger(group.citizens)} (${formatPercent(fraction(unmet(group), group.citizens), 0)} %)`,
  }));
  const [most] = shown;
  return {
    chart: { rows, params: {} },
    places: {
      most: most ? gruppeName(most.gruppe) : NO_FIGURE,
      list: rows.map(({ group, label }) => `${group}: ${label === SUPPRESSED ? 'skjult' : label}`).join('; '),
      genitive: genitive(facts.kommune.name),
    },
    data: {
      period: periodCode(facts.twelve),
      rows: sorted.map((group) =>
        group.hidden
          ? { group: gruppeName(group.gruppe), citizens: null, unmet: null, suppressed: true }
          : { group: gruppeName(group.gruppe), citizens: group.citizens, unmet: unmet(group) },
      ),
    },
  };
}
