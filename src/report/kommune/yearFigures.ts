import { monthName } from '../../danish/date.js';
import { formatShare, shareNumber, shareText, thresholdNumber, thresholdText } from '../../danish/share.js';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import { type Fraction, fraction } from '../../domain/fraction.js';
import { eachMonth, formatMonth, monthOf, periodCode, yearOf } from '../../domain/month.js';
import { labels } from '../../template/settings.js';
import { withBreakSign } from '../frame/acrossBreaks.js';
import { figureOf } from '../frame/figure.js';
import { chartMarks, describeMonths, MARKS, MONTH_PLACES, monthRow } from '../frame/series.js';
import type { Facts } from './facts.js';
import { requirementInText } from './sentences.js';
import { averageMarks } from './seriesFigures.js';

const YEAR_MARKS = {
  ...MARKS,
  average: 'Året indtil nu',
  needed: 'kravet til resten af året',
  beyond: '>100',
};

const ONE = fraction(1);
/** The plot's height in per cent where a requirement lies above 100: its bars run through the line of 100. */
const ABOVE_ALL = 112;

/** The year in twelve slots: the months so far, and for those that are left the share that they need on average. */
export const yearInSlots = (id: string, fokusmaal: Fokusmaal, none: string) =>
  figureOf(id, {
    places: [...MONTH_PLACES, 'list', 'average', 'requirement', 'threshold'] as const,
    settings: { labels: labels(YEAR_MARKS) },
    none,
    content(facts: Facts, { labels: words, height }) {
      const { month, rules, kommune } = facts;
      const fokusmaalFacts = facts.fokusmaal[fokusmaal];
      const { own, threshold, averageYear, requirement } = fokusmaalFacts;
      if (!averageYear || !threshold) return undefined;
      const year = yearOf(month);
      const period = { from: monthOf(year, 1), to: monthOf(year, 12) };
      const high = requirement.kind === 'required' && requirement.outOfReach ? ABOVE_ALL : 100;
      const needed = requirement.kind === 'required' ? requirement : undefined;
      const slots = eachMonth(period).map((m) => {
        const known = own.find((o) => o.month === m);
        return { month: m, share: known?.share, provisional: known?.provisional === true, isLeft: m > month };
      });
      const so = slots.filter(({ isLeft }) => !isLeft);
      const rows = slots.map(({ month: m, share, provisional, isLeft }) => ({
        ...monthRow(m, provisional, rules),
        isLeft,
        share: shareNumber(isLeft ? needed?.share : share, isLeft ? 2 : 1, isLeft ? ONE : threshold) ?? 0,
        isKnown: (isLeft ? needed?.share : share) !== undefined,
        label: isLeft ? neededLabel(needed, words.beyond) : share ? formatShare(share, 1, threshold) : '',
      }));
      const list = so.map(({ month: m, share }) => `${monthName(m)} ${shareText(share, 1, threshold, ' ')}`);
      return {
        chart: {
          rows: rows.map((row) => ({ ...row, share: Math.min(row.share, ABOVE_ALL) })),
          params: {
            ...chartMarks(threshold, words, facts.yearBreaks),
            ...averageMarks(averageYear, threshold, { name: words.average, height, range: high }),
            high,
            neededLabel: needed ? withBreakSign(words.needed, facts.yearBreaks) : '',
          },
        },
        places: {
          list: list.join('; '),
          average: withBreakSign(shareText(averageYear.share, 2, threshold, ' '), averageYear.acrossBreaks),
          requirement: requirementInText(fokusmaalFacts, month, facts.yearBreaks),
          threshold: thresholdText(threshold),
          ...describeMonths(so, rules),
        },
        data: {
          period: periodCode(period),
          threshold: thresholdNumber(threshold),
          series: [
            {
              name: kommune.name,
              role: 'own',
              points: slots.map(({ month: m, share, provisional }) => ({
                month: formatMonth(m),
                share: shareNumber(share, 1, threshold),
                ...(provisional ? { provisional } : {}),
              })),
            },
            ...(needed
              ? [
                  {
                    name: 'Krav',
                    role: 'needed',
                    points: slots.map(({ month: m, isLeft }) => ({
                      month: formatMonth(m),
                      share: isLeft ? shareNumber(needed.share, 2, ONE) : null,
                    })),
                  },
                ]
              : []),
          ],
        },
      };
    },
  });

/** What stands at a month that is left: the share that it needs, or that no share is enough. */
const neededLabel = (needed: { share: Fraction; outOfReach: boolean } | undefined, beyond: string): string =>
  !needed ? '' : needed.outOfReach ? beyond : formatShare(needed.share, 2, ONE);
