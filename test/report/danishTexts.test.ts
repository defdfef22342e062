import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Block, ReportDocument } from '../../src/document/model.js';
import { RULES } from '../../src/rules/ruleset.js';
import { withChanges } from '../../src/rules/whatIf.js';
import { wholeDelivery } from '../cli/whole.js';
import { folderWith } from '../folders.js';
import { familyOf, makeDocument, makeReport } from '../pdf/document.js';

/** Every text of a block that a reader meets, alternative texts among them. */
function textsOf(block: Block): string[] {
  const joined = (runs: readonly { text: string }[]) => runs.map(({ text }) => text).join('');
  switch (block.kind) {
    case 'cover':
      return [block.kicker, block.title, block.subtitle, ...block.lines, block.notice ?? ''];
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [joined(block.content)];
    case 'list':
      return block.items.flatMap((item) => item.flatMap(textsOf));
    case 'table':
      return [
        block.title,
        block.period ?? '',
        ...block.columns.map(({ head }) => head),
        ...block.notes.map(joined),
      ];
    case 'figure':
      return [block.title, block.period ?? '', block.alt, ...block.notes.map(joined)];
    case 'cards':
      return block.cards.flatMap(({ title, value, label, verdict, details }) => [
        title,
        value,
        label,
        verdict?.text ?? '',
        ...details,
      ]);
    case 'status':
      return [block.heading, block.category, ...block.criteria.flatMap(({ text, answer }) => [text, answer])];
    case 'box':
      return [block.heading, ...block.items];
    case 'contents':
    case 'page-break':
      return [];
  }
}

/** What no text may have, each with the reason. */
const NEVER: readonly [why: string, pattern: RegExp][] = [
  ['two full stops', /\.\.(?!\.)/],
  ['a question mark before a full stop', /\?\./],
  ['a space before a mark', / [,.;:!?](?:\s|$)/],
  ['two spaces', / {2}/],
  ['a straight quotation mark', /"/],
  ['a hole in a sentence', /undefined|NaN|\{\{|ingen tal\s%/],
  [
    'a plural of one',
    /(?<![\d,.])1\s(?:måneder|borgere|kommuner|rækker)(?!\p{L})|\bén (?:måneder|kommuner)\b/u,
  ],
  ['nothing counted with a number', /\b0 (?:måneder|som forventet)/],
  ['in an island', /\bi (?:Læsø|Samsø|Fanø|Ærø|Bornholm|Langeland|Lolland)(?! Kommune)(?!\p{L})/u],
  ['another word for a delivery', /\bleveringe?n?\b/i],
  ['another word for a goal', /\b[Ss]igtet?\b/],
  // A plan's own words stand as they are.
  ['another word for what is expected', /\bventet\b(?! for 2018|, står der)/],
  ['another word for not', /samtidig ikke/],
  ['a comma before an infinitive', /, for at vise/],
  ['the program’s own words', /\b(?:JSON-nøgle|null|true|false|samtaler-krav|timer-krav)\b/],
  ['a share above the whole', /(?<!\d)(?:1\d\d|[2-9]\d\d),\d+\s%/],
];

const plain = (text: string): string => text.replaceAll('\u00ad', '');

function faultsIn({ blocks }: ReportDocument): string[] {
  const texts = blocks.flatMap(textsOf).map(plain);
  expect(texts.length).toBeGreaterThan(20);
  return texts.flatMap((text) =>
    NEVER.flatMap(([why, pattern]) => (pattern.test(text) ? [`${why}: ${text}`] : [])),
  );
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
