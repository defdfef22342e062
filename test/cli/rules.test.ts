import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COUNTED } from '../counted.js';
import { readPdf } from '../golden/pdf.js';
import { buildJson, folderWith, run } from './folder.js';
import { fewDelivery } from './whole.js';

describe('jcreport rules', () => {
  test('prints each rule in force with its value, standing and source', async () => {
    const { status, out } = await run('rules', '--at', '2020-08');
    expect(status).toBe(0);
    expect(out).toMatch(
      /samtaler-krav: 4 \(dage\)\n.*\n {4}known, from 2018-01-01, source jobcenterindblik-2020/,
    );
    expect(out).toMatch(/timer-krav: 225[\s\S]*?from 2018-01-01 to 2022-12-31/);
    expect(out).toMatch(/anciennitet-dage: 365 \(dage\)\n.*\n {4}chosen/);
    expect(out).toContain('jobcenterindblik-2020: STAR:');
  });

  test('prints another value in another year, and as JSON', async () => {
    const { out } = await run('rules', '--at', '2023-01', '--json');
    const { rules } = JSON.parse(out) as { rules: { id: string; value: string }[] };
    expect(rules.find(({ id }) => id === 'timer-krav')).toMatchObject({ value: '100', from: '2023-01-01' });
  });

  test('refuses a month before the first rule', async () => {
    const { status, err } = await run('rules', '--at', '2017-12');
    expect(status).toBe(2);
    expect(err).toContain('known from 2018-01 on');
  });
});

describe('a rule that has ended', () => {
  const file = () =>
    folderWith({ 'regler.yaml': 'rules:\n  taerskel-samtaler:\n    - { from: 2020-07-01, ends: true }\n' });
  const withEnd = async (...call: string[]) => run(...call, '--rules', join(await file(), 'regler.yaml'));

  test('is printed with its last day, and as ended from the next', async () => {
    const { out } = await withEnd('rules', '--at', '2020-06');
    expect(out).toMatch(/taerskel-samtaler: 80 \(pct\.\)\n.*\n {4}known, from 2018-01-01 to 2020-06-30/);
    const { out: after } = await withEnd('rules', '--at', '2020-07');
    expect(after).toMatch(/taerskel-samtaler: ophørt\n.*\n {4}chosen, from 2020-07-01, source bruger/);
    const { out: json } = await withEnd('rules', '--at', '2020-07', '--json');
    const { rules } = JSON.parse(json) as { rules: { id: string }[] };
    expect(rules.find(({ id }) => id === 'taerskel-samtaler')).toMatchObject({ value: null, holds: false });
  });

  test.each([
    ['tilsynsnotat', ['--kommune', 'Aalborg']],
    ['opfoelgning', []],
  ])('lets no %s about skærpet tilsyn be made, and says why', async (rapport, more) => {
    const out = await folderWith({});
    const data = await fewDelivery();
    const call = ['--rapport', rapport, ...more, '--month', '2020-08', '--data', data, '--out', out];
    const { status, err } = await withEnd('build', ...call);
    expect(status).toBe(2);
    expect(err).toContain('there is no skærpet tilsyn in 2020-08');
    expect(err).toContain('taerskel-samtaler');
    expect(await readdir(out)).toEqual([]);
  });

  test('leaves gap the figures, without a threshold or anything missing', async () => {
    const call = ['--kommune', 'Aalborg', '--month', '2020-08', '--data', await fewDelivery(), ...COUNTED];
    const { status, out, err } = await withEnd('gap', ...call);
    expect(status).toBe(0);
    expect(err).toMatch(/there is no skærpet tilsyn in 2020-08: taerskel-samtaler do not hold from/);
    expect(out).toMatch(/Samtaler: tidligere fokusmål, no threshold in this month/);
    expect(out).toMatch(/Tilbud: more than 80,00 %/);
    const { out: json } = await withEnd('gap', ...call, '--json');
    expect(JSON.parse(json).samtaler.threshold).toBeNull();
  });
});

describe('a what-if', () => {
  test('says on every page and in the JSON that it was made with changed rules', async () => {
    const folder = await folderWith({ 'regler.yaml': 'rules:\n  samtaler-krav: 1 # i stedet for 4\n' });
    const data = await fewDelivery();
    const call = ['--kommune', 'Aalborg', '--month', '2020-08', '--data', data, '--out', folder, ...COUNTED];
    const { status, err } = await run(
      'build',
      ...call,
      '--format',
      'pdf,json',
      '--rules',
      join(folder, 'regler.yaml'),
    );
    expect(status).toBe(0);
    expect(err).toContain('samtaler-krav');
    const json = JSON.parse(
      await readFile(join(folder, 'jobcenterindblik-aalborg-2020-08-regneeksempel.json'), 'utf8'),
    );
    expect(json.notes).toContainEqual({
      code: 'changed-rules',
      text: 'Ændret regel samtaler-krav: 1 (ellers 4)',
    });
    const before = await buildJson('Aalborg', '2020-08', data, ...COUNTED);
    expect(json.tables['1.3'].samtaler.met).toBeGreaterThan(before.tables['1.3'].samtaler.met);
    const { pages, title } = await readPdf(
      await readFile(join(folder, 'jobcenterindblik-aalborg-2020-08-regneeksempel.pdf')),
    );
    expect(pages.length).toBeGreaterThan(8);
    for (const [i, text] of pages.entries()) expect(text, `page ${i + 1}`).toMatch(/regneeksempel/i);
    // It replaces no official file, and has no place among others.
    expect(title).toBe('Regneeksempel: Jobcenterindblik: Aalborg, august 2020');
    expect((await readdir(folder)).filter((name) => /aalborg-2020-08\.(?:pdf|json)$/.test(name))).toEqual([]);
    expect(pages[0]).toMatch(/Dage med en talt samtale i vinduet: 1 \(gældende regel: 4\)/);
    expect(json.tables['1.3'].samtaler.place).toBeNull();
    expect(json.tables['B.1']).toBeUndefined();
  });

  test('is refused when the file cannot be read or is wrong, with what to mend', async () => {
    const folder = await folderWith({ 'fejl.yaml': 'rules: {samtaler-krav: 0}', 'rod.yaml': 'rules: [: {' });
    const rules = async (name: string) => {
      const result = await run('rules', '--at', '2020-08', '--rules', join(folder, name));
      expect(result.status).toBe(2);
      return result.err;
    };
    expect(await rules('fejl.yaml')).toContain('samtaler-krav: 0 cannot be its value');
    expect(await rules('mangler.yaml')).toContain('cannot be read');
    expect(await rules('rod.yaml')).toContain('cannot be read');
  });
});
