import { formatInteger } from '../../danish/number.js';
import { formatShare, shareNumber, shareText } from '../../danish/share.js';
import { listing, sentence } from '../../danish/text.js';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import { compare, fraction } from '../../domain/fraction.js';
import { periodCode } from '../../domain/month.js';
import { byGruppe, gruppeName, I_ALT, ydelseOf } from '../../domain/ydelse.js';
import { passive } from '../../measures/passive.js';
import { labels, text } from '../../template/settings.js';
import { breakData, withBreakSign } from '../frame/acrossBreaks.js';
import { SUPPRESSED } from '../frame/entry.js';
import { figureOf } from '../frame/figure.js';
import type { Facts, GroupFact } from '../kommune/facts.js';
import { NO_PERIOD } from './reasons.js';

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
    places: ['list', 'hidden'],
    settings: { series: labels(seriesNames), total: text('I alt') },
    none: NO_PERIOD,
    content(facts: Facts, { series, total: totalName }) {
      const { total, share, threshold, groups3, acrossBreaks } = facts.fokusmaal[fokusmaal];
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
      const shown = entries.filter(({ hidden }) => !hidden);
      const rows = shown.flatMap((entry, order) => {
        const common = { order, group: axisLabel(entry.short, shown.length) };
        const met = shareNumber(entry.share, 1, threshold)!;
        const percent = `${formatShare(entry.share!, 1, threshold)} %`;
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
        places: { list: list.join('; '), hidden: hiddenInText(groups3) },
        data: {
          period: periodCode(facts.three),
          ...breakData(acrossBreaks),
          rows: entries.map((e) =>
            e.hidden
              ? { group: e.name, citizens: null, met: null, unmet: null, share: null, suppressed: true }
              : {
                  group: e.name,
                  citizens: e.citizens,
                  met: e.met,
                  unmet: e.citizens - e.met,
                  share: shareNumber(e.share, 1, threshold),
                },
          ),
        },
      };
    },
  });

/** ` Skjult: Revalidering og Forrevalidering.`, behind a sentence; nothing where no group is hidden. */
function hiddenInText(groupFacts: readonly GroupFact[]): string {
  const names = groupFacts.filter(({ hidden }) => hidden).map(({ gruppe }) => gruppeName(gruppe));
  return names.length === 0 ? '' : sentence(` Skjult, ${SUPPRESSED}: ${listing(names)}`);
}

const unmet = (group: GroupFact): number => group.citizens - group.met;

/** Figures 5.2 and 5.4: unique citizens without the effort, by ydelsesgruppe. */
export const behind = (id: string, fokusmaal: Fokusmaal) =>
  figureOf(id, {
    places: ['list', 'hidden'],
    settings: { 'all-hidden': text('Alle ydelsesgrupper') },
    none: NO_PERIOD,
    content(facts: Facts, { 'all-hidden': allHidden }) {
      const { groups12, threshold } = facts.fokusmaal[fokusmaal];
      if (groups12.length === 0) return undefined;
      const sorted = [...groups12].sort(
        (a, b) =>
          Number(a.hidden) - Number(b.hidden) ||
          (a.hidden ? 0 : unmet(b) - unmet(a)) ||
          byGruppe(a.gruppe, b.gruppe),
      );
      const label = (group: GroupFact) =>
        withBreakSign(
          `${formatInteger(unmet(group))} af ${formatInteger(group.citizens)} (${shareText(fraction(unmet(group), group.citizens), 0, threshold && passive(threshold), ' ')})`,
          group.acrossBreaks,
        );
      const shown = sorted.filter((group) => !group.hidden);
      const drawn = shown.map((group, order) => ({
        order,
        group: gruppeName(group.gruppe),
        value: unmet(group),
        citizens: group.citizens,
        label: label(group),
      }));
      const nothing = { order: 0, group: allHidden, value: 0, citizens: 0, label: SUPPRESSED };
      const rows = drawn.length > 0 ? drawn : [nothing];
      const list = sorted.map(
        (group) => `${gruppeName(group.gruppe)}: ${group.hidden ? 'skjult' : label(group)}`,
      );
      return {
        chart: { rows, params: {} },
        places: { list: list.join('; '), hidden: hiddenInText(groups12) },
        data: {
          period: periodCode(facts.twelve),
          ...breakData(...sorted.map((group) => group.acrossBreaks)),
          rows: sorted.map((group) =>
            group.hidden
              ? {
                  group: gruppeName(group.gruppe),
                  citizens: null,
                  unmet: null,
                  unmetShare: null,
                  suppressed: true,
                }
              : {
                  group: gruppeName(group.gruppe),
                  citizens: group.citizens,
                  unmet: unmet(group),
                  unmetShare: shareNumber(
                    fraction(unmet(group), group.citizens),
                    0,
                    threshold && passive(threshold),
                  ),
                },
          ),
        },
      };
    },
  });
