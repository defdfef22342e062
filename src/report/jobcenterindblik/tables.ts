import type { Block, Cell } from '../../document/model.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { decimalToNumber } from '../../domain/fraction.js';
import { periodCode } from '../../domain/month.js';
import { figureShare } from '../../measures/cell.js';
import type { Progression } from '../../measures/shares.js';
import { inlineText } from '../../template/markdown.js';
import type { SpecReader } from '../../template/spec.js';
import type { Insert } from '../../template/template.js';
import { absent, columns, table } from '../frame/blocks.js';
import {
  decimalCell,
  integerCell,
  progressionCell,
  rankCell,
  requirementCell,
  shareCell,
} from '../frame/words.js';
import type { Facts } from '../kommune/facts.js';
import { shareNumber } from '../kommune/facts.js';

const REASONS = {
  benchmark: 'Kan ikke vises, fordi leveringen ikke har benchmarktal for kommunen (udtrækket benchmark).',
  fokusmaal:
    'Kan ikke vises, fordi leveringen ikke har tal for kommunen i perioden (sagsudtræk eller udtrækket fokusmaal).',
  early:
    'Kan ikke vises, fordi leveringen hverken har udtrækket tidligindsats eller sagsudtræk, der viser det, for kommunen i måneden.',
} as const;
export const reason = (kind: keyof typeof REASONS): string => REASONS[kind];

/** Progression in the report JSON. */
export const progressionData = (progression: Progression | undefined) =>
  progression ? { direction: progression.direction, change: decimalToNumber(progression.change) } : null;

/** Tables 1.1–1.5 by the name that the template asks for them with. */
export function tableInserts(facts: Facts): Record<string, Insert> {
  return {
    'table 1.1': (spec) => resultTable(facts, spec),
    'table 1.2': (spec) => earlyTable(facts, spec),
    'table 1.3': (spec) => effortTable(facts, spec),
    'table 1.4': (spec) => goalTable(facts, spec),
    'table 1.5': (spec) => averageTable(facts, spec),
  };
}

function resultTable({ result }: Facts, spec: SpecReader): Block[] {
  const heads = columns(
    spec,
    [
      ['expected', 62],
      ['actual', 62],
      ['difference', 62],
      ['progression', 71],
      ['place', 105],
    ] as const,
    115,
  );
  const { total } = spec.labels('rows', ['total'] as const);
  const row = result?.row;
  const cells: Cell[] = [
    { text: total },
    integerCell(row?.expected),
    integerCell(row?.actual),
    integerCell(row?.difference),
    progressionCell(result?.progression),
    row?.rank == null ? integerCell(null) : { text: String(row.rank), strong: true },
  ];
  const data = row && {
    period: periodCode(result.period),
    expected: row.expected,
    actual: row.actual,
    difference: row.difference,
    progression: progressionData(result.progression),
    place: row.rank,
  };
  const block = table(spec, '1.1', { columns: heads, rows: [{ cells }], data });
  return row ? [block] : absent(block.label, block.title, reason('benchmark'));
}

function earlyTable(facts: Facts, spec: SpecReader): Block[] {
  const { input, kommune, month } = facts;
  const heads = columns(
    spec,
    [
      ['citizens', 18],
      ['met', 18],
      ['share', 16],
    ] as const,
    42,
  );
  const labels = spec.labels('rows', FOKUSMAAL);
  const figures = FOKUSMAAL.map((f) => [f, input.early.month(kommune.code, month, f)] as const);
  const rows = figures.map(([f, figure]) => ({
    cells: [
      { text: labels[f] },
      integerCell(figure?.hidden ? undefined : figure?.citizens),
      integerCell(figure?.hidden ? undefined : figure?.met),
      shareCell(figureShare(figure), 1),
    ],
  }));
  const data = Object.fromEntries(
    figures.map(([f, figure]) => [
      f,
      figure && !figure.hidden
        ? { citizens: figure.citizens, met: figure.met, share: shareNumber(figureShare(figure), 1) }
        : null,
    ]),
  );
  const block = table(spec, '1.2', {
    columns: heads,
    rows,
    data: { month: periodCode({ from: month, to: month }), ...data },
  });
  return figures.some(([, figure]) => figure) ? [block] : absent(block.label, block.title, reason('early'));
}

function effortTable(facts: Facts, spec: SpecReader): Block[] {
  const heads = columns(
    spec,
    [
      ['citizens', 87],
      ['met', 75],
      ['share', 64],
      ['progression', 71],
      ['place', 69],
    ] as const,
    111,
  );
  const labels = spec.labels('rows', FOKUSMAAL);
  const rows = FOKUSMAAL.map((f) => {
    const { total, share, progression, rank } = facts.fokusmaal[f];
    const shown = total?.hidden ? undefined : total;
    return {
      cells: [
        { text: labels[f] },
        integerCell(shown?.citizens),
        integerCell(shown?.met),
        shareCell(share, 1),
        progressionCell(progression),
        rankCell(rank),
      ],
    };
  });
  const data = (f: Fokusmaal) => {
    const { total, share, progression, rank } = facts.fokusmaal[f];
    const shown = total && !total.hidden ? total : undefined;
    return {
      citizens: shown?.citizens ?? null,
      met: shown?.met ?? null,
      share: shareNumber(share, 1),
      progression: progressionData(progression),
      place: rank?.rank ?? null,
      ...(total?.hidden ? { suppressed: true } : {}),
    };
  };
  const block = table(spec, '1.3', {
    columns: heads,
    rows,
    data: { period: periodCode(facts.three), samtaler: data('samtaler'), tilbud: data('tilbud') },
  });
  const known = FOKUSMAAL.some((f) => facts.fokusmaal[f].total);
  return known ? [block] : absent(block.label, block.title, reason('fokusmaal'));
}

function goalTable({ result }: Facts, spec: SpecReader): Block[] {
  const heads = columns(
    spec,
    [
      ['expectedShare', 19],
      ['actualShare', 17],
      ['differenceShare', 24],
    ] as const,
    60,
  );
  const { goal } = spec.labels('rows', ['goal'] as const);
  const row = result?.row;
  const cells = [
    { text: goal },
    decimalCell(row?.expectedShare),
    decimalCell(row?.actualShare),
    decimalCell(row?.differenceShare),
  ];
  const number = (value: { units: number; decimals: number } | null | undefined) =>
    value ? decimalToNumber(value) : null;
  const data = row && {
    period: periodCode(result.period),
    expectedShare: number(row.expectedShare),
    actualShare: number(row.actualShare),
    differenceShare: number(row.differenceShare),
    met: result.goal === undefined ? null : result.goal === 'met',
  };
  const block = table(spec, '1.4', { columns: heads, rows: [{ cells }], data });
  return row ? [block] : absent(block.label, block.title, reason('benchmark'));
}

function averageTable(facts: Facts, spec: SpecReader): Block[] {
  const heads = columns(
    spec,
    [
      ['average12', 21],
      ['requirement', 25],
    ] as const,
    54,
  );
  const labels = spec.labels('rows', FOKUSMAAL);
  const rows = FOKUSMAAL.map((f) => {
    const { average12, requirement } = facts.fokusmaal[f];
    return { cells: [{ text: labels[f] }, shareCell(average12?.share, 2), requirementCell(requirement)] };
  });
  const data = (f: Fokusmaal) => {
    const { average12, averageYear, requirement } = facts.fokusmaal[f];
    const required = requirement.kind === 'required' ? requirement : undefined;
    return {
      average12: shareNumber(average12?.share, 2),
      averageYear: shareNumber(averageYear?.share, 2),
      requirement: shareNumber(required?.share, 2),
      outOfReach: required?.outOfReach ?? false,
    };
  };
  const block = table(spec, '1.5', {
    columns: heads,
    rows,
    data: {
      month: periodCode({ from: facts.month, to: facts.month }),
      samtaler: data('samtaler'),
      tilbud: data('tilbud'),
    },
  });
  const short = FOKUSMAAL.map((f) => facts.fokusmaal[f].average12?.months ?? 0).find((n) => n > 0 && n < 12);
  if (short !== undefined)
    block.notes.push(inlineText(`Gennemsnittet hviler på ${short} måneder; data når ikke længere tilbage.`));
  const known = FOKUSMAAL.some((f) => facts.fokusmaal[f].average12);
  return known ? [block] : absent(block.label, block.title, reason('fokusmaal'));
}
