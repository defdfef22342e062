import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlan } from '../../src/extracts/plan/readPlan.js';
import { csv, folderWith } from '../cli/folder.js';

const read = async (name: string, content: string) =>
  readPlan(join(await folderWith({ [name]: content }), name));
const fault = async (name: string, content: string): Promise<string> =>
  read(name, content).then(
    () => 'no error',
    (error: Error) => error.message,
  );
const json = (goal: object) =>
  JSON.stringify({
    kommune: 'Aalborg',
    year: 2019,
    title: 'Plan',
    goals: [{ heading: 'A', wording: 'B', ...goal }],
  });

const CSV = csv(
  'Kommune;År;Overskrift;Mål;Ydelse;Ændring;Niveau;Niveau_før;Antal;Inden;Start;Nået;Pr;Enhed;Delmål;Andel;Ikke_målbar;Kommentar',
  'Aalborg;2019;Kontanthjælp;Færre;Kontanthjælp;-3,0;3.200;;;;;;;;;;;**Vigtigt**',
  'Aalborg;2019;Sygedagpenge;Loft;Sygedagpenge;;2000;2020;;;;;;;;;;',
  'Aalborg;2019;Voksenlærlinge;Flere;;;;;387;2019-12-31;322;393;2019-05-31;aftaler;;;;',
  'Aalborg;2019;Integration;I job;;;;;;;;5,7;;andel i job;1 år;10,0;;',
  'Aalborg;2019;Integration;I job;;;;;;;;28,3;;andel i job;2 år;25;;',
  'Aalborg;2019;Bedrageri;Mindre;;;;;;;;;;;;;Uden tal;',
);

test('a plan in CSV is the plan that its JSON form would be', async () => {
  const plan = await read('plan.csv', CSV);
  expect(plan).toMatchObject({ kommune: { name: 'Aalborg' }, year: 2019, title: 'Beskæftigelsesplan 2019' });
  expect(plan.goals.map(({ heading, indicator }) => [heading, indicator])).toEqual([
    [
      'Kontanthjælp',
      { kind: 'change', ydelse: 'Kontanthjælp', change: { units: -300, decimals: 2 }, level: 3200 },
    ],
    ['Sygedagpenge', { kind: 'level', ydelse: 'Sygedagpenge', level: 2000, before: 2020 }],
    [
      'Voksenlærlinge',
      expect.objectContaining({ kind: 'count', goal: 387, start: 322, reached: 393, unit: 'aftaler' }),
    ],
    [
      'Integration',
      {
        kind: 'shares',
        unit: 'andel i job',
        shares: [
          { label: '1 år', reached: { units: 570, decimals: 2 }, goal: { units: 1000, decimals: 2 } },
          { label: '2 år', reached: { units: 2830, decimals: 2 }, goal: { units: 2500, decimals: 2 } },
        ],
      },
    ],
    ['Bedrageri', { kind: 'none', reason: 'Uden tal' }],
  ]);
  expect(plan.goals[0]!.comment).toBe('**Vigtigt**');
});

test('a share and a number under one heading are two goals; a goal has the comments of all its rows', async () => {
  const { goals } = await read(
    'plan.csv',
    csv(
      'Kommune;År;Overskrift;Mål;Antal;Inden;Nået;Pr;Enhed;Delmål;Andel;Kommentar',
      'Aalborg;2019;A;B;9;2019-12-31;1;2019-05-31;aftaler;;;',
      'Aalborg;2019;A;B;;;5;;aftaler;1 år;10;Først',
      'Aalborg;2019;A;B;;;6;;aftaler;2 år;20;Så',
      'Aalborg;2019;A;B;;;7;;lejere;2 år;20;',
    ),
  );
  expect(goals.map(({ indicator, comment }) => [indicator.kind, comment])).toEqual([
    ['count', ''],
    ['shares', 'Først\n\nSå'],
    ['shares', ''],
  ]);
});

test('a plan in Windows-1252 and with commas reads the same', async () => {
  const text = csv('kommune,år,overskrift,mål,ydelse,ændring', 'Aalborg,2019,Ø,Færre,Kontanthjælp,-3');
  const folder = await folderWith({ 'plan.csv': Buffer.from(text, 'latin1') });
  expect((await readPlan(join(folder, 'plan.csv'))).goals[0]).toMatchObject({
    heading: 'Ø',
    wording: 'Færre',
  });
});

test('the examples of docs/planer.md are plans', async () => {
  const page = await readFile('docs/planer.md', 'utf8');
  const block = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)![1]!;
  expect((await read('plan.json', block('json'))).goals).toHaveLength(1);
  const { goals } = await read('plan.csv', block('text'));
  expect(goals.map(({ indicator }) => indicator.kind)).toEqual(['change', 'shares', 'none']);
  const indicators = [...page.matchAll(/\| `(\{ .* \})` \|/g)].map((match) => match[1]!);
  expect(indicators).toHaveLength(6);
  for (const indicator of indicators) await read('plan.json', json({ indicator: JSON.parse(indicator) }));
});

test('the bundled plan is read whole', async () => {
  const plan = await readPlan('fixtures/beskaeftigelsesplan/plan.json');
  expect(plan.goals).toHaveLength(
    JSON.parse(await readFile('fixtures/beskaeftigelsesplan/plan.json', 'utf8')).goals.length,
  );
});

describe('a plan that is wrong says which goal and what is expected', () => {
  test.each([
    [
      'an indicator of no kind',
      json({ indicator: { ydelse: 'X' } }),
      /row 1 column indicator: expected an indicator with one of change, level/,
    ],
    [
      'a change that is no number',
      json({ indicator: { ydelse: 'X', change: 'lidt' } }),
      /row 1 column indicator\.change: expected per cent/,
    ],
    ['a word it does not know', json({ indicator: { ydelse: 'X', change: 1, chang: 2 } }), /chang/],
    [
      'a date that is none',
      json({ indicator: { count: 1, by: '2019-13-01', reached: 1, at: '2019-01-01', unit: 'x' } }),
      /indicator\.by: expected a date/,
    ],
    ['no goal', '{"kommune":"Aalborg","year":2019,"title":"P","goals":[]}', /goals/],
    [
      'a kommune that is none',
      '{"kommune":"Aalbrog","year":2019,"title":"P","goals":[]}',
      /no kommune 'Aalbrog'; nearest: Aalborg/,
    ],
    ['no JSON', '{"kommune": ', /is no JSON/],
  ])('%s', async (_, content, message) => {
    expect(await fault('plan.json', content)).toMatch(message);
  });

  test('a CSV with a column it does not know, or none at all', async () => {
    expect(await fault('plan.csv', csv('kommune;år;farve', 'Aalborg;2019;blå'))).toMatch(
      /unknown columns farve; known are/,
    );
    expect(await fault('plan.csv', csv('kommune;år;overskrift;mål'))).toMatch(/has no goals/);
    expect(
      await fault('plan.csv', csv('kommune;år;overskrift;mål;ydelse;niveau', 'Aalborg;2019;A;B;C;mange')),
    ).toMatch(/plan\.csv:2 column niveau has 'mange': expected a whole number/);
  });

  test('in a table by its line and column, in whichever row of the goal it stands', async () => {
    const rows = (...shares: string[]) =>
      csv(
        'Kommune;År;Overskrift;Mål;Nået;Enhed;Delmål;Andel',
        ...shares.map((s, i) => `Aalborg;2019;Integration;I job;${s.replace('/', `;andel;${i} år;`)}`),
      );
    expect(await fault('plan.csv', rows('0/100', '5/mange'))).toContain(
      "plan.csv:3 column andel has 'mange'",
    );
    const { goals } = await read('plan.csv', rows('0/100', '100/0'));
    expect(goals).toHaveLength(1);
  });

  test('numbers that a goal of its kind has no use for', async () => {
    const head = 'kommune;år;overskrift;mål;antal;nået;delmål;andel;niveau;ikke målbar';
    const of = (row: string) => fault('plan.csv', csv(head, `Aalborg;2019;A;B;${row}`));
    expect(await of('12;;;;;Uden tal')).toContain(
      "plan.csv:2 column antal has '12': the goal cannot be measured",
    );
    expect(await of(';5;x;10;900;')).toContain("column niveau has '900': the goal is measured by a share");
    expect(await of(';5;;;900;')).toContain("column nået has '5': the goal is measured by full-time persons");
  });

  test('a file that is not there', async () => {
    const error = await readPlan('nowhere/plan.json').catch((e: Error) => e);
    expect((error as Error).message).toMatch(/nowhere\/plan\.json cannot be read \(ENOENT/);
  });
});
