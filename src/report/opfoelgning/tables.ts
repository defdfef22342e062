import { monthName } from '../../danish/date.js';
import { formatDecimal, formatInteger } from '../../danish/number.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { compare, type Decimal, decimalToNumber } from '../../domain/fraction.js';
import { eachMonth, formatMonth, periodCode } from '../../domain/month.js';
import type { PassiveKommune } from '../../measures/passive.js';
import type { Inserts } from '../../template/insert.js';
import { labels, text } from '../../template/settings.js';
import { breakDays } from '../frame/acrossBreaks.js';
import { type Entry, integer, none, share, strong, words } from '../frame/entry.js';
import { lackingNotes, lackingOf, monthsLacking, signed } from '../frame/lacking.js';
import { sourcesTable } from '../frame/sources.js';
import { type Column, type Columns, tableOf } from '../frame/table.js';
import type { AnnexRow, FollowUp } from './facts.js';

/** A difference in shares as the follow-up prints it: `0,7`, not `0,70`. */
function shortDecimal(value: Decimal): string {
  const text = formatDecimal(value);
  return text.includes(',') ? text.replace(/,?0+$/, '') : text;
}

/** `30 (1,17)`: full-time persons, and percentage points beside them. */
const difference = ({ row }: PassiveKommune): Entry =>
  row?.difference == null || !row.differenceShare
    ? { ...none(), data: row?.difference ?? null }
    : words(`${formatInteger(row.difference)} (${shortDecimal(row.differenceShare)})`, row.difference);

/** The months that kommuner's averages lack. */
const lacking = (fokusmaal: Fokusmaal, entries: readonly Pick<PassiveKommune, 'kommune' | 'average'>[]) =>
  entries
    .map(({ kommune, average }) => lackingOf(kommune, fokusmaal, [average]))
    .filter(({ months }) => months.length > 0);

/** Tables 1 and 2: the kommuner that miss a fokusmål and the result goal, highest passive share first. */
const missing = (id: string, fokusmaal: Fokusmaal) =>
  tableOf(id, {
    none: 'Ingen kommune når hverken fokusmålet eller resultatmålet, eller de leverede data har ikke benchmarktal.',
    rows: (facts: FollowUp) => {
      const { both, limit } = facts.fokusmaal[fokusmaal];
      return both.map((entry) => ({ ...entry, limit }));
    },
    columns: {
      kommune: { head: 'Kommune', weight: 24, align: 'left', value: ({ kommune }) => words(kommune.name) },
      code: { data: ({ kommune }) => kommune.code },
      expected: {
        head: 'Forventet antal fuldtids­personer',
        weight: 17,
        value: ({ row }) => integer(row?.expected),
      },
      actual: {
        head: 'Faktisk antal fuldtids­personer',
        weight: 17,
        value: ({ row }) => integer(row?.actual),
      },
      difference: { head: 'Forskel i antal (i andel, %-point)', weight: 22, value: difference },
      differenceShare: {
        data: ({ row }) => (row?.differenceShare ? decimalToNumber(row.differenceShare) : null),
      },
      passive: {
        head: 'Gns. passivandel de seneste 12 mdr. (%)',
        weight: 20,
        value: ({ passive, limit, average }) => strong(signed(share(passive, 1, limit), average)),
      },
      missing: { data: ({ kommune, average }) => monthsLacking(lacking(fokusmaal, [{ kommune, average }])) },
      acrossBreaks: { data: ({ average }) => breakDays(average.acrossBreaks) },
      onTheLine: { data: ({ result }) => result === 'on-the-line' },
    },
    data: (rows) => rows,
    notes: ({
      fokusmaal: {
        [fokusmaal]: { both },
      },
    }) => lackingNotes(lacking(fokusmaal, both)),
  });

/** Table 3: the labour market offices' contacts. */
const contacts = tableOf('3', {
  settings: { unknown: text('ikke oplyst') },
  none: 'Kan ikke vises, fordi de leverede data ikke har udtrækket amk-kontakter.',
  rows: (facts: FollowUp, { unknown }) =>
    facts.contacts.map((contact) => ({
      contact,
      told: (answer: string | null) => (answer === null ? none(unknown) : words(answer)),
    })),
  columns: {
    kommune: { head: 'Kommune', weight: 20, align: 'left', value: ({ contact }) => words(contact.name) },
    code: { data: ({ contact }) => contact.kommune },
    fokusmaal: { data: ({ contact }) => contact.fokusmaal },
    initial: {
      head: 'Indledende kontakt',
      weight: 16,
      align: 'left',
      value: ({ contact, told }) => told(contact.initial),
    },
    wantsHelp: {
      head: 'Ønsker bistand',
      weight: 16,
      align: 'left',
      value: ({ contact, told }) => told(contact.wantsHelp),
    },
    mapped: {
      head: 'Afdækning foretaget',
      weight: 15,
      align: 'left',
      value: ({ contact, told }) => told(contact.mapped),
    },
    effort: {
      head: 'Indsats',
      weight: 43,
      align: 'left',
      value: ({ contact, told }) => told(contact.effort),
    },
  },
  data: (rows) => rows,
  dense: true,
});

/** A kommune of the annex with its passive shares, oldest first; those over the limit in bold. */
interface PassiveRow extends Pick<AnnexRow, 'kommune'> {
  passive: Record<Fokusmaal, Entry[]>;
}

/** Annex: every kommune's passive shares in the last three months. */
const annex = tableOf('B.1', {
  settings: { head: text('Kommune'), columns: labels({ samtaler: 'Samtaler', tilbud: 'Tilbud' }) },
  none: 'Kan ikke vises, fordi de leverede data ikke har tal for kommunerne.',
  rows: (facts: FollowUp): PassiveRow[] => {
    const entries = (f: Fokusmaal, shares: AnnexRow['shares']) => {
      const { limit } = facts.fokusmaal[f];
      return shares[f].map((s) => strong(share(s, 1, limit), s !== undefined && compare(s, limit) >= 0));
    };
    return facts.annex.map(({ kommune, shares }) => ({
      kommune,
      passive: { samtaler: entries('samtaler', shares), tilbud: entries('tilbud', shares) },
    }));
  },
  columns({ three }, { head, columns }): Columns<PassiveRow> {
    const months = eachMonth(three);
    const printed = FOKUSMAAL.flatMap((f) =>
      months.map((month, i): [string, Column<PassiveRow>] => [
        `${f} ${formatMonth(month)}`,
        {
          head: `${columns[f]} ${monthName(month)}`,
          weight: 13,
          key: false,
          value: ({ passive }) => passive[f][i]!,
        },
      ]),
    );
    const data = (f: Fokusmaal) => ({
      data: ({ passive }: PassiveRow) =>
        months.map((month, i) => ({ month: formatMonth(month), passive: passive[f][i]!.data })),
    });
    return {
      kommune: { head, weight: 25, align: 'left', value: ({ kommune }) => words(kommune.name) },
      code: { data: ({ kommune }) => kommune.code },
      period: { data: () => periodCode(three) },
      samtaler: data('samtaler'),
      tilbud: data('tilbud'),
      ...Object.fromEntries(printed),
    };
  },
  data: (rows) => rows,
  dense: true,
  tight: true,
});

/** The tables by the name that the template asks for them with. */
export const TABLES: Inserts<FollowUp> = {
  'table 1': missing('1', 'samtaler'),
  'table 2': missing('2', 'tilbud'),
  'table 3': contacts,
  'table B.1': annex,
  'table B.2': sourcesTable('B.2', ({ input }: FollowUp) => input),
};
