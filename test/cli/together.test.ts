import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COUNTED } from '../counted.js';
import { build, buildJson, csv, folderWith, run } from './folder.js';

/** Citizens of Samsø on a ydelse, so many of them with so many samtaler in the last year. */
const people = (prefix: string, ydelse: string, count: number, samtaler: readonly number[]) =>
  Array.from({ length: count }, (_, i) => ({ id: `${prefix}${i}`, ydelse, samtaler: samtaler[i] ?? 0 }));

const filesOf = (citizens: ReturnType<typeof people>) => ({
  'ydelser.csv': csv(
    'borger_id;kommune;ydelse;fra;til',
    ...citizens.map(({ id, ydelse }) => `${id};Samsø;${ydelse};2017-01-01;`),
  ),
  'samtaler.csv': csv(
    'borger_id;dato;type',
    'k0;2017-06-01;Jobsamtale',
    ...citizens.flatMap(({ id, samtaler }) =>
      Array.from({ length: samtaler }, (_, i) => `${id};2019-0${i + 6}-01;Jobsamtale`),
    ),
  ),
});

const LARGE = people('k', 'Kontanthjælp', 30, Array(15).fill(4));
const FILES = filesOf([
  ...LARGE,
  ...people('u', 'Uddannelseshjælp', 10, Array(5).fill(4)),
  ...people('s', 'Sygedagpenge', 4, [4]),
  // Two more have the effort when three samtaler are enough.
  ...people('j', 'Jobafklaringsforløb', 6, [4, 4, 3, 3]),
]);

const groupsHidden = ({ figures }: { figures: Record<string, { rows: Group[] }> }, id = '4.2') =>
  figures[id]!.rows.filter(({ suppressed }) => suppressed).map(({ group }) => group);
interface Group {
  group: string;
  suppressed?: boolean;
}

describe('what is published together', () => {
  test('a what-if hides at least what the report under the rules in force hides', async () => {
    const data = await folderWith(FILES);
    const all = ['Uddannelseshjælp', 'Sygedagpenge', 'Jobafklaringsforløb'];
    const usual = await buildJson('Samsø', '2019-09', data);
    expect(groupsHidden(usual)).toEqual(all);
    const rules = join(await folderWith({ 'r.json': '{"rules":{"samtaler-krav":3}}' }), 'r.json');
    const built = await build(
      ...([data, '--kommune', 'Samsø', '--month', '2019-09', '--format', 'json', '--rules', rules] as const),
    );
    const whatIf = JSON.parse(await readFile(built.out.trim(), 'utf8'));
    expect(groupsHidden(whatIf)).toEqual(all);
    expect(whatIf.figures['4.2'].rows[0].met).toBe(usual.figures['4.2'].rows[0].met + 2);
  });

  test('a report made again hides what its first edition hid, and says so where that is not known', async () => {
    const few = people('s', 'Sygedagpenge', 4, [4, 4]);
    const more = people('s', 'Sygedagpenge', 6, [4, 4]);
    const others = [...LARGE, ...people('u', 'Uddannelseshjælp', 10, Array(5).fill(4))];
    const out = await folderWith();
    const made = async (citizens: typeof few, ...asked: string[]) => {
      const data = await folderWith(filesOf([...others, ...citizens]));
      const call = [
        '--kommune',
        'Samsø',
        '--month',
        '2019-09',
        '--format',
        'json',
        '--data',
        data,
        '--out',
        out,
      ];
      return run('build', ...call, ...COUNTED, ...asked);
    };
    const hidden = async () =>
      groupsHidden(JSON.parse(await readFile(join(out, 'jobcenterindblik-samsoe-2019-09.json'), 'utf8')));
    await made(few, '--no-archive');
    expect(await hidden()).toEqual(['Uddannelseshjælp', 'Sygedagpenge']);
    const again = await made(more, '--no-archive');
    expect(again.err).not.toContain('not known');
    expect(await hidden()).toEqual(['Uddannelseshjælp', 'Sygedagpenge']);
    await writeFile(join(out, 'tilsynsnotat-samsoe-2019-09.pdf'), 'an edition without its record');
    expect((await made(more, '--no-archive')).err).toContain('what this edition hid is not known');
    await rm(join(out, 'jobcenterindblik-samsoe-2019-09.json'));
    await made(more, '--no-archive');
    expect(await hidden()).toEqual([]);
    // The archive remembers, whatever becomes of the reports.
    await made(few);
    await rm(join(out, 'jobcenterindblik-samsoe-2019-09.json'));
    const third = await made(more);
    expect(third.err).not.toContain('jobcenterindblik-samsoe-2019-09');
    expect(await hidden()).toEqual(['Uddannelseshjælp', 'Sygedagpenge']);
  });

  test('few citizens’ early effort is hidden in table 1.2, in chapter 3, its table and its file', async () => {
    const data = await folderWith({
      'ydelser.csv': csv(
        'borger_id;kommune;ydelse;fra;til',
        ...LARGE.map(({ id }) => `${id};Samsø;Kontanthjælp;2017-01-01;`),
        ...['a', 'b', 'c', 'd', 'e'].map((id) => `${id};Samsø;Kontanthjælp;2019-01-15;`),
        ...['f', 'g', 'h', 'i'].map((id) => `${id};Samsø;Kontanthjælp;2019-02-15;`),
      ),
      'samtaler.csv': filesOf(LARGE)['samtaler.csv'],
    });
    const shown = await buildJson('Samsø', '2019-07', data);
    expect(shown.tables['1.2'].samtaler).toEqual({ citizens: 5, met: 0, share: 0 });
    const hidden = await buildJson('Samsø', '2019-08', data);
    const nothing = { citizens: null, met: null, share: null, suppressed: true };
    expect(hidden.tables['1.2'].samtaler).toEqual(nothing);
    expect(hidden.figures['3.1'].series[0].points.slice(-2)).toEqual([
      { month: '2019-07', share: 0, provisional: true },
      { month: '2019-08', share: null, provisional: true, suppressed: true },
    ]);
    expect(hidden.notes.map(({ code }: { code: string }) => code)).toContain('suppressed');
  });
});
