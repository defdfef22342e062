import type { MonthOutcome } from '../../core/judge.js';
import type { Fritagelse } from '../../core/timeline.js';
import { FOKUSMAAL, FOKUSMAAL_LABEL } from '../../domain/fokusmaal.js';
import { areaName } from '../../domain/kommuner.js';
import { formatMonth, type Month } from '../../domain/month.js';
import { FRITAGELSER } from '../../domain/vocabulary.js';
import type { CitizenChange, CitizenStep } from '../../editions/citizenChange.js';
import { CASE_EXTRACTS, type CaseExtract } from '../../extracts/caseSchemas.js';
import type { CitizenRows, LineRef } from '../../store/readCitizen.js';
import { loentimerText, rowText, samtaleText, span, tilbudText, ydelseName } from './line.js';

/** A citizen's rows in both deliveries. */
export interface BothRows {
  earlier: Pick<CitizenRows, 'refs'>;
  now: Pick<CitizenRows, 'refs'>;
}

const STEP: Record<CitizenStep['cause'], string> = {
  ydelser: 'ydelser and exemptions as they are now',
  withdrawn: 'without the rows that were withdrawn',
  changed: 'with the changed rows as they are now',
  late: 'with the rows that came late',
};

/** A row of each extract as text. */
const ROW: { [E in CaseExtract]: (row: never) => string } = {
  ydelser: rowText,
  samtaler: samtaleText,
  tilbud: tilbudText,
  loentimer: loentimerText,
  fritagelser: ({ target, from, to }: Fritagelse) => `${span(from, to)}: ${FRITAGELSER[target]!.name}`,
};

const outcomeText = (outcome: MonthOutcome | undefined): string =>
  outcome
    ? [
        `${areaName(outcome.kommune)}, ${ydelseName(outcome.ydelse)}`,
        ...FOKUSMAAL.map((f) => {
          const answer = outcome.counted[f] ? (outcome.met[f] ? 'met' : 'not met') : 'left out';
          return `${FOKUSMAAL_LABEL[f]} ${answer}`;
        }),
      ].join('; ')
    : 'not in the population';

const at = (ref: LineRef | undefined): string => (ref ? `  (${ref.file}:${ref.line})` : '');

/** What became of a citizen since an earlier delivery, as text for a terminal. */
export function printChange({ earlier, steps, rows }: CitizenChange, both: BothRows, month: Month): string {
  let before = outcomeText(earlier);
  const told = steps.flatMap(({ cause, outcome }) => {
    const text = outcomeText(outcome);
    if (text === before) return [];
    before = text;
    return [`   ${STEP[cause]}: ${text}`];
  });
  const lines = CASE_EXTRACTS.flatMap((extract) => {
    const { withdrawn, changed, late } = rows[extract];
    const text = ROW[extract] as (row: object) => string;
    return [
      ...withdrawn.map((row) => `   ${extract}, withdrawn: ${text(row)}${at(both.earlier.refs.get(row))}`),
      ...changed.map(
        ([was, is]) =>
          `   ${extract}, changed: ${text(was)}${at(both.earlier.refs.get(was))} is now ${text(is)}${at(both.now.refs.get(is))}`,
      ),
      ...late.map((row) => `   ${extract}, came late: ${text(row)}${at(both.now.refs.get(row))}`),
    ];
  });
  return [
    `Since the earlier delivery, in ${formatMonth(month)}`,
    `   then: ${outcomeText(earlier)}`,
    ...(told.length > 0 ? told : ['   now: the same']),
    '',
    'Rows that are others',
    ...(lines.length > 0 ? lines : ['   None.']),
  ].join('\n');
}

/** The same as plain data. */
export function changeJson({ earlier, steps, rows }: CitizenChange, both: BothRows): Record<string, unknown> {
  const outcome = (of: MonthOutcome | undefined) =>
    of
      ? {
          kommune: areaName(of.kommune),
          ydelse: ydelseName(of.ydelse),
          fokusmaal: Object.fromEntries(
            FOKUSMAAL.map((f) => [f, { counted: of.counted[f], met: of.counted[f] ? of.met[f] : null }]),
          ),
        }
      : null;
  return {
    earlier: outcome(earlier),
    steps: steps.map(({ cause, outcome: of }) => ({ cause, outcome: outcome(of) })),
    rows: Object.fromEntries(
      CASE_EXTRACTS.map((extract) => {
        const { withdrawn, changed, late } = rows[extract];
        const text = ROW[extract] as (row: object) => string;
        const was = (row: object) => ({ row: text(row), at: both.earlier.refs.get(row) ?? null });
        const is = (row: object) => ({ row: text(row), at: both.now.refs.get(row) ?? null });
        return [
          extract,
          {
            withdrawn: withdrawn.map(was),
            changed: changed.map(([a, b]) => ({ earlier: was(a), now: is(b) })),
            late: late.map(is),
          },
        ];
      }),
    ),
  };
}
