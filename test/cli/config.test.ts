import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COUNTED } from '../counted.js';
import { LOGO } from '../pdf/logo.js';
import { readTagTree, textOf } from '../pdf/tagTree.js';
import { folderWith, run } from './folder.js';
import { fewDelivery } from './whole.js';

const home = process.cwd();

/** Builds Aalborg's report in a working folder with a configuration and other files. */
async function buildWith(config: object, files: Record<string, Buffer> = {}) {
  const folder = await folderWith({ 'jcreport.config.json': JSON.stringify(config), ...files });
  const data = await fewDelivery();
  process.chdir(folder);
  const result = await run('build', '--kommune', 'Aalborg', '--month', '2020-08', '--data', data, ...COUNTED);
  process.chdir(home);
  return { ...result, pdf: () => readFile(join(folder, 'reports', 'jobcenterindblik-aalborg-2020-08.pdf')) };
}

describe('jcreport.config.json', () => {
  test('gives the cover a unit, a contact line and a logo, and the foot the unit', async () => {
    const { status, pdf } = await buildWith(
      { unit: 'Job og Velfærd', contact: 'job@example.dk', logo: 'logo.png', accent: '#7A3E9D' },
      { 'logo.png': LOGO },
    );
    expect(status).toBe(0);
    const { root, pages } = await readTagTree(await pdf());
    expect(pages[0]!.text).toContain('Job og Velfærd');
    expect(pages[0]!.text).toContain('job@example.dk');
    expect(pages[3]!.text).toContain('Aalborg Kommune · Job og Velfærd');
    expect(root.children.find(({ type }) => type === 'Figure')?.alt).toBe('Logo: Aalborg Kommune');
  });

  test('gives the note for the committee, which has no cover, the unit and the contact line', async () => {
    const folder = await folderWith({
      'jcreport.config.json': JSON.stringify({ unit: 'Job og Velfærd', contact: 'job@example.dk' }),
    });
    process.chdir(folder);
    const call = ['--rapport', 'tilsynsnotat', '--kommune', 'Aalborg', '--month', '2019-10'];
    const { status } = await run('build', ...call, '--data', resolve(home, 'fixtures/tilsynsnotat'));
    process.chdir(home);
    expect(status).toBe(0);
    const { pages } = await readTagTree(
      await readFile(join(folder, 'reports', 'tilsynsnotat-aalborg-2019-10.pdf')),
    );
    const text = pages.map((page) => page.text).join(' ');
    expect(text).toContain('Aalborg Kommune · Job og Velfærd, oktober 2019.');
    expect(text).toContain('Spørgsmål til notatet: job@example.dk.');
  });

  test('without them leaves no empty line behind', async () => {
    const { pdf } = await buildWith({});
    const { root, pages } = await readTagTree(await pdf());
    const lines = root.children.filter(({ type }) => type === 'P' || /^H\d$/.test(type));
    expect(lines.length).toBeGreaterThan(6);
    expect(lines.every((line) => textOf(line) !== '')).toBe(true);
    expect(pages[3]!.text).not.toContain('·  ');
  });

  test.each([
    ['an accent that is too light, with one that will do', { accent: '#ffcc00' }, /too light.*#856a00/],
    [
      'an accent that would be taken for a warning',
      { accent: '#7a1f3d' },
      /taken for #a63a1e.*30° apart and need 35°/,
    ],
    ['an accent that is no colour', { accent: 'red' }, /#0b4f6c/],
    ['a logo that is not there', { logo: 'none.png' }, /none\.png cannot be read \(ENOENT\)/],
    ['a setting that does not exist', { colour: '#000000' }, /colour/],
    ['a floor that hides nobody', { diskretion: 0 }, /diskretion/],
    ['a unit longer than a line', { unit: 'x'.repeat(121) }, /unit/],
  ])('is refused for %s', async (_, config, message) => {
    const { status, err } = await buildWith(config);
    expect(status).toBe(2);
    expect(err).toMatch(message);
  });

  test.each([
    ['neither PNG nor JPEG', Buffer.from('<svg/>'), /neither PNG nor JPEG/],
    ['a PNG that breaks off', LOGO.subarray(0, 40), /breaks off/],
    ['a JPEG in CMYK', Buffer.from('ffd8ffc0001408000100010401110002110003110004110000', 'hex'), /CMYK/],
    ['larger than reports should carry', Buffer.concat([LOGO, Buffer.alloc(200_000)]), /smaller than 200 KB/],
  ])('is refused for a logo that is %s', async (_, logo, message) => {
    const { status, err } = await buildWith({ logo: 'logo.png' }, { 'logo.png': logo });
    expect(status).toBe(2);
    expect(err).toMatch(message);
  });
});
