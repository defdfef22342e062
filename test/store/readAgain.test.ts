import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openDelivery } from '../../src/extracts/delivery.js';
import { CaseStore } from '../../src/store/caseStore.js';
import { csv, folderWith, removeFolders } from '../cli/folder.js';

afterAll(removeFolders);

const SAMTALER = csv('borger_id;dato;samtaletype', 'b1;2020-01-31;Jobsamtale', 'b2;2020-02-29;Jobsamtale');

describe('a file that is read again in place of keeping its texts', () => {
  test('is refused when it has more rows than were counted before', async () => {
    const folder = await folderWith({ 'samtaler.csv': SAMTALER });
    const { files } = await openDelivery(folder);
    appendFileSync(join(folder, 'samtaler.csv'), 'b1;2020-02-29;Jobsamtale\n');
    await expect(CaseStore.load(files, { readAgain: 0 })).rejects.toThrow(/was changed, replaced or removed/);
  });

  test('is read row by row when a row has a fault, and the others are there once', async () => {
    const faulty = `${SAMTALER}b3;2020-02-31;Jobsamtale\n`;
    const { files } = await openDelivery(await folderWith({ 'samtaler.csv': faulty }));
    const store = await CaseStore.load(files, { readAgain: 0, tolerate: 1 });
    try {
      expect(await store.size()).toBe(2);
      expect(store.faults.rejectedCount).toBe(1);
    } finally {
      store.close();
    }
  });
});
