import { monthsInText } from '../../danish/date.js';
import { capitalize, listing } from '../../danish/text.js';
import type { Day } from '../../domain/day.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { numberInYear, periodCode, singleMonth } from '../../domain/month.js';
import { figureShare } from '../../measures/cell.js';
import type { Inserts } from '../../template/insert.js';
import { labels } from '../../template/settings.js';
import { acrossBreaks, breakDays } from '../frame/acrossBreaks.js';
import {
  change,
  decimal,
  type Entry,
  hidden,
  integer,
  none,
  rank,
  requirement,
  share,
  strong,
  words,
} from '../frame/entry.js';
import { rowLabels, tableOf } from '../frame/table.js';
import type { Facts, FokusmaalFacts, ResultFacts } from '../kommune/facts.js';
import { missingMonths } from '../kommune/missingMonths.js';
import { NO_BENCHMARK, NO_EARLY, NO_FOKUSMAAL, NO_PERIOD } from './reasons.js';

/** A table's row of a fokusmål, with its label. */
interface FokusmaalRow extends FokusmaalFacts {
  label: string;
  isWhatIf: boolean;
  /** Days on which the figures break within the month's whole year, which a requirement is about. */
  yearBreaks: readonly Day[];
}

const fokusmaalRows = (
  { fokusmaal, rules, yearBreaks }: Facts,
  names: Record<Fokusmaal, string>,
): FokusmaalRow[] =>
  FOKUSMAAL.map((f) => ({
    ...fokusmaal[f],
    label: names[f],
    isWhatIf: rules.changes.length > 0,
    yearBreaks,
  }));

/** What is shown of a total: nothing of a hidden one. */
const shown = ({ total }: FokusmaalFacts) => (total?.hidden ? undefined : total);

const fokusmaalNames = { rows: labels({ samtaler: 'Samtaler', tilbud: 'Tilbud eller timer' }) };

/** A row about the result, with its label. */
const resultRows = ({ result }: Facts, label: string) => (result ? [{ ...result, label }] : []);
type ResultRow = ResultFacts & { label: string };

/** Table 1.1: full-time persons, expected and actual. */
const resultTable = tableOf('1.1', {
  settings: { rows: labels({ total: 'Antal borgere på offentlig forsørgelse' }) },
  none: NO_BENCHMARK,
  rows: (facts: Facts, { rows }): ResultRow[] => resultRows(facts, rows.total),
  columns: {
    label: rowLabels('Borgere', 150),
    period: { data: ({ period }) => periodCode(period) },
    acrossBreaks: { data: ({ acrossBreaks: days }) => breakDays(days) },
    expected: {
      head: 'Forventet antal fuldtids­personer',
      weight: 56,
      value: ({ row }) => integer(row.expected),
    },
    actual: { head: 'Faktisk antal fuldtids­personer', weight: 56, value: ({ row }) => integer(row.actual) },
    difference: {
      head: 'Forskel i antal fuldtids­personer',
      weight: 56,
      value: ({ row }) => integer(row.difference),
    },
    progression: {
      head: 'Progression ift. sidste halvårlige opdatering',
      weight: 65,
      value: ({ progression, broken }) => (broken ? none('databrud') : change(progression)),
    },
    place: {
      head: 'Placering i Beskæftigelses­ministeriets benchmark­model',
      weight: 82,
      value: ({ row }) => (row.rank === null ? none() : strong(words(String(row.rank), row.rank))),
    },
  },
  data: ([row]) => row,
});

/** Table 1.2: early effort in the month. */
const earlyTable = tableOf('1.2', {
  settings: fokusmaalNames,
  none: NO_EARLY,
  rows({ input, kommune, month, earlyLine }: Facts, { rows }) {
    const isHidden = input.hidden.early(kommune.code, month, month);
    const figures = FOKUSMAAL.map((f) => {
      const figure = input.early.month(kommune.code, month, f);
      const isKnown = figure !== undefined || input.early.hasNobody(kommune.code, month, f);
      const shown = (entry: Entry) => (isHidden && isKnown ? hidden : entry);
      return { label: rows[f], figure, isKnown, shown, isHidden, limit: earlyLine?.share };
    });
    return figures.some(({ isKnown }) => isKnown) ? figures : [];
  },
  columns: {
    label: rowLabels('Indsatsmål', 42),
    citizens: {
      head: 'Antal borgere, der i måneden når ancienniteten',
      weight: 18,
      value: ({ figure, shown }) => shown(integer(figure?.citizens)),
    },
    met: {
      head: 'Antal borgere, hvor indsatsmålet er opfyldt',
      weight: 18,
      value: ({ figure, shown }) => shown(integer(figure?.met)),
    },
    share: {
      head: 'Andel, hvor indsatsmålet er opfyldt (%)',
      weight: 16,
      value: ({ figure, shown, limit }) => shown(share(figureShare(figure), 1, limit)),
    },
    suppressed: { data: ({ isKnown, isHidden }) => (isHidden && isKnown ? true : undefined) },
  },
  notes: ({ input, kommune, month }) =>
    input.hidden.early(kommune.code, month, month)
      ? [[{ text: '(.) betyder, at tallet er diskretioneret.' }]]
      : [],
  data([samtaler, tilbud], { month }) {
    const known = (row: typeof samtaler) => (row?.citizens === null && !row.suppressed ? null : row);
    return { month: periodCode(singleMonth(month)), samtaler: known(samtaler), tilbud: known(tilbud) };
  },
});

/** Table 1.3: both fokusmål over three months. */
const effortTable = tableOf('1.3', {
  settings: fokusmaalNames,
  none: NO_PERIOD,
  rows: (facts: Facts, { rows }) =>
    FOKUSMAAL.some((f) => facts.fokusmaal[f].total) ? fokusmaalRows(facts, rows) : [],
  columns: {
    label: rowLabels('Indsatsmål', 167),
    citizens: {
      head: 'Antal unikke borgere med ancienniteten i perioden*',
      weight: 72,
      value: (row) => integer(shown(row)?.citizens),
    },
    met: {
      head: 'Antal borgere, hvor indsatsmålet er opfyldt*',
      weight: 64,
      value: (row) => integer(shown(row)?.met),
    },
    share: {
      head: 'Andel, hvor indsatsmålet er opfyldt (%)*',
      weight: 61,
      value: (row) => share(row.share, 1, row.threshold),
    },
    progression: {
      head: 'Progression ift. sidste månedlige opdatering',
      weight: 64,
      value: ({ progression, broken }) => (broken ? none('databrud') : change(progression)),
    },
    place: {
      head: 'Placering blandt kommunerne ift. andel',
      weight: 60,
      value: (row) => (row.isWhatIf ? none('vises ikke') : rank(row.rank)),
    },
    suppressed: { data: ({ total }) => (total?.hidden ? true : undefined) },
    acrossBreaks: { data: ({ acrossBreaks: days }) => breakDays(days) },
  },
  data: ([samtaler, tilbud], { three }) => ({ period: periodCode(three), samtaler, tilbud }),
});

/** Table 1.4: the result goal in shares. */
const goalTable = tableOf('1.4', {
  settings: { rows: labels({ goal: 'Kommunens faktiske andel skal være mindre end den forventede' }) },
  none: NO_BENCHMARK,
  rows: (facts: Facts, { rows }): ResultRow[] => resultRows(facts, rows.goal),
  columns: {
    label: rowLabels('Resultatmål for skærpet tilsyn', 60),
    period: { data: ({ period }) => periodCode(period) },
    acrossBreaks: { data: ({ acrossBreaks: days }) => breakDays(days) },
    expectedShare: {
      head: 'Forventet andel (%)',
      weight: 19,
      value: ({ row }) => decimal(row.expectedShare),
    },
    actualShare: { head: 'Faktisk andel (%)', weight: 17, value: ({ row }) => decimal(row.actualShare) },
    differenceShare: {
      head: 'Forskel i andel (%-point)',
      weight: 24,
      value: ({ row }) => decimal(row.differenceShare),
    },
    met: { data: ({ goal }) => (goal === undefined ? null : goal === 'met') },
  },
  data: ([row]) => row,
  without: ({ supervision }) => (supervision ? [] : ['met']),
});

/** Table 1.5: the averages, and what the rest of the year must reach. */
const averageTable = tableOf('1.5', {
  settings: fokusmaalNames,
  none: NO_FOKUSMAAL,
  rows: (facts: Facts, { rows }) =>
    FOKUSMAAL.some((f) => facts.fokusmaal[f].average12) ? fokusmaalRows(facts, rows) : [],
  columns: {
    label: rowLabels('Fokusmål for skærpet tilsyn', 54),
    average12: {
      head: 'Opfyldelse af fokusmål de seneste 12 mdr. (%)',
      weight: 21,
      value: ({ average12, threshold }) =>
        acrossBreaks(share(average12?.share, 2, threshold), average12?.acrossBreaks),
    },
    averageYear: { data: ({ averageYear, threshold }) => share(averageYear?.share, 2, threshold).data },
    requirement: {
      head: 'Krav for at opfylde fokusmål ved årets udgang (%)',
      weight: 25,
      value: (row) => acrossBreaks(requirement(row.requirement, 'på kurs**'), row.yearBreaks),
    },
    acrossBreaks: {
      data: ({ average12, averageYear }) => breakDays(average12?.acrossBreaks, averageYear?.acrossBreaks),
    },
    outOfReach: { data: ({ requirement: r }) => r.kind === 'required' && r.outOfReach },
  },
  data: ([samtaler, tilbud], { month }) => ({ month: periodCode(singleMonth(month)), samtaler, tilbud }),
  notes: ({ input, month, fokusmaal }) =>
    missingMonths(input).map(({ fokusmaal: lacking, months }) => {
      const [first] = lacking;
      const { average12, averageYear } = fokusmaal[first!];
      const rests = `de seneste 12 måneders gennemsnit hviler på ${average12?.months ?? 0} af 12, og årets på ${averageYear?.months ?? 0} af ${numberInYear(month)}`;
      return [
        { text: `${capitalize(listing(lacking))}: Der er ikke tal for ${monthsInText(months)}; ${rests}.` },
      ];
    }),
});

/** Tables 1.1–1.5 by the name that the template asks for them with. */
export const TABLES: Inserts<Facts> = {
  'table 1.1': resultTable,
  'table 1.2': earlyTable,
  'table 1.3': effortTable,
  'table 1.4': goalTable,
  'table 1.5': averageTable,
};
