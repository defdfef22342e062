import { expect, test } from 'vitest';
import { openAccount } from '../../src/extracts/account.js';
import { readJsonTable } from '../../src/extracts/json.js';
import { nextInText } from '../../src/report/frame/sources.js';

const accountOf = (file: string, ...texts: string[]) => ({
  ...openAccount(file, { header: [], above: [], blocks: [], pointIsDecimal: false, records: 0 }),
  asides: texts.map((text) => ({ kind: 'note' as const, text })),
});

test('the next update is told in the words of the files that tell it, each date once', () => {
  expect(nextInText([accountOf('a.csv', 'Kilde: jobindsats.dk')])).toBe('');
  expect(
    nextInText([
      accountOf('a.csv', 'Senest opdateret: 12. maj 2026', 'Næste opdatering: 15. juni 2026.'),
      accountOf('b.csv', 'næste opdatering 15. juni 2026'),
      accountOf('c.csv', 'Næste opdatering: september 2026'),
    ]),
  ).toBe('Næste opdatering ifølge udtrækkene: 15. juni 2026 (a.csv og b.csv); september 2026 (c.csv).');
});

test('an answer in JSON tells it beside its table', () => {
  const { above, remarks } = readJsonTable(
    '{"columns":["a"],"rows":[["1"]],"nextUpdate":"2026-06-15","page":1}',
  );
  expect(nextInText([accountOf('a.json', ...above.map(({ text }) => text))])).toContain(
    '2026-06-15 (a.json)',
  );
  expect(remarks).toEqual([expect.stringContaining('the answer has page beside')]);
});
