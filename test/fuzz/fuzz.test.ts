import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { folderWith, removeFolders, run } from '../cli/folder.js';
import { filesBelow } from '../folders.js';
import { makeCall, makeDelivery } from './cases.js';

/** Broken deliveries to feed, and the first one's seed; `npm run soak` takes more, other ones each time. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 4);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
/** How long to go on in place of a number of runs: `npm run fuzz` takes ten minutes. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 0);
/** Seconds of the processor that a run may take, whatever else the machine does. */
const LONGEST_RUN = 20;
/** Memory that the runs may take beside what the worker has already. */
const MOST_MEMORY = 800 * 2 ** 20;

const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

test(
  'whatever comes, the program ends with status 0 or 2 and a message, in bounded time and memory, and shows no CPR number',
  async () => {
    const end = performance.now() + SECONDS * 1000;
    const before = process.memoryUsage().rss;
    const counts = { 0: 0, 2: 0 };
    for (let seed = SEED; SECONDS > 0 ? performance.now() < end : seed < SEED + RUNS; seed += 1) {
      const data = await folderWith(makeDelivery(seed));
      const out = await folderWith();
      const call = makeCall(seed, data, out);
      const about = `FUZZ_SEED=${seed} FUZZ_RUNS=1: jcreport ${call.join(' ')}`;
      const started = processorSeconds();
      const { status, out: said, err } = await run(...call);
      expect([0, 2], `${about}\n${err}`).toContain(status);
      expect(said + err, about).not.toBe('');
      expect(err, about).not.toMatch(/\n\s+at .*:\d+:\d+/);
      expect(processorSeconds() - started, about).toBeLessThan(LONGEST_RUN);
      expect(process.memoryUsage().rss - before, about).toBeLessThan(MOST_MEMORY);
      const written = await Promise.all((await filesBelow(out)).map((path) => readFile(path, 'utf8')));
      const isList = call[0] === 'gap';
      for (const text of [said, err, ...(isList ? [] : written)]) {
        expect(text, about).not.toMatch(/(?<!\d)010180-?1234(?!\d)/);
      }
      if (status === 2) expect(written.length, `${about}\nnothing is written`).toBe(0);
      counts[status as 0 | 2] += 1;
      await removeFolders();
    }
    // Both ends must be met, or the cases are too kind or too cruel to tell anything.
    if (counts[0] + counts[2] >= 20) {
      expect(counts[0]).toBeGreaterThan(0);
      expect(counts[2]).toBeGreaterThan(0);
    }
    console.log(`${counts[0] + counts[2]} runs from seed ${SEED}: ${counts[0]} done, ${counts[2]} refused`);
  },
  (SECONDS + 600) * 1000,
);
