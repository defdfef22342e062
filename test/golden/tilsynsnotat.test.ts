import { beforeAll, describe, expect, test } from 'vitest';
import type { ReportDocument, TableBlock } from '../../src/document/model.js';
import { expectAccessible } from '../pdf/accessible.js';
import { familyOf, makeReport } from '../pdf/document.js';
import { taggedPdf } from '../pdf/tagged.js';
import { linesOf, outline, type TaggedPdf, textOf } from '../pdf/tagTree.js';

const tableOf = (document: ReportDocument, id: string): TableBlock =>
  document.blocks.find((block): block is TableBlock => block.kind === 'table' && block.id === id)!;
const rowsOf = (document: ReportDocument, id: string): string[] =>
  tableOf(document, id).rows.map(({ cells }) => cells.map(({ text }) => text).join(' '));

let document: ReportDocument;
let pdf: TaggedPdf;
let text: string;
beforeAll(async () => {
  document = await makeReport(familyOf('tilsynsnotat'), 'Aalborg', '2019-10', {
    options: { scenarie: '250' },
    attach: true,
  });
  pdf = await taggedPdf(document);
  text = textOf(pdf.root).replaceAll('\u00a0', ' ');
});

describe('the note of October 2019 prints what was published', () => {
  test('places and full-time persons above or below the expected', () => {
    expect(rowsOf(document, '1')).toEqual([
      'Forsikrede ledige (a-dagpenge mv.) 75 +160',
      'Øvrige områder (kontanthjælp mv.) 81 +350',
      'Sygedagpenge mv. 22 −160',
      'Samlet 76 +350',
    ]);
    expect(text).toContain(
      'Kommunen har 350 fuldtidspersoner flere end forventet, alle områder under ét, og ligger nummer 76 af 98.',
    );
  });

  test('both fokusmål, their passive shares, and how many more must have a tilbud', () => {
    expect(rowsOf(document, '2')).toEqual([
      'Mindst 4 samtaler 63,0 37,0 63,0 885',
      'Tilbud eller 225 timers ordinær beskæftigelse 62,0 38,0 62,0 937',
    ]);
    expect(text).toContain('er andelen lavest for kontanthjælp: 47,6 %. Ingen af grupperne er over grænsen.');
    expect(text).toContain(
      'Over grænsen er uddannelseshjælp, selvforsørgelses- og hjemrejseydelse mv. og revalidering.',
    );
  });

  test('samtaler by month and type', () => {
    expect(rowsOf(document, '4')).toEqual([
      'Jobsamtaler og opfølgningssamtaler (tæller) 9.041 8.248 8.944 7.875 9.354 8.692 8.375 9.017 9.343 9.236',
      'Anden samtale (tæller ikke) 461 419 616 563 649 1.013 1.180 1.865 2.539 3.069',
      'I alt 9.502 8.667 9.560 8.438 10.003 9.705 9.555 10.882 11.882 12.305',
    ]);
  });

  test('what follows: the audit, its dates and thresholds, from the dated rules', () => {
    expect(text).toContain('senest den 1. juli 2020');
    expect(text).toContain('gennemgår 15 % af de passive sager, mindst 20 og højst 300');
    expect(text).toContain(
      '289 af 1.925 sager uden nok samtaler og 297 af 1.977 sager uden tilbud eller timer',
    );
    expect(text).toContain('ni måneder, til den 1. april 2021');
    expect(text).toContain('mindst 50 % af afstanden');
  });
});

test('is in the agenda’s form: Beslutning, Sagsbeskrivelse, Bilag', () => {
  const headings = pdf.root.children.filter(({ type }) => type === 'H2').map((tag) => textOf(tag));
  expect(headings).toEqual(['Beslutning', 'Sagsbeskrivelse', 'Bilag']);
  expect(pdf.pages[0]!.text).toContain('Demonstrationsdata');
  expect(pdf.pages[0]!.text).toMatch(/Side 1 af \d+$/);
});

test('lays three roads to the year’s end for samtaler, two for tilbud', () => {
  const roads = tableOf(document, '6').data as { kind: string; met: boolean; months: { share: number }[] }[];
  expect(roads.map(({ kind }) => kind)).toEqual(['unchanged', 'trend', 'extra']);
  expect(roads[2]!.months[1]!.share).toBeGreaterThan(roads[2]!.months[0]!.share);
  expect((tableOf(document, '7').data as { kind: string }[]).map(({ kind }) => kind)).toEqual([
    'unchanged',
    'trend',
  ]);
  expect(text).toContain('regnet, som om hver gav en borger den ene samtale');
});

test('the PDF reads as it looks', () => expectAccessible(pdf, document));

test('the tag tree and its text are those last looked at', async () => {
  const stable = outline(pdf.root).replace(/\d{4}\.\d-[0-9a-f]{8}/g, 'RULES');
  await expect(stable).toMatchFileSnapshot('tilsynsnotat-aalborg-2019-10.txt');
});

test('the lines of its pages are those last looked at', async () => {
  await expect(linesOf(pdf)).toMatchFileSnapshot('tilsynsnotat-aalborg-2019-10.lines.txt');
});

describe('from case extracts', () => {
  let counted: ReportDocument;
  beforeAll(async () => {
    counted = await makeReport(familyOf('tilsynsnotat'), 'Aalborg', '2020-08', {
      data: 'fixtures/demo',
      options: { scenarie: '100' },
    });
  });

  test('samtaler are counted by month and type: those suspended in spring 2020 do not count', () => {
    const { months, lines, source } = tableOf(counted, '4').data as {
      months: string[];
      source: string;
      lines: { type: string; counts: boolean; numbers: number[] }[];
    };
    expect(source).toBe('counted');
    const job = lines.find(({ type, counts }) => type === 'Jobsamtale' && counts)!;
    expect(job.numbers[months.indexOf('2020-04')]).toBe(0);
    expect(job.numbers[months.indexOf('2020-08')]).toBeGreaterThan(0);
    expect(lines.filter(({ counts }) => counts).map(({ type }) => type)).toEqual([
      'Jobsamtale',
      'Opfølgningssamtale',
    ]);
  });

  test('further samtaler go to those who lack fewest, as the citizens’ rows tell', () => {
    const [road] = (tableOf(counted, '6').data as { kind: string; months: { share: number }[] }[]).filter(
      ({ kind }) => kind === 'extra',
    );
    expect(road!.months).toHaveLength(4);
    const flat = counted.blocks.flatMap((b) =>
      b.kind === 'paragraph' ? [b.content.map((run) => run.text).join('')] : [],
    );
    expect(flat.join('\n')).toContain('går hver måned til dem, der mangler færrest');
  });

  test('of a neighbour, its few movers’ samtaler are not taken for the kommune’s own', async () => {
    const neighbour = await makeReport(familyOf('tilsynsnotat'), 'Brønderslev', '2020-08', {
      data: 'fixtures/demo',
      options: { scenarie: '100' },
    });
    expect(tableOf(neighbour, '4')).toBeUndefined();
    const said = neighbour.blocks.flatMap((b) =>
      b.kind === 'paragraph' ? [b.content.map((run) => run.text).join('')] : [],
    );
    expect(said.join('\n')).toContain('Tabel 4: Samtaler i 2020 efter måned og type. Kan ikke vises');
    expect(said.join('\n')).toContain('regnet, som om hver gav en borger den ene samtale');
  });

  test('groups hidden in the Jobcenterindblik are hidden here too, in table and JSON', async () => {
    const indblik = await makeReport(familyOf('jobcenterindblik'), 'Aalborg', '2020-08');
    const hiddenIn = (blocks: ReportDocument['blocks']) =>
      new Set(
        blocks.flatMap((block) => {
          if (block.kind !== 'figure' || block.id !== '4.2') return [];
          const rows = 'rows' in block.data ? block.data.rows : [];
          return rows.filter(({ suppressed }) => suppressed).map(({ group }) => group);
        }),
      );
    const hidden = hiddenIn(indblik.blocks);
    expect(hidden.size).toBeGreaterThan(1);
    for (const id of ['3', '5']) {
      const data = tableOf(counted, id).data as {
        group: string;
        citizens: number | null;
        missing: number | null;
      }[];
      const nulls = data.filter(({ citizens }) => citizens === null);
      expect(new Set(nulls.map(({ group }) => group))).toEqual(hidden);
      for (const { missing } of nulls) expect(missing).toBeNull();
      const rows = rowsOf(counted, id).filter((row) => row.includes('(.)'));
      expect(rows).toHaveLength(hidden.size);
      for (const row of rows) expect(row).toMatch(/ \(\.\) \(\.\) \(\.\) \(\.\) \(\.\)$/);
    }
  });
});
