import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReportDocument } from '../../src/document/model.js';
import { RULES } from '../../src/rules/ruleset.js';
import { withChanges } from '../../src/rules/whatIf.js';
import { NEVER, textFaults, textsOf } from '../checks/texts.js';
import { wholeDelivery } from '../cli/whole.js';
import { folderWith } from '../folders.js';
import { familyOf, makeDocument, makeReport } from '../pdf/document.js';

function faultsIn(document: ReportDocument): string[] {
  const { count, faults } = textFaults(document);
  expect(count).toBeGreaterThan(20);
  return faults;
}

/** A note of a kommune that has fewer citizens than its scenario, from what jobindsats publishes. */
async function smallNote(): Promise<ReportDocument> {
  const data = await folderWith();
  for (const name of ['benchmark', 'fokusmaal'])
    await cp(`fixtures/demo/${name}-demo.csv.gz`, join(data, `${name}.csv.gz`));
  return makeReport(familyOf('tilsynsnotat'), 'Læsø', '2020-08', { data, options: { scenarie: '250' } });
}

const CASES: readonly [what: string, make: () => Promise<ReportDocument>][] = [
  ['Aalborg', () => makeDocument('Aalborg', '2020-08')],
  ['a kommune that meets its goals', () => makeDocument('Herning', '2020-10')],
  ['a small island', () => makeDocument('Læsø', '2020-08')],
  ['a kommune near the threshold', () => makeDocument('Aarhus', '2020-08')],
  [
    'a benchmark alone',
    async () => {
      const data = await folderWith();
      await cp('fixtures/demo/benchmark-demo.csv.gz', join(data, 'benchmark.csv.gz'));
      return makeDocument('København', '2020-08', { data });
    },
  ],
  [
    'a fokusmaal extract alone',
    async () => {
      const data = await folderWith();
      await cp('fixtures/demo/fokusmaal-demo.csv.gz', join(data, 'fokusmaal.csv.gz'));
      return makeDocument('Randers', '2020-08', { data });
    },
  ],
  [
    'a what-if',
    async () =>
      makeDocument('Aalborg', '2020-08', {
        data: await wholeDelivery(),
        rules: withChanges(RULES, { rules: { 'samtaler-krav': 3, 'timer-krav': 100 } }),
      }),
  ],
  [
    'a note',
    () => makeReport(familyOf('tilsynsnotat'), 'Aalborg', '2019-10', { options: { scenarie: '250' } }),
  ],
  ['a note of a small kommune with a large scenario', smallNote],
  ['a plan', () => makeReport(familyOf('beskaeftigelsesplan'), 'Aalborg', '2019-08')],
  ['the country', () => makeReport(familyOf('opfoelgning'), undefined, '2021-06')],
];

describe('the Danish of', () => {
  test.each(CASES)('%s', async (_, make) => {
    expect(faultsIn(await make())).toEqual([]);
  });
});

test('a fault of each kind would be found', () => {
  const found = (text: string) => NEVER.filter(([, pattern]) => pattern.test(text)).map(([why]) => why);
  expect(found('Kan ikke vises..')).toEqual(['two full stops']);
  expect(found('Faktisk ingen tal %')).toEqual(['a hole in a sentence']);
  expect(found('over 80 % i 1 måneder')).toEqual(['a plural of one']);
  expect(found('21 måneder i Læsø Kommune og 1.000 borgere')).toEqual([]);
  expect(found('Kravet er 127,80 %')).toEqual(['a share above the whole']);
  expect(found('28 af 28 (100,0 %)')).toEqual([]);
  expect(found('100,1 %')).toEqual(['a share above the whole']);
  expect(found('hvordan det går i Samsø')).toEqual(['in an island']);
});

test('a large scenario is said to be larger than those it is for', async () => {
  const text = (await smallNote()).blocks.flatMap(textsOf).join('\n');
  expect(text).toMatch(/Scenariet er større end målgruppen: Kommunen har \d+ borgere i august 2020/);
  const ordinary = await makeReport(familyOf('tilsynsnotat'), 'Aalborg', '2019-10', {
    options: { scenarie: '250' },
  });
  expect(ordinary.blocks.flatMap(textsOf).join('\n')).not.toContain('Scenariet er større');
});

test('a chapter without figures is one statement', async () => {
  const data = await folderWith();
  await cp('fixtures/demo/benchmark-demo.csv.gz', join(data, 'benchmark.csv.gz'));
  const texts = (await makeDocument('København', '2020-08', { data })).blocks.flatMap(textsOf);
  expect(texts.filter((text) => text.startsWith('Kapitlet kan ikke vises'))).toHaveLength(2);
  expect(texts.filter((text) => /^Figur [45]\./.test(text))).toEqual([]);
  expect(texts.join(' ')).not.toContain('Hvordan er tallene beregnet?');
});
