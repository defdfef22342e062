import { formatDecimal, formatSigned } from '../danish/number.js';
import { FOKUSMAAL_LABEL } from '../domain/fokusmaal.js';
import type { Decimal, Fraction } from '../domain/fraction.js';
import { formatMonth, type Month } from '../domain/month.js';
import { I_ALT } from '../domain/ydelse.js';
import type { Cause, RowCounts } from '../editions/causes.js';
import { type Compared, isMoved } from '../editions/compare.js';
import type { Edition } from '../editions/edition.js';
import { printedMovement, printedNumber } from '../editions/printed.js';
import type { RevisionPart } from '../editions/revision.js';
import type { FigureName, Quantity } from '../editions/shown.js';
import { csvText } from '../extracts/writeCsv.js';
import { textTable } from './textTable.js';

/** What a comparison came to. */
export interface ComparisonAnswer {
  kommune: { code: number; name: string };
  report: string;
  earlier: AnswerSide;
  now: AnswerSide;
  figures: readonly Compared[];
  revisions: readonly { name: FigureName; parts: readonly RevisionPart[] }[] | undefined;
  rows: Readonly<Record<string, RowCounts>> | undefined;
  isSuppressed: boolean;
}

interface AnswerSide {
  month: Month;
  edition: Edition | undefined;
  program: string;
  rules: string;
  data: string | undefined;
}

const DECIMALS = 2;
const HIDDEN = '(.)';
const BREAK = 'break';

const CAUSE: Record<Cause, string> = {
  program: 'another program or other rules in it',
  rules: 'other rules',
  kommune: 'citizens to or from another kommune',
  population: 'citizens into or out of the population',
  ydelse: 'citizens counted by another ydelse or month',
  withdrawn: 'rows withdrawn',
  changed: 'rows changed',
  late: 'rows that came late',
};

/** `3 months`, `the month`, `average of 12 months`. */
function periodText({ figure, months }: FigureName): string {
  if (figure === 'result') return 'latest benchmark';
  if (figure === 'early') return 'early, the month';
  if (figure === 'average') return months === 'year' ? 'average of the year' : `average of ${months}`;
  return months === 1 ? 'the month' : `${months} months`;
}

const wholeName = (name: FigureName): string[] => [
  name.fokusmaal ? FOKUSMAAL_LABEL[name.fokusmaal] : 'Resultatmål',
  periodText(name),
  name.group === I_ALT ? 'i alt' : name.group,
];

const QUANTITY: Record<Quantity, string> = {
  citizens: 'citizens',
  met: 'met',
  share: 'share %',
  expected: 'expected',
  actual: 'actual',
};

function sideText(which: string, { month, edition, program, rules, data }: AnswerSide): string {
  const what = edition ? `edition ${edition.id}, made ${edition.made.slice(0, 16)}` : `counted from ${data}`;
  return `${which}: ${formatMonth(month)}, ${what} (${program}, rules ${rules})`;
}

/** Every number that moved, and why, for a terminal. */
export function compareText(answer: ComparisonAnswer): string {
  const { kommune, report, earlier, now, figures, revisions, rows } = answer;
  // A hidden figure has one line, not one for each number.
  const moved = figures.filter(({ name, movement }, i) =>
    movement ? isMoved(movement) : figures[i - 1]?.name !== name,
  );
  const [was, is] = [formatMonth(earlier.month), formatMonth(now.month)];
  const head = ['fokusmål', 'period', 'ydelsesgruppe', 'number', `${was} then`, `${was} now`, is];
  const body = moved.map(({ name, quantity, movement, isBroken }) => {
    if (!movement) return [...wholeName(name), 'hidden', ...Array<string>(6).fill(HIDDEN)];
    const first = [...wholeName(name), QUANTITY[quantity]];
    const of = printedMovement(movement, quantity, DECIMALS);
    const levels = [of.earlier, of.revised, of.now].map(formatDecimal);
    const differences = isBroken ? [BREAK, BREAK] : [of.change, of.development].map(formatSigned);
    return [...first, ...levels, ...differences, formatSigned(of.revision)];
  });
  const still = figures.filter(({ movement }) => movement && !isMoved(movement)).length;
  return [
    `${kommune.name}, ${report}`,
    sideText('new', now),
    sideText('earlier', earlier),
    '',
    ...(body.length > 0
      ? textTable([...head, 'change', 'development', 'revision'], body, [0, 1, 2, 3])
      : ['No figure has moved.']),
    ...(still > 0 ? [`${still} other numbers are the same in all three.`] : []),
    '',
    COMPARE_LEGEND,
    ...(revisions ? ['', ...causesText(revisions, was)] : []),
    ...(rows ? ['', ...rowsText(rows)] : []),
  ].join('\n');
}

/** What the columns mean. */
const COMPARE_LEGEND = `change = development + revision. Development: the new month against the earlier one, both as they are known now.
Revision: the earlier month, as it is known now and as it was known then. Differences are rounded from exact numbers;
of shares the development is printed as what is left of the change, so that the three add up.`;

const points = (share: Fraction | undefined): string =>
  share ? formatSigned(printedNumber(share, 'share', DECIMALS)) : '';
const signed = (units: number): string => formatSigned({ units, decimals: 0 });

const causeText = (causes: readonly Cause[]): string => causes.map((cause) => CAUSE[cause]).join('; ');

function causesText(revisions: NonNullable<ComparisonAnswer['revisions']>, was: string): string[] {
  if (revisions.length === 0) return [`No revision of ${was} has a cause that can be told.`];
  const head = ['fokusmål', 'period', 'ydelsesgruppe', 'why', 'citizens', 'met', 'points', 'affected'];
  const totals = revisions
    .filter(({ name }) => name.group === I_ALT)
    .sort(({ name: a }, { name: b }) => orderOf(a) - orderOf(b));
  const body = totals.flatMap(({ name, parts }) =>
    parts.map(({ causes, citizens, met, share, affected }) => [
      ...wholeName(name),
      causeText(causes),
      signed(citizens),
      signed(met),
      points(share),
      affected === undefined ? '' : String(affected),
    ]),
  );
  return [
    `Why the revision of ${was}, in the order in which the causes take effect; they add up to it:`,
    ...textTable(head, body, [0, 1, 2, 3]),
    ...(totals.length < revisions.length ? ['--json has the same of every ydelsesgruppe.'] : []),
  ];
}

const orderOf = ({ fokusmaal, months }: FigureName): number =>
  (fokusmaal === 'samtaler' ? 0 : 100) + (months === 'year' ? 99 : months);

function rowsText(rows: NonNullable<ComparisonAnswer['rows']>): string[] {
  const body = Object.entries(rows).map(([extract, { late, changed, withdrawn }]) => [
    extract,
    ...[late, changed, withdrawn].map(String),
  ]);
  return ["Rows of the kommune's citizens:", ...textTable(['', 'late', 'changed', 'withdrawn'], body, [0])];
}

/** Every number of both editions as CSV with Danish heads, and every cause under the same heads. */
export function compareCsv({ kommune, earlier, now, figures }: ComparisonAnswer): string {
  const [was, is] = [formatMonth(earlier.month), formatMonth(now.month)];
  const head = [
    ...['Område', 'Figur', 'Måneder', 'Fokusmål', 'Ydelsesgruppe', 'Tal'],
    ...[`${was} dengang`, `${was} nu`, is, 'Ændring', 'Udvikling', 'Revision'],
  ];
  const text = (value: Decimal) => formatDecimal(value).replace('−', '-').replaceAll('.', '');
  const body = figures.map(({ name, quantity, movement, isBroken }) => {
    const first = [
      kommune.name,
      FIGURE[name.figure],
      name.months === 'year' ? 'året' : name.months,
      name.fokusmaal ? FOKUSMAAL_LABEL[name.fokusmaal] : 'Resultatmål',
      name.group,
      TAL[quantity],
    ];
    if (!movement) return [...first, ...Array<string>(6).fill(HIDDEN)];
    const { earlier, revised, now, change, development, revision } = printedMovement(
      movement,
      quantity,
      DECIMALS,
    );
    const differences = isBroken ? ['databrud', 'databrud'] : [change, development].map(text);
    return [...first, ...[earlier, revised, now].map(text), ...differences, text(revision)];
  });
  return csvText([head, ...body]);
}

const FIGURE = {
  fokusmaal: 'Borgere i perioden',
  early: 'Tidlig indsats',
  average: 'Gennemsnit af måneder',
  result: 'Fuldtidspersoner',
} as const;
const TAL: Record<Quantity, string> = {
  citizens: 'Antal borgere',
  met: 'Antal opfyldt',
  share: 'Andel (pct.)',
  expected: 'Forventet antal',
  actual: 'Faktisk antal',
};

/** A number in the JSON: a whole one, or a share exactly and in per cent as it is printed. */
function exact(value: Fraction, quantity: Quantity): unknown {
  if (quantity !== 'share') return Number(value.num);
  const { units, decimals } = printedNumber(value, quantity, DECIMALS);
  return { exact: `${value.num}/${value.den}`, percent: units / 10 ** decimals };
}

/** The same as plain data. */
export function compareJson(answer: ComparisonAnswer): Record<string, unknown> {
  const { kommune, report, figures, revisions, rows, isSuppressed } = answer;
  const side = ({ month, edition, program, rules }: AnswerSide) => ({
    month: formatMonth(month),
    edition: edition?.id ?? null,
    made: edition?.made ?? null,
    program,
    rules,
    sources: edition?.sources ?? null,
  });
  const nameOf = ({ figure, fokusmaal, group, months }: FigureName) => ({
    figure,
    fokusmaal,
    ydelsesgruppe: group,
    months,
  });
  return {
    report,
    kommune: { code: kommune.code, name: kommune.name },
    earlier: side(answer.earlier),
    now: side(answer.now),
    suppressed: isSuppressed,
    figures: figures.map(({ name, quantity, movement, isBroken }) => {
      const first = { ...nameOf(name), number: quantity };
      if (!movement)
        return {
          ...first,
          ...{ earlier: null, revised: null, now: null, change: null, development: null, revision: null },
          suppressed: true,
        };
      const of = (value: Fraction) => exact(value, quantity);
      return {
        ...first,
        earlier: of(movement.earlier),
        revised: of(movement.revised),
        now: of(movement.now),
        change: isBroken ? null : of(movement.change),
        development: isBroken ? null : of(movement.development),
        revision: of(movement.revision),
        ...(isBroken ? { break: true } : {}),
      };
    }),
    revisions:
      revisions?.map(({ name, parts }) => ({
        ...nameOf(name),
        parts: parts.map(({ causes, citizens, met, share, affected }) => ({
          causes,
          citizens,
          met,
          share: share ? exact(share, 'share') : null,
          affected: affected ?? null,
        })),
      })) ?? null,
    rows: rows ?? null,
  };
}
