import { formatInteger, formatPercent } from '../../danish/number.js';
import { genitive } from '../../danish/text.js';
import { compare, fraction } from '../../domain/fraction.js';
import { periodCode } from '../../domain/month.js';
import { byGruppe, gruppeName, ydelseOf } from '../../domain/ydelse.js';
import type { SpecReader } from '../../template/spec.js';
import type { Drawn } from '../frame/drawn.js';
import { NO_FIGURE, SUPPRESSED } from '../frame/words.js';
import type { Facts, FokusmaalFacts, GroupFact } from '../kommune/facts.js';
import { shareNumber } from '../kommune/facts.js';

/** Groups as the notes say: i alt first, then by share, equal shares by population; hidden ones last. */
function ordered(groupFacts: readonly GroupFact[]): GroupFact[] {
  const rank = (group: GroupFact) => (group.hidden ? 1 : 0);
  return [...groupFacts].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.hidden
        ? byGruppe(a.gruppe, b.gruppe)
        : compare(b.share!, a.share!) || b.citizens - a.citizens || byGruppe(a.gruppe, b.gruppe)),
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
export function groups(facts: Facts, fokus: FokusmaalFacts, spec: SpecReader): Drawn | undefined {
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
      short: ydelseOf(group.gruppe).short,
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

/** Figures 5.2 and 5.4: unique citizens without the effort, by ydelsesgruppe. */
export function behind(facts: Facts, fokus: FokusmaalFacts): Drawn | undefined {
  const groupsHere = fokus.groups12;
  if (groupsHere.length === 0) return undefined;
  const unmet = (group: GroupFact) => group.citizens - group.met;
  const sorted = [...groupsHere].sort(
    (a, b) =>
      Number(a.hidden) - Number(b.hidden) ||
      (a.hidden ? 0 : unmet(b) - unmet(a)) ||
      byGruppe(a.gruppe, b.gruppe),
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
