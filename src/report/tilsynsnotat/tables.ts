import { monthAbbreviation } from '../../danish/date.js';
import { formatSigned } from '../../danish/number.js';
import { capitalize } from '../../danish/text.js';
import type { Block, Cell } from '../../document/model.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { compare } from '../../domain/fraction.js';
import { formatMonth, periodCode } from '../../domain/month.js';
import { byGruppe, gruppeName, I_ALT } from '../../domain/ydelse.js';
import { passive } from '../../measures/passive.js';
import type { Road } from '../../measures/road.js';
import type { Requirement } from '../../measures/shares.js';
import type { SpecReader } from '../../template/spec.js';
import type { Insert } from '../../template/template.js';
import { absent, columns, table } from '../frame/blocks.js';
import { sourcesTable } from '../frame/sources.js';
import { integerCell, NO_FIGURE, requirementCell, SUPPRESSED, shareCell } from '../frame/words.js';
import { shareNumber } from '../kommune/facts.js';
import type { GroupGap, NoteFacts } from './facts.js';

/** The tables by the name that the template asks for them with. */
export function tableInserts(facts: NoteFacts): Record<string, Insert> {
  return {
    'table 1': (spec) => benchmark(facts, spec),
    'table 2': (spec) => fokusmaalTable(facts, spec),
    'table 3': (spec) => groupTable(facts, 'samtaler', '3', spec),
    'table 4': (spec) => samtaleTable(facts, spec),
    'table 5': (spec) => groupTable(facts, 'tilbud', '5', spec),
    'table 6': (spec) => roadTable(facts, 'samtaler', '6', spec),
    'table 7': (spec) => roadTable(facts, 'tilbud', '7', spec),
    'table B.1': (spec) => [sourcesTable('B.1', facts.input.sources, spec)],
  };
}

const signed = (value: number | null | undefined): Cell =>
  value == null ? { text: NO_FIGURE, muted: true } : { text: formatSigned({ units: value, decimals: 0 }) };

/** Table 1: the rank, and full-time persons above or below what is expected, by ydelsesområde and in all. */
function benchmark({ result }: NoteFacts, spec: SpecReader): Block[] {
  const heads = columns(
    spec,
    [
      ['place', 22],
      ['difference', 34],
    ] as const,
    44,
  );
  const names = spec.labels('rows', [
    'A-dagpenge mv.',
    'Kontanthjælp mv.',
    'Sygedagpenge mv.',
    I_ALT,
  ] as const);
  const none = spec.text('none');
  const rows = result ? [...result.omraader, result.row] : [];
  const block = table(spec, '1', {
    columns: heads,
    rows: rows.map(({ omraade, rank, difference }) => ({
      cells: [
        { text: names[omraade], strong: omraade === I_ALT },
        integerCell(rank),
        { ...signed(difference), strong: omraade === I_ALT },
      ],
    })),
    span: 0.8,
    data: rows.map(({ omraade, rank, difference, expected, actual }) => ({
      omraade,
      place: rank,
      difference,
      expected,
      actual,
    })),
  });
  return rows.length > 0 ? [block] : absent(block.label, block.title, none);
}

/** Table 2: both fokusmål, average and passive share, and the citizens that are missing now. */
function fokusmaalTable(facts: NoteFacts, spec: SpecReader): Block[] {
  const heads = columns(
    spec,
    [
      ['average12', 15],
      ['passive12', 15],
      ['share', 15],
      ['missing', 17],
    ] as const,
    38,
  );
  const labels = spec.labels('rows', FOKUSMAAL);
  const none = spec.text('none');
  const rows = FOKUSMAAL.map((f) => {
    const { average12, share, missing } = facts.fokusmaal[f];
    return {
      cells: [
        { text: labels[f] },
        shareCell(average12?.share, 1),
        shareCell(average12 && passive(average12.share), 1),
        shareCell(share, 1),
        { ...integerCell(missing), strong: true },
      ],
    };
  });
  const data = Object.fromEntries(
    FOKUSMAAL.map((f) => {
      const { average12, share, missing } = facts.fokusmaal[f];
      return [
        f,
        {
          average12: shareNumber(average12?.share, 1),
          passive12: shareNumber(average12 && passive(average12.share), 1),
          share: shareNumber(share, 1),
          missing: missing ?? null,
        },
      ];
    }),
  );
  const block = table(spec, '2', {
    columns: heads,
    rows,
    data: { period: periodCode(facts.three), ...data },
  });
  const known = FOKUSMAAL.some((f) => facts.fokusmaal[f].share ?? facts.fokusmaal[f].average12);
  return known ? [block] : absent(block.label, block.title, none);
}

/** Lowest share first: where the effort is missing most; hidden groups last. */
const byShare = (a: GroupGap, b: GroupGap): number =>
  Number(a.hidden) - Number(b.hidden) ||
  (a.hidden ? 0 : compare(a.share!, b.share!)) ||
  byGruppe(a.gruppe, b.gruppe);

/** Tables 3 and 5: what each ydelsesgruppe lacks on a fokusmål. */
function groupTable(facts: NoteFacts, fokusmaal: Fokusmaal, id: string, spec: SpecReader): Block[] {
  const heads = columns(
    spec,
    [
      ['citizens', 13],
      ['met', 13],
      ['share', 13],
      ['passive', 13],
      ['missing', 15],
    ] as const,
    33,
  );
  const none = spec.text('none');
  const groups = [...facts.groups[fokusmaal]].sort(byShare);
  const hidden: Cell = { text: SUPPRESSED, muted: true };
  const block = table(spec, id, {
    columns: heads,
    dense: true,
    rows: groups.map(({ gruppe, hidden: isHidden, citizens, met, share, missing }) => ({
      cells: isHidden
        ? [{ text: gruppeName(gruppe) }, hidden, hidden, hidden, hidden, hidden]
        : [
            { text: gruppeName(gruppe) },
            integerCell(citizens),
            integerCell(met),
            shareCell(share, 1),
            shareCell(share && passive(share), 1),
            { ...integerCell(missing), strong: true },
          ],
    })),
    data: groups.map(({ gruppe, hidden: isHidden, citizens, met, share, missing }) =>
      isHidden
        ? {
            group: gruppeName(gruppe),
            citizens: null,
            met: null,
            share: null,
            missing: null,
            suppressed: true,
          }
        : {
            group: gruppeName(gruppe),
            citizens,
            met,
            share: shareNumber(share, 1),
            missing: missing ?? null,
          },
    ),
  });
  return groups.length > 0 ? [block] : absent(block.label, block.title, none);
}

/** Table 4: samtaler of the year by month and type: what counts, what does not, and all. */
function samtaleTable({ samtaler }: NoteFacts, spec: SpecReader): Block[] {
  const labels = spec.labels('labels', ['counts', 'not', 'total'] as const);
  const head = spec.text('head');
  const none = spec.text('none');
  const months = samtaler?.months ?? [];
  const lines = samtaler?.lines ?? [];
  const totals = months.map((_, i) =>
    lines.some(({ numbers }) => numbers[i] === undefined)
      ? undefined
      : lines.reduce((sum, { numbers }) => sum + numbers[i]!, 0),
  );
  const block = table(spec, '4', {
    dense: true,
    columns: [
      { head, weight: 30, align: 'left' },
      ...months.map((month) => ({
        head: capitalize(monthAbbreviation(month)),
        weight: 70 / Math.max(6, months.length),
        align: 'right' as const,
      })),
    ],
    rows: [
      ...lines.map(({ type, counts, numbers }) => ({
        cells: [
          { text: `${type} (${counts ? labels.counts : labels.not})` },
          ...numbers.map((n) => integerCell(n, SUPPRESSED)),
        ],
      })),
      {
        cells: [
          { text: labels.total, strong: true },
          ...totals.map((n) => ({ ...integerCell(n, SUPPRESSED), strong: true })),
        ],
      },
    ],
    data: samtaler && {
      source: samtaler.source,
      months: months.map(formatMonth),
      lines: lines.map(({ type, counts, numbers }) => ({
        type,
        counts,
        numbers: numbers.map((n) => n ?? null),
      })),
    },
  });
  return lines.length > 0 ? [block] : absent(block.label, block.title, none);
}

/** What a month needs; a number that no share can reach says so instead. */
function needCell(requirement: Requirement, unreachable: string): Cell {
  return requirement.kind === 'required' && requirement.outOfReach
    ? { text: unreachable, muted: true }
    : requirementCell(requirement, 'på kurs');
}

/** Tables 6 and 7: the road to the year's end: what each month needs, by scenario. */
function roadTable(facts: NoteFacts, fokusmaal: Fokusmaal, id: string, spec: SpecReader): Block[] {
  const heads = spec.labels('columns', ['unchanged', 'trend', 'extra', 'share', 'requirement'] as const);
  const labels = spec.labels('labels', ['average', 'met', 'notMet', 'unreachable'] as const);
  const head = spec.text('head');
  const none = spec.text('none');
  const roads = facts.roads[fokusmaal];
  const months = roads[0]?.months ?? [];
  const verdict = ({ met }: Road): Cell => ({ text: met ? labels.met : labels.notMet, strong: true });
  const block = table(spec, id, {
    columns: [
      { head, weight: 20, align: 'left' },
      ...roads.flatMap(({ kind }) => [
        { head: `${heads[kind]}: ${heads.share}`, weight: 15, align: 'right' as const },
        { head: `${heads[kind]}: ${heads.requirement}`, weight: 17, align: 'right' as const },
      ]),
    ],
    dense: true,
    rows: [
      ...months.map(({ month }, i) => ({
        cells: [
          { text: capitalize(monthAbbreviation(month)) },
          ...roads.flatMap((road) => {
            const { share, requirement } = road.months[i]!;
            return [shareCell(share, 1), needCell(requirement, labels.unreachable)];
          }),
        ],
      })),
      {
        cells: [
          { text: labels.average, strong: true },
          ...roads.flatMap((road) => [{ ...shareCell(road.average, 2), strong: true }, verdict(road)]),
        ],
      },
    ],
    data: roads.map(({ kind, average, met, months: list }) => ({
      kind,
      average: shareNumber(average, 2),
      met,
      months: list.map(({ month, share, requirement }) => ({
        month: formatMonth(month),
        share: shareNumber(share, 1),
        requirement: requirement.kind === 'required' ? shareNumber(requirement.share, 2) : null,
      })),
    })),
  });
  return roads.length > 0 ? [block] : absent(block.label, block.title, none);
}
