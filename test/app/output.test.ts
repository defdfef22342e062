import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MachineError, openOutput, PRIVATE, removeUnfinished, writeWhole } from '../../src/app/output.js';
import { folderWith } from '../folders.js';

describe('a file of output', () => {
  test('appears whole under its name, and nothing beside it', async () => {
    const folder = await folderWith();
    expect(await writeWhole(folder, 'a.json', '{}')).toBe(join(folder, 'a.json'));
    expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('{}');
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  test('takes the place of an older one, whatever that was', async () => {
    const folder = await folderWith({ 'a.json': 'a longer text than before' });
    await writeWhole(folder, 'a.json', Buffer.from('{}'));
    expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('{}');
  });

  test('about citizens is readable by its owner alone', async () => {
    const folder = await folderWith();
    await writeWhole(folder, 'a.csv', 'x', PRIVATE);
    expect((await stat(join(folder, 'a.csv'))).mode & 0o777).toBe(0o600);
  });
});

describe('a file of output that cannot be written', () => {
  test('leaves what stood there before, nothing half written, and says what to do', async () => {
    // A folder of that name: everything but the last step succeeds.
    const folder = await folderWith({ 'a.json/inside.txt': 'kept' });
    const failed = writeWhole(folder, 'a.json', '{}');
    await expect(failed).rejects.toThrow(MachineError);
    await expect(failed).rejects.toThrow(`${join(folder, 'a.json')} cannot be written: `);
    expect(await readdir(folder)).toEqual(['a.json']);
    expect(await readFile(join(folder, 'a.json/inside.txt'), 'utf8')).toBe('kept');
  });

  test.each([
    ['a folder that is not there', 'gone', /cannot be written: its folder is gone/],
    [
      'a file in place of the folder',
      'file',
      /a part of the path is a file; choose another folder with --out/,
    ],
  ])('into %s is named', async (_, name, message) => {
    const folder = await folderWith({ file: '' });
    await expect(writeWhole(join(folder, name), 'a.json', '{}')).rejects.toThrow(message);
    expect(await readdir(folder)).toEqual(['file']);
  });

  test('because the content ends in an error leaves the older one', async () => {
    const folder = await folderWith({ 'a.json': 'old' });
    await expect(writeWhole(folder, 'a.json', Symbol('no content') as unknown as string)).rejects.toThrow(
      MachineError,
    );
    expect(await readdir(folder)).toEqual(['a.json']);
    expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('old');
  });
});

test('an interrupted run removes what is half written, and what stood there before stays', async () => {
  const folder = await folderWith({ 'a.bin': 'old' });
  const writing = writeWhole(folder, 'a.bin', Buffer.alloc(64 * 2 ** 20, 1)).catch((error) => error);
  while ((await readdir(folder)).length < 2) await new Promise(setImmediate);
  expect((await readdir(folder)).find((name) => name !== 'a.bin')).toMatch(
    /^\.a\.bin\.[\da-f]+-\d+-\d+\.tmp$/,
  );
  removeUnfinished();
  expect(await readdir(folder)).toEqual(['a.bin']);
  // The process would end here; going on, it finds its file gone.
  expect(await writing).toBeInstanceOf(MachineError);
  expect(await readFile(join(folder, 'a.bin'), 'utf8')).toBe('old');
});

describe('the output folder', () => {
  test('is made, with those above it', async () => {
    const folder = join(await folderWith(), 'a', 'b');
    await openOutput(folder);
    await openOutput(folder);
    expect((await stat(folder)).isDirectory()).toBe(true);
  });

  test('that is a file, or lies in one, is refused', async () => {
    const folder = await folderWith({ file: '' });
    await expect(openOutput(join(folder, 'file'))).rejects.toThrow('there is a file of that name');
    await expect(openOutput(join(folder, 'file', 'out'))).rejects.toThrow('a part of the path is a file');
  });
});
