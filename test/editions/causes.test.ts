import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  bundledRows,
  filesOf,
  type Rows,
  type TwoDeliveries,
  twoDeliveries,
} from '../../fixtures/deliveries.js';
import { compareDeliveries } from '../../src/app/compare/deliveries.js';
import { judgeCitizen } from '../../src/core/judge.js';
import type { Timeline } from '../../src/core/timeline.js';
import { add, fraction } from '../../src/domain/fraction.js';
import { maybeKommune } from '../../src/domain/kommuner.js';
import { monthsEnding, parseMonth, singleMonth } from '../../src/domain/month.js';
import { I_ALT } from '../../src/domain/ydelse.js';
import { type Cause, Causes } from '../../src/editions/causes.js';
import { leastCitizens, publishableParts, revisionParts } from '../../src/editions/revision.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { type Count, shareOf } from '../../src/measures/cell.js';
import { Tally } from '../../src/measures/tally.js';
import { JOBCENTERINDBLIK } from '../../src/report/jobcenterindblik/family.js';
import { RULES } from '../../src/rules/ruleset.js';
import { withChanges } from '../../src/rules/whatIf.js';
import { exempt, hours, on, samtale, tilbud } from '../core/person.js';
import { folderWith } from '../folders.js';
import { citizens } from '../reference/citizens.js';
import { Reading } from '../reference/reference.js';

const [JULY, AUGUST] = [parseMonth('2020-07'), parseMonth('2020-08')];
const herning = maybeKommune('Herning')!;
/** Citizens to compare; `npm run soak` takes more. */
const ONE_IN = Number(process.env.EDITION_CITIZENS ?? 36);

/** A citizen's rows as the reference reads them. */
function timelineOf(rows: Rows, id: string): Timeline {
  const of = (extract: string) => rows[extract]!.filter((row) => row[0] === id);
  return {
    ydelser: of('ydelser')
      .filter((row) => row[2] !== 'Fleksjob')
      .map(([, kommune, ydelse, fra, til, intro]) =>
        on(ydelse!, fra!, til, { kommune: maybeKommune(kommune!)!.code, introduktion: intro === 'ja' }),
      ),
    samtaler: of('samtaler').map(([, dato, type, form, status]) => samtale(dato!, type, form!, status!)),
    tilbud: of('tilbud').map(([, type, fra, til]) => tilbud(type!, fra!, til)),
    loentimer: of('loentimer').map(([, month, timer]) => hours(month!, Number(timer!.replace(',', '.')))),
    fritagelser: of('fritagelser').map(([, target, fra, til]) => exempt(target!, fra!, til)),
  };
}

const EFFORT = ['samtaler', 'tilbud', 'loentimer'];
/** The column that says when a row of effort is. */
const WHEN: Record<string, number> = { samtaler: 1, tilbud: 2, loentimer: 1 };

/** The rows of effort of a citizen without those withdrawn, then with those changed: told apart by their own text. */
function between(two: TwoDeliveries, id: string): [withoutGone: Rows, withChanged: Rows] {
  const [withoutGone, withChanged]: [Rows, Rows] = [{}, {}];
  for (const extract of EFFORT) {
    const [were, are] = [two.earlier, two.now].map((rows) => rows[extract]!.filter((row) => row[0] === id));
    const text = (row: string[]) => row.join(';');
    const olds = were!.filter((row) => !are!.some((other) => text(other) === text(row)));
    const news = are!.filter((row) => !were!.some((other) => text(other) === text(row)));
    const when = (row: string[]) => row[WHEN[extract]!];
    const isChanged = (row: string[], others: string[][]) =>
      others.some((other) => when(other) === when(row));
    const same = were!.filter((row) => !olds.includes(row));
    withoutGone[extract] = [...same, ...olds.filter((row) => isChanged(row, news))];
    withChanged[extract] = [...same, ...news.filter((row) => isChanged(row, olds))];
  }
  return [withoutGone, withChanged];
}

/** The causes of July's figures in Herning, all groups together, counted by the day-by-day reading. */
function independently(two: TwoDeliveries): Record<string, Record<string, Count>> {
  const sums: Record<string, Record<string, Count>> = { samtaler: {}, tilbud: {} };
  const ids = new Set([...two.earlier.ydelser!, ...two.now.ydelser!].map(([id]) => id!));
  for (const id of ids) {
    const [gone, changed] = between(two, id);
    const { ydelser, fritagelser } = two.now;
    // Who has no ydelse in the earlier delivery comes with all effort.
    const isThere = two.earlier.ydelser!.some((row) => row[0] === id && row[2] !== 'Fleksjob');
    const stages: Rows[] = [
      two.earlier,
      !isThere ? two.now : { ...two.earlier, ydelser: ydelser!, fritagelser: fritagelser! },
      !isThere ? two.now : { ...two.now, ...gone },
      !isThere ? two.now : { ...two.now, ...changed },
      two.now,
    ];
    const counted = stages.map((rows) => new Reading(timelineOf(rows, id), JULY).inMonth(JULY));
    for (const f of ['samtaler', 'tilbud'] as const) {
      const at = (i: number) => {
        const one = counted[i];
        return one?.counted[f] ? one : undefined;
      };
      for (const [i, cause] of ['moved', 'withdrawn', 'changed', 'late'].entries()) {
        const [a, b] = [at(i), at(i + 1)];
        const here = (one: typeof a) => (one?.kommune === herning.code ? one : undefined);
        const citizens = (here(b) ? 1 : 0) - (here(a) ? 1 : 0);
        const met = (here(b)?.met[f] ? 1 : 0) - (here(a)?.met[f] ? 1 : 0);
        if (citizens === 0 && met === 0) continue;
        const name =
          cause !== 'moved' ? cause : a && b ? (here(a) && here(b) ? 'ydelse' : 'kommune') : 'population';
        const sum = sums[f]![name] ?? { citizens: 0, met: 0 };
        sums[f]![name] = sum;
        sum.citizens += citizens;
        sum.met += met;
      }
    }
  }
  return sums;
}

describe('two deliveries of the bundled extracts, three months apart', () => {
  let two: TwoDeliveries;
  let folders: string[];
  const compared = async (more: { diskretion?: boolean } = {}) =>
    compareDeliveries((await Promise.all(folders.map((folder) => openDelivery(folder)))) as [never, never], {
      archive: undefined,
      family: JOBCENTERINDBLIK,
      kommune: herning,
      month: AUGUST,
      rules: RULES,
      diskretion: false,
      ...more,
    });
  beforeAll(async () => {
    const all = await bundledRows(join('fixtures', 'demo'), 'herning', ONE_IN);
    two = twoDeliveries(all, '2020-07-31', 'Ikast-Brande', 7);
  });

  test('have a comparison whose every cause an independent count has too', async () => {
    folders = [await folderWith(filesOf(two.earlier)), await folderWith(filesOf(two.now))];
    const answer = await compared();
    const mine = independently(two);
    for (const fokusmaal of ['samtaler', 'tilbud'] as const) {
      const { parts } = answer.revisions!.find(
        ({ name }) => name.group === I_ALT && name.months === 1 && name.fokusmaal === fokusmaal,
      )!;
      const told = Object.fromEntries(
        parts
          .filter(({ citizens: n, met }) => n !== 0 || met !== 0)
          .map(({ causes, citizens: n, met }) => [causes[0], { citizens: n, met }]),
      );
      const counted = Object.entries(mine[fokusmaal]!).filter(
        ([, { citizens: n, met }]) => n !== 0 || met !== 0,
      );
      expect(told).toEqual(Object.fromEntries(counted));
    }
    // All causes have come up.
    const seen = new Set(answer.revisions!.flatMap(({ parts }) => parts.flatMap(({ causes }) => causes)));
    for (const cause of ['kommune', 'population', 'ydelse', 'withdrawn', 'changed', 'late'] as const)
      expect([...seen]).toContain(cause satisfies Cause);
    expect(answer.rows!.samtaler.late).toBeGreaterThan(answer.rows!.samtaler.changed);
    // In every cell the causes are the revision, and revision and development the change.
    for (const { name, parts } of answer.revisions!) {
      const of = (quantity: string) =>
        answer.figures.find(
          (one) => one.name.figure === 'fokusmaal' && one.quantity === quantity && same(one.name, name),
        )?.movement;
      for (const quantity of ['citizens', 'met'] as const)
        expect(parts.reduce((sum, part) => sum + part[quantity], 0)).toBe(Number(of(quantity)!.revision.num));
      const share = of('share');
      if (share && parts.every((part) => part.share))
        expect(parts.reduce((sum, part) => add(sum, part.share!), fraction(0))).toEqual(share.revision);
    }
  });

  test('tell no cause of fewer citizens than may be told, and no group’s', async () => {
    folders = [await folderWith(filesOf(two.earlier)), await folderWith(filesOf(two.now))];
    const answer = await compared({ diskretion: true });
    expect(answer.isSuppressed).toBe(true);
    expect(answer.rows).toBeUndefined();
    expect(answer.figures.some(({ movement }) => movement === undefined)).toBe(true);
    const least = leastCitizens(RULES.at(JULY).disclosure);
    for (const { name, parts } of answer.revisions!) {
      expect([name.group, name.months]).toEqual([I_ALT, 3]);
      for (const { affected } of parts)
        if (affected !== undefined) expect(affected).toBeGreaterThanOrEqual(least);
    }
  });
});

const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);

describe('the causes of a revision', () => {
  const pair = fc.record({
    earlier: fc.option(citizens, { nil: undefined }),
    now: fc.option(citizens, { nil: undefined }),
    mixed: fc.boolean(),
  });
  const periods = [singleMonth(JULY), monthsEnding(JULY, 3), monthsEnding(JULY, 12)];

  test('add up exactly to the difference of two counts, in every cell, whatever the deliveries', () => {
    const easier = withChanges(RULES, { rules: { 'samtaler-krav': 2, 'timer-krav': 100 } });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 12 }), fc.boolean(), (pairs, isOther) => {
        const rules = { earlier: isOther ? easier : RULES, now: RULES };
        const kommune = 851;
        const causes = new Causes({ kommune, periods, rules });
        const tallies = { earlier: new Tally(periods), now: new Tally(periods) };
        const span = { from: Math.min(...periods.map(({ from }) => from)), to: JULY };
        for (const { earlier, now, mixed } of pairs) {
          // Deliveries are alike in most rows.
          const later = mixed && earlier && now ? { ...earlier, samtaler: now.samtaler } : now;
          causes.add({ earlier, now: later });
          for (const [which, timeline] of [
            ['earlier', earlier],
            ['now', later],
          ] as const)
            if (timeline) tallies[which].add(judgeCitizen(timeline, span, rules[which]));
        }
        const cells = (which: 'earlier' | 'now') =>
          tallies[which].cells().filter(({ key }) => key.area === kommune);
        const text = (of: object) => JSON.stringify(of);
        for (const which of ['earlier', 'now'] as const) {
          const counted = causes.cells
            .filter((cell) => cell[which].citizens > 0)
            .map(({ key, ...cell }) => text([key, cell[which]]));
          expect(counted.sort()).toEqual(
            cells(which)
              .map(({ key, count }) => text([key, count]))
              .sort(),
          );
        }
        for (const cell of causes.cells) {
          const edition = { citizens: cell.earlier.citizens + 2, met: cell.earlier.met + 1 };
          for (const shown of [undefined, edition]) {
            const parts = revisionParts(cell, shown);
            const first = shown ?? cell.earlier;
            for (const quantity of ['citizens', 'met'] as const)
              expect(parts.reduce((sum, part) => sum + part[quantity], first[quantity])).toBe(
                cell.now[quantity],
              );
            const [a, b] = [shareOf(first), shareOf(cell.now)];
            if (a && b && parts.every(({ share }) => share))
              expect(parts.reduce((sum, { share }) => add(sum, share!), a)).toEqual(b);
            const told = publishableParts(parts, 5);
            if (told.length > 0)
              for (const quantity of ['citizens', 'met'] as const)
                expect(told.reduce((sum, part) => sum + part[quantity], first[quantity])).toBe(
                  cell.now[quantity],
                );
          }
        }
      }),
      { numRuns: Number(process.env.EDITION_RUNS ?? 60) },
    );
  });

  test('that are about too few are put together with the smallest other, or not told at all', () => {
    const part = (cause: Cause, affected: number) => ({
      causes: [cause],
      citizens: affected,
      met: 0,
      share: fraction(affected, 100),
      affected,
    });
    const [late, changed, withdrawn] = [part('late', 9), part('changed', 6), part('withdrawn', 4)];
    expect(publishableParts([withdrawn, changed, late], 5)).toEqual([
      late,
      { causes: ['withdrawn', 'changed'], citizens: 10, met: 0, share: fraction(1, 10), affected: undefined },
    ]);
    expect(publishableParts([changed, late], 5)).toEqual([changed, late]);
    expect(publishableParts([withdrawn], 5)).toEqual([]);
  });
});
