import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BOMB, inspectFile } from '../../src/extracts/file.js';
import { check, SOUND } from './deliveries.js';
import { folderWith, run } from './folder.js';

/** So many megabytes, packed as pieces that follow each other: making them costs as much as making one. */
const packed = (megabytes: number) =>
  Buffer.concat(Array(megabytes).fill(gzipSync(Buffer.alloc(2 ** 20, 'a'))));

/** One that is as long as those that are refused, which `npm run soak` makes. */
const WHOLE_BOMB: [string, string, Buffer, RegExp][] =
  process.env.BOMB === 'whole'
    ? [['a gzip bomb', 'benchmark.csv.gz', packed(257), /unpacks to more than any extract holds/]]
    : [];

describe('files that are no extract are named, with what to do', () => {
  test.each<[string, string, Buffer, RegExp]>([
    [
      'an Excel workbook',
      'samtaler.xlsx',
      Buffer.from('PK\u0003\u0004xl/workbook.xml'),
      /samtaler\.xlsx is no whole Excel workbook.*save it anew as \.xlsx/,
    ],
    [
      'a workbook under the name of a CSV',
      'samtaler.csv',
      Buffer.from('PK\u0003\u0004xl/workbook.xml'),
      /samtaler\.csv is no whole Excel workbook/,
    ],
    ['an old workbook', 'tilbud.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /old Excel workbook/],
    [
      'NUL bytes',
      'tilbud.csv',
      Buffer.from('borger_id;type\u0000;fra;til\n'),
      /holds NUL bytes and is no text file/,
    ],
    ['a web page', 'benchmark.csv', Buffer.from('<!DOCTYPE html><html>'), /is a web page.*login page/],
    [
      'case extracts in JSON',
      'tilbud.json',
      Buffer.from('{"borger_id": "b1"}'),
      /the case extract tilbud is read from CSV only/,
    ],
    [
      "jobindsats' error",
      'benchmark.json',
      Buffer.from('{"code":422,"cause":"Unknown period type: M"}'),
      /answered with an error \(422: Unknown period type: M\)/,
    ],
    [
      'deep JSON',
      'benchmark.json',
      Buffer.from('['.repeat(200_000)),
      /expected jobindsats' answer as it came|is no JSON object/,
    ],
    [
      'a header of ten thousand columns',
      'tilbud.csv',
      Buffer.from(`${Array.from({ length: 10_000 }, (_, i) => `k${i}`).join(';')}\n`),
      /the column borger_id is missing; the file has k0, k1.* more|more than 64 KB/,
    ],
    [
      'a first line without an end',
      'tilbud.csv',
      Buffer.from('x'.repeat(70_000)),
      /first line of more than 64 KB/,
    ],
    [
      'one row of many megabytes',
      'tilbud.csv',
      Buffer.from(`borger_id;type;fra;til\nb1;"${'x'.repeat(1_100_000)}`),
      /a row is longer than 1000000 characters near line/,
    ],
    [
      'a broken gzip',
      'tilbud.csv.gz',
      gzipSync('borger_id;type;fra;til\n').subarray(0, 20),
      /cannot be read .*check that it is whole/,
    ],
    [
      'a gzip in a gzip',
      'tilbud.csv.gz',
      gzipSync(gzipSync('borger_id;type;fra;til\n')),
      /tilbud\.csv\.gz is packed twice/,
    ],
    ...WHOLE_BOMB,
  ])('%s', async (_, name, content, expected) => {
    const { status, out } = await check({ [name]: content });
    expect(status).toBe(2);
    expect(out).toMatch(expected);
    expect(out).not.toMatch(/\n\s+at /);
  });

  describe('a packed file may be', () => {
    const inspected = async (bytes: number, ratio: number) => {
      const path = join(await folderWith({ 'benchmark.csv.gz': packed(1) }), 'benchmark.csv.gz');
      return inspectFile(path, 'benchmark.csv.gz', { bytes, ratio });
    };

    test.each([
      ['as long as the longest, however far it unpacks', 2 ** 20, 200],
      ['longer, when it unpacks no further than texts do', 2 ** 20 - 1, 2000],
    ])('%s', async (_, bytes, ratio) => {
      expect((await inspected(bytes, ratio)).bytes).toBe(2 ** 20);
    });

    test('no byte longer when it unpacks more than 200 times over', async () => {
      expect(BOMB).toEqual({ ratio: 200, bytes: 256 * 2 ** 20 });
      await expect(inspected(2 ** 20 - 1, 200)).rejects.toThrow('unpacks to more than any extract holds');
    });
  });

  test('a folder called like an extract, and extracts in a folder, are passed over by name', async () => {
    const { status, out } = await check({ ...SOUND, 'tilbud.csv/note.txt': 'x', '2019/samtaler.csv': 'x' });
    expect(status).toBe(0);
    expect(out).toContain('2019/samtaler.csv');
    expect(out).not.toContain('note.txt');
  });

  test('a link that leads nowhere or to itself is told as a file that cannot be read', async () => {
    const data = await folderWith(SOUND);
    await symlink('nowhere.csv', join(data, 'tilbud.csv'));
    await symlink('loentimer.csv', join(data, 'loentimer.csv'));
    const { status, out } = await run('check', '--data', data);
    expect(status).toBe(2);
    expect(out).toMatch(/tilbud\.csv cannot be read \(ENOENT/);
    expect(out).toMatch(/loentimer\.csv cannot be read \(ELOOP/);
  });
});
