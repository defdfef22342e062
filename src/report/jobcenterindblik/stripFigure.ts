import { formatInteger } from '../../danish/number.js';
import { formatShare, shareNumber, shareText, thresholdNumber, thresholdText } from '../../danish/share.js';
import { listing } from '../../danish/text.js';
import type { Day } from '../../domain/day.js';
import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import { compare, type Fraction, mean } from '../../domain/fraction.js';
import { KOMMUNER } from '../../domain/kommuner.js';
import { periodCode } from '../../domain/month.js';
import { averageOfYear, isAverageAbove } from '../../measures/shares.js';
import { labels } from '../../template/settings.js';
import { breakData, withBreakSign } from '../frame/acrossBreaks.js';
import { figureOf } from '../frame/figure.js';
import { besideEachOther, strip } from '../frame/strip.js';
import type { Facts } from '../kommune/facts.js';
import { NO_FOKUSMAAL } from './reasons.js';

/** A kommune with its average of 12 months. */
interface Standing {
  code: number;
  name: string;
  share: Fraction;
  isAbove: boolean | undefined;
  acrossBreaks: readonly Day[];
}

/** The axis ends at 100; a point takes this much of it, and a name so much a letter. */
const POINT = 0.016;
const LETTER = 0.0098;

/** Share of the sorted standings below which a part of them lies. */
const quartile = (sorted: readonly Standing[], part: number): Fraction =>
  mean([
    sorted[Math.floor((sorted.length - 1) * part)]!.share,
    sorted[Math.ceil((sorted.length - 1) * part)]!.share,
  ])!;

/** All kommuner's averages of 12 months on two strips, the report's own and its comparable ones named. */
export const allKommuner = figureOf('A.3', {
  places: ['list'],
  settings: { labels: labels({ samtaler: 'Samtaler', tilbud: 'Tilbud eller timer' }) },
  none: NO_FOKUSMAAL,
  content(facts: Facts, { labels: names }) {
    const { month, kommune, result } = facts;
    const { book } = facts.input;
    const peers = new Set((result?.compared ?? []).map((other) => other.kommune.code));
    const { supervision } = facts;
    if (!supervision) return undefined;
    const lines = FOKUSMAAL.map((f) => ({
      f,
      threshold: supervision.thresholds[f],
      standings: KOMMUNER.flatMap(({ code, name }): Standing[] => {
        const average = averageOfYear(book, code, f, month);
        if (!average) return [];
        return [
          {
            code,
            name,
            share: average.share,
            isAbove: isAverageAbove(average, supervision.thresholds[f]),
            acrossBreaks: average.acrossBreaks,
          },
        ];
      }).sort((a, b) => compare(a.share, b.share)),
    })).filter(({ standings }) => standings.length > 0);
    if (
      lines.length === 0 ||
      !lines.some(({ standings }) => standings.some(({ code }) => code === kommune.code))
    )
      return undefined;
    const printed = ({ share }: Standing, threshold: Fraction) => shareNumber(share, 1, threshold)!;
    const least = Math.min(...lines.flatMap(({ standings, threshold }) => printed(standings[0]!, threshold)));
    const low = Math.max(0, Math.floor((least - 1) / 10) * 10);
    const range = 100 - low;
    const rows = lines.flatMap(({ f, threshold, standings }, line) => {
      const placed = strip(standings, (standing) => printed(standing, threshold), POINT * range);
      const named = placed.filter(({ item }) => item.code === kommune.code || peers.has(item.code));
      const label = ({ item }: (typeof placed)[number]) =>
        withBreakSign(`${item.name} ${formatShare(item.share, 1, threshold)}`, item.acrossBreaks);
      const middle = besideEachOther(
        named.map(({ at }) => at),
        named.map((point) => (label(point).length + 2) * LETTER * range),
        low,
        100,
      );
      return placed.map((point) => {
        const nth = named.indexOf(point);
        return {
          strip: names[f],
          line,
          at: point.at,
          row: point.row,
          limit: thresholdNumber(threshold),
          role: point.item.code === kommune.code ? 'own' : nth >= 0 ? 'peer' : 'other',
          label: nth >= 0 ? label(point) : '',
          labelAt: nth >= 0 ? middle[nth]! : point.at,
        };
      });
    });
    const list = lines.map(({ f, threshold, standings }) => {
      const own = standings.findIndex(({ code }) => code === kommune.code);
      const across = standings.flatMap(({ acrossBreaks }) => acrossBreaks);
      const told = (share: Fraction) => withBreakSign(shareText(share, 1, threshold, ' '), across);
      const below = standings.filter(({ isAbove }) => isAbove === false).length;
      const others = standings.filter(({ code }) => peers.has(code) && code !== kommune.code);
      const ownText =
        own < 0
          ? ''
          : ` ${kommune.name} har ${told(standings[own]!.share)} og er nummer ${standings.length - own} af ${standings.length}`;
      const peerText =
        others.length === 0
          ? ''
          : `; ${listing(others.map(({ name, share }) => `${name} har ${told(share)}`))}`;
      return `${names[f]}:${ownText}${peerText}. Halvdelen af kommunerne ligger mellem ${told(quartile(standings, 0.25))} og ${told(quartile(standings, 0.75))}; ${formatInteger(below)} når ikke målet på mere end ${thresholdText(threshold)}`;
    });
    return {
      chart: { rows, params: { low, strips: lines.length } },
      places: { list: list.join('. ') },
      table: 'B.1',
      data: {
        period: periodCode(facts.twelve),
        ...breakData(...lines.flatMap(({ standings }) => standings.map((one) => one.acrossBreaks))),
        rows: lines.flatMap(({ f, threshold, standings }) =>
          standings.map((standing) => ({
            kommune: standing.name,
            fokusmaal: f,
            average12: printed(standing, threshold),
          })),
        ),
      },
    };
  },
});
