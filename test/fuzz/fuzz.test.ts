import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, removeFolders, run } from '../cli/folder.js';
import { makeCall, makeDelivery } from './cases.js';

/** How long to go on; `npm run fuzz` takes ten minutes. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 20);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
const LONGEST_RUN = 20_000;
const MOST_MEMORY = 2 ** 30;

test(
  'whatever comes, the program ends with status 0 or 2 and a message, in bounded time and memory, and shows no CPR number',
  async () => {
    const end = performance.now() + SECONDS * 1000;
    const counts = { 0: 0, 2: 0 };
    for (let seed = SEED; performance.now() < end; seed += 1) {
      const data = await folderWith(makeDelivery(seed));
      const out = await folderWith();
      const call = makeCall(seed, data, out);
      const about = `FUZZ_SEED=${seed} FUZZ_SECONDS=1: jcreport ${call.join(' ')}`;
      const started = performance.now();
      const { status, out: said, err } = await run(...call);
      expect([0, 2], `${about}\n${err}`).toContain(status);
      expect(said + err, about).not.toBe('');
      expect(err, about).not.toMatch(/\n\s+at .*:\d+:\d+/);
      expect(performance.now() - started, about).toBeLessThan(LONGEST_RUN);
      expect(process.memoryUsage().rss, about).toBeLessThan(MOST_MEMORY);
      const written = await Promise.all(
        (await readdir(out)).map((name) => readFile(join(out, name), 'utf8')),
      );
      const isList = call[0] === 'gap';
      for (const text of [said, err, ...(isList ? [] : written)]) {
        expect(text, about).not.toMatch(/(?<!\d)010180-?1234(?!\d)/);
      }
      if (status === 2) expect(written.length, `${about}\nnothing is written`).toBe(0);
      counts[status as 0 | 2] += 1;
      await removeFolders();
    }
    // Both ends must be met, or the cases are too kind or too cruel to tell anything.
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[2]).toBeGreaterThan(0);
    console.log(`${counts[0] + counts[2]} runs from seed ${SEED}: ${counts[0]} done, ${counts[2]} refused`);
  },
  (SECONDS + 60) * 1000,
);
