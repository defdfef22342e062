import { formatSigned } from '../../../danish/number.js';
import type { Fokusmaal } from '../../../domain/fokusmaal.js';
import type { Fraction } from '../../../domain/fraction.js';
import { I_ALT } from '../../../domain/ydelse.js';
import { type Compared, isMoved, type Movement } from '../../../editions/compare.js';
import { type PrintedMovement, printedMovement } from '../../../editions/printed.js';
import type { FigureName, Quantity } from '../../../editions/shown.js';
import { labels } from '../../../template/settings.js';
import { decimal, type Entry, hidden, integer, none, share, words } from '../../frame/entry.js';
import { type Columns, tableOf } from '../../frame/table.js';
import type { IndblikFacts } from './since.js';

/** A number that moved, as a row of a table. */
interface MovedRow {
  name: FigureName;
  quantity: Quantity;
  label: string;
  movement: Movement | undefined;
  isBroken: boolean;
  /** The threshold that readers hold a share against. */
  limit: Fraction | undefined;
}

/** The totals that the report itself prints: of three months the numbers too, of others the share. */
function isTotal({ name, quantity }: Compared): boolean {
  if (name.group !== I_ALT) return false;
  if (name.figure === 'fokusmaal') return name.months === 3 || (name.months === 1 && quantity === 'share');
  return name.figure !== 'early' || quantity === 'share';
}

/** The numbers of ydelsesgrupper over three months; a hidden group has one line, not one for each number. */
const isGroup = ({ name, quantity, movement }: Compared): boolean =>
  name.group !== I_ALT && name.months === 3 && (movement !== undefined || quantity === 'share');

/** The averages are printed with two decimals, other shares with one. */
const decimalsOf = ({ name }: Pick<Compared, 'name'>): number => (name.figure === 'average' ? 2 : 1);

const printed = (row: MovedRow): PrintedMovement | undefined =>
  row.movement && printedMovement(row.movement, row.quantity, decimalsOf(row));

/** A level: a share beside its threshold as elsewhere in the report. */
function level(row: MovedRow, which: 'earlier' | 'revised' | 'now'): Entry {
  const { movement, quantity, limit } = row;
  if (!movement) return hidden;
  return quantity === 'share'
    ? share(movement[which], decimalsOf(row), limit)
    : integer(Number(movement[which].num));
}

/** A difference; none across a break but the revision. */
function difference(row: MovedRow, which: 'change' | 'development' | 'revision'): Entry {
  const of = printed(row);
  if (!of) return hidden;
  if (row.isBroken && which !== 'revision') return none('databrud');
  return decimal(of[which], formatSigned);
}

const columns: Columns<MovedRow> = {
  label: { head: 'Tal', weight: 50, align: 'left', value: ({ label }) => words(label) },
  figure: { data: ({ name }) => name.figure },
  fokusmaal: { data: ({ name }) => name.fokusmaal },
  ydelsesgruppe: { data: ({ name }) => name.group },
  months: { data: ({ name }) => name.months },
  number: { data: ({ quantity }) => quantity },
  earlier: { head: 'Sidste udgave, dengang', weight: 14, value: (row) => level(row, 'earlier') },
  revised: { head: 'Samme måned, nu', weight: 14, value: (row) => level(row, 'revised') },
  now: { head: 'Ny måned', weight: 11, value: (row) => level(row, 'now') },
  change: { head: 'Ændring i alt', weight: 11, value: (row) => difference(row, 'change') },
  development: { head: 'Heraf udvikling', weight: 12, value: (row) => difference(row, 'development') },
  revision: { head: 'Heraf revision', weight: 12, value: (row) => difference(row, 'revision') },
  suppressed: { data: ({ movement }) => (movement ? undefined : true) },
};

/** What the two fokusmål are called. */
export const FOKUSMAAL_WORDS = labels({ samtaler: 'Samtaler', tilbud: 'Tilbud eller timer' });
const WORDS = {
  fokusmaal: FOKUSMAAL_WORDS,
  figures: labels({
    citizens: 'borgere, tre måneder',
    met: 'borgere med indsats, tre måneder',
    share: 'andel, tre måneder (%)',
    month: 'andel, måneden (%)',
    average12: 'gennemsnit, 12 måneder (%)',
    averageYear: 'gennemsnit, året indtil nu (%)',
    early: 'tidlig indsats, måneden (%)',
    expected: 'Forventet antal fuldtidspersoner',
    actual: 'Faktisk antal fuldtidspersoner',
  }),
};
const GROUP_WORDS = labels({ citizens: 'borgere', met: 'borgere med indsats', share: 'andel (%)' });
type Words = { fokusmaal: Record<Fokusmaal, string>; figures: Record<string, string> };

function labelOf({ name, quantity }: Compared, { fokusmaal, figures }: Words): string {
  const { figure, months } = name;
  if (!name.fokusmaal) return figures[quantity]!;
  const key =
    figure === 'average'
      ? months === 'year'
        ? 'averageYear'
        : 'average12'
      : figure === 'early'
        ? 'early'
        : months === 1
          ? 'month'
          : quantity;
  return `${fokusmaal[name.fokusmaal]}: ${figures[key]}`;
}

const NO_CHANGE = 'Ingen af tallene er ændret.';

/** The rows of the numbers that moved, and of those that are hidden. */
const movedRows = (
  { since, fokusmaal }: IndblikFacts,
  isMeant: (compared: Compared) => boolean,
  label: (compared: Compared) => string,
): MovedRow[] =>
  (since?.compared ?? [])
    .filter((one) => isMeant(one) && (!one.movement || isMoved(one.movement)))
    .map((one) => ({
      ...one,
      label: label(one),
      limit:
        one.name.fokusmaal && one.name.figure !== 'early'
          ? fokusmaal[one.name.fokusmaal].threshold
          : undefined,
    }));

/** Table 6.1: the totals that moved. */
export const TOTALS_MOVED = tableOf('6.1', {
  settings: WORDS,
  none: NO_CHANGE,
  rows: (facts: IndblikFacts, settings) => movedRows(facts, isTotal, (one) => labelOf(one, settings)),
  columns,
  data: (rows) => rows,
  tight: true,
});

/** Table 6.2: the ydelsesgrupper whose numbers over three months moved. */
export const GROUPS_MOVED = tableOf('6.2', {
  settings: { fokusmaal: FOKUSMAAL_WORDS, figures: GROUP_WORDS },
  none: NO_CHANGE,
  rows: (facts: IndblikFacts, { fokusmaal, figures }) =>
    movedRows(facts, isGroup, ({ name, quantity, movement }) => {
      const group = `${fokusmaal[name.fokusmaal!]}: ${name.group.toLowerCase()}`;
      return movement ? `${group}, ${figures[quantity as keyof typeof figures]}` : group;
    }),
  columns,
  data: (rows) => rows,
  notes: ({ since }) =>
    since?.compared.some((one) => isGroup(one) && !one.movement)
      ? [[{ text: '(.) betyder, at tallet er diskretioneret i en af udgaverne.' }]]
      : [],
  dense: true,
});
