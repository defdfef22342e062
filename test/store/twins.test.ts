import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Timeline } from '../../src/core/timeline.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { CaseStore } from '../../src/store/caseStore.js';
import { readCitizen } from '../../src/store/readCitizen.js';
import { folderWith, removeFolders } from '../cli/folder.js';
import { citizens } from '../reference/citizens.js';
import { extractsOf } from '../reference/extracts.js';
import { type Dialect, dialects, inDialect } from './dialects.js';

/** Deliveries to compare, and the seed; `npm run soak` takes more of them, other ones each time. */
const DELIVERIES = Number(process.env.TWINS_DELIVERIES ?? 3);
const SEED = Number(process.env.TWINS_SEED ?? 1);

/** A citizen's rows in an order that depends on nothing but the rows. */
const sorted = (timeline: Timeline) =>
  Object.fromEntries(
    Object.entries(timeline).map(([extract, rows]) => [
      extract,
      (rows as object[]).map((row) => JSON.stringify(row, Object.keys(row).sort())).sort(),
    ]),
  );

/** What files of a dialect can tell of a citizen. */
function asWritten(citizen: Timeline, { optional }: Dialect): Timeline {
  const has = (column: string) => optional.includes(column);
  return {
    ...citizen,
    ydelser: citizen.ydelser.map((row) => ({
      ...row,
      introduktion: has('introduktionsprogram') && row.introduktion,
    })),
    samtaler: citizen.samtaler.map((row) => ({
      ...row,
      form: has('form') ? row.form : null,
      status: has('status') ? (row.status ?? 0) : null,
    })),
  };
}

test(
  'the two readers of a citizen, all at once and one alone, read what was written, in whatever dialect',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(citizens, { minLength: 1, maxLength: 12 }),
        dialects,
        async (written, dialect) => {
          const files = Object.entries(extractsOf(written)).map(([name, text]) =>
            inDialect(name.replace('.csv', ''), text, dialect),
          );
          const delivery = await openDelivery(await folderWith(Object.assign({}, ...files)));
          // Half of them as files are read that are too large for all their texts to be kept.
          const store = await CaseStore.load(delivery.files, written.length % 2 ? { readAgain: 0 } : {});
          try {
            store.faults.settle();
            let compared = 0;
            for await (const { borgerId, timeline } of store.citizens()) {
              const expected = sorted(asWritten(written[Number(borgerId.slice(1))]!, dialect));
              const alone = await readCitizen(delivery, borgerId);
              expect(sorted(timeline), `the store, ${borgerId}`).toEqual(expected);
              expect(sorted(alone.timeline), `readCitizen, ${borgerId}`).toEqual(expected);
              compared += 1;
            }
            expect(compared).toBe(written.length);
          } finally {
            store.close();
          }
          await removeFolders();
        },
      ),
      { numRuns: DELIVERIES, seed: SEED },
    );
  },
  300_000 + DELIVERIES * 10_000,
);
