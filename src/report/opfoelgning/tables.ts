import { monthName } from '../../danish/date.js';
import { formatDecimal, formatInteger, formatPercent } from '../../danish/number.js';
import type { Block, Cell } from '../../document/model.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { compare, type Decimal, decimalToNumber } from '../../domain/fraction.js';
import { eachMonth, formatMonth, periodCode } from '../../domain/month.js';
import type { PassiveKommune } from '../../measures/passive.js';
import type { SpecReader } from '../../template/spec.js';
import type { Insert } from '../../template/template.js';
import { absent, columns, table } from '../frame/blocks.js';
import { integerCell, NO_FIGURE, shareCell } from '../frame/words.js';
import { shareNumber } from '../kommune/facts.js';
import type { FollowUp } from './facts.js';

/** The tables by the name that the template asks for them with. */
export function tableInserts(facts: FollowUp): Record<string, Insert> {
  return {
    'table 1': (spec) => missing(facts, 'samtaler', '1', spec),
    'table 2': (spec) => missing(facts, 'tilbud', '2', spec),
    'table 3': (spec) => contacts(facts, spec),
    'table B.1': (spec) => [annex(facts, spec)],
  };
}

/** A difference in shares as the follow-up prints it: `0,7`, not `0,70`. */
function shortDecimal(value: Decimal): string {
  const text = formatDecimal(value);
  return text.includes(',') ? text.replace(/,?0+$/, '') : text;
}

/** `30 (1,17)`: full-time persons, and percentage points beside them. */
function differenceCell({ row }: PassiveKommune): Cell {
  if (row?.difference == null || !row.differenceShare) return { text: NO_FIGURE, muted: true };
  return { text: `${formatInteger(row.difference)} (${shortDecimal(row.differenceShare)})` };
}

/** Tables 1 and 2: the kommuner that miss a fokusmål and the result goal, highest passive share first. */
function missing(facts: FollowUp, fokusmaal: Fokusmaal, id: string, spec: SpecReader): Block[] {
  const heads = columns(
    spec,
    [
      ['expected', 17],
      ['actual', 17],
      ['difference', 22],
      ['passive', 20],
    ] as const,
    24,
  );
  const none = spec.text('none');
  const { both } = facts.fokusmaal[fokusmaal];
  const block = table(spec, id, {
    columns: heads,
    rows: both.map((entry) => ({
      cells: [
        { text: entry.kommune.name },
        integerCell(entry.row?.expected),
        integerCell(entry.row?.actual),
        differenceCell(entry),
        { text: formatPercent(entry.passive, 1), strong: true },
      ],
    })),
    data: both.map(({ kommune, row, passive, result }) => ({
      kommune: kommune.name,
      code: kommune.code,
      expected: row?.expected ?? null,
      actual: row?.actual ?? null,
      difference: row?.difference ?? null,
      differenceShare: row?.differenceShare ? decimalToNumber(row.differenceShare) : null,
      passive: shareNumber(passive, 1),
      onTheLine: result === 'on-the-line',
    })),
  });
  return both.length > 0 ? [block] : absent(block.label, block.title, none);
}

/** Table 3: the labour market offices' contacts. */
function contacts(facts: FollowUp, spec: SpecReader): Block[] {
  const heads = columns(
    spec,
    [
      ['initial', 16],
      ['wantsHelp', 16],
      ['mapped', 15],
      ['effort', 43],
    ] as const,
    20,
    ['initial', 'wantsHelp', 'mapped', 'effort'],
  );
  const unknown = spec.text('unknown');
  const none = spec.text('none');
  const cell = (text: string | null): Cell => (text === null ? { text: unknown, muted: true } : { text });
  const block = table(spec, '3', {
    columns: heads,
    dense: true,
    rows: facts.contacts.map(({ name, initial, wantsHelp, mapped, effort }) => ({
      cells: [{ text: name }, cell(initial), cell(wantsHelp), cell(mapped), cell(effort)],
    })),
    data: facts.contacts.map(({ name, kommune, fokusmaal, initial, wantsHelp, mapped, effort }) => ({
      kommune: name,
      code: kommune,
      fokusmaal,
      initial,
      wantsHelp,
      mapped,
      effort,
    })),
  });
  return facts.contacts.length > 0 ? [block] : absent(block.label, block.title, none);
}

/** Annex: every kommune's passive shares in the last three months; those over the limit in bold. */
function annex(facts: FollowUp, spec: SpecReader): Block {
  const months = eachMonth(facts.three);
  const heads = spec.labels('columns', FOKUSMAAL);
  return table(spec, 'B.1', {
    columns: [
      { head: spec.text('head'), weight: 25, align: 'left' },
      ...FOKUSMAAL.flatMap((f) =>
        months.map((month) => ({
          head: `${heads[f]} ${monthName(month)}`,
          weight: 13,
          align: 'right' as const,
        })),
      ),
    ],
    rows: facts.annex.map(({ kommune, shares }) => ({
      cells: [
        { text: kommune.name },
        ...FOKUSMAAL.flatMap((f) =>
          shares[f].map((share): Cell => {
            const isOver = share !== undefined && compare(share, facts.fokusmaal[f].limit) >= 0;
            return { ...shareCell(share, 1), ...(isOver ? { strong: true } : {}) };
          }),
        ),
      ],
    })),
    dense: true,
    data: facts.annex.map(({ kommune, shares }) => ({
      kommune: kommune.name,
      code: kommune.code,
      period: periodCode(facts.three),
      ...Object.fromEntries(
        FOKUSMAAL.map((f) => [
          f,
          shares[f].map((share, i) => ({ month: formatMonth(months[i]!), passive: shareNumber(share, 1) })),
        ]),
      ),
    })),
  });
}
