import { spawn } from 'node:child_process';
import { chmod, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { COUNTED } from '../counted.js';
import { ended } from '../program/installed.js';
import { compiled } from './compiled.js';
import { published } from './deliveries.js';
import { build, folderWith, run, sharedFolderWith } from './folder.js';
import { FEW } from './whole.js';

/** A samtale in July of each of so many citizens, which the earlier delivery does not have. */
const LATE = ['Ko3', 'Ko6', 'Ko9', 'Ko12', 'Ko15'];
const july = (id: string) => `${id};2020-07-14;Jobsamtale;Personligt fremmøde;Afholdt\n`;

/** What citizens are counted from, and no file more: each is read many times. */
const CASES: Record<string, string> = {
  'ydelser.csv': FEW['ydelser.csv']!,
  'samtaler.csv': FEW['samtaler.csv']!,
  'tilbud.csv': FEW['tilbud.csv']!,
};
/** The delivery as it was a month before: without the last month, and with one who has moved since. */
const EARLIER: Record<string, string> = {
  ...CASES,
  'samtaler.csv': FEW['samtaler.csv']!.replace(/.*;2020-08-.*\n/g, ''),
  'ydelser.csv': FEW['ydelser.csv']!.replace('Ko1;Aalborg', 'Ko1;Rebild'),
};
const NOW: Record<string, string> = {
  ...CASES,
  'samtaler.csv':
    FEW['samtaler.csv']! +
    LATE.flatMap((id) => ['02', '03', '04', '05', '06'].map((m) => july(id).replace('-07-', `-${m}-`))).join(
      '',
    ),
};

type Json = ReturnType<typeof JSON.parse>;

const edition = (out: string, month: string, number = 1) =>
  join(out, 'udgaver', `jobcenterindblik-aalborg-${month}`, String(number));

describe('editions', () => {
  let out: string;
  let folders: { earlier: string; now: string };
  /** The edition of July, made from the earlier delivery once for all. */
  let ofJuly: string;
  const julyIsKept = () => cp(ofJuly, out, { recursive: true });
  const made = async (data: string, month: string, ...more: string[]) => {
    const asked = ['--kommune', 'Aalborg', '--month', month, '--data', data, '--out', out];
    const result = await run('build', ...asked, '--format', 'json', ...COUNTED, ...more);
    expect(result.status, result.err).toBe(0);
    return { ...result, json: JSON.parse(await readFile(result.out.trim(), 'utf8')) as Json };
  };
  const compare = async (...more: string[]) => {
    const result = await run('compare', '--kommune', 'Aalborg', '--archive', join(out, 'udgaver'), ...more);
    return { ...result, json: more.includes('--json') ? (JSON.parse(result.out) as Json) : undefined };
  };
  const both = () => ['--data', folders.now, '--data-then', folders.earlier, '--month', '2020-08'];
  /** July by cause, with the extracts of both: asked once. */
  let caused: Promise<{ status: number; err: string; json: Json }> | undefined;
  const comparedByCause = () => {
    caused ??= (async () => {
      await julyIsKept();
      return compare(...both(), '--json');
    })();
    return caused;
  };
  beforeAll(async () => {
    folders = { earlier: await sharedFolderWith(EARLIER), now: await sharedFolderWith(NOW) };
    ofJuly = out = await sharedFolderWith();
    await made(folders.earlier, '2020-07');
  });
  beforeEach(async () => {
    out = await folderWith();
  });

  test('are kept by build, listed and verified by editions, and told when one is damaged', async () => {
    const [first, other] = [
      await folderWith(published(['Aalborg'])),
      await folderWith(published(['Aalborg'], 171)),
    ];
    await made(first, '2020-07');
    await made(first, '2020-07');
    await made(other, '2020-07');
    const archive = join(out, 'udgaver');
    const listed = await run('editions', '--archive', archive, '--json');
    expect(listed.status).toBe(0);
    const { editions } = JSON.parse(listed.out) as Json;
    expect(editions.map((one: Json) => [one.edition, one.month, one.faults])).toEqual([
      ['jobcenterindblik-aalborg-2020-07/1', '2020-07', []],
      ['jobcenterindblik-aalborg-2020-07/2', '2020-07', []],
    ]);
    const kept = await readFile(
      join(edition(out, '2020-07', 2), 'jobcenterindblik-aalborg-2020-07.json'),
      'utf8',
    );
    expect(kept).toBe(await readFile(join(out, 'jobcenterindblik-aalborg-2020-07.json'), 'utf8'));
    const figures = join(edition(out, '2020-07'), 'tal.json');
    await chmod(figures, 0o644);
    await writeFile(figures, (await readFile(figures, 'utf8')).replace('"citizens":', '"citizens": '));
    const damaged = await run('editions', '--out', out, '--kommune', 'Aalborg');
    expect(damaged.status).toBe(2);
    expect(damaged.err).toContain('jobcenterindblik-aalborg-2020-07/1: tal.json is damaged');
    expect((await run('editions', '--archive', archive, '--kommune', 'Herning')).err).toContain(
      'has no editions',
    );
    expect((await run('editions', '--archive', join(out, 'x'))).err).toContain('there is no archive');
  });

  test('are none of a what-if, nor with --no-archive', async () => {
    const rules = join(await folderWith({ 'r.json': '{"rules":{"samtaler-krav":3}}' }), 'r.json');
    const data = await folderWith(published(['Aalborg']));
    await made(data, '2020-08', '--rules', rules);
    await made(data, '2020-08', '--no-archive');
    expect((await run('editions', '--out', out)).err).toContain('there is no archive');
  });

  test('are compared: what moved is development and revision together, exactly', async () => {
    await julyIsKept();
    await made(folders.now, '2020-08');
    const { status, json, err } = await compare('--json');
    expect(status, err).toBe(0);
    expect([json.earlier.edition, json.now.edition, json.suppressed]).toEqual([
      'jobcenterindblik-aalborg-2020-07/1',
      'jobcenterindblik-aalborg-2020-08/1',
      true,
    ]);
    const met = json.figures.find(
      (one: Json) => one.ydelsesgruppe === 'Kontanthjælp' && one.months === 1 && one.number === 'met',
    );
    expect(met.fokusmaal).toBe('samtaler');
    expect(met.revised - met.earlier).toBe(met.revision);
    expect(met.revision).toBeGreaterThanOrEqual(LATE.length);
    expect(met.change).toBe(met.development + met.revision);
    const hidden = json.figures.filter((one: Json) => one.suppressed);
    expect(new Set(hidden.map((one: Json) => one.ydelsesgruppe))).toContain('Revalidering');
    for (const one of hidden)
      expect([one.earlier, one.revised, one.now, one.change]).toEqual([null, null, null, null]);
    const text = await compare();
    expect(text.out).toMatch(/Samtaler +the month +Kontanthjælp +met/);
    expect(text.out).toContain('change = development + revision');
    const file = join(out, 'c.csv');
    expect((await compare('--csv', file)).out.trim()).toBe(file);
    expect((await readFile(file, 'utf8')).split('\n')[0]).toBe(
      'Område;Figur;Måneder;Fokusmål;Ydelsesgruppe;Tal;2020-07 dengang;2020-07 nu;2020-08;Ændring;Udvikling;Revision',
    );
  });

  test('are compared by cause with the extracts of both, and told for one citizen', async () => {
    await julyIsKept();
    const { status, json, err } = await comparedByCause();
    expect(status, err).toBe(0);
    expect(err).toContain('not suppressed');
    expect(json.earlier.edition).toBe('jobcenterindblik-aalborg-2020-07/1');
    const month = json.revisions.find(
      (one: Json) =>
        one.ydelsesgruppe === 'Ydelsesgrupper i alt' && one.months === 1 && one.fokusmaal === 'samtaler',
    );
    const causes = Object.fromEntries(month.parts.map((part: Json) => [part.causes[0], part]));
    expect(causes.late).toMatchObject({ citizens: 0, met: LATE.length, affected: LATE.length });
    expect(causes.kommune).toMatchObject({ citizens: 1, affected: 1 });
    expect(json.rows.samtaler.late).toBeGreaterThan(LATE.length);
    // What may be published tells of no single citizen.
    const published = (await compare(...both(), '--json', '--diskretion')).json;
    expect(published.rows).toBeNull();
    for (const { parts } of published.revisions)
      for (const { affected } of parts) if (affected !== null) expect(affected).toBeGreaterThanOrEqual(5);
    expect(JSON.stringify(published.revisions)).not.toContain('"affected":1');

    const told = ['--borger', 'Ko3', '--month', '2020-07', '--data', folders.now];
    const explained = await run('explain', ...told, '--since', folders.earlier);
    expect(explained.status, explained.err).toBe(0);
    expect(explained.out).toContain('then: Aalborg, Kontanthjælp; Samtaler not met');
    expect(explained.out).toContain('with the rows that came late: Aalborg, Kontanthjælp; Samtaler met');
    expect(explained.out).toMatch(/samtaler, came late: 2020-06-14 Jobsamtale.*\(samtaler\.csv:\d+\)/);
    const asJson = JSON.parse(
      (await run('explain', ...told, '--since', folders.earlier, '--json')).out,
    ) as Json;
    expect(asJson.since.steps.at(-1).outcome.fokusmaal.samtaler.met).toBe(true);
    const moved = await run('explain', ...told.with(1, 'Ko1'), '--since', folders.earlier);
    expect(moved.out).toContain('then: Rebild');
    const wrong = await run('explain', ...told, '--since', edition(out, '2020-07'));
    expect(wrong.err).toContain('holds no citizens; name the extracts that it was made from: ');
  });

  test('tell what another version of the program did, apart from what the rows did', async () => {
    // A version in which the first twelve samtaler of a citizen do not count.
    const home = await folderWith();
    await cp(dirname(await compiled()), home, { recursive: true, verbatimSymlinks: true });
    const dist = join(home, 'dist');
    const once = /days\.filter\(\((\w+), (\w+)\) => \1 !== days\[\2 - 1\]\)/;
    let patched = 0;
    for (const name of await readdir(dist)) {
      if (!name.endsWith('.js')) continue;
      const code = await readFile(join(dist, name), 'utf8');
      if (!once.test(code)) continue;
      await writeFile(join(dist, name), code.replace(once, 'days.slice(12)'));
      patched += 1;
    }
    expect(patched).toBe(1);
    const about = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as Json;
    await writeFile(join(home, 'package.json'), JSON.stringify({ ...about, version: '0.0.9' }));
    const asked = ['--kommune', 'Aalborg', '--month', '2020-07', '--data', folders.earlier, '--out', out];
    const older = await ended(
      spawn(process.execPath, [join(home, 'start.mjs'), 'build', ...asked, '--format', 'json']),
    );
    expect(older.status, older.err).toBe(0);

    const { json } = await compare(...both(), '--json');
    expect(json.earlier.program).toMatch(/^jcreport 0\.0\.9 /);
    const of = (list: Json[]) =>
      list.find(
        (one: Json) =>
          one.ydelsesgruppe === 'Ydelsesgrupper i alt' &&
          one.months === 3 &&
          one.fokusmaal === 'samtaler' &&
          (one.number ?? 'met') === 'met',
      );
    const { parts } = of(json.revisions);
    const [program] = parts;
    expect(program.causes).toEqual(['program']);
    expect([program.citizens, program.affected]).toEqual([0, null]);
    // Twelve samtaler fewer of each citizen: fewer were met then, by nothing that happened to them.
    expect(program.met).toBeGreaterThan(0);
    expect(parts.reduce((sum: number, part: Json) => sum + part.met, 0)).toBe(of(json.figures).revision);
    out = await folderWith();
    const same = await comparedByCause();
    const [first] = of(same.json.revisions).parts;
    expect(first.causes).not.toContain('program');
    expect(of(json.figures).earlier + program.met).toBe(of(same.json.figures).earlier);
  });

  test('refuse what cannot be compared, and say what there is', async () => {
    await made(folders.now, '2020-08');
    expect((await compare()).err).toContain('no edition of jobcenterindblik of Aalborg to compare');
    expect((await compare('--month', '2020-05')).err).toContain(
      'has no edition of jobcenterindblik of Aalborg, 2020-05',
    );
    expect((await compare('--against', 'i går')).err).toContain("'i går' is no edition");
    expect((await compare('--against', '2020-09')).err).toContain('later month');
    expect((await compare('--diskretion')).err).toContain('--data-then');
    await made(await folderWith(published(['Aalborg'])), '2020-07');
    const warned = await compare(...both());
    expect(warned.err).toContain('was not made from');
    // Compared are the extracts then.
    expect(warned.out).toMatch(/rows that came late +0 +\+5/);
    const named = await compare(...both(), '--against', '2020-07/1');
    expect([named.status, named.err.includes('name the extracts that it was made from')]).toEqual([2, true]);
  });

  describe('a report that is set beside an earlier edition', () => {
    test('tells what has changed, each number in two parts that add up as printed', async () => {
      await julyIsKept();
      const totals = await folderWith(published(['Aalborg']));
      for (const month of ['2020-04', '2020-06']) await made(totals, month);
      await made(folders.earlier, '2020-05');
      const back = await compare('--month', '2020-07', '--against', '2020-05', '--json');
      expect(back.err).toContain('the totals alone are compared');
      expect(new Set(back.json.figures.map((one: Json) => one.ydelsesgruppe))).toEqual(
        new Set(['Ydelsesgrupper i alt']),
      );
      const { json } = await made(folders.now, '2020-08', '--siden', 'forrige');
      const rows = json.tables['6.1'] as Json[];
      const share = rows.find(
        (row) => row.fokusmaal === 'samtaler' && row.months === 3 && row.number === 'share',
      )!;
      expect(share.now).toBe(json.tables['1.3'].samtaler.share);
      for (const row of rows.filter(({ change }) => change !== null))
        expect(Math.round((row.development + row.revision) * 100)).toBe(Math.round(row.change * 100));
      const groups = json.tables['6.2'] as Json[];
      expect(groups.find((row) => row.ydelsesgruppe === 'Revalidering')).toMatchObject({
        now: null,
        suppressed: true,
      });
      const usual = json.tables['6.3'] as Json[];
      expect(usual.map((row) => row.month)).toEqual([
        '2020-06',
        '2020-07',
        '2020-08',
        '2020-06',
        '2020-07',
        '2020-08',
      ]);
      expect(usual[2]!.months).toBe(2);
      // Made again it is the same edition.
      await made(folders.now, '2020-08', '--siden', 'forrige');
      expect((await run('editions', '--out', out)).out).not.toContain('2020-08/2');
    });

    test('tells why, with what the edition was made from: the causes add up to the revision', async () => {
      await julyIsKept();
      const told = ['--siden', 'forrige', '--data-then', folders.earlier];
      const { json, err } = await made(folders.now, '2020-08', ...told);
      const rows = (json.tables['6.4'] as Json[]).filter((row) => row.fokusmaal === 'samtaler');
      const whole = rows.at(-1)!;
      expect(whole.causes).toBeNull();
      expect(rows.length).toBeGreaterThan(1);
      for (const number of ['citizens', 'met']) {
        const moved = (json.tables['6.1'] as Json[]).find(
          (row) => row.fokusmaal === 'samtaler' && row.months === 3 && row.number === number,
        );
        expect(rows.slice(0, -1).reduce((sum, row) => sum + row[number], 0)).toBe(moved?.revision ?? 0);
        expect(whole[number]).toBe(moved?.revision ?? 0);
      }
      // One moved, and five samtaler came late: the one is not told apart.
      expect(rows[0]!.causes).toEqual(['kommune', 'late']);
      for (const { affected } of rows) if (affected !== null) expect(affected).toBeGreaterThanOrEqual(5);
      expect(err).not.toContain('left out');

      // Another delivery than the edition's is no reason.
      const other = await made(folders.now, '2020-08', '--siden', 'forrige', '--data-then', folders.now);
      expect(other.err).toContain('was not made from');
      expect(other.json.tables['6.4']).toBeUndefined();
      const named = await build(folders.now, '--siden', '2020-07/1', '--data-then', folders.now);
      expect(named.status).toBe(2);
      expect((await build(folders.now, '--data-then', folders.earlier)).err).toContain(
        'name that with --siden',
      );
    });

    test('shows how many citizens of a ydelsesgruppe, where that is shown', async () => {
      await julyIsKept();
      const { json } = await made(folders.now, '2020-08', '--siden', 'forrige');
      const rows = json.tables['6.2'] as Json[];
      const [figure] = json.figures['4.2'].rows.filter((row: Json) => row.group === 'Kontanthjælp');
      expect(
        rows.find(
          (row) =>
            row.ydelsesgruppe === 'Kontanthjælp' && row.fokusmaal === 'samtaler' && row.number === 'met',
        ).now,
      ).toBe(figure.met);
      // A hidden group has one line, whatever it hides.
      const hidden = rows.filter(
        (row) => row.ydelsesgruppe === 'Revalidering' && row.fokusmaal === 'samtaler',
      );
      expect(hidden.map((row) => row.number)).toEqual(['share']);
    });

    test('says why where there is none, and is refused where one that is named is not there', async () => {
      const { err, json } = await made(folders.now, '2020-08', '--siden', 'forrige');
      expect(err).toContain('the part about what has changed since is left out');
      expect(json.tables['6.1']).toBeUndefined();
      const result = await build(folders.now, ...COUNTED, '--siden', '2020-07/3');
      expect([result.status, result.err.includes('has no edition of Aalborg, 2020-07/3')]).toEqual([2, true]);
    });
  });
});
