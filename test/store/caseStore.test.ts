import { stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formatDay, OPEN_END, parseDay } from '../../src/domain/day.js';
import { parseMonth } from '../../src/domain/month.js';
import { ydelseCode } from '../../src/domain/ydelse.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { InputError } from '../../src/extracts/problems.js';
import { CaseStore, type Citizen, type LoadOptions } from '../../src/store/caseStore.js';
import { csv, folderWith } from '../cli/folder.js';

/** Four citizens in scope, one of them with nothing but a ydelse, and one outside the measures. */
const FILES = {
  'ydelser-a.csv': csv(
    'borger_id;kommune;ydelse;fra;til',
    'b2;Herning;Kontanthjælp;2018-01-01;',
    'b10;Aalborg;A-dagpenge;2019-02-03;2020-08-20',
    'ude;Samsø;Fleksjob;2010-01-01;',
  ),
  'ydelser-b.csv': csv(
    'borger_id;kommune;ydelse;fra;til;introduktionsprogram',
    ' b1 ;Aalborg;Kontanthjælp;2018-05-01;2018-05-01;ja',
    'b1;Rebild;Sygedagpenge;2018-05-02;;nej',
    'Æ;Rebild;Sygedagpenge;2018-05-02;;',
    'b1;Aalborg;Førtidspension;2011-01-01;2011-12-31;nej',
  ),
  'samtaler.csv': csv(
    'borger_id;dato;samtaletype;status',
    'b1;2020-01-31;Jobsamtale;Afholdt',
    'b1;2020-02-29;Anden samtale;',
    'ingen;2020-03-01;Jobsamtale;Udeblevet',
  ),
  'tilbud.csv': csv('borger_id;tilbudstype;fra;til', 'b2;Mentor;2019-01-01;'),
  'loentimer.csv': csv('borger_id;maaned;timer', 'b2;2020-02;-1,5', 'b2;2019-12;37'),
};

/** Two of them, for tests of the engine itself. */
const TWO_FILES = { 'ydelser.csv': FILES['ydelser-b.csv'], 'tilbud.csv': FILES['tilbud.csv'] };

const open: CaseStore[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});

async function load(files: Record<string, string>, options?: LoadOptions): Promise<CaseStore> {
  const store = await CaseStore.load((await openDelivery(await folderWith(files))).files, options);
  open.push(store);
  return store;
}

async function citizensOf(store: CaseStore): Promise<Citizen[]> {
  const citizens: Citizen[] = [];
  for await (const citizen of store.citizens()) citizens.push(citizen);
  return citizens;
}

describe('a delivery in the store', () => {
  let store: CaseStore;
  beforeAll(async () => {
    store = await CaseStore.load((await openDelivery(await folderWith(FILES))).files);
  });
  afterAll(() => store.close());

  test('hands out each citizen in scope with all rows, in the order of the ids’ characters', async () => {
    const citizens = await citizensOf(store);
    expect(citizens.map(({ borgerId }) => borgerId)).toEqual(['b1', 'b10', 'b2', 'Æ']);
    const [b1, b10, b2] = citizens.map(({ timeline }) => timeline);
    expect(b1!.ydelser.toSorted((a, b) => a.from - b.from)).toEqual([
      {
        kommune: 851,
        ydelse: ydelseCode('Kontanthjælp'),
        from: parseDay('2018-05-01'),
        to: parseDay('2018-05-01'),
        introduktion: true,
      },
      {
        kommune: 840,
        ydelse: ydelseCode('Sygedagpenge'),
        from: parseDay('2018-05-02'),
        to: OPEN_END,
        introduktion: false,
      },
    ]);
    expect(b1!.samtaler.toSorted((a, b) => a.day - b.day)).toEqual([
      { day: parseDay('2020-01-31'), type: 0, form: null, status: 0 },
      { day: parseDay('2020-02-29'), type: 2, form: null, status: -1 },
    ]);
    expect(b2!.tilbud).toEqual([{ type: 5, from: parseDay('2019-01-01'), to: OPEN_END }]);
    expect(b2!.loentimer.toSorted((a, b) => a.month - b.month)).toEqual([
      { month: parseMonth('2019-12'), units: 370_000 },
      { month: parseMonth('2020-02'), units: -15_000 },
    ]);
    expect(b10).toMatchObject({ samtaler: [], tilbud: [], loentimer: [], fritagelser: [] });
  });

  test('can be walked through twice, and asked while it is walked through', async () => {
    const first = await citizensOf(store);
    const rows: number[] = [];
    for await (const _ of store.citizens()) {
      const [[count]] = (await store.query<[bigint]>('SELECT count(*) FROM samtaler')) as [[bigint]];
      rows.push(Number(count));
    }
    expect(rows).toEqual([3, 3, 3, 3]);
    expect(await citizensOf(store)).toEqual(first);
  });

  test('of more citizens than a chunk holds is whole', async () => {
    const ids = Array.from({ length: 4200 }, (_, i) => `b${String(i).padStart(4, '0')}`);
    const store = await load({
      'ydelser.csv': csv(
        'borger_id;kommune;ydelse;fra;til',
        ...ids.map((id) => `${id};Aalborg;Kontanthjælp;2018-01-01;`),
      ),
      'tilbud.csv': csv('borger_id;type;fra;til', ...ids.map((id) => `${id};Mentor;2018-01-01;`)),
    });
    const citizens = await citizensOf(store);
    expect(citizens.map(({ borgerId }) => borgerId)).toEqual(ids);
    for (const { timeline } of citizens)
      expect([timeline.ydelser.length, timeline.tilbud.length]).toEqual([1, 1]);
  });

  test('says of each extract whether it is there, and its first and last day; an open end is none', async () => {
    expect(store.has('tilbud')).toBe(true);
    expect(store.has('fritagelser')).toBe(false);
    const span = async (extract: 'ydelser' | 'samtaler' | 'tilbud' | 'loentimer' | 'fritagelser') => {
      const days = await store.span(extract);
      return days && [days.from, days.to, days.lastStart].map(formatDay);
    };
    expect(await span('ydelser')).toEqual(['2018-01-01', '2020-08-20', '2019-02-03']);
    expect(await span('samtaler')).toEqual(['2020-01-31', '2020-03-01', '2020-03-01']);
    expect(await span('tilbud')).toEqual(['2019-01-01', '2019-01-01', '2019-01-01']);
    // Hours are of a whole month.
    expect(await span('loentimer')).toEqual(['2019-12-01', '2020-02-29', '2020-02-29']);
    expect(await span('fritagelser')).toBeUndefined();
  });

  test.each([
    ['Afholdt', '2020-04-10'],
    ['Udeblevet', '2020-04-10'],
    // Cancelled, or nobody says that it was held: it may be one of the coming month.
    ['Aflyst', '2020-03-31'],
    ['', '2020-03-31'],
  ])('a last samtale with the status „%s“ tells that samtaler go on to %s', async (status, last) => {
    const store = await load({
      'ydelser.csv': FILES['ydelser-a.csv'],
      'samtaler.csv': csv(
        'borger_id;dato;samtaletype;status',
        'b2;2020-03-31;Jobsamtale;Afholdt',
        `b2;2020-04-10;Jobsamtale;${status}`,
      ),
    });
    const { to, lastStart } = (await store.span('samtaler'))!;
    expect([to, lastStart].map(formatDay)).toEqual(['2020-04-10', last]);
  });

  test('samtaler that were all cancelled go no further than they begin; without a status all are held', async () => {
    const lastOf = async (text: string) => {
      const store = await load({ 'ydelser.csv': FILES['ydelser-a.csv'], 'samtaler.csv': text });
      return formatDay((await store.span('samtaler'))!.lastStart);
    };
    const rows = (status: string) =>
      ['b2;2020-03-31;Jobsamtale', 'b2;2020-04-10;Jobsamtale'].map((row) => row + status);
    expect(await lastOf(csv('borger_id;dato;samtaletype;status', ...rows(';Aflyst')))).toBe('2020-03-31');
    expect(await lastOf(csv('borger_id;dato;samtaletype', ...rows('')))).toBe('2020-04-10');
  });

  test('names the kommuner of ydelser in scope, and counts rows outside it by their ydelse', async () => {
    expect(await store.kommuner()).toEqual([657, 840, 851]);
    expect(store.outOfScope).toEqual({ Fleksjob: 1, Førtidspension: 1 });
    expect(store.loaded.map(({ file, rows }) => [file.name, rows])).toEqual([
      ['ydelser-a.csv', 3],
      ['ydelser-b.csv', 4],
      ['samtaler.csv', 3],
      ['tilbud.csv', 1],
      ['loentimer.csv', 2],
    ]);
  });

  test('leaves out rows that are tolerated and keeps the others; with one too many it has none of the file', async () => {
    const files = {
      'ydelser.csv': FILES['ydelser-a.csv'],
      'tilbud.csv': csv('borger_id;type;fra;til', 'b2;Mentor;2019-01-01;', 'b2;Kaffe;2019-01-01;'),
    };
    const tilbud = async (tolerate: number) => {
      const store = await load(files, { tolerate });
      const rows = (await citizensOf(store)).flatMap(({ timeline }) => timeline.tilbud);
      return [rows.length, store.faults.isTooMuch];
    };
    expect(await tilbud(1)).toEqual([1, false]);
    expect(await tilbud(0)).toEqual([0, true]);
  });

  test('holds ids that look like CPR numbers only when that is allowed', async () => {
    const files = {
      'ydelser.csv': csv('borger_id;kommune;ydelse;fra;til', '010180-1234;Aalborg;A-dagpenge;2018-01-01;'),
    };
    await expect(load(files)).rejects.toThrow(InputError);
    expect(await citizensOf(await load(files, { allowCpr: true }))).toHaveLength(1);
  });
});

describe('every connection to the engine is closed with the store', () => {
  const { connect } = DuckDBInstance.prototype;
  const closeConnection = DuckDBConnection.prototype.closeSync;
  const connections = new Set<DuckDBConnection>();
  beforeEach(() => {
    connections.clear();
    DuckDBInstance.prototype.connect = async function () {
      const connection = await connect.call(this);
      connections.add(connection);
      return connection;
    };
    DuckDBConnection.prototype.closeSync = function () {
      connections.delete(this);
      closeConnection.call(this);
    };
  });
  afterEach(() => {
    DuckDBInstance.prototype.connect = connect;
    DuckDBConnection.prototype.closeSync = closeConnection;
  });
  const loadAlone = async (files: Record<string, string>, options?: LoadOptions) =>
    CaseStore.load((await openDelivery(await folderWith(files))).files, options);

  test('after all citizens', async () => {
    const store = await loadAlone(TWO_FILES);
    await citizensOf(store);
    store.close();
    expect(connections.size).toBe(0);
  });

  test('after the first citizen, when somebody stops there', async () => {
    const store = await loadAlone(TWO_FILES);
    for await (const { borgerId } of store.citizens()) {
      expect(borgerId).toBe('b1');
      break;
    }
    await store.query('SELECT 1');
    store.close();
    expect(connections.size).toBe(0);
  });

  test('when an extract is refused', async () => {
    const cpr = csv('borger_id;tilbudstype;fra;til', '010180-1234;Mentor;2019-01-01;');
    await expect(loadAlone({ ...TWO_FILES, 'tilbud.csv': cpr })).rejects.toThrow(InputError);
    expect(connections.size).toBe(0);
  });

  test('when the engine fails while a file is loaded', async () => {
    const { run } = DuckDBConnection.prototype;
    DuckDBConnection.prototype.run = function (sql, ...more) {
      return sql.startsWith('INSERT INTO tilbud')
        ? Promise.reject(new Error('Out of Memory Error'))
        : run.call(this, sql, ...more);
    };
    try {
      await expect(loadAlone(TWO_FILES)).rejects.toThrow('Out of Memory');
    } finally {
      DuckDBConnection.prototype.run = run;
    }
    expect(connections.size).toBe(0);
  });
});

describe('a small delivery takes the engine that an earlier one is done with', () => {
  const { create } = DuckDBInstance;
  let started = 0;
  beforeEach(() => {
    started = 0;
    DuckDBInstance.create = (...settings) => {
      started += 1;
      return create.apply(DuckDBInstance, settings);
    };
  });
  afterEach(() => {
    DuckDBInstance.create = create;
  });
  /** Settings that no other test has. */
  const alone = (n: number): LoadOptions => ({ memory: 2 ** 30 + n * 2 ** 21 });
  const idsOf = async (store: CaseStore) => (await citizensOf(store)).map(({ borgerId }) => borgerId);

  test('and sees nothing of what that had', async () => {
    for (let i = 0; i < 3; i += 1) {
      const store = await CaseStore.load(
        (await openDelivery(await folderWith(i === 1 ? FILES : TWO_FILES))).files,
        alone(1),
      );
      expect(await idsOf(store)).toEqual(i === 1 ? ['b1', 'b10', 'b2', 'Æ'] : ['b1', 'Æ']);
      expect(await store.size()).toBe(i === 1 ? 11 : 4);
      store.close();
    }
    expect(started).toBe(1);
  });

  test('and reads a file of the same path anew', async () => {
    const folder = await folderWith(TWO_FILES);
    const path = join(folder, 'ydelser.csv');
    const { atime, mtime } = await stat(path);
    for (const id of ['b1', 'b3']) {
      await writeFile(path, TWO_FILES['ydelser.csv']!.replaceAll('b1', id));
      await utimes(path, atime, mtime);
      const store = await CaseStore.load((await openDelivery(folder)).files, alone(2));
      expect(await idsOf(store)).toEqual([id, 'Æ']);
      store.close();
    }
  });

  test('but not one that is in use, nor one with other settings', async () => {
    const { files } = await openDelivery(await folderWith(TWO_FILES));
    const first = await CaseStore.load(files, alone(3));
    const second = await CaseStore.load(files.slice(0, 1), alone(3));
    expect(await first.size()).toBe(4);
    expect(await second.size()).toBeLessThan(4);
    first.close();
    const third = await CaseStore.load(files, alone(4));
    expect(await third.size()).toBe(4);
    second.close();
    third.close();
    expect(started).toBe(3);
  });
});

test('a file that is gone before it is read is a fault, and no empty extract', async () => {
  const { files } = await openDelivery(await folderWith(FILES));
  const store = await CaseStore.load(files.map((file) => ({ ...file, path: `${file.path}.gone` })));
  open.push(store);
  expect(store.faults.isTooMuch).toBe(true);
  expect(() => store.faults.settle()).toThrow(/samtaler\.csv.* cannot be read/);
});

test('a file that is read again row by row has nothing left over from the reading that was given up', async () => {
  setFlagsFromString('--expose-gc');
  const clearMemory = runInNewContext('gc') as () => void;
  const { createAppender } = DuckDBConnection.prototype;
  // Whatever nobody holds any more ends here, where the engine is about to be told what the texts mean.
  DuckDBConnection.prototype.createAppender = async function (...named) {
    clearMemory();
    await setTimeout(20);
    return createAppender.apply(this, named);
  };
  try {
    const rows = Array.from({ length: 40 }, (_, i) => `b${i};2020-0${(i % 9) + 1}-1${i % 10};Jobsamtale`);
    const store = await load({
      'samtaler.csv': csv('borger_id;dato;samtaletype', ...rows, '"Note: tallene\ner foreløbige";;'),
    });
    store.faults.settle();
    expect(await store.query('SELECT count(*) FROM samtaler')).toEqual([[40n]]);
  } finally {
    DuckDBConnection.prototype.createAppender = createAppender;
  }
});
