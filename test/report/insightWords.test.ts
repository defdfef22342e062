/** What a Beskæftigelsesindblik says where the data are few, old, or more than the public ones. */
import { expect, test } from 'vitest';
import { plainText, type ReportDocument, tablesOf } from '../../src/document/model.js';
import { maybeKommune } from '../../src/domain/kommuner.js';
import { eachMonth, monthCode, parseMonth } from '../../src/domain/month.js';
import { csv, folderWith } from '../cli/folder.js';
import { messagesIn, openInsights, sentencesOf } from './insight.js';

const HEAD =
  'Område;Periode;Ydelsesgrupper;Forventet antal;Faktisk antal;Forskel antal;Forventet andel;Faktisk andel;Forskel andel;Placering';
/** A row of 2019QMAT04: persons expected, a hundred to each percentage point, and differences in persons and in hundredths of points. */
const row = (
  area: string,
  gruppe: string,
  expected: number,
  [difference, points]: [number, number],
  place: number,
) => {
  const share = (units: number) => (units / 100).toFixed(2).replace('.', ',');
  return `${area};2019QMAT04;${gruppe};${expected};${expected + difference};${difference};${share(expected)};${share(expected + points)};${share(points)};${place}`;
};
const I_ALT = 'Ydelsesgrupper i alt';
/** Aalborg with sygedagpenge so many hundredths of a point below the expected. */
const aalborgWith = (points: number) => [
  row('Aalborg', I_ALT, 3000, [10, 20 - points], 61),
  row('Aalborg', 'A-dagpenge mv.', 1000, [10, 9], 60),
  row('Aalborg', 'Kontanthjælp mv.', 1000, [10, 11], 62),
  row('Aalborg', 'Sygedagpenge mv.', 1000, [-10, -points], 30),
];
const AALBORG = aalborgWith(11);
const PERSONS = csv(
  'Område;Periode;Ydelse;Fuldtidspersoner',
  ...eachMonth({ from: parseMonth('2024-01'), to: parseMonth('2026-05') }).flatMap((month, i) =>
    ['Kontanthjælp', 'Sygedagpenge'].map((ydelse) => `Aalborg;${monthCode(month)};${ydelse};${1000 + i}`),
  ),
);

async function reportOf(files: Record<string, string>, month: string, options = {}): Promise<ReportDocument> {
  const reports = await openInsights(await folderWith(files), parseMonth(month), options);
  try {
    return (await reports.make(maybeKommune('Aalborg'))).document;
  } finally {
    reports.close();
  }
}

const items = ({ blocks }: ReportDocument): string[] =>
  blocks
    .flatMap((block) => (block.kind === 'list' ? block.items.flat() : []))
    .flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.content)] : []));

test('a place is told among all 98 kommuner, however few an extract has', async () => {
  const document = await reportOf({ 'benchmark.csv': csv(HEAD, ...AALBORG) }, '2020-01');
  expect(sentencesOf(document)[0]).toContain('Kommunen er nummer 61 af 98');
});

test('ydelsesområder that are equally far from the expected are told together, by persons and then by share', async () => {
  const together = await reportOf({ 'benchmark.csv': csv(HEAD, ...AALBORG) }, '2020-01');
  expect(
    messagesIn(together).find(({ target, kind }) => target === '1.1' && kind !== 'result-more'),
  ).toMatchObject({
    kind: 'area-several',
    areas: ['Kontanthjælp mv.', 'Sygedagpenge mv.'],
    persons: 10,
  });
  expect(sentencesOf(together)[1]).toMatch(
    /^Kontanthjælp mv\. og Sygedagpenge mv\. er lige langt fra det forventede: 10 fuldtidspersoner hver/,
  );
  const document = await reportOf({ 'benchmark.csv': csv(HEAD, ...aalborgWith(10)) }, '2020-01');
  expect(sentencesOf(document)[1]).toMatch(/^Kontanthjælp mv\. er længst fra det forventede: 10 flere/);
});

test('kommuner with the same place in the benchmark have the same place in the group', async () => {
  const others = ['Herning', 'Vejle'].map((area, i) => row(area, I_ALT, 3000, [10, 9], 61 + i));
  const document = await reportOf({ 'benchmark.csv': csv(HEAD, ...AALBORG, ...others) }, '2020-01');
  expect(messagesIn(document).at(-1)).toMatchObject({ kind: 'peers-more', place: 1, of: 3 });
});

test('a change is the largest of all ydelser, or of those whose numbers can be compared', async () => {
  const more = PERSONS.replaceAll('Sygedagpenge;10', 'Sygedagpenge;20').replace(
    'Aalborg;2025M06;Sygedagpenge;2017',
    'Aalborg;2025M06;Sygedagpenge;3000',
  );
  const kinds = async (month: string) =>
    messagesIn(await reportOf({ 'fuldtidspersoner.csv': more }, month)).map(({ kind }) => kind);
  expect(await kinds('2025-06')).toEqual(['change-more']);
  expect(await kinds('2025-07')).toEqual(['change-among-more']);
});

test('totals, target groups and names that no ydelse has are not shown among ydelser, and named once', async () => {
  const more =
    PERSONS.replaceAll('Sygedagpenge', 'Ydelser i alt') +
    PERSONS.replace(/^.*\n/, '').replaceAll('Kontanthjælp', 'Jobparat');
  const document = await reportOf({ 'fuldtidspersoner.csv': more }, '2026-05');
  const table = tablesOf(document).find(({ id }) => id === '2.1')!;
  expect((table.data as { ydelse: string }[]).map(({ ydelse }) => ydelse).sort()).toEqual([
    'Kontanthjælp',
    'Sygedagpenge',
  ]);
  expect(document.record.notes.filter(({ code }) => code === 'unknown-ydelser')).toEqual([
    {
      code: 'unknown-ydelser',
      text: 'Tal for fuldtidspersoner på Jobparat og Ydelser i alt er ikke vist: Ingen enkelt ydelse er kendt under det navn.',
    },
  ]);
});

test('a break within what is shown is told of without any fokusmål, and not before it', async () => {
  const told = async (month: string) =>
    items(await reportOf({ 'fuldtidspersoner.csv': PERSONS }, month)).filter((text) =>
      text.startsWith('Databrud:'),
    );
  expect(await told('2025-06')).toEqual([]);
  expect(await told('2025-07')).toEqual([
    expect.stringMatching(
      /^Databrud: Tal for kontanthjælp, .* fra den 1\. juli 2025 og kan ikke sammenlignes/,
    ),
  ]);
});

test('the cover says whether the kommune’s own case extracts are counted too', async () => {
  const lineOf = async (files: Record<string, string>) => {
    const { blocks } = await reportOf({ 'benchmark.csv': csv(HEAD, ...AALBORG), ...files }, '2020-01');
    const [cover] = blocks.filter((block) => block.kind === 'cover');
    return cover!.lines.at(-1);
  };
  expect(await lineOf({})).toBe('Lavet af offentlige tal fra jobindsats.dk.');
  const cases = {
    'ydelser.csv': csv('borger_id;kommune;ydelse;fra;til', 'b1;Aalborg;Kontanthjælp;2015-01-01;'),
    'samtaler.csv': csv('borger_id;dato;type', 'b1;2019-05-31;Jobsamtale'),
  };
  expect(await lineOf(cases)).toBe('Lavet af tal fra jobindsats.dk og af kommunens egne sagsudtræk.');
});

test('data that are too old are said to be that, with how far they reach', async () => {
  const files = { 'benchmark.csv': csv(HEAD, ...AALBORG) };
  expect(messagesIn(await reportOf(files, '2021-05'))).not.toEqual([]);
  await expect(reportOf(files, '2021-06')).rejects.toThrow(
    /no figures for Aalborg in 2021-06 that are new enough; it has a benchmark of the year to 2019-12; .* up to 17 months before/,
  );
});
