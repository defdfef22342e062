import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { CaseStore } from '../../src/store/caseStore.js';
import { crossChecks } from '../../src/store/crossChecks.js';
import { allSuspects, type Suspects, suspectsIn } from '../../src/store/suspects.js';
import { removeFolders } from '../cli/folder.js';
import { filesOf, SEED, stored } from '../extracts/cases/files.js';

afterAll(removeFolders);

async function suspectsOf(store: CaseStore): Promise<Suspects> {
  const parts: Suspects[] = [];
  for await (const block of store.blocks()) parts.push(suspectsIn(block));
  return allSuspects(parts);
}

/** Few values each, so that rows are the same, overlap, and have no row of ydelser, often. */
const id = fc.constantFrom('b1', 'b2', 'B1', 'c4');
const day = fc.integer({ min: 10, max: 13 });
const days = fc
  .tuple(day, fc.option(day))
  .map(
    ([a, b]) => `2020-05-${b === null ? a : Math.min(a, b)};${b === null ? '' : `2020-05-${Math.max(a, b)}`}`,
  );
const rowsOf = (...cells: fc.Arbitrary<string>[]) =>
  fc
    .tuple(
      fc.array(
        fc.tuple(id, ...cells).map((row) => row.join(';')),
        { maxLength: 12, size: 'max' },
      ),
      fc.integer({ min: 0, max: 2 }),
    )
    .map(([rows, again]) => [...rows, ...rows.slice(0, again)]);
const deliveries = fc.record({
  ydelser: rowsOf(
    fc.constantFrom('Aalborg', 'Rebild'),
    // The last is outside the measures.
    fc.constantFrom('A-dagpenge', 'Kontanthjælp', 'Førtidspension'),
    days,
    fc.constantFrom('ja', 'nej', ''),
  ),
  samtaler: rowsOf(
    day.map((d) => `2020-05-${d}`),
    fc.constantFrom('Jobsamtale', 'Opfølgningssamtale'),
    fc.constantFrom('Telefonisk', ''),
    fc.constantFrom('Afholdt', 'Aflyst', ''),
  ),
  tilbud: rowsOf(fc.constantFrom('Virksomhedspraktik', 'Løntilskud'), days),
  loentimer: rowsOf(fc.constantFrom('2020-05', '2020-06'), fc.constantFrom('12', '12,5')),
  fritagelser: rowsOf(fc.constantFrom('Samtaler', 'Tilbud'), days),
});
const HEADERS = {
  ydelser: 'borger_id;kommune;ydelse;fra;til;introduktionsprogram',
  samtaler: 'borger_id;dato;samtaletype;form;status',
  tilbud: 'borger_id;tilbudstype;fra;til',
  loentimer: 'borger_id;maaned;timer',
  fritagelser: 'borger_id;fritaget_for;fra;til',
};

describe('the checks across rows', () => {
  test('find the same among suspects as among all citizens', async () => {
    const found = new Set<string>();
    await fc.assert(
      fc.asyncProperty(deliveries, async (delivery) => {
        const files = Object.entries(HEADERS).map(([name, header]) => [
          `${name}.csv`,
          [header, ...delivery[name as keyof typeof HEADERS], ''].join('\n'),
        ]);
        const { store, faultText } = await stored(Object.fromEntries(files));
        try {
          expect(faultText).toBe('');
          const findings = await crossChecks(store);
          expect(await crossChecks(store, await suspectsOf(store))).toEqual(findings);
          for (const { code, extract } of findings) found.add(`${code} ${extract}`);
        } finally {
          store.close();
        }
        await removeFolders();
      }),
      { numRuns: filesOf(8), seed: SEED },
    );
    expect([...found]).toEqual(
      expect.arrayContaining([
        ...['ydelser', 'samtaler', 'tilbud', 'loentimer', 'fritagelser'].map((name) => `duplicate ${name}`),
        ...['samtaler', 'tilbud', 'loentimer', 'fritagelser'].map((name) => `no-ydelse ${name}`),
        'overlap ydelser',
      ]),
    );
  });
});

/** A block with rows of ydelser alone: citizen, kommune, ydelse, first and last day, introduktionsprogram. */
function suspected(...rows: number[][]): Suspects {
  const columns = (rows: readonly number[][], width: number) =>
    Array.from({ length: width }, (_, i) => Int32Array.from(rows, (row) => row[i]!));
  const none = columns([], 6);
  return suspectsIn({
    ydelser: columns(rows, 6),
    ...{ samtaler: none, tilbud: none, loentimer: none, fritagelser: none },
  });
}

describe('a citizen is looked at', () => {
  test('when two rows of one ydelse share a day, not when one begins the day after another', () => {
    expect(suspected([1, 851, 1, 10, 20, 0], [1, 851, 1, 20, 30, 0]).overlapping).toEqual([1]);
    expect(suspected([1, 851, 1, 20, 30, 0], [1, 851, 1, 10, 20, 0]).overlapping).toEqual([1]);
    expect(suspected([1, 851, 1, 10, 20, 0], [1, 851, 1, 21, 30, 0]).overlapping).toEqual([]);
    expect(suspected([1, 851, 1, 10, 20, 0], [1, 851, 2, 20, 30, 0]).overlapping).toEqual([]);
    expect(suspected([1, 851, 1, 10, 20, 0], [2, 851, 1, 20, 30, 0]).overlapping).toEqual([]);
  });

  test('when two rows are the same in every column, wherever they stand among the citizen’s', () => {
    const row = [1, 851, 1, 10, 20, 0];
    expect(suspected(row, [1, 851, 2, 10, 20, 0], row).ydelser).toEqual([1]);
    expect(suspected(row, [1, 851, 1, 10, 20, 1]).ydelser).toEqual([]);
    expect(suspected(row, [2, 851, 1, 10, 20, 0]).ydelser).toEqual([]);
  });

  test('when it has more than 64 rows, which are not compared', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => [1, 851, 1, i * 10, i * 10, 0]);
    expect(suspected(...rows(64))).toMatchObject({ ydelser: [], overlapping: [] });
    expect(suspected(...rows(65))).toMatchObject({ ydelser: [1], overlapping: [1] });
  });
});
