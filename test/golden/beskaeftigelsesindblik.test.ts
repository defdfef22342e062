import { beforeAll, expect, test } from 'vitest';
import { figuresOf, type ReportDocument, tablesOf } from '../../src/document/model.js';
import { expectAccessible } from '../pdf/accessible.js';
import { familyOf, makeReport } from '../pdf/document.js';
import { taggedPdf } from '../pdf/tagged.js';
import { outline, type TaggedPdf } from '../pdf/tagTree.js';
import { sentencesOf } from '../report/insight.js';

const FAMILY = familyOf('beskaeftigelsesindblik');

let document: ReportDocument;
let pdf: TaggedPdf;
beforeAll(async () => {
  document = await makeReport(FAMILY, 'Aalborg', '2026-05', { attach: true });
  pdf = await taggedPdf(document);
});

test('the PDF reads as it looks', () => expectAccessible(pdf, document));

test('the first page has three to five sentences, each with its page', () => {
  const sentences = sentencesOf(document);
  expect(sentences.length).toBeGreaterThanOrEqual(3);
  expect(sentences.length).toBeLessThanOrEqual(5);
  for (const sentence of sentences) expect(sentence).toMatch(/ \(se side \{page\}\)\.$/);
  const told = outline(pdf.root).match(/side \d+/g) ?? [];
  expect(told.length).toBeGreaterThanOrEqual(sentences.length);
});

test('the annex has persons as numbers, and shares as shares', () => {
  const heads = (id: string) =>
    tablesOf(document)
      .find((table) => table.id.startsWith(`T.${id}`))!
      .columns.map(({ head }) => head);
  expect(heads('2.1')[1]).toBe('Førtidspension (antal)');
  expect(heads('4.1')[1]).toBe('Aalborg (%)');
});

test('lines are not joined over the break of July 2025, and the figure says so', () => {
  const figure = figuresOf(document).find(({ id }) => id === '2.1')!;
  const kontanthjaelp = figure.chart.rows.filter(
    ({ kind, role, panel }) => kind === 'line' && role === 'own' && panel === 4,
  );
  expect(new Set(kontanthjaelp.map(({ segment }) => segment)).size).toBe(2);
  expect(figure.chart.params.joined).toBe(false);
  expect(figure.alt).toContain('Databrud den 1. juli 2025');
});

test('the tag tree and its text are those last looked at', async () => {
  await expect(outline(pdf.root)).toMatchFileSnapshot('beskaeftigelsesindblik-aalborg-2026-05.txt');
});
