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
        weight: 33,
        align: 'left',
        value: ({ gruppe }) => words(gruppeName(gruppe)),
      },
      citizens: { head: 'Borgere', weight: 13, value: ({ shown, citizens }) => shown(integer(citizens)) },
      met: { head: 'Med indsats', weight: 13, value: ({ shown, met }) => shown(integer(met)) },
      share: {
        head: 'Andel (%)',
        weight: 13,
        value: ({ shown, share: own, threshold }) => shown(share(own, 1, threshold)),
      },
      passive: {
        head: 'Passivandel (%)',
        weight: 13,
        key: false,
        value: ({ shown, share: own, threshold }) => shown(rest(own, 1, threshold)),
      },
      missing: {
        head: 'Mangler',
        weight: 15,
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

/** A line of the road: a month's share and requirement in each scenario, or at the end its average and verdict. */
interface RoadRow {
  head: Entry;
  entries: Entry[];
}

/** A road in the JSON, which has a list for each of them where the page has two columns from `at` on. */
function roadData({ kind, met, months }: Road, rows: readonly RoadRow[], at: number): JsonObject {
  const value = (row: number, column: number) => rows[row]!.entries[column]!.data;
  return {
    kind,
    average: value(months.length, at),
    met: met ?? null,
    months: months.map(({ month }, i) => ({
      month: formatMonth(month),
      share: value(i, at),
      requirement: value(i, at + 1),
    })),
  };
}

/** Tables 6 and 7: the road to the year's end: what each month needs, by scenario. */
const roadTable = (id: string, fokusmaal: Fokusmaal) =>
  tableOf(id, {
    settings: {
      head: text('Måned'),
      columns: labels({
        unchanged: 'Uændret',
        trend: 'Udviklingen fortsætter',
        extra: 'Flere om måneden',
        share: 'andel (%)',
        requirement: 'krav (%)',
      }),
      labels: labels({
        average: 'Årets gennemsnit',
        met: 'når fokusmålet',
        notMet: 'når det ikke',
        unknown: 'kan ikke afgøres',
        unreachable: 'kan ikke nås',
      }),
    },
    none: 'Ikke vist, fordi året er slut, eller fordi de leverede data ikke har månedens tal.',
    rows(facts: NoteFacts, { labels: names }): RoadRow[] {
      const roads = facts.roads[fokusmaal];
      const { threshold, averageYear } = facts.fokusmaal[fokusmaal];
      // The year's breaks take the place of those of the months so far.
      const soFar = averageYear && { ...averageYear, acrossBreaks: [] };
      const months = roads[0]?.months ?? [];
      if (roads.length === 0) return [];
      return [
        ...months.map(({ month }, i) => ({
          head: words(capitalize(monthAbbreviation(month)), formatMonth(month)),
          entries: roads.flatMap((road) => {
            const here = road.months[i]!;
            return [
              share(here.share, 1, threshold),
              acrossBreaks(requirement(here.requirement, 'på kurs', names.unreachable), facts.yearBreaks),
            ];
          }),
        })),
        {
          head: strong(words(names.average)),
          entries: roads.flatMap(({ average, met }) => [
            strong(acrossBreaks(signed(share(average, 2, threshold), soFar), facts.yearBreaks)),
            met === undefined ? none(names.unknown) : strong(words(met ? names.met : names.notMet, met)),
          ]),
        },
      ];
    },
    columns(facts, { head, columns }) {
      const printed = facts.roads[fokusmaal].flatMap(({ kind }, i): [string, Column<RoadRow>][] => {
        const column = (name: 'share' | 'requirement', weight: number, at: number): Column<RoadRow> => ({
          head: `${columns[kind]}: ${columns[name]}`,
          weight,
          key: false,
          value: ({ entries }) => entries[at]!,
        });
        return [
          [`${kind}.share`, column('share', 15, 2 * i)],
          [`${kind}.requirement`, column('requirement', 17, 2 * i + 1)],
        ];
      });
      return {
        month: { head, weight: 20, align: 'left', value: (row) => row.head },
        ...Object.fromEntries(printed),
      };
    },
    notes: ({
      kommune,
      fokusmaal: {
        [fokusmaal]: { averageYear },
      },
    }) => lackingNotes([lackingOf(kommune, fokusmaal, [averageYear])]),
    data: (_, facts, rows) => facts.roads[fokusmaal].map((road, i) => roadData(road, rows, 2 * i)),
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
