import { monthName } from '../../danish/date.js';
import { formatSigned, percent } from '../../danish/number.js';
import { NO_FIGURE } from '../../danish/share.js';
import { capitalize } from '../../danish/text.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import type { Fraction } from '../../domain/fraction.js';
import type { Kommune } from '../../domain/kommuner.js';
import { formatMonth, type Month } from '../../domain/month.js';
import { I_ALT } from '../../domain/ydelse.js';
import { askedEdition, chooseEdition, PREVIOUS } from '../../editions/choose.js';
import { type Compared, compareEditions, isMoved, type Movement } from '../../editions/compare.js';
import type { FullEdition } from '../../editions/edition.js';
import { type PrintedMovement, printedMovement } from '../../editions/printed.js';
import { type Settling, settlingOf } from '../../editions/settling.js';
import type { FigureName, Quantity, Shown } from '../../editions/shown.js';
import { InputError } from '../../extracts/problems.js';
import type { Places } from '../../sourceText/places.js';
import type { Inserts } from '../../template/insert.js';
import { labels } from '../../template/settings.js';
import type { EditionsAtHand } from '../family.js';
import { decimal, type Entry, hidden, integer, none, share, words } from '../frame/entry.js';
import { type Columns, tableOf } from '../frame/table.js';
import type { Facts } from '../kommune/facts.js';

/** An earlier edition that a report is set beside, and what the report itself shows. */
export interface Since {
  edition: FullEdition;
  shown: readonly Shown[];
  /** The editions of earlier months, which tell how large revisions usually are. */
  history: readonly FullEdition[];
}

/** The facts of a report that may be set beside an earlier edition. */
export interface IndblikFacts extends Facts {
  since: { edition: FullEdition; compared: Compared[]; settling: Settling[] } | undefined;
}

/**
 * The edition that a report is asked to be set beside; nothing where the newest of the month before is asked for and
 * there is none.
 * @param asked as {@link askedEdition} reads it; nothing is asked for when left out.
 * @throws {InputError} when it is no edition, or one that is named is not there.
 */
export async function sinceOf(
  asked: string | undefined,
  where: {
    month: Month;
    kommune: Kommune;
    shown: readonly Shown[];
    editions(): Promise<EditionsAtHand>;
  },
): Promise<{ since: Since | undefined; remarks: readonly string[] }> {
  if (asked === undefined) return { since: undefined, remarks: [] };
  const { month, kommune, shown } = where;
  const wanted = askedEdition(asked, month);
  const { archive, editions, warnings } = await where.editions();
  if (archive === undefined)
    throw new InputError('--siden looks into the archive of editions; leave --no-archive out');
  const edition = chooseEdition(editions, wanted, { month });
  if (edition) {
    const history = editions.filter((one) => one.month < month);
    return { since: { edition, shown, history }, remarks: warnings };
  }
  const what = `${archive} has no edition of ${kommune.name}, ${formatMonth(wanted.month)}${wanted.number === undefined ? '' : `/${wanted.number}`}`;
  if (asked !== PREVIOUS) throw new InputError(`${what}; jcreport editions lists those that are there`);
  return {
    since: undefined,
    remarks: [...warnings, `${what}: the part about what has changed since is left out`],
  };
}

/** What has changed since the edition; nothing in a what-if, which no edition is like. */
export function withSince(facts: Facts, since: Since | undefined): IndblikFacts {
  const { rules, month } = facts;
  if (!since || rules.changes.length > 0) return { ...facts, since: undefined };
  const { edition, shown, history } = since;
  const compared = compareEditions(edition, { month, shown }, rules);
  const own = { ...edition, month, number: Number.MAX_SAFE_INTEGER, shown: [...shown] };
  const settling = settlingOf([...history, own], rules.at(month).provisionalMonths);
  return { ...facts, since: { edition, compared, settling } };
}

/** The named places of the part about what has changed. */
export function sincePlaces({ since }: IndblikFacts): Places {
  return {
    'since.month': since ? monthName(since.edition.month) : NO_FIGURE,
    'since.edition': since ? `udgave ${since.edition.number}` : NO_FIGURE,
  };
}

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

const isGroupShare = ({ name, quantity }: Compared): boolean =>
  name.group !== I_ALT && name.months === 3 && quantity === 'share';

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
  label: { head: 'Tal', weight: 40, align: 'left', value: ({ label }) => words(label) },
  figure: { data: ({ name }) => name.figure },
  fokusmaal: { data: ({ name }) => name.fokusmaal },
  ydelsesgruppe: { data: ({ name }) => name.group },
  months: { data: ({ name }) => name.months },
  number: { data: ({ quantity }) => quantity },
  earlier: { head: 'Sidste udgave, dengang', weight: 15, value: (row) => level(row, 'earlier') },
  revised: { head: 'Samme måned, nu', weight: 15, value: (row) => level(row, 'revised') },
  now: { head: 'Ny måned', weight: 13, value: (row) => level(row, 'now') },
  change: { head: 'Ændring i alt', weight: 13, value: (row) => difference(row, 'change') },
  development: { head: 'Heraf udvikling', weight: 14, value: (row) => difference(row, 'development') },
  revision: { head: 'Heraf revision', weight: 13, value: (row) => difference(row, 'revision') },
  suppressed: { data: ({ movement }) => (movement ? undefined : true) },
};

const WORDS = {
  fokusmaal: labels({ samtaler: 'Samtaler', tilbud: 'Tilbud eller timer' }),
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
const totals = tableOf('6.1', {
  settings: WORDS,
  none: NO_CHANGE,
  rows: (facts: IndblikFacts, settings) => movedRows(facts, isTotal, (one) => labelOf(one, settings)),
  columns,
  data: (rows) => rows,
  tight: true,
});

/** Table 6.2: the ydelsesgrupper whose share over three months moved. */
const groups = tableOf('6.2', {
  settings: { fokusmaal: WORDS.fokusmaal },
  none: NO_CHANGE,
  rows: (facts: IndblikFacts, { fokusmaal }) =>
    movedRows(
      facts,
      isGroupShare,
      ({ name }) => `${fokusmaal[name.fokusmaal!]}: ${name.group.toLowerCase()}`,
    ),
  columns,
  data: (rows) => rows,
  notes: ({ since }) =>
    since?.compared.some((one) => isGroupShare(one) && !one.movement)
      ? [[{ text: '(.) betyder, at tallet er diskretioneret i en af udgaverne.' }]]
      : [],
  dense: true,
});

/** A provisional month, and how much months of its age have changed since. */
interface ProvisionalRow {
  fokusmaal: Fokusmaal;
  month: Month;
  label: string;
  share: Fraction | undefined;
  limit: Fraction | undefined;
  usual: Settling | undefined;
}

const points = (size: Fraction | undefined): Entry => (size ? decimal(percent(size, 1)) : none());

/** Table 6.3: how large revisions usually are, beside the provisional months. */
const usual = tableOf('6.3', {
  settings: { fokusmaal: WORDS.fokusmaal },
  none: 'Kan ikke vises endnu: Arkivet har ikke udgaver, der viser en måned både som foreløbig og som endelig.',
  rows({ since, fokusmaal, month, rules }: IndblikFacts, { fokusmaal: names }): ProvisionalRow[] {
    if (!since || since.settling.length === 0) return [];
    const { provisionalMonths } = rules.at(month);
    return FOKUSMAAL.flatMap((f) =>
      fokusmaal[f].own
        .filter((one) => one.month > month - provisionalMonths)
        .map((one) => ({
          fokusmaal: f,
          month: one.month,
          label: `${names[f]}: ${monthName(one.month)}`,
          share: one.share,
          limit: fokusmaal[f].threshold,
          usual: since.settling.find(({ fokusmaal: of, age }) => of === f && age === month - one.month),
        })),
    );
  },
  columns: {
    label: {
      head: 'Foreløbig måned',
      weight: 40,
      align: 'left',
      value: ({ label }) => words(capitalize(label)),
    },
    fokusmaal: { data: ({ fokusmaal }) => fokusmaal },
    month: { data: ({ month }) => formatMonth(month) },
    share: { head: 'Andel nu (%)', weight: 18, value: (row) => share(row.share, 1, row.limit) },
    mean: {
      head: 'Sådanne måneder er siden ændret i gennemsnit (%-point)',
      weight: 32,
      value: ({ usual: of }) => points(of?.mean),
    },
    largest: { head: 'Højst (%-point)', weight: 18, value: ({ usual: of }) => points(of?.largest) },
    months: {
      head: 'Måneder, det bygger på',
      weight: 20,
      value: ({ usual: of }) => integer(of?.months ?? 0),
    },
  },
  data: (rows) => rows,
  tight: true,
});

/** The tables about what has changed since an earlier edition. */
export const SINCE: Inserts<IndblikFacts> = { 'table 6.1': totals, 'table 6.2': groups, 'table 6.3': usual };
