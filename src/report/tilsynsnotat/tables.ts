import { monthAbbreviation } from '../../danish/date.js';
import { capitalize } from '../../danish/text.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { compare } from '../../domain/fraction.js';
import { formatMonth, periodCode } from '../../domain/month.js';
import { byGruppe, gruppeName, I_ALT } from '../../domain/ydelse.js';
import { breaksOf } from '../../measures/breaks.js';
import type { Inserts } from '../../template/insert.js';
import { labels, text } from '../../template/settings.js';
import { acrossBreaks, breakDays } from '../frame/acrossBreaks.js';
import {
  type Entry,
  hidden,
  integer,
  rest,
  SUPPRESSED,
  share,
  signedInteger,
  strong,
  words,
} from '../frame/entry.js';
import { sourcesTable } from '../frame/sources.js';
import { type Column, rowLabels, tableOf } from '../frame/table.js';
import type { GroupGap, NoteFacts } from './facts.js';
import { roadTable } from './roadTable.js';

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
