import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildJson } from '../cli/folder.js';

/** jobindsats' own table Y30R21, where the machine has it; the project does not carry it. */
const REAL = '../shared/jobindsats/y30r21.csv';

describe.skipIf(!existsSync(REAL))('with jobindsats’ own table Y30R21 as the benchmark', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jcreport-real-'));
    await cp(REAL, join(folder, 'y30r21.csv'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each([
    ['Aalborg', '2020-08', [14560, 14810, 250, 61], [9.87, 10.04, 0.17], ['Tønder', 'Vordingborg']],
    ['Herning', '2020-10', [4980, 4860, -120, 23], [8.74, 8.53, -0.21], ['Helsingør', 'Holstebro']],
  ])('the result goal of %s is the real one', async (kommune, month, persons, shares, others) => {
    const { tables, figures } = await buildJson(kommune, month, folder);
    const { expected, actual, difference, place } = tables['1.1'];
    expect([expected, actual, difference, place]).toEqual(persons);
    const { expectedShare, actualShare, differenceShare } = tables['1.4'];
    expect([expectedShare, actualShare, differenceShare]).toEqual(shares);
    expect(figures['2.2'].rows.slice(1).map((row: { kommune: string }) => row.kommune)).toEqual(others);
  });
});
