import { monthAbbreviation } from '../../danish/date.js';
import { capitalize } from '../../danish/text.js';
import type { JsonObject } from '../../document/model.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { compare } from '../../domain/fraction.js';
import { formatMonth, periodCode } from '../../domain/month.js';
import { byGruppe, gruppeName, I_ALT } from '../../domain/ydelse.js';
import { breaksOf } from '../../measures/breaks.js';
import type { Road } from '../../measures/road.js';
import type { Inserts } from '../../template/insert.js';
import { labels, text } from '../../template/settings.js';
import { acrossBreaks, breakDays } from '../frame/acrossBreaks.js';
import {
  type Entry,
  hidden,
  integer,
  none,
  requirement,
  rest,
  SUPPRESSED,
  share,
  signedInteger,
  strong,
  words,
} from '../frame/entry.js';
import { lackingNotes, lackingOf, signed } from '../frame/lacking.js';
import { sourcesTable } from '../frame/sources.js';
import { type Column, rowLabels, tableOf } from '../frame/table.js';
import type { GroupGap, NoteFacts } from './facts.js';

/** Table 1: the rank, and full-time persons above or below what is expected, by ydelsesområde and in all. */
const benchmark = tableOf('1', {
  settings: {
    rows: labels({
      'A-dagpenge mv.': 'Forsikrede ledige (a-dagpenge mv.)',
      'Kontanthjælp mv.': 'Øvrige områder (kontanthjælp mv.)',
      'Sygedagpenge mv.': 'Sygedagpenge mv.',
      [I_ALT]: 'Samlet',
    }),
  },
  none: 'Kan ikke vises, fordi de leverede data ikke har benchmarktal for kommunen (udtrækket benchmark).',
  rows: ({ result, rules: rulesOf }: NoteFacts, { rows }) =>
    (result ? [...result.omraader, result.row] : []).map((row) => ({
      ...row,
      name: words(rows[row.omraade], row.omraade),
      isAll: row.omraade === I_ALT,
      days: breaksOf(rulesOf, row.omraade, row.period),
    })),
  columns: {
    omraade: { head: 'Område', weight: 44, align: 'left', value: ({ name, isAll }) => strong(name, isAll) },
    place: { head: 'Placering blandt kommunerne', weight: 22, value: ({ rank }) => integer(rank) },
    difference: {
      head: 'Forskel i fuldtids­personer',
      weight: 34,
      value: ({ difference, isAll }) => strong(signedInteger(difference), isAll),
    },
    acrossBreaks: { data: ({ days }) => breakDays(days) },
    expected: { data: ({ expected }) => expected },
    actual: { data: ({ actual }) => actual },
  },
  data: (rows) => rows,
  span: 0.8,
});

/** Table 2: both fokusmål, average and passive share, and the citizens that are missing now. */
const fokusmaalTable = tableOf('2', {
  settings: { rows: labels({ samtaler: 'Samtaler', tilbud: 'Tilbud eller timer' }) },
  none: 'Kan ikke vises, fordi de leverede data ikke har tal for kommunen.',
  rows: ({ fokusmaal }: NoteFacts, { rows }) =>
    FOKUSMAAL.some((f) => fokusmaal[f].share ?? fokusmaal[f].average12)
      ? FOKUSMAAL.map((f) => ({ ...fokusmaal[f], label: rows[f] }))
      : [],
  columns: {
    label: rowLabels('Fokusmål', 38),
    average12: {
      head: 'Andel, gns. af 12 mdr. (%)',
      weight: 15,
      value: ({ average12, threshold }) =>
        acrossBreaks(share(average12?.share, 1, threshold), average12?.acrossBreaks),
    },
    passive12: {
      head: 'Passiv­andel, gns. af 12 mdr. (%)',
      weight: 15,
      value: ({ average12, threshold }) =>
        acrossBreaks(rest(average12?.share, 1, threshold), average12?.acrossBreaks),
    },
    share: {
      head: 'Andel de seneste 3 mdr. (%)',
      weight: 15,
      value: (row) => share(row.share, 1, row.threshold),
    },
    missing: {
      head: 'Flere borgere, der skal have en indsats',
      weight: 17,
      value: ({ missing }) => strong(integer(missing)),
    },
    acrossBreaks: {
      data: ({ average12, acrossBreaks: days }) => breakDays(average12?.acrossBreaks, days),
    },
  },
  data: ([samtaler, tilbud], { three }) => ({ period: periodCode(three), samtaler, tilbud }),
});

/** Lowest share first: where the effort is missing most; hidden groups last. */
const byShare = (a: GroupGap, b: GroupGap): number =>
  Number(a.hidden) - Number(b.hidden) ||
  (a.hidden ? 0 : compare(a.share!, b.share!)) ||
  byGruppe(a.gruppe, b.gruppe);

/** Tables 3 and 5: what each ydelsesgruppe lacks on a fokusmål. */
const groupTable = (id: string, fokusmaal: Fokusmaal) =>
  tableOf(id, {
    none: 'Kan ikke vises, fordi de leverede data ikke har tal for ydelsesgrupper.',
    rows: (facts: NoteFacts) => {
      const { threshold } = facts.fokusmaal[fokusmaal];
      return [...facts.groups[fokusmaal]].sort(byShare).map((group) => ({
        ...group,
        threshold,
        shown: (entry: Entry) => (group.hidden ? hidden : entry),
      }));
    },
    columns: {
      group: {
        head: 'Ydelsesgruppe',
        weight: 35,
        align: 'left',
        value: ({ gruppe }) => words(gruppeName(gruppe)),
      },
      citizens: { head: 'Borgere', weight: 12, value: ({ shown, citizens }) => shown(integer(citizens)) },
      met: { head: 'Med indsats', weight: 12, value: ({ shown, met }) => shown(integer(met)) },
      share: {
        head: 'Andel (%)',
        weight: 12,
        value: ({ shown, share: own, threshold }) => shown(share(own, 1, threshold)),
      },
      passive: {
        head: 'Passivandel (%)',
        weight: 16,
        key: false,
        value: ({ shown, share: own, threshold }) => shown(rest(own, 1, threshold)),
      },
      missing: {
        head: 'Mangler',
        weight: 13,
        value: ({ shown, missing }) => shown(strong(integer(missing))),
      },
      suppressed: { data: (group) => (group.hidden ? true : undefined) },
      acrossBreaks: { data: (group) => breakDays(group.acrossBreaks) },
    },
    data: (rows) => rows,
    dense: true,
  });

/** Samtaler of a type, month by month. */
interface SamtaleRow {
  name: Entry;
  counts?: boolean;
  numbers: Entry[];
}

/** Table 4: samtaler of the year by month and type: what counts, what does not, and all. */
const samtaleTable = tableOf('4', {
  settings: {
    head: text('Type'),
    labels: labels({ counts: 'tæller', not: 'tæller ikke', total: 'I alt' }),
  },
  none: 'Kan ikke vises, fordi de leverede data hverken har udtrækket samtaletal eller sagsudtrækket samtaler for kommunen.',
  rows({ samtaler }: NoteFacts, { labels: names }): SamtaleRow[] {
    const { months = [], lines = [] } = samtaler ?? {};
    if (lines.length === 0) return [];
    const totals = months.map((_, i) =>
      lines.some(({ numbers }) => numbers[i] === undefined)
        ? undefined
        : lines.reduce((sum, { numbers }) => sum + numbers[i]!, 0),
    );
    return [
      ...lines.map(({ type, counts, numbers }) => ({
        name: words(`${type} (${counts ? names.counts : names.not})`, type),
        counts,
        numbers: numbers.map((n) => integer(n, SUPPRESSED)),
      })),
      { name: strong(words(names.total)), numbers: totals.map((n) => strong(integer(n, SUPPRESSED))) },
    ];
  },
  columns({ samtaler }, { head }) {
    const months = samtaler?.months ?? [];
    const weight = 70 / Math.max(6, months.length);
    const printed = months.map((month, i): [string, Column<SamtaleRow>] => [
      formatMonth(month),
      { head: capitalize(monthAbbreviation(month)), weight, key: false, value: ({ numbers }) => numbers[i]! },
    ]);
    return {
      type: { head, weight: 30, align: 'left', value: ({ name }) => name },
      counts: { data: ({ counts }) => counts },
      numbers: { data: ({ numbers }) => numbers.map(({ data }) => data) },
      ...Object.fromEntries(printed),
    };
  },
  data: (rows, { samtaler }) =>
    samtaler && {
      source: samtaler.source,
      months: samtaler.months.map(formatMonth),
      lines: rows.slice(0, -1),
    },
  dense: true,
});

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
const roadTable = (id: string, fokusmaal: Fokusmaal) =>
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

/** The tables by the name that the template asks for them with. */
export const TABLES: Inserts<NoteFacts> = {
  'table 1': benchmark,
  'table 2': fokusmaalTable,
  'table 3': groupTable('3', 'samtaler'),
  'table 4': samtaleTable,
  'table 5': groupTable('5', 'tilbud'),
  'table 6': roadTable('6', 'samtaler'),
  'table 7': roadTable('7', 'tilbud'),
  'table B.1': sourcesTable('B.1', ({ input }: NoteFacts) => input),
};
