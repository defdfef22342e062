import { monthAbbreviation } from '../../danish/date.js';
import { capitalize } from '../../danish/text.js';
import type { JsonObject } from '../../document/model.js';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import { formatMonth } from '../../domain/month.js';
import type { Road } from '../../measures/road.js';
import { labels, text } from '../../template/settings.js';
import { acrossBreaks } from '../frame/acrossBreaks.js';
import { type Entry, none, requirement, share, strong, words } from '../frame/entry.js';
import { lackingNotes, lackingOf, signed } from '../frame/lacking.js';
import { type Column, tableOf } from '../frame/table.js';
import type { NoteFacts } from './facts.js';

/** A line of a road: its share or its requirement month by month, and what that comes to at the year's end. */
interface RoadRow {
  head: Entry;
  entries: Entry[];
  end: Entry;
}

/** A road's shares by month with their average, and its requirements by month with the verdict. */
function roadLines(
  { months, average, met }: Road,
  { threshold, averageYear }: NoteFacts['fokusmaal'][Fokusmaal],
  yearBreaks: NoteFacts['yearBreaks'],
  names: Record<'met' | 'notMet' | 'unknown' | 'unreachable' | 'onCourse', string>,
): Record<'share' | 'requirement', Omit<RoadRow, 'head'>> {
  // The year's breaks take the place of those of the months so far.
  const soFar = averageYear && { ...averageYear, acrossBreaks: [] };
  return {
    share: {
      entries: months.map((month) => share(month.share, 1, threshold)),
      end: strong(acrossBreaks(signed(share(average, 2, threshold), soFar), yearBreaks)),
    },
    requirement: {
      entries: months.map((month) =>
        acrossBreaks(requirement(month.requirement, names.onCourse, names.unreachable), yearBreaks),
      ),
      end: met === undefined ? none(names.unknown) : strong(words(met ? names.met : names.notMet, met)),
    },
  };
}

/** No share of the months that are left is enough, in whichever scenario: the first month's requirement is theirs all. */
const isBeyond = (roads: readonly Road[]): boolean => {
  const first = roads[0]?.months[0]?.requirement;
  return first?.kind === 'required' && first.outOfReach;
};

const isOnCourse = ({ months }: Road): boolean =>
  months.some((month) => month.requirement.kind === 'on-course');

/** What the words of the table mean, where they stand in it. */
const ROAD_WORDS = {
  requirement: 'Kravet i en måned er det gennemsnit, som den og resten af årets måneder skal være over.',
  onCourse: '»På kurs« betyder, at årets gennemsnit er over grænsen.',
  beyond: 'Fokusmålet kan ikke længere nås: Selv 100 % i resten af året er ikke nok.',
};

const ROAD_LABELS = {
  average: 'Årets gennemsnit',
  met: 'når fokusmålet',
  notMet: 'når det ikke',
  unknown: 'kan ikke afgøres',
  unreachable: 'kan ikke nås',
  onCourse: 'på kurs',
};

/** Tables 6 and 7: the road to the year's end: what each month needs, by scenario. */
export const roadTable = (id: string, fokusmaal: Fokusmaal) =>
  tableOf(id, {
    settings: {
      head: text('Scenarie'),
      scenarios: labels({
        unchanged: 'Uændret',
        trend: 'Udviklingen fortsætter',
        extra: 'Flere om måneden',
      }),
      values: labels({ share: 'andel (%)', requirement: 'krav (%)' }),
      labels: labels(ROAD_LABELS),
      explained: labels(ROAD_WORDS),
    },
    none: 'Ikke vist, fordi året er slut, eller fordi de leverede data ikke har månedens tal.',
    rows(facts: NoteFacts, { labels: names, scenarios, values }): RoadRow[] {
      const roads = facts.roads[fokusmaal];
      return roads.flatMap((road) => {
        const lines = roadLines(road, facts.fokusmaal[fokusmaal], facts.yearBreaks, names);
        const line = (kind: keyof typeof lines): RoadRow => ({
          head: words(`${scenarios[road.kind]}: ${values[kind]}`),
          ...lines[kind],
        });
        return isBeyond(roads) ? [line('share')] : [line('share'), line('requirement')];
      });
    },
    columns(facts, { head, labels: names }) {
      const months = facts.roads[fokusmaal][0]?.months ?? [];
      const weight = 56 / Math.max(4, months.length);
      const printed = months.map(({ month }, i): [string, Column<RoadRow>] => [
        formatMonth(month),
        {
          head: capitalize(monthAbbreviation(month)),
          weight,
          key: false,
          value: ({ entries }) => entries[i]!,
        },
      ]);
      return {
        scenario: { head, weight: 40, align: 'left', key: false, value: (row) => row.head },
        ...Object.fromEntries(printed),
        end: { head: names.average, weight: 18, key: false, value: ({ end }) => end },
      };
    },
    notes(
      {
        kommune,
        roads: { [fokusmaal]: roads },
        fokusmaal: {
          [fokusmaal]: { averageYear },
        },
      },
      { explained },
    ) {
      const said = isBeyond(roads)
        ? [explained.beyond]
        : [explained.requirement, ...(roads.some(isOnCourse) ? [explained.onCourse] : [])];
      return [
        [{ text: 'Note:', strong: true }, { text: ` ${said.join(' ')}` }],
        ...lackingNotes([lackingOf(kommune, fokusmaal, [averageYear])]),
      ];
    },
    data: (_, facts) =>
      facts.roads[fokusmaal].map((road): JsonObject => {
        const { share: shares, requirement: needed } = roadLines(
          road,
          facts.fokusmaal[fokusmaal],
          facts.yearBreaks,
          ROAD_LABELS,
        );
        return {
          kind: road.kind,
          average: shares.end.data,
          met: road.met ?? null,
          months: road.months.map(({ month }, i) => ({
            month: formatMonth(month),
            share: shares.entries[i]!.data,
            requirement: needed.entries[i]!.data,
          })),
        };
      }),
    dense: true,
  });
