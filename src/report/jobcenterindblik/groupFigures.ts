import { formatInteger } from '../../danish/number.js';
import { formatShare, NO_FIGURE, shareNumber, shareText } from '../../danish/share.js';
import { genitive } from '../../danish/text.js';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import { compare, fraction } from '../../domain/fraction.js';
import { periodCode } from '../../domain/month.js';
import { byGruppe, gruppeName, I_ALT, ydelseOf } from '../../domain/ydelse.js';
import { labels, text } from '../../template/settings.js';
import { SUPPRESSED } from '../frame/entry.js';
import { figureOf } from '../frame/figure.js';
import type { Facts, GroupFact } from '../kommune/facts.js';
import { NO_FOKUSMAAL } from './reasons.js';

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
export const groups = (id: string, fokusmaal: Fokusmaal, seriesNames: { met: string; unmet: string }) =>
  figureOf(id, {
    places: ['list'],
    settings: { series: labels(seriesNames), total: text('I alt') },
    none: NO_FOKUSMAAL,
    content(facts: Facts, { series, total: totalName }) {
      const { total, share, threshold, groups3 } = facts.fokusmaal[fokusmaal];
      if (!total || total.hidden || !share) return undefined;
      const { citizens, met } = total;
      const entries = [
        { name: I_ALT, short: totalName, citizens, met, hidden: false, share },
        ...ordered(groups3).map((group) => ({
          ...group,
          name: gruppeName(group.gruppe),
          short: ydelseOf(group.gruppe).short,
        })),
      ];
      const rows = entries.flatMap((entry, order) => {
        const common = { order, group: axisLabel(entry.short, entries.length), hidden: entry.hidden };
        if (entry.hidden) {
          const nothing = { series: '', low: 0, high: 0, share: 0, label: SUPPRESSED, percent: '' };
          return [{ ...common, kind: 'hidden', ...nothing }];
        }
        const met = shareNumber(entry.share, 1, threshold)!;
        const percent = `${formatShare(entry.share!, 0, threshold)} %`;
        const part = (kind: 'met' | 'unmet', low: number, high: number, count: number) => ({
          ...common,
          kind,
          series: series[kind],
          low,
          high,
          share: high - low,
          label: formatInteger(count),
          percent,
        });
        return [part('met', 0, met, entry.met), part('unmet', met, 100, entry.citizens - entry.met)];
      });
      const list = entries.map((e) =>
        e.hidden
          ? `${e.name}: skjult`
          : `${e.name}: ${formatInteger(e.met)} af ${formatInteger(e.citizens)} (${shareText(e.share, 1, threshold, ' ')})`,
      );
      return {
        chart: { rows, params: { metLabel: series.met, unmetLabel: series.unmet } },
        places: { list: list.join('; ') },
        data: {
          period: periodCode(facts.three),
          rows: entries.map((e) =>
            e.hidden
              ? { group: e.name, citizens: null, met: null, share: null, suppressed: true }
              : {
                  group: e.name,
                  citizens: e.citizens,
                  met: e.met,
                  share: shareNumber(e.share, 1, threshold),
                },
          ),
        },
      };
    },
  });

const unmet = (group: GroupFact): number => group.citizens - group.met;

/** Figures 5.2 and 5.4: unique citizens without the effort, by ydelsesgruppe. */
export const behind = (id: string, fokusmaal: Fokusmaal) =>
  figureOf(id, {
    places: ['most', 'list', 'genitive'],
    none: NO_FOKUSMAAL,
    content(facts: Facts) {
      const { groups12 } = facts.fokusmaal[fokusmaal];
      if (groups12.length === 0) return undefined;
      const sorted = [...groups12].sort(
        (a, b) =>
          Number(a.hidden) - Number(b.hidden) ||
          (a.hidden ? 0 : unmet(b) - unmet(a)) ||
          byGruppe(a.gruppe, b.gruppe),
      );
      const most = sorted.find((group) => !group.hidden);
      const label = (group: GroupFact) =>
        `${formatInteger(unmet(group))} af ${formatInteger(group.citizens)} (${shareText(fraction(unmet(group), group.citizens), 0, undefined, ' ')})`;
      const rows = sorted.map((group, order) => ({
        order,
        group: gruppeName(group.gruppe),
        value: group.hidden ? 0 : unmet(group),
        hidden: group.hidden,
        label: group.hidden ? SUPPRESSED : label(group),
      }));
      return {
        chart: { rows, params: {} },
        places: {
          most: most ? gruppeName(most.gruppe) : NO_FIGURE,
          list: rows.map((row) => `${row.group}: ${row.hidden ? 'skjult' : row.label}`).join('; '),
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
    },
  });
