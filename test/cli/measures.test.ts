import { appendFile, chmod, cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openCache } from '../../src/app/cache.js';
import { parseMonth } from '../../src/domain/month.js';
import { type Measures, sealed, unsealed } from '../../src/figures/measuresFile.js';
import { CaseStore } from '../../src/store/caseStore.js';
import { COUNTED } from '../counted.js';
import { citizens } from '../reference/citizens.js';
import { extractsOf } from '../reference/extracts.js';
import { csv, folderWith, run, sharedFolderWith } from './folder.js';
import { FEW } from './whole.js';

const {
  'ydelser.csv': Y,
  'samtaler.csv': S,
  'fokusmaal.csv': F,
  'benchmark.csv': B,
  'tidligindsats.csv': T,
} = FEW;
/** A delivery that is counted from two files, for tests of where counts come from and not of what they are. */
const LEAN = { 'ydelser.csv': Y!, 'samtaler.csv': S!, 'fokusmaal.csv': F! };

const original = CaseStore.load;
afterEach(() => {
  CaseStore.load = original;
});

/** Counts how often the case extracts are loaded from now on. */
function loads(): { count: number } {
  const seen = { count: 0 };
  CaseStore.load = (...given) => {
    seen.count += 1;
    return original.apply(CaseStore, given);
  };
  return seen;
}

/** Runs a command that must succeed. @returns what it wrote to standard error. */
async function done(...argv: string[]): Promise<string> {
  const { status, err } = await run(...argv);
  expect(status, err).toBe(0);
  return err;
}

const EXTRACT = ['--from', '2020-03', '--to', '2020-08'];
const MONTH = ['--month', '2020-08'];

/** Counts the parts of a delivery and adds them up. @returns what the adding says. */
async function inParts(data: string, of: number, call: string[], out: string, ...more: string[]) {
  const folder = await folderWith();
  const files = Array.from({ length: of }, (_, i) => join(folder, `part-${i + 1}.json`));
  for (const [i, file] of files.entries())
    await done('measure', ...call, '--part', `${i + 1}/${of}`, '--data', data, '--out', file);
  return done('measure', '--merge', ...files, '--out', out, ...more);
}

/** The small delivery with its measures of a month: of all citizens (with what is kept of them), of both halves, and the halves added up. */
let kept: { data: string; whole: string; cache: string; one: string; two: string; added: string };
beforeAll(async () => {
  const folder = await sharedFolderWith();
  const at = (name: string) => join(folder, name);
  kept = {
    data: await sharedFolderWith(FEW),
    whole: at('w.json'),
    cache: at('cache'),
    one: at('1.json'),
    two: at('2.json'),
    added: at('a.json'),
  };
  const measure = (out: string, ...more: string[]) =>
    done('measure', ...MONTH, ...more, '--data', kept.data, '--out', out);
  await measure(kept.whole, '--cache', kept.cache);
  await measure(kept.one, '--part', '1/2');
  await measure(kept.two, '--part', '2/2');
  await done('measure', '--merge', kept.one, kept.two, '--out', kept.added);
});

/** Measures of a file with something changed. */
async function changed(from: string, to: string, change: (measures: Measures) => Partial<Measures>) {
  const measures = unsealed(await readFile(from, 'utf8')) as Measures;
  await writeFile(to, sealed({ ...measures, ...change(measures) }));
  return to;
}

/** As if a file of the extracts had been another one. */
const ofOther =
  (file: string) =>
  ({ counted }: Measures) => ({
    counted: {
      ...counted,
      files: counted.files.map((one) => (one.file === file ? { ...one, sha256: '0'.repeat(64) } : one)),
    },
  });

/** A delivery with a row that must be tolerated, and what was counted of it with and beside a cache. */
let tolerated: Promise<{ data: string; measures: string; cache: string }> | undefined;
const countedWithTolerance = () => {
  tolerated ??= (async () => {
    const data = await sharedFolderWith({
      ...LEAN,
      'samtaler.csv': `${S}Ko1;2020-08-1x;Jobsamtale;;Afholdt\n`,
    });
    const cache = await sharedFolderWith();
    const measures = join(await sharedFolderWith(), 'm.json');
    await done('measure', ...MONTH, '--tolerate', '1', '--data', data, '--cache', cache, '--out', measures);
    return { data, measures, cache };
  })();
  return tolerated;
};

/** What a report of a family is. */
async function report(data: string, family: string, ...more: string[]) {
  const out = await folderWith();
  const call = ['--rapport', family, '--kommune', 'Aalborg', '--month', '2020-08', '--format', 'json'];
  const err = await done('build', ...call, '--data', data, '--out', out, '--no-archive', ...more);
  const files = await Promise.all((await readdir(out)).sort().map((name) => readFile(join(out, name))));
  return { err, files };
}

describe('parts of the citizens add up to the same bytes as all at once', () => {
  test('whoever the citizens are, in however many parts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(citizens, { minLength: 1, maxLength: 15 }),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(EXTRACT, [...EXTRACT, '--early'], [...EXTRACT, '--diskretion'], MONTH),
        async (some, of, call) => {
          const data = await folderWith(extractsOf(some));
          const out = await folderWith();
          const [whole, added] = [join(out, 'whole'), join(out, 'added')];
          const said = await done('measure', ...call, '--data', data, '--out', whole);
          const added_ = await inParts(data, of, call, added);
          expect(await readFile(added, 'utf8')).toBe(await readFile(whole, 'utf8'));
          expect(added_.replaceAll('the delivery', data)).toBe(said);
        },
      ),
      { numRuns: Number(process.env.PARTS_RUNS ?? 1), seed: Number(process.env.PROPERTY_SEED ?? 1) },
    );
  });

  test('what is found by comparing rows and ids is found still, once, with the same words', async () => {
    const ids = Array.from({ length: 40 }, (_, i) => `b${i}`);
    const data = await folderWith({
      'ydelser.csv': csv(
        'borger_id;kommune;ydelse;fra;til',
        ...ids.map((id) => `${id};Aalborg;Kontanthjælp;2017-01-01;`),
        ...ids.slice(0, 9).map((id) => `${id};Herning;Kontanthjælp;2018-01-01;`),
        'ude;Aalborg;Fleksjob;2017-01-01;',
      ),
      'samtaler.csv': csv(
        'borger_id;dato;type',
        ...ids.map((id) => `${id.toUpperCase()};2020-01-01;Jobsamtale`),
        ...ids.flatMap((id) => Array(2).fill(`${id};2020-02-01;Jobsamtale`)),
      ),
      'loentimer.csv': csv(
        'borger_id;maaned;timer',
        ...ids.map((id) => `${id};2020-01;10`),
        ...ids.slice(0, 8).map((id) => `${id};2020-01;10`),
      ),
    });
    const out = join(await folderWith(), 'x.csv');
    const whole = await done('measure', ...EXTRACT, '--data', data, '--out', out);
    expect(whole).toMatch(/samtaler: 40: rows whose ids differ.*by letter case/);
    expect(whole).toContain('loentimer: 8: rows that stand there twice');
    const added = await inParts(data, 2, EXTRACT, out);
    expect(added.replaceAll('the delivery', data)).toBe(whole);
  });

  test('so many repeated hours that the extract looks multiplied are a fault of the whole, though no part shows it', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `b${i}`);
    const rows = ids.map((id) => `${id};2020-01;10`);
    const data = await folderWith({
      'ydelser.csv': csv(
        'borger_id;kommune;ydelse;fra;til',
        ...ids.map((id) => `${id};Aalborg;Kontanthjælp;2017-01-01;`),
      ),
      'samtaler.csv': csv('borger_id;dato;type', 'b1;2020-01-01;Jobsamtale'),
      'loentimer.csv': csv('borger_id;maaned;timer', ...rows, ...rows),
    });
    const folder = await folderWith();
    const files = [1, 2].map((part) => join(folder, `${part}.json`));
    for (const [i, file] of files.entries())
      await done('measure', ...MONTH, '--part', `${i + 1}/2`, '--data', data, '--out', file);
    const { status, err } = await run('measure', '--merge', ...files, '--out', join(folder, 'x.json'));
    expect(status).toBe(2);
    expect(err).toContain('looks multiplied');
  });

  test('parts that are not one whole are refused, each with its reason', async () => {
    const folder = await folderWith();
    const { one, two, whole } = kept;
    /** The second half as another call would have made it. */
    const as = (name: string, change: (measures: Measures) => Partial<Measures>) =>
      changed(two, join(folder, name), change);
    const third = await as('3.json', () => ({ part: { number: 3, of: 3 } }));
    const other = await as('o.json', () => ({ for: { what: 'reports', month: parseMonth('2020-07') } }));
    const later = await as('l.json', ofOther('samtaler.csv'));
    await writeFile(
      join(folder, 'damaged.json'),
      (await readFile(two, 'utf8')).replace('citizens', 'citizenz'),
    );
    for (const [files, reason] of [
      [[one], 'part 2/2 is missing'],
      [[one, one], 'are both part 1/2'],
      [[one, third], 'one of 3 parts'],
      [[one, other], 'is counted for reports of 2020-07'],
      [[one, whole], 'holds no part but all citizens'],
      [[one, join(folder, 'damaged.json')], 'is damaged'],
      [[one, later], 'counted from different files'],
      [[one, join(folder, 'none.json')], 'cannot be read'],
    ] as const) {
      const { status, err } = await run('measure', '--merge', ...files, '--out', join(folder, 'x.json'));
      expect([status, err]).toEqual([2, expect.stringContaining(reason)]);
    }
  });

  test.each(['0/3', '4/3', '3'])('--part %s is refused', async (part) => {
    const { status, err } = await run('measure', ...MONTH, '--part', part, '--data', 'x', '--out', 'x.json');
    expect([status, err]).toEqual([2, expect.stringContaining('write the third of eight as 3/8')]);
  });
});

describe('reports from a file of measures', () => {
  test.each(['jobcenterindblik', 'tilsynsnotat'])(
    'a %s is the same, byte for byte, without the case extracts',
    async (family) => {
      const { data, added: measures } = kept;
      expect((await stat(measures)).mode & 0o777).toBe(0o600);
      const rest = await folderWith({ 'fokusmaal.csv': F!, 'benchmark.csv': B!, 'tidligindsats.csv': T! });
      const seen = loads();
      const from = await report(rest, family, '--measures', measures);
      expect(seen.count).toBe(0);
      // The one is counted anew, the other from what was counted of all citizens once.
      const usual = family === 'tilsynsnotat' ? COUNTED : [];
      expect(from).toEqual(await report(data, family, ...usual));
      if (family === 'tilsynsnotat') expect(await report(data, family, '--measures', measures)).toEqual(from);
    },
  );

  test('are refused from a part, other extracts, other rules, another month, or a file that is none', async () => {
    const { data, whole, one } = kept;
    const folder = await folderWith({ 'r.yaml': 'rules: { samtaler-krav: 3 }\n', 'no.json': '{}' });
    const at = (name: string) => join(folder, name);
    const changed = await folderWith({
      ...FEW,
      'tilbud.csv': `${FEW['tilbud.csv']}Ko1;Mentor;2020-01-01;\n`,
    });
    for (const [call, reason] of [
      [['--measures', one], 'holds part 1/2 of the citizens'],
      [['--measures', whole, '--data', changed], 'tilbud.csv differ'],
      [['--measures', whole, '--rules', at('r.yaml')], 'by the rules'],
      [['--measures', whole, '--month', '2020-07'], 'has no measures of'],
      [['--measures', at('no.json')], 'holds no measures'],
    ] as const) {
      const month = call.includes('--month') ? [] : MONTH;
      const from = call.includes('--data') ? [] : ['--data', data];
      const { status, err } = await run(
        'build',
        '--kommune',
        'Aalborg',
        ...month,
        ...from,
        '--out',
        folder,
        ...call,
      );
      expect([status, err]).toEqual([2, expect.stringContaining(reason)]);
    }
  });

  test('need the tolerance that their rows were left out with', async () => {
    const { data, measures } = await countedWithTolerance();
    const refused = await run(
      'build',
      '--kommune',
      'Aalborg',
      ...MONTH,
      '--data',
      data,
      '--measures',
      measures,
    );
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining('--tolerate 1')]);
    const usual = await report(data, 'tilsynsnotat', '--tolerate', '1');
    const from = await report(data, 'tilsynsnotat', '--tolerate', '1', '--measures', measures);
    const [json] = from.files;
    expect([json]).toEqual(usual.files.slice(-1));
  });
});

describe('--cache', () => {
  test('a second report of unchanged extracts is the same and loads none of them; a changed one is counted anew', async () => {
    const data = await folderWith(LEAN);
    const cache = join(await folderWith(), 'a', 'cache');
    const seen = loads();
    const usual = await report(data, 'tilsynsnotat', '--cache', cache);
    expect(seen.count).toBe(1);
    expect(await report(data, 'tilsynsnotat', '--cache', cache)).toEqual(usual);
    await done('gap', '--kommune', 'Aalborg', ...MONTH, '--data', data, '--cache', cache);
    expect(seen.count).toBe(2);
    await done('gap', '--kommune', 'Aalborg', ...MONTH, '--data', data, '--cache', cache);
    expect(seen.count).toBe(2);
    await appendFile(join(data, 'fokusmaal.csv'), '');
    await appendFile(join(data, 'samtaler.csv'), 'Ko1;2020-08-11;Jobsamtale;Personligt fremmøde;Afholdt\n');
    const anew = await report(data, 'tilsynsnotat', '--cache', cache);
    expect(seen.count).toBe(3);
    expect(anew).toEqual(await report(data, 'tilsynsnotat'));
  });

  test('is its owner’s alone and holds no citizen', async () => {
    const { cache } = kept;
    expect((await stat(cache)).mode & 0o777).toBe(0o700);
    const names = await readdir(cache);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect((await stat(join(cache, name))).mode & 0o777).toBe(0o600);
      expect(await readFile(join(cache, name), 'utf8')).not.toMatch(/Ko\d|A-\d|Re\d/);
    }
  });

  test('that is damaged is noticed, said, and made anew', async () => {
    const [name] = await readdir(kept.cache);
    const cache = await folderWith();
    const path = join(cache, name!);
    const out = join(await folderWith(), 'm.json');
    const text = await readFile(join(kept.cache, name!), 'utf8');
    const other = text.replace('"citizens":', '"citizens":9');
    expect(other).not.toBe(text);
    await writeFile(path, other);
    const call = [...MONTH, '--data', kept.data, '--out', out, '--cache', cache];
    expect(await done('measure', ...call)).toContain(`${path} is damaged: its figures are counted anew`);
    expect(await readFile(out, 'utf8')).toBe(await readFile(kept.whole, 'utf8'));
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  test.each([
    ['cut short', (text: string) => text.slice(0, 5000)],
    ['empty', () => ''],
  ])('that is %s is damaged too', async (_, damage) => {
    const folder = await folderWith();
    const said: string[] = [];
    const cache = await openCache(folder, (text) => said.push(text));
    const text = await readFile(kept.whole, 'utf8');
    await cache.put('key', text);
    expect(await cache.get('key')).toBe(text);
    const [name] = await readdir(folder);
    await writeFile(join(folder, name!), damage(text));
    expect(await cache.get('key')).toBeUndefined();
    expect(said).toEqual([`${join(folder, name!)} is damaged: its figures are counted anew`]);
  });

  test('that cannot be written stops nothing', async () => {
    const data = await folderWith(LEAN);
    const cache = await folderWith({ file: '' });
    const { status, err } = await run(
      'measure',
      ...MONTH,
      '--data',
      data,
      '--out',
      join(cache, 'm'),
      '--cache',
      join(cache, 'file'),
    );
    expect([status, err]).toEqual([1, expect.stringContaining('--cache cannot be made')]);
    await chmod(cache, 0o500);
    if (process.getuid?.() === 0) return;
    const said = await done('measure', ...MONTH, '--data', data, '--out', join(data, 'm'), '--cache', cache);
    expect(said).toContain('nothing is kept in --cache');
  });

  test('keeps nothing of a delivery with rows that are left out: their reasons would be lost', async () => {
    const { cache } = await countedWithTolerance();
    expect(await readdir(cache)).toEqual([]);
  });

  test('serves many runs at once', async () => {
    const data = await folderWith(LEAN);
    const cache = await folderWith();
    const out = await folderWith();
    const calls = [1, 2].map((i) => [
      'measure',
      ...MONTH,
      '--data',
      data,
      '--out',
      join(out, String(i)),
      '--cache',
      cache,
    ]);
    const { main } = await import('../../src/cli/main.js');
    const mute = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockReturnValue(true),
    );
    const statuses = await Promise.all(calls.map((call) => main(call)));
    for (const spy of mute) spy.mockRestore();
    expect(statuses).toEqual([0, 0]);
    const texts = await Promise.all((await readdir(out)).map((name) => readFile(join(out, name), 'utf8')));
    expect(new Set(texts).size).toBe(1);
    expect((await readdir(cache)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('a batch', () => {
  test('from measures is taken up again with the same measures, and made anew with others', async () => {
    const folder = await folderWith();
    const measures = join(folder, 'm.json');
    await cp(kept.whole, measures);
    const rest = await folderWith({ 'fokusmaal.csv': F! });
    const call = [
      ...MONTH,
      '--kommuner',
      'Aalborg',
      '--data',
      rest,
      '--out',
      folder,
      '--jobs',
      '1',
      '--format',
      'json',
      '--resume',
      '--measures',
      measures,
    ];
    const statusOf = async () => {
      await done('batch', ...call);
      return JSON.parse(await readFile(join(folder, 'batch-2020-08.json'), 'utf8'));
    };
    const first = await statusOf();
    expect(first.sources.map(({ file }: { file: string }) => file)).toContain('ydelser.csv');
    expect((await statusOf()).reports[0].status).toBe('kept');
    await changed(kept.whole, measures, ofOther('tilbud.csv'));
    expect((await statusOf()).reports[0].status).toBe('done');
  });
});

describe('--memory', () => {
  test.each(['2', '2TB', 'GB', '-1GB', '100MB'])('%s is refused', async (memory) => {
    const { status, err } = await run('check', '--data', 'x', '--memory', memory);
    expect([status, err]).toEqual([2, expect.stringContaining('--memory')]);
  });

  test.each(['0.9 gb'])('%s gives the same bytes', async (memory) => {
    const out = join(await folderWith(), 'm.json');
    await done('measure', ...MONTH, '--data', kept.data, '--out', out, '--memory', memory);
    expect(await readFile(out, 'utf8')).toBe(await readFile(kept.whole, 'utf8'));
  });
});
