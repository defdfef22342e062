import { describe, expect, test } from 'vitest';
import { COUNTED } from '../counted.js';
import { csv, folderWith, run } from './folder.js';
import { wholeDelivery } from './whole.js';

const parsed = (out: string) => JSON.parse(out) as { error: string; problems: { kind: string }[] };

describe('with --json every kind of error is JSON on standard output, and words on standard error', () => {
  test('a wrong call', async () => {
    const { status, out, err } = await run('build', '--json', '--kommune', 'Aalborg');
    expect(status).toBe(2);
    expect(parsed(out).error).toContain('--month');
    expect(err).toContain('--month');
  });

  test('wrong input, with its problems', async () => {
    const data = await folderWith({ 'ydelser.csv': csv('borger_id;kommune;ydelse;fra', 'a;Aalborg;SU;x') });
    const { status, out } = await run('check', '--json', '--data', data);
    expect(status).toBe(2);
    expect(JSON.parse(out).problems.length).toBeGreaterThan(0);
    const gap = await run('gap', '--json', '--kommune', 'Aalborg', '--month', '2020-08', '--data', data);
    expect(parsed(gap.out).problems.length).toBeGreaterThan(0);
  });

  test('a mistake in a template', async () => {
    const template = await folderWith({ '00.md': 'Hej {{kommunen}}' });
    const call = ['--kommune', 'Aalborg', '--month', '2020-08', '--data', await wholeDelivery(), ...COUNTED];
    const { status, out } = await run('build', ...call, '--template', template, '--json');
    expect(status).toBe(2);
    expect(parsed(out).error).toContain('unknown place');
  });
});

test('the next step after new-report is no warning', async () => {
  const folder = await folderWith();
  const { status, err } = await run('new-report', 'vores', '--out', folder);
  expect(status).toBe(0);
  expect(err).toContain('jcreport build --rapport jobcenterindblik --template');
  expect(err).not.toContain('warning');
});
