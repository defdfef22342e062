import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Chance } from '../../fixtures/random.js';
import { TEMPLATES } from '../../src/app/paths.js';
import type { MonthOutcome } from '../../src/core/judge.js';
import type { TableBlock } from '../../src/document/model.js';
import { FOKUSMAAL, type Fokusmaal } from '../../src/domain/fokusmaal.js';
import { kommuneOfCode } from '../../src/domain/kommuner.js';
import { type Month, monthsEnding, type Period, parseMonth, singleMonth } from '../../src/domain/month.js';
import { GRUPPE_I_ALT, YDELSER } from '../../src/domain/ydelse.js';
import { renderJson } from '../../src/formats/json.js';
import { BenchmarkBook } from '../../src/measures/benchmark.js';
import { MeasureBook } from '../../src/measures/book.js';
import { PersonsBook } from '../../src/measures/persons.js';
import { Tally } from '../../src/measures/tally.js';
import type { KommuneInput } from '../../src/report/input.js';
import { buildJobcenterindblik } from '../../src/report/jobcenterindblik/report.js';
import { buildTilsynsnotat } from '../../src/report/tilsynsnotat/report.js';
import { RULES } from '../../src/rules/ruleset.js';
import { loadTemplate } from '../../src/template/template.js';
import { maximize } from './simplex.js';

/** Random kommuner to attack: `ATTACK_KOMMUNER=5000 npx vitest run test/report/attack`. */
const KOMMUNER = Number(process.env.ATTACK_KOMMUNER ?? 1000);
const SEED = Number(process.env.ATTACK_SEED ?? Date.now() % 1_000_000_000);
const SAMSOE = 741;
const LENGTHS = [3, 12] as const;

/** A kommune of a few dozen citizens, month by month: most months as any, some citizens exempt from one fokusmål. */
function smallKommune(chance: Chance, month: Month): MonthOutcome[][] {
  const size = chance.int(1, chance.pick([8, 25, 80, 200]));
  const groups = chance.shuffle([...YDELSER.keys()]).slice(0, chance.int(1, 12));
  const likely = { samtaler: chance.next(), tilbud: chance.pick([0.02, 0.5, 0.9, 1]) };
  return Array.from({ length: size }, () => {
    const ydelse = chance.is(0.6) ? groups[0]! : chance.pick(groups);
    const last = chance.is(0.7) ? 0 : chance.int(0, 11);
    const first = chance.int(last, 11);
    const exempt = chance.is(0.05) ? chance.pick(FOKUSMAAL) : undefined;
    const counted = { samtaler: exempt !== 'samtaler', tilbud: exempt !== 'tilbud' };
    return Array.from({ length: first - last + 1 }, (_, i) => ({
      month: month - first + i,
      kommune: SAMSOE,
      ydelse: chance.is(0.02) ? chance.pick(groups) : ydelse,
      counted,
      met: { samtaler: chance.is(likely.samtaler), tilbud: chance.is(likely.tilbud) },
    }));
  });
}

type Row = { group: string; citizens: number | null; met?: number | null; unmet?: number | null };
type Published = Record<string, { rows: Row[] } | undefined>;

const template = await loadTemplate(join(TEMPLATES, 'jobcenterindblik'));
const noteTemplate = await loadTemplate(join(TEMPLATES, 'tilsynsnotat'));
const FIGURES: Record<Fokusmaal, [three: string, twelve: string]> = {
  samtaler: ['4.2', '5.2'],
  tilbud: ['4.4', '5.4'],
};

/** One figure's groups: what is shown, what is hidden, and the total that the attacker may know. */
interface Known {
  shown: Map<string, { met: number; unmet: number }>;
  hidden: string[];
  total: { met: number; unmet: number };
}

/** Attacks a report with a linear solver: the range of each hidden number, given all that is published. */
function attack(three: Known, twelve: Known, limit: number, about: string): number {
  const names = [...new Set([...three.hidden, ...twelve.hidden])];
  if (names.length === 0) return 0;
  // Variables for each hidden group: met and not met of three months, and what twelve months have beyond them.
  const at = (group: number, which: number) => group * 4 + which;
  const width = names.length * 4;
  const matrix: number[][] = [];
  const right: number[] = [];
  const equation = (places: number[], value: number) => {
    matrix.push(Array.from({ length: width }, (_, j) => (places.includes(j) ? 1 : 0)));
    right.push(value);
  };
  for (const [part, key] of ['met', 'unmet'].entries() as IterableIterator<[number, 'met' | 'unmet']>) {
    const residual = ({ total, shown }: Known) =>
      [...shown.values()].reduce((rest, count) => rest - count[key], total[key]);
    names.forEach((name, g) => {
      const here = three.shown.get(name);
      const there = twelve.shown.get(name);
      // A citizen of the three months is one of the twelve, with the same last month.
      if (here) equation([at(g, part)], here[key]);
      if (there) equation([at(g, part), at(g, part + 2)], there[key]);
    });
    const of = (known: Known) => names.flatMap((name, g) => (known.hidden.includes(name) ? [g] : []));
    equation(
      of(three).map((g) => at(g, part)),
      residual(three),
    );
    equation(
      of(twelve).flatMap((g) => [at(g, part), at(g, part + 2)]),
      residual(twelve),
    );
  }
  const count = (key: 'met' | 'unmet', { total }: Known) => total[key];
  let attacked = 0;
  names.forEach((name, g) => {
    for (const [known, offsets] of [
      [three, [0]],
      [twelve, [0, 2]],
    ] as const) {
      if (!known.hidden.includes(name)) continue;
      for (const parts of [[0], [1], [0, 1]]) {
        const places = parts.flatMap((part) => offsets.map((offset) => at(g, part + offset)));
        const form = Array.from({ length: width }, (_, j) => (places.includes(j) ? 1 : 0));
        const high = maximize(form, matrix, right);
        const low = maximize(
          form.map((c) => -c),
          matrix,
          right,
        );
        expect(high, about).toBeDefined();
        const values = Math.floor(high! + 1e-6) - Math.ceil(-low! - 1e-6) + 1;
        const total = parts.reduce((sum, part) => sum + count(part === 0 ? 'met' : 'unmet', known), 0);
        expect(values, `${about}: ${name} is one of ${values} values`).toBeGreaterThanOrEqual(
          Math.min(limit, total + 1),
        );
        attacked += 1;
      }
    }
  });
  return attacked;
}

test(
  'no hidden count of a small kommune is pinned down by a linear solver that reads the whole report',
  () => {
    let attacked = 0;
    let withHidden = 0;
    for (let i = 0; i < KOMMUNER; i += 1) {
      const chance = new Chance(SEED + i);
      const month = parseMonth(i % 2 ? '2020-08' : '2022-05');
      const about = `ATTACK_SEED=${SEED + i}, ${i % 2 ? '2020-08' : '2022-05'}`;
      const periods: Period[] = [singleMonth(month), ...LENGTHS.map((length) => monthsEnding(month, length))];
      const tally = new Tally(periods);
      for (const outcomes of smallKommune(chance, month)) tally.add(outcomes);
      const reach = { from: month - 36, to: month };
      const book = new MeasureBook({
        caseCells: tally.cells(),
        caseReach: { samtaler: reach, tilbud: reach },
        published: [],
        rules: RULES,
      });
      const input: KommuneInput = {
        kommune: kommuneOfCode(SAMSOE),
        month,
        book,
        early: new MeasureBook({ caseCells: [], caseReach: {}, published: [], rules: RULES }),
        benchmark: new BenchmarkBook([]),
        persons: new PersonsBook([]),
        samtaletal: [],
        countedSamtaler: [],
        lackingSamtaler: undefined,
        contacts: [],
        caseKommuner: [],
        caseMonths: undefined,
        sources: [],
        accounts: [],
        outOfScope: {},
        gaps: [],
        rejected: [],
        warnings: [],
        demonstration: false,
        attach: true,
        sender: { publisher: 'Samsø Kommune' },
        generator: { name: 'jcreport', version: '0' },
      };
      const report = buildJobcenterindblik(input, template);
      const { figures } = JSON.parse(renderJson(report)) as { figures: Published };
      const { disclosure } = RULES.at(month);
      const limit = Math.max(disclosure.minPopulation, disclosure.minCount);
      for (const fokusmaal of FOKUSMAAL) {
        const known = LENGTHS.map((length, p): Known | undefined => {
          const total = book.figure(SAMSOE, monthsEnding(month, length), GRUPPE_I_ALT, fokusmaal);
          const figure = figures[FIGURES[fokusmaal][p]!];
          if (!total || !figure) return undefined;
          const groups = figure.rows.filter(({ group }) => group !== 'Ydelsesgrupper i alt');
          const shown = groups.filter(({ citizens }) => citizens !== null);
          for (const { group, citizens, met, unmet } of groups) {
            if (citizens === null) expect(met ?? unmet ?? null, `${about} ${group}`).toBeNull();
          }
          return {
            shown: new Map(
              shown.map(({ group, citizens, met, unmet }) => {
                const without = unmet ?? citizens! - met!;
                return [group, { met: citizens! - without, unmet: without }];
              }),
            ),
            hidden: groups.filter(({ citizens }) => citizens === null).map(({ group }) => group),
            total: { met: total.met, unmet: total.citizens - total.met },
          };
        });
        if (!known[0] || !known[1]) continue;
        const here = attack(known[0], known[1], limit, `${about} ${fokusmaal}`);
        attacked += here;
        if (here > 0) withHidden += 1;
      }
      // Nor do the files inside the report's file.
      for (const [id, figure] of Object.entries(figures)) {
        const file = report.attachments.find(({ name }) => name === `figur-${id.replace('.', '-')}.csv`);
        const hidden = (figure?.rows ?? []).filter(({ citizens }) => citizens === null);
        for (const { group } of hidden)
          expect(file!.content, about).toMatch(new RegExp(`^${group};\\(\\.\\)(;\\(\\.\\))+$`, 'm'));
      }
      // The note for the committee shows the same groups of the same period, and hides the same.
      const note = buildTilsynsnotat(input, noteTemplate);
      for (const [id, figure] of [
        ['3', '4.2'],
        ['5', '4.4'],
      ] as const) {
        const table = note.blocks.find((block) => block.kind === 'table' && block.id === id) as
          | TableBlock
          | undefined;
        const shown = (figures[figure]?.rows ?? []).slice(1);
        const inNote = (table?.data ?? []) as {
          group: string;
          citizens: number | null;
          met: number | null;
        }[];
        const counts = (rows: readonly (typeof inNote)[number][]) =>
          Object.fromEntries(rows.map(({ group, citizens, met }) => [group, [citizens, met]]));
        if (table) expect(counts(inNote), about).toEqual(counts(shown as typeof inNote));
        for (const { cells } of table?.rows ?? []) {
          const isHidden = inNote.find(({ group }) => group === cells[0]!.text)!.citizens === null;
          if (isHidden)
            expect(
              cells.slice(1).map(({ text }) => text),
              about,
            ).toEqual(Array(5).fill('(.)'));
        }
      }
      // The annex of the figures' numbers shows no more than the figures.
      for (const block of report.blocks) {
        if (block.kind !== 'table' || !block.id.startsWith('T.')) continue;
        const rows = (figures[block.id.slice(2)]?.rows ?? []).filter(({ citizens }) => citizens === null);
        for (const { group } of rows) {
          const cells = block.rows.find((row) => row.cells[0]!.text === group)!.cells.slice(1);
          expect(new Set(cells.map(({ text }) => text)), about).toEqual(new Set(['(.)']));
        }
      }
      // Nothing else in the report may name a hidden group with a number: alternative texts come from the same facts.
      for (const block of report.blocks) {
        if (block.kind !== 'figure') continue;
        const rows = (figures[block.id]?.rows ?? []).filter(({ citizens }) => citizens === null);
        for (const { group } of rows) {
          expect(
            block.alt.match(new RegExp(`${group.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}: (\\d)`)),
            about,
          ).toBeNull();
        }
      }
    }
    // Most of these kommuner must have something to hide, or nothing was attacked.
    expect(withHidden).toBeGreaterThan(KOMMUNER / 2);
    console.log(
      `${KOMMUNER} kommuner from seed ${SEED}: ${attacked} hidden numbers attacked, none recovered`,
    );
  },
  120_000 + KOMMUNER * 100,
);
