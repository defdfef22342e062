import { beforeAll, describe, expect, test } from 'vitest';
import type { TableBlock } from '../../src/document/model.js';
import { FOKUSMAAL } from '../../src/domain/fokusmaal.js';
import { attack, hiddenRows } from './attack.js';
import { type Published, publish, type Row } from './smallKommune.js';

/** Kommuner to attack, and the first one's seed; `npm run soak` takes more of them, other ones each time. */
const KOMMUNER = Number(process.env.ATTACK_KOMMUNER ?? 20);
const SEED = Number(process.env.ATTACK_SEED ?? 1);

describe('what the reports of a small kommune hide', () => {
  let kommuner: Published[];
  beforeAll(() => {
    kommuner = Array.from({ length: KOMMUNER }, (_, i) => publish(SEED + i));
  });

  test('is pinned down by no integer programme that reads the whole report', () => {
    let attacked = 0;
    let withHidden = 0;
    for (const published of kommuner) {
      for (const fokusmaal of FOKUSMAAL) {
        const here = attack(published, fokusmaal);
        attacked += here;
        if (here > 0) withHidden += 1;
      }
    }
    // Most of these kommuner must have something to hide, or nothing was attacked.
    if (KOMMUNER >= 20) expect(withHidden).toBeGreaterThan(KOMMUNER / 2);
    console.log(
      `${KOMMUNER} kommuner from seed ${SEED}: ${attacked} hidden numbers attacked, none recovered`,
    );
  });

  test('is hidden in the files inside the report’s file', () => {
    for (const { figures, report, about } of kommuner) {
      for (const [id, { rows }] of Object.entries(figures)) {
        const file = report.attachments.find(({ name }) => name === `figur-${id.replace('.', '-')}.csv`);
        for (const { group } of hiddenRows(rows, about))
          expect(file!.content, about).toMatch(new RegExp(`^${group};\\(\\.\\)(;\\(\\.\\))+$`, 'm'));
      }
    }
  });

  test('is hidden in the annex of the figures’ numbers', () => {
    for (const { figures, report, about } of kommuner) {
      for (const block of report.blocks) {
        if (block.kind !== 'table' || !block.id.startsWith('T.')) continue;
        for (const { group } of hiddenRows(figures[block.id.slice(2)]?.rows ?? [], about))
          expect(new Set(textsOf(block, group)), about).toEqual(new Set(['(.)']));
      }
    }
  });

  test('is named with a number in no alternative text', () => {
    for (const { figures, report, about } of kommuner) {
      for (const block of report.blocks) {
        if (block.kind !== 'figure') continue;
        for (const { group } of hiddenRows(figures[block.id]?.rows ?? [], about)) {
          const name = group.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
          expect(block.alt, about).not.toMatch(new RegExp(`${name}: \\d`));
        }
      }
    }
  });

  test.each([
    ['3', '4.2'],
    ['5', '4.4'],
  ])(
    'is hidden in table %s of the note for the committee, which shows what figure %s shows',
    (id, figure) => {
      for (const { figures, note, about } of kommuner) {
        const table = note.blocks.find(
          (block): block is TableBlock => block.kind === 'table' && block.id === id,
        );
        if (!table) continue;
        const inNote = table.data as Row[];
        expect(countsOf(inNote), about).toEqual(countsOf((figures[figure]?.rows ?? []).slice(1)));
        for (const { group } of hiddenRows(inNote, about))
          expect(textsOf(table, group), about).toEqual(Array(5).fill('(.)'));
      }
    },
  );
});

/** Each group's counts. */
const countsOf = (rows: readonly Row[]) =>
  Object.fromEntries(rows.map(({ group, citizens, met }) => [group, [citizens, met]]));

/** The cells of a group's row, without its name. */
const textsOf = ({ rows }: TableBlock, group: string): string[] =>
  rows
    .find(({ cells }) => cells[0]!.text === group)!
    .cells.slice(1)
    .map(({ text }) => text);
