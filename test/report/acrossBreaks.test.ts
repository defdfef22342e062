/**
 * Numbers that are made of months on both sides of a break, in every family: the sign where they are printed, what it
 * means beneath, and the day in the JSON; and none of it on either side.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { gapJson } from '../../src/answers/gapJson.js';
import { gapTable } from '../../src/answers/gapText.js';
import { openReports } from '../../src/app/buildReports.js';
import { findGaps } from '../../src/app/gap.js';
import { measureDelivery, measuresExtract } from '../../src/app/measure.js';
import {
  type Block,
  figuresOf,
  plainText,
  type ReportDocument,
  type TableBlock,
  tablesOf,
} from '../../src/document/model.js';
import { maybeKommune } from '../../src/domain/kommuner.js';
import { eachMonth, monthCode, parseMonth } from '../../src/domain/month.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { RULES } from '../../src/rules/ruleset.js';
import { csv, folderWith } from '../cli/folder.js';
import { familyOf } from '../pdf/document.js';

const SIGN = '‡';
const DAY = '2025-07-01';
const MEANS = /^‡ Beregnet af måneder på begge sider af databruddet den 1\. juli 2025/;
const aalborg = maybeKommune('Aalborg')!;

const months = eachMonth({ from: parseMonth('2023-01'), to: parseMonth('2026-12') }).map(monthCode);
const GRUPPER = ['Ydelsesgrupper i alt', 'Kontanthjælp', 'Sygedagpenge'];
const PUBLISHED = {
  'fokusmaal.csv': csv(
    'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt',
    ...['Aalborg', 'Herning'].flatMap((area) =>
      ['Samtaler', 'Tilbud'].flatMap((f) => [
        ...months.flatMap((at) => GRUPPER.map((gruppe) => `${area};${at};${gruppe};${f};200;120`)),
        ...months
          .slice(2)
          .flatMap((at, i) => GRUPPER.map((gruppe) => `${area};${months[i]}-${at};${gruppe};${f};300;180`)),
        ...months
          .slice(11)
          .flatMap((at, i) => GRUPPER.map((gruppe) => `${area};${months[i]}-${at};${gruppe};${f};500;300`)),
      ]),
    ),
  ),
  'benchmark.csv': csv(
    'Område;Periode;Ydelsesgrupper;Forventet antal;Faktisk antal;Forskel antal;Forventet andel;Faktisk andel;Forskel andel;Placering',
    ...['Aalborg', 'Herning'].flatMap((area, i) =>
      ['2025QMAT02', '2025QMAT04', '2026QMAT02'].flatMap((at) =>
        ['Ydelsesgrupper i alt', 'Kontanthjælp mv.', 'Sygedagpenge mv.'].map(
          (gruppe) => `${area};${at};${gruppe};1000;1100;100;10,00;11,00;1,00;${i + 1}`,
        ),
      ),
    ),
  ),
};

let folder: string;
beforeEach(async () => {
  folder = await folderWith(PUBLISHED);
});

async function documentOf(family: string, month: string): Promise<ReportDocument> {
  const reports = await openReports(await openDelivery(folder), {
    rules: RULES,
    family: familyOf(family).ask({}),
    month: parseMonth(month),
    attach: false,
    generator: { name: 'jcreport', version: '0' },
    senderOf: () => ({ publisher: 'nobody' }),
  });
  try {
    return (await reports.make(family === 'opfoelgning' ? undefined : aalborg)).document;
  } finally {
    reports.close();
  }
}

const table = (document: ReportDocument, id: string): TableBlock =>
  tablesOf(document).find((block): block is TableBlock => block.kind === 'table' && block.id === id)!;
/** The value of the first page's card of samtaler. */
const cardOf = ({ blocks }: ReportDocument): string =>
  blocks.flatMap((block) => (block.kind === 'cards' ? block.cards : []))[0]!.value;
const notesOf = ({ notes }: Pick<TableBlock, 'notes'>): string[] => notes.map(plainText);
const figure = (document: ReportDocument, id: string) =>
  figuresOf(document).find((block) => block.id === id)!;

/** Every block that has the sign somewhere, and those of them that lack what it means. */
function signs({ blocks }: ReportDocument): { count: number; unexplained: string[] } {
  const withSign = blocks.filter((block) => JSON.stringify(block).includes(SIGN));
  const unexplained = withSign.filter((block) => {
    if (block.kind === 'table' || block.kind === 'figure')
      return !notesOf(block).some((note) => MEANS.test(note));
    const rest = blocks.slice(blocks.indexOf(block));
    return !rest.some((later: Block) => later.kind === 'paragraph' && MEANS.test(plainText(later.content)));
  });
  return { count: withSign.length, unexplained: unexplained.map((block) => JSON.stringify(block)) };
}

describe('a Jobcenterindblik', () => {
  test.each(['2024-12', '2026-12'])('of %s has no sign at all', async (month) => {
    const document = await documentOf('jobcenterindblik', month);
    expect(signs(document)).toEqual({ count: 0, unexplained: [] });
    expect(JSON.stringify([document.record, tablesOf(document), figuresOf(document)])).not.toContain(
      'acrossBreaks',
    );
  });

  test('of the last month before it marks what the rest of the year requires, and no figure', async () => {
    const document = await documentOf('jobcenterindblik', '2025-06');
    expect(signs(document).unexplained).toEqual([]);
    const told = table(document, '1.5').rows[0]!.cells.map(({ text }) => text);
    expect(told.slice(1)).toEqual(['60,00', '100,00‡']);
    expect(table(document, '1.3').period).not.toContain(SIGN);
    expect(JSON.stringify([tablesOf(document), figuresOf(document)])).not.toContain('acrossBreaks');
  });

  test('of the first month after it marks averages, sums and what the year requires, and says in each place what that means', async () => {
    const document = await documentOf('jobcenterindblik', '2025-07');
    expect(signs(document).unexplained).toEqual([]);
    expect(table(document, '1.3').period).toBe('Maj 2025 – juli 2025‡');
    expect(table(document, '1.3').data).toMatchObject({ samtaler: { acrossBreaks: [DAY] } });
    const [, average, requirement] = table(document, '1.5').rows[0]!.cells.map(({ text }) => text);
    expect([average, requirement]).toEqual(['60,00‡', '108,00 (kan ikke nås)‡']);
    expect(table(document, '1.5').data).toMatchObject({ samtaler: { average12: 60, acrossBreaks: [DAY] } });
    const own = table(document, 'B.1').rows[0]!.cells.map(({ text }) => text);
    expect(own.filter((text) => text === '60,0‡')).toHaveLength(4);
    // The benchmark's year ended with June.
    expect(table(document, '1.1').period).not.toContain(SIGN);
  });

  test('says it in figures, in words in their alternative texts, and in their numbers', async () => {
    const document = await documentOf('jobcenterindblik', '2025-07');
    const lastYear = figure(document, '5.1');
    expect(lastYear.chart.params.averageLabel).toContain(SIGN);
    expect(figuresOf(document).some(({ alt }) => alt.includes(SIGN))).toBe(false);
    expect(figure(document, 'A.3').alt).toContain('60,0 % (hen over et databrud)');
    const behind = figure(document, '5.2');
    expect(behind.data).toMatchObject({ acrossBreaks: [DAY] });
    const labels = Object.fromEntries(behind.chart.rows.map(({ group, label }) => [group, label]));
    expect(labels.Kontanthjælp).toContain(SIGN);
    expect(labels.Sygedagpenge).not.toContain(SIGN);
    const numbers = tablesOf(document).filter(({ id }) => id.startsWith('T.'));
    expect(
      numbers.some((one) => one.kind === 'table' && one.columns.some(({ head }) => head.includes(SIGN))),
    ).toBe(true);
  });

  test('marks three months to August, twelve to May, the year to December, and the benchmark’s years that reach across', async () => {
    const marked = async (month: string) => {
      const document = await documentOf('jobcenterindblik', month);
      expect(signs(document).unexplained).toEqual([]);
      return {
        three: table(document, '1.3').period!.includes(SIGN),
        twelve: cardOf(document).includes(SIGN),
        benchmark: table(document, '1.1').period!.includes(SIGN),
      };
    };
    expect(await marked('2025-08')).toEqual({ three: true, twelve: true, benchmark: false });
    expect(await marked('2025-09')).toEqual({ three: false, twelve: true, benchmark: false });
    expect(await marked('2026-05')).toEqual({ three: false, twelve: true, benchmark: true });
    expect(await marked('2026-06')).toEqual({ three: false, twelve: false, benchmark: false });
  });

  test('marks the criteria that rest on such averages', async () => {
    const { blocks } = await documentOf('jobcenterindblik', '2025-09');
    const status = blocks.find((block) => block.kind === 'status' && block.table !== undefined);
    const told = status?.kind === 'status' ? status.criteria.map(({ text }) => text.endsWith(SIGN)) : [];
    expect(told).toEqual([false, true, true]);
  });

  test('tells of it among the notes of its JSON', async () => {
    const codes = async (month: string) =>
      (await documentOf('jobcenterindblik', month)).record.notes.map(({ code }) => code);
    expect(await codes('2025-07')).toContain('across-breaks');
    expect(await codes('2026-05')).toContain('across-breaks');
    for (const month of ['2025-06', '2026-06']) expect(await codes(month)).not.toContain('across-breaks');
  });
});

/** The year's average at the end of the first road of a note. */
const roadEnd = (document: ReportDocument) => table(document, '6').rows[0]!.cells.at(-1)!.text;

describe('the other reports', () => {
  test('a tilsynsnotat marks averages, passive shares, groups that break and the road to the year’s end', async () => {
    const before = await documentOf('tilsynsnotat', '2024-11');
    expect(signs(before).count).toBe(0);
    const document = await documentOf('tilsynsnotat', '2025-08');
    expect(signs(document).unexplained).toEqual([]);
    expect(
      table(document, '2')
        .rows[0]!.cells.slice(1, 3)
        .map(({ text }) => text),
    ).toEqual(['60,0‡', '40,0‡']);
    const groups = table(document, '3').data as { group: string; acrossBreaks?: string[] }[];
    expect(groups.map(({ group, acrossBreaks }) => [group, acrossBreaks])).toEqual([
      ['Kontanthjælp', [DAY]],
      ['Sygedagpenge', undefined],
    ]);
    expect(roadEnd(document)).toBe('60,00‡');
  });

  test('a road to the end of a year that the break divides is marked before the break too', async () => {
    const document = await documentOf('tilsynsnotat', '2025-05');
    expect(table(document, '2').rows[0]!.cells[1]!.text).toBe('60,0');
    expect(roadEnd(document)).toBe('60,00‡');
  });

  test('an opfoelgning marks the passive shares', async () => {
    const document = await documentOf('opfoelgning', '2025-12');
    expect(signs(document).unexplained).toEqual([]);
    expect(table(document, '1').rows[0]!.cells.at(-1)!.text).toBe('40,0‡');
    expect(table(document, '1').data).toMatchObject([{ acrossBreaks: [DAY] }, { acrossBreaks: [DAY] }]);
    expect(signs(await documentOf('opfoelgning', '2025-03')).count).toBe(0);
  });

  test('a Beskæftigelsesindblik marks periods, ydelsesområder that break, and sentences that speak of them', async () => {
    const document = await documentOf('beskaeftigelsesindblik', '2026-05');
    expect(signs(document).unexplained).toEqual([]);
    expect(table(document, '1.1').rows.map(({ cells }) => cells[0]!.text)).toEqual([
      'Ydelsesgrupper i alt‡',
      'Kontanthjælp mv.‡',
      'Sygedagpenge mv.',
    ]);
    expect(table(document, '1.2').rows.map(({ cells }) => cells[0]!.text)).toEqual([
      'Juli 2024 – juni 2025',
      'Januar 2025 – december 2025‡',
    ]);
    expect(document.record.messages).toContainEqual(expect.objectContaining({ acrossBreaks: [DAY] }));
    const after = await documentOf('beskaeftigelsesindblik', '2026-06');
    expect(table(after, '1.2').rows.map(({ cells }) => cells[0]!.text)).toEqual([
      'Juli 2024 – juni 2025',
      'Januar 2025 – december 2025‡',
      'Juli 2025 – juni 2026*',
    ]);
    expect(table(after, '1.1').rows[0]!.cells[0]!.text).toBe('Ydelsesgrupper i alt');
    expect(after.record.messages!.every((message) => !('acrossBreaks' in message))).toBe(true);
  });
});

describe('commands', () => {
  test('gap marks the year so far, in text and JSON, and no ydelse that does not break', async () => {
    const of = async (month: string) => {
      const { fokusmaal } = await findGaps(await openDelivery(folder), {
        rules: RULES,
        kommune: aalborg,
        month: parseMonth(month),
        list: false,
      });
      const [{ gaps, threshold }] = fokusmaal as [(typeof fokusmaal)[number]];
      return { text: gapTable('Samtaler', gaps), json: gapJson(gaps, threshold) };
    };
    expect((await of('2025-06')).text.join()).not.toContain(SIGN);
    const { text, json } = await of('2025-07');
    expect(text.filter((line) => line.includes('60,00 %‡')).map((line) => line.split(' ')[0])).toEqual([
      'Ydelsesgrupper',
      'Kontanthjælp',
    ]);
    expect(text.at(-1)).toMatch(/^‡ made of months on both sides of the break in the data on 2025-07-01/);
    expect((json.groups as { acrossBreaks?: string[] }[]).map(({ acrossBreaks }) => acrossBreaks)).toEqual([
      [DAY],
      [DAY],
      undefined,
    ]);
  });

  test('measure tells of each range that it counts across it', async () => {
    const cases = await openDelivery(
      await folderWith({
        'ydelser.csv': csv('borger_id;kommune;ydelse;fra;til', 'b1;Aalborg;Kontanthjælp;2015-01-01;'),
        'samtaler.csv': csv('borger_id;dato;type', 'b1;2019-05-31;Jobsamtale'),
      }),
    );
    const told = async (at: string) => {
      const month = parseMonth(at);
      const { measures } = await measureDelivery(cases, {
        rules: RULES,
        for: { what: 'extract', months: { from: month, to: month }, early: false, diskretion: false },
      });
      const { warnings } = measuresExtract(measures, { rules: RULES }, 'the delivery');
      return warnings.flatMap(
        (warning) => /the range (\S+ to \S+) is counted across/.exec(warning)?.[1] ?? [],
      );
    };
    expect(await told('2025-06')).toEqual([]);
    expect(await told('2025-08')).toEqual(['2025-06 to 2025-08', '2024-09 to 2025-08']);
    expect(await told('2025-09')).toEqual(['2024-10 to 2025-09']);
    expect(await told('2026-06')).toEqual([]);
  });
});
