import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ReportDocument, tablesOf } from '../../src/document/model.js';
import { withAccent } from '../../src/formats/contrast.js';
import { loadTheme } from '../../src/formats/theme.js';
import { RULES } from '../../src/rules/ruleset.js';
import { withChanges } from '../../src/rules/whatIf.js';
import { folderWith } from '../cli/folder.js';
import { reconciledDelivery } from '../cli/whole.js';
import { expectAccessible } from './accessible.js';
import { makeDocument, makePdf } from './document.js';
import { LOGO } from './logo.js';
import { taggedPdf } from './tagged.js';
import { everyTag, outline, readTagTree, type TaggedPdf } from './tagTree.js';

describe('a report reads as it looks', () => {
  test('of Aalborg, August 2020', async () => {
    const document = await makeDocument('Aalborg', '2020-08');
    expectAccessible(await taggedPdf(document), document);
  });

  test('of a kommune with a long name, in another month, from what jobindsats publishes alone', async () => {
    const data = await folderWith();
    for (const name of ['benchmark', 'fokusmaal', 'tidligindsats'])
      await cp(`fixtures/demo/${name}-demo.csv.gz`, join(data, `${name}-demo.csv.gz`));
    const document = await makeDocument('Ringkøbing-Skjern', '2020-02', { data });
    expectAccessible(await taggedPdf(document), document);
  });

  test('with almost no data', async () => {
    const data = await folderWith();
    await cp('fixtures/demo/benchmark-demo.csv.gz', join(data, 'benchmark.csv.gz'));
    const document = await makeDocument('Læsø', '2020-08', { data });
    expectAccessible(await taggedPdf(document), document);
  });

  test('with everything in it, in a kommune’s own colour and with its logo', async () => {
    const rules = withChanges(RULES, { rules: { 'tidlig-suspenderet': false } });
    const sender = {
      publisher: 'Aalborg Kommune',
      unit: 'Job- og Velfærdsforvaltningen',
      contact: 'jobcenter@example.dk',
      logo: { image: LOGO, alt: 'Logo: Aalborg Kommune' },
    };
    const document = await makeDocument('Aalborg', '2020-08', {
      data: await reconciledDelivery(),
      rules,
      options: { afstemning: true },
      attach: true,
      sender,
    });
    const theme = withAccent(await loadTheme('templates/theme.json'), '#7a3e9d');
    const pdf = await readTagTree(await makePdf(document, theme));
    expectAccessible(pdf, document);
    expect(tablesOf(document).map(({ id }) => id)).toContain('B.3');
    const first = `${pdf.pages[0]!.text} ${pdf.pages[1]!.text}`;
    expect(first).toContain('Job- og Velfærdsforvaltningen');
    expect(first).toContain('Kontakt: jobcenter@example.dk');
    expect(pdf.pages[5]!.text).toContain('Aalborg Kommune · Job- og Velfærdsforvaltningen');
  });
});

describe('the pages of the report for Aalborg', () => {
  let document: ReportDocument;
  let pdf: TaggedPdf;
  beforeAll(async () => {
    document = await makeDocument('Aalborg', '2020-08');
    pdf = await taggedPdf(document);
  });

  test('are numbered in one run from the first on, and the foot of each says so', () => {
    const count = pdf.pages.length;
    expect(pdf.pages.map(({ label }) => label)).toEqual(pdf.pages.map((_, i) => String(i + 1)));
    for (const [i, { text }] of pdf.pages.entries())
      expect(text).toMatch(new RegExp(`Side ${i + 1} af ${count}$`));
  });

  test('show figures whose alternative texts say level, trend, comparison and threshold, in the figure’s own numbers', () => {
    const figures = Object.fromEntries(
      document.blocks.flatMap((block) => (block.kind === 'figure' ? [[block.id, block]] : [])),
    );
    const percent = (share: number) => `${share.toFixed(1).replace('.', ',')} %`;
    for (const id of ['4.1', '4.3', '5.1', '5.3']) {
      const { alt, data } = figures[id]!;
      const { series } = data as { series: { name: string; points: { share: number }[] }[] };
      const shares = series[0]!.points.map(({ share }) => share);
      const change = (shares.at(-1)! - shares[0]!).toFixed(1).replace('.', ',');
      expect(alt, `the level in ${id}`).toContain(percent(shares.at(-1)!));
      expect(alt, `the lowest in ${id}`).toContain(`lavest ${percent(Math.min(...shares))}`);
      expect(alt, `the highest in ${id}`).toContain(`højest ${percent(Math.max(...shares))}`);
      expect(alt, `the trend in ${id}`).toContain(
        change.startsWith('-')
          ? `et fald på ${change.slice(1)} procentpoint`
          : `en stigning på ${change} procentpoint`,
      );
      expect(alt.replaceAll('\u00a0', ' '), `the threshold in ${id}`).toContain('80 %');
      for (const { name, points } of series.slice(1))
        expect(alt, `the comparison with ${name} in ${id}`).toContain(
          `${name} ${percent(points.at(-1)!.share)}`,
        );
    }
    for (const id of ['4.2', '4.4', '5.2', '5.4']) {
      const { alt, data } = figures[id]!;
      for (const row of (data as { rows: Record<string, number | string | boolean>[] }).rows) {
        const count = row.met ?? row.unmet;
        expect(alt, `${row.group} in ${id}`).toContain(
          row.suppressed
            ? `${row.group}: skjult`
            : `${row.group}: ${Number(count).toLocaleString('da-DK')} af`,
        );
      }
    }
    for (const id of ['2.1', '2.2']) {
      expect(figures[id]!.alt).toMatch(
        /forventet [\d.,]+( %)?, faktisk [\d.,]+( %)?, (\S+ \S+|som forventet)/,
      );
    }
  });

  test('keep a small table whole, and parts of at least four rows of a long one', () => {
    const tables = pdf.root.children.filter(({ type }) => type === 'Table');
    for (const table of tables) {
      const rows = table.children.at(-1)!.children;
      const pages = rows.map((row) => row.children[0]!.places[0]!.page);
      for (const page of new Set(pages)) {
        const here = pages.filter((p) => p === page).length;
        expect(here, table.children[0]!.text).toBeGreaterThanOrEqual(Math.min(4, rows.length));
      }
      if (rows.length <= 12) expect(new Set(pages).size, table.children[0]!.text).toBe(1);
    }
  });

  test('keep the labels of a chart apart where its text is read', () => {
    const figures = everyTag(pdf.root).filter(({ type }) => type === 'Figure');
    expect(figures[2]!.text).toBe(
      'A-dagpenge mv. Kontanthjælp mv. Sygedagpenge mv. 4.900 4.900 6.490 6.980 3.170 2.940 Forventet Faktisk',
    );
    for (const { text } of figures) expect(text).not.toMatch(/\d(?:jan|apr|jul|okt)|%\d|\)\d/);
  });

  test('say words that a line divides as whole words', () => {
    const read = JSON.stringify(pdf.root);
    expect(read).toContain('Forventet antal fuldtidspersoner');
    expect(read).not.toContain('fuldtids-personer');
  });
});

test('the tag tree of the report for Aalborg, with its text, is the one last looked at', async () => {
  const document = await makeDocument('Aalborg', '2020-08');
  const { root } = await taggedPdf(document);
  const stable = outline(root).replace(/\d{4}\.\d-[0-9a-f]{8}/g, 'RULES');
  await expect(stable).toMatchFileSnapshot('../golden/aalborg-2020-08.tags.txt');
});
