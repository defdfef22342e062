import { dayName } from '../../danish/date.js';
import { formatInteger } from '../../danish/number.js';
import { listing } from '../../danish/text.js';
import type { Inline } from '../../document/model.js';
import type { Day } from '../../domain/day.js';
import { groupBy } from '../../domain/groupBy.js';
import type { FileAccount } from '../../extracts/account.js';
import { type MappingReport, toldOf } from '../../extracts/mapping/report.js';
import type { Figures } from '../../figures/figures.js';
import { text } from '../../template/settings.js';
import { integer, none, words } from './entry.js';
import { tableOf } from './table.js';

/** What a report says of its files: which they are, what of each is counted, and what a mapping made of their words. */
export type Delivered = Pick<Figures, 'sources' | 'accounts' | 'mapping'>;

/** `Seneste dato i udtrækkene er 31. oktober 2020.`, of those whose rows are dated; nothing where none are. */
export function reachInText(sources: Delivered['sources']): string {
  const days = sources.flatMap(({ to }) => to ?? []);
  return days.length === 0 ? '' : `Seneste dato i udtrækkene er ${dayName(Math.max(...days))}.`;
}

const NEXT_UPDATE = /\bnæste opdatering\b[\s:]*(\S.*?)[.\s]*$/i;

/**
 * `Næste opdatering ifølge udtrækkene: 15. juni 2026 (fuldtidspersoner.csv).`, of files whose title or notes tell it, in
 * their own words; nothing where none does.
 */
export function nextInText(accounts: Delivered['accounts']): string {
  const told = accounts.flatMap(({ file, asides }) =>
    asides.flatMap(({ text: aside }) => {
      const next = NEXT_UPDATE.exec(aside)?.[1];
      return next === undefined ? [] : [{ next, file }];
    }),
  );
  const dates = [...groupBy(told, ({ next }) => next)];
  const list = dates.map(([next, files]) => `${next} (${listing(files.map(({ file }) => file))})`);
  return list.length === 0 ? '' : `Næste opdatering ifølge udtrækkene: ${list.join('; ')}.`;
}

/** The sum of the rows that are passed over. */
const passedOver = ({ outside }: FileAccount): number =>
  Object.values(outside).reduce((sum, rows) => sum + rows, 0);

/** A table of more files than this has its rows close together. */
const FEW = 8;

/** The files that a report's figures come from, with an account of their rows. */
export const sourcesTable = <Facts>(id: string, deliveredOf: (facts: Facts) => Delivered) =>
  tableOf(id, {
    settings: { undated: text('uden dato') },
    none: 'Leveringen har ingen filer.',
    rows: (facts: Facts, { undated }) => {
      const date = (day: Day | undefined) => (day === undefined ? none(undated) : words(dayName(day)));
      const { sources, accounts } = deliveredOf(facts);
      return sources.map((source) => {
        const account = accounts.find(({ file }) => file === source.file);
        return {
          ...source,
          rows: account?.rows ?? source.rows,
          counted: account?.counted ?? source.rows,
          from: date(source.from),
          to: date(source.to),
        };
      });
    },
    columns: {
      file: { head: 'Fil', weight: 32, align: 'left', value: ({ file }) => words(file) },
      rows: { head: 'Rækker', weight: 12, value: ({ rows }) => integer(rows) },
      counted: { head: 'Talt med', weight: 12, value: ({ counted }) => integer(counted) },
      from: { head: 'Første dato', weight: 17, value: ({ from }) => from },
      to: { head: 'Seneste dato', weight: 17, value: ({ to }) => to },
      checksum: { head: 'Kontrolsum', weight: 15, value: ({ sha256 }) => words(sha256.slice(0, 8)) },
    },
    notes: (facts: Facts) => {
      const { accounts, mapping } = deliveredOf(facts);
      return [...notCounted(accounts), ...mapped(mapping)];
    },
    dense: true,
    tight: (rows) => rows.length > FEW,
  });

const rowsInText = (rows: number): string => (rows === 1 ? '1 række' : `${formatInteger(rows)} rækker`);

/** Reasons come from the reading, in English; what they name is the file's own. */
const REASONS: readonly (readonly [english: RegExp, danish: string])[] = [
  [/^the same row as in /, 'samme række som i '],
  [/^the same row again$/, 'samme række igen'],
  [/^area /, 'område '],
  [/^period /, 'periode '],
];
const reasonInText = (reason: string): string => {
  const [english, danish] = REASONS.find(([pattern]) => pattern.test(reason)) ?? [];
  return english ? reason.replace(english, danish!) : reason;
};

/** `Ikke talt med: ydelser.csv: ydelse Fleksjob (1.367 rækker). …`; nothing where every row is counted. */
function notCounted(accounts: readonly FileAccount[]): Inline[][] {
  const files = accounts.flatMap((account) => {
    const reasons = Object.entries(account.outside).map(
      ([reason, rows]) => `${reasonInText(reason)} (${rowsInText(rows)})`,
    );
    if (account.rejected > 0)
      reasons.push(`kan ikke læses (${rowsInText(account.rejected)}, se afviste-raekker.csv)`);
    return passedOver(account) + account.rejected > 0 ? [`${account.file}: ${reasons.join(', ')}`] : [];
  });
  if (files.length === 0) return [];
  return [[{ text: 'Ikke talt med: ', strong: true }, { text: `${files.join('; ')}.` }]];
}

const SECTIONS: Readonly<Record<string, string>> = {
  columns: 'kolonnen',
  values: 'ordet',
  constants: 'fast for',
};

/** What a delivery's own names and words are read as; names that are used, each with its rows. */
function mapped(mapping: MappingReport | undefined): Inline[][] {
  if (!mapping) return [];
  const files = mapping.sources.map(({ file, sha256 }) => `${file} (kontrolsum ${sha256.slice(0, 8)})`);
  const entries = mapping.entries.map(toldOf).flatMap((entry) => {
    const { section, group, key, to } = entry;
    const said = `${group}: ${SECTIONS[section] ?? section} »${key}« som ${to}`;
    if (!('rows' in entry)) return [said];
    return entry.rows > 0 ? [`${said} (${rowsInText(entry.rows)})`] : [];
  });
  const did = entries.length === 0 ? 'Ingen rækker brugte den.' : `${entries.join('; ')}.`;
  return [
    [
      { text: 'Mapning: ', strong: true },
      { text: `Leveringens egne navne og ord er læst efter ${files.join(' og ')}. ${did}` },
    ],
  ];
}
