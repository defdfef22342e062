import { monthsInText } from '../../danish/date.js';
import { listing } from '../../danish/text.js';
import type { Inline, JsonObject } from '../../document/model.js';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import { groupBy } from '../../domain/groupBy.js';
import { byDanishName, KOMMUNER, type Kommune } from '../../domain/kommuner.js';
import { formatMonth, type Month } from '../../domain/month.js';
import type { Average } from '../../measures/shares.js';
import { acrossBreaks } from './acrossBreaks.js';
import type { Entry } from './entry.js';

/** The sign at an average that lacks months. */
export const SIGN = '†';

/** An average's entry, with the sign when it does not rest on all its months, and with that of a break among them. */
export const signed = (entry: Entry, average: Average | undefined): Entry => {
  const lacking =
    average && average.missing.length > 0
      ? { ...entry, cell: { ...entry.cell, text: `${entry.cell.text}${SIGN}` } }
      : entry;
  return acrossBreaks(lacking, average?.acrossBreaks);
};

/** The months that a kommune's averages on a fokusmål lack. */
export interface Lacking {
  kommune: Kommune;
  fokusmaal: Fokusmaal;
  months: readonly Month[];
}

/** The months that some averages of a kommune lack together, in order. */
export const lackingOf = (
  kommune: Kommune,
  fokusmaal: Fokusmaal,
  averages: readonly (Average | undefined)[],
): Lacking => {
  const months = [...new Set(averages.flatMap((average) => average?.missing ?? []))].sort((a, b) => a - b);
  return { kommune, fokusmaal, months };
};

/** Some kommuner by name, or all of them. */
const named = (kommuner: readonly Kommune[]): string =>
  kommuner.length === KOMMUNER.length
    ? `alle ${KOMMUNER.length} kommuner`
    : listing([...kommuner].sort(byDanishName).map(({ name }) => name));

/** What the sign means, and which months each kommune lacks; nothing when none does. */
export function lackingNotes(all: readonly Lacking[]): Inline[][] {
  const lacking = all.filter(({ months }) => months.length > 0);
  if (lacking.length === 0) return [];
  const ofKommuner = [...groupBy(lacking, ({ kommune }) => kommune.name).values()];
  const told = [...groupBy(ofKommuner, wordsOf)].map(
    ([what, lists]) => `${named(lists.map(([first]) => first!.kommune))} (${what})`,
  );
  const text = ` Gennemsnittet hviler på færre måneder, fordi de leverede data mangler nogle: ${told.join('; ')}.`;
  return [[{ text: SIGN, strong: true }, { text }]];
}

/** `samtaler og tilbud: marts 2020`, `samtaler: maj 2020, tilbud: juni 2020`. */
function wordsOf(list: readonly Lacking[]): string {
  return [...groupBy(list, ({ months }) => monthsInText(months))]
    .map(([months, of]) => `${listing(of.map(({ fokusmaal }) => fokusmaal))}: ${months}`)
    .join(', ');
}

/** The kommuner that a mean or a sum of several lacks, by month. */
export interface LackingKommuner {
  /** `Top 10`. */
  what: string;
  months: readonly { month: Month; kommuner: readonly Kommune[] }[];
}

/** More names than this are given as a number. */
const MOST_NAMES = 10;

/** What the sign means at a month's mean or sum of several kommuner, with the kommuner and their months. */
export function lackingKommunerNotes(all: readonly LackingKommuner[]): Inline[][] {
  const lacking = all.flatMap(({ what, months }) => {
    const sets = groupBy(
      months.filter(({ kommuner }) => kommuner.length > 0),
      ({ kommuner }) => kommuner.map(({ code }) => code).join(),
    );
    const told = [...sets.values()].map((set) => {
      const [{ kommuner }] = set as [(typeof set)[number]];
      const who = kommuner.length > MOST_NAMES ? `${kommuner.length} kommuner` : named(kommuner);
      return `${who} (${monthsInText(set.map(({ month }) => month))})`;
    });
    return told.length === 0
      ? []
      : [` ${what} mangler tal for ${listing(told)} og hviler på de øvrige kommuner.`];
  });
  return lacking.length === 0 ? [] : [[{ text: SIGN, strong: true }, { text: lacking.join('') }]];
}

/** Whether a note tells what the sign means. */
export const isSignNote = ([first]: readonly Inline[]): boolean => first?.text === SIGN;

/** The months that averages lack in the JSON, by fokusmål; nothing where no month is lacking. */
export const monthsLacking = (lacking: readonly Lacking[]): JsonObject | undefined =>
  lacking.length === 0
    ? undefined
    : Object.fromEntries(lacking.map(({ fokusmaal, months }) => [fokusmaal, months.map(formatMonth)]));
