import { expect, test } from 'vitest';
import { MONTHS, SOUND, samtaler } from './deliveries.js';
import { folderWith, run } from './folder.js';

/** What is said on standard error of samtaler of which the last so many have no status. */
async function told(empty: number): Promise<string> {
  const lines = samtaler(MONTHS, 1).trimEnd().split('\n');
  const file = lines.map((line, i) => (i >= lines.length - empty ? line.replace('Afholdt', '') : line));
  const data = await folderWith({ ...SOUND, 'samtaler.csv': `${file.join('\n')}\n` });
  const out = `${data}/ud.csv`;
  return (await run('measure', '--from', '2020-08', '--to', '2020-08', '--data', data, '--out', out)).err;
}

test('samtaler without a status beside a column of statuses count for nobody, which is said', async () => {
  expect(await told(2)).toContain('samtaler: 2: rows without a status, beside a column of statuses');
  expect(await told(0)).not.toContain('without a status');
});
