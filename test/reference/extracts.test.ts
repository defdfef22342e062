import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthsEnding, parseMonth } from '../../src/domain/month.js';
import { folderWith, run } from '../cli/folder.js';
import { ReferenceExtract } from './cells.js';
import { citizens } from './citizens.js';
import { extractsOf } from './extracts.js';
import { Reading } from './reference.js';
import { CITIZENS, SEED, TIMEOUT } from './size.js';

/** The year when samtaler were suspended, and one after the last change of the law; `npm run soak` takes those between. */
const RANGES: [from: string, to: string][] = [
  ['2019-11', '2020-10'],
  ['2026-11', '2027-10'],
];
if (CITIZENS > 500) RANGES.push(['2019-06', '2020-02'], ['2022-09', '2023-08']);

test.each(RANGES)(
  'the core and a day-by-day reading agree on every cell of the extracts that measure writes for %s to %s',
  async (from, to) => {
    const share = Math.ceil(CITIZENS / 4);
    // By the twenty thousand, so that a million fit into memory.
    for (let done = 0; done < share; done += 20_000) {
      const seed = SEED + done;
      const sample = fc.sample(citizens, { numRuns: Math.min(20_000, share - done), seed });
      const months = Array.from(
        { length: parseMonth(to) - parseMonth(from) + 1 },
        (_, i) => parseMonth(from) + i,
      );
      const ranges = [3, 12].map((length) => monthsEnding(parseMonth(to), length));
      const fokusmaal = new ReferenceExtract(
        months,
        ranges.map((range) => [range.from, range.to]),
      );
      const early = new ReferenceExtract(months, []);
      const first = Math.min(months[0]!, ranges[1]!.from);
      for (const citizen of sample) {
        const reading = new Reading(citizen, parseMonth(to));
        const outcomes = Array.from(
          { length: parseMonth(to) - first + 1 },
          (_, i) => reading.inMonth(first + i) ?? [],
        );
        fokusmaal.add(outcomes.flat());
        early.add(reading.early(months[0]!, parseMonth(to)));
      }
      const data = await folderWith(extractsOf(sample));
      const out = await folderWith();
      const measure = async (name: string, ...more: string[]) => {
        const call = ['--from', from, '--to', to, '--data', data, '--out', join(out, name), ...more];
        const { status, err } = await run('measure', ...call);
        expect(status, err).toBe(0);
        return readFile(join(out, name), 'utf8');
      };
      expect(await measure('fokusmaal.csv'), `seed ${seed}`).toBe(fokusmaal.text());
      expect(await measure('tidligindsats.csv', '--early'), `seed ${seed}`).toBe(early.text());
      expect(fokusmaal.text().split('\n').length).toBeGreaterThan(200);
    }
  },
  TIMEOUT,
);
