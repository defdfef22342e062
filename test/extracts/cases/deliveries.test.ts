import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDelivery } from '../../../src/extracts/delivery.js';
import { deliveryWarnings } from '../../../src/store/caseFindings.js';
import { csv, folderWith, run } from '../../cli/folder.js';
import { findingsOf, stored } from './files.js';

const YDELSER = csv('borger_id;kommune;ydelse;fra;til', 'b1;Aalborg;Kontanthjælp;2017-01-01;');
const HOURS = csv('borger_id;maaned;timer', 'b1;2020-01;10', 'b1;2020-02;20');

const AGAIN = [
  ['downloaded again', 'loentimer (1).csv', HOURS],
  ['as a copy', 'loentimer - Kopi.csv', HOURS],
  ['packed too', 'loentimer.csv.gz', gzipSync(HOURS)],
] as const;

/** What is no ydelse, on three rows each. */
const NO_YDELSER = [
  'Kontanthjælp (jobparat)',
  'SHO-ydelse',
  'Jobparat kontanthjælpsmodtager',
  'Ydelse 42',
  '',
];

/** Ydelser outside the measures. */
const OUTSIDE = [
  'Fleksjob',
  'førtidspension',
  'SENIORPENSION',
  'Tidlig pension',
  'Efterløn',
  'Folkepension',
  'SU',
  'Barselsdagpenge',
  'Feriedagpenge',
  'Ungeydelse',
  'Minimumssats',
];

describe('a file that is there twice', () => {
  test.each(AGAIN)('%s is read once, and said', async (_, name, content) => {
    const folder = await folderWith({ 'ydelser.csv': YDELSER, 'loentimer.csv': HOURS, [name]: content });
    const delivery = await openDelivery(folder);
    expect(delivery.files.map((file) => file.name)).toEqual(['loentimer.csv', 'ydelser.csv']);
    expect(deliveryWarnings(delivery)).toEqual([
      `${name} is loentimer.csv once more, byte for byte; it is read once`,
    ]);
  });

  test('is told by check', async () => {
    const copies = Object.fromEntries(AGAIN.map(([, name, content]) => [name, content]));
    const folder = await folderWith({ 'ydelser.csv': YDELSER, 'loentimer.csv': HOURS, ...copies });
    const { out, status } = await run('check', '--data', folder);
    expect(status).toBe(0);
    for (const [, name] of AGAIN) expect(out).toContain(`${name} is loentimer.csv once more`);
  });

  test('under the names of two ydelser is a fault', async () => {
    const table = csv('Område;Periode;Antal fuldtidspersoner', 'Aalborg;2019M01;5');
    const folder = await folderWith({
      'fuldtidspersoner-sygedagpenge.csv': table,
      'fuldtidspersoner-kontanthjælp.csv': table,
    });
    const { problems } = await openDelivery(folder);
    expect(problems.map(({ message }) => message).join()).toContain('named for different ydelser');
  });
});

describe('hours', () => {
  const findings = async (files: Record<string, string>) => {
    const { store } = await stored({ 'ydelser.csv': YDELSER, ...files });
    const found = await findingsOf(store);
    store.close();
    return found;
  };

  test('of one citizen and month in two files are a fault: they would be added up', async () => {
    const later = csv('borger_id;maaned;timer', 'b1;2020-02;20', 'b1;2020-03;30');
    const { faults } = await findings({ 'loentimer-1.csv': HOURS, 'loentimer-2.csv': later });
    expect(faults.map(({ message }) => message)).toEqual([
      expect.stringContaining(
        'rows that stand in loentimer-1.csv and in loentimer-2.csv: the hours would be added up',
      ),
    ]);
    const apart = csv('borger_id;maaned;timer', 'b1;2020-03;30');
    expect((await findings({ 'loentimer-1.csv': HOURS, 'loentimer-2.csv': apart })).faults).toEqual([]);
  });

  test('twice in one file are said, and a file of nothing but doubled rows is a fault', async () => {
    const few = await findings({ 'loentimer.csv': `${HOURS}b1;2020-02;20\n` });
    expect(few.faults).toEqual([]);
    expect(few.warnings.join()).toContain('the hours are added twice');
    const many = Array.from({ length: 40 }, (_, i) => `b1;${2000 + i}-01;10\nb1;${2000 + i}-01;10\n`).join(
      '',
    );
    const multiplied = await findings({ 'loentimer.csv': `borger_id;maaned;timer\n${many}` });
    expect(multiplied.faults.map(({ message }) => message).join()).toContain('looks multiplied');
  });
});

describe('a ydelse', () => {
  describe('that there is not', () => {
    let faults: string[];
    beforeAll(async () => {
      const rows = NO_YDELSER.flatMap((ydelse, i) =>
        [0, 1, 2].map((n) => `b${i}-${n};Aalborg;${ydelse};2017-01-01;`),
      );
      const { store, faultText } = await stored({
        'ydelser.csv': csv('borger_id;kommune;ydelse;fra;til', ...rows),
      });
      store.close();
      faults = faultText.split('\n');
      expect(faults).toHaveLength(NO_YDELSER.length);
    });

    test.each(NO_YDELSER.map((ydelse, i) => [ydelse, 2 + 3 * i] as const))(
      "'%s' is refused, once with its rows and the nearest",
      (ydelse, line) => {
        const fault = faults.find((text) =>
          text.includes(`ydelser.csv:${line} column ydelse has '${ydelse}'`),
        );
        expect(fault).toContain('(3 rows, this is the first)');
        if (ydelse !== '') expect(fault).toContain('unknown');
      },
    );
  });

  describe('outside the measures', () => {
    let read: Awaited<ReturnType<typeof stored>>;
    let outOfScope: Record<string, number>;
    beforeAll(async () => {
      const content = csv(
        'borger_id;kommune;ydelse;fra;til',
        ...OUTSIDE.map((ydelse) => `b1;Aalborg;${ydelse};2017-01-01;`),
        'b2;Udlandet;Kontanthjælp;2017-01-01;',
        'b3;Aalborg;Kontanthjælp;2017-01-01;',
      );
      read = await stored({ 'ydelser.csv': content });
      outOfScope = read.store.outOfScope;
      read.store.close();
    });

    test('is in no row that is kept', () => {
      expect(read.faultText).toBe('');
      expect(read.rows.ydelser).toHaveLength(1);
      expect(read.accounts[0]).toMatchObject({ rows: OUTSIDE.length + 2, counted: 1 });
      expect(read.accounts[0]!.outside['kommune Udlandet']).toBe(1);
      expect(Object.keys(outOfScope)).toHaveLength(OUTSIDE.length);
    });

    test.each(OUTSIDE)('%s is known to be so, and counted as such', (ydelse) => {
      expect(read.accounts[0]!.outside[`ydelse ${ydelse}`]).toBe(1);
      expect(outOfScope[ydelse]).toBe(1);
    });
  });
});

test('the account names the title, the notes and the blank rows of a file, and check prints it', async () => {
  const content = `Ydelser i Aalborg\n${YDELSER};;;;\nb2;Aalborg;SU;2017-01-01;\nKilde: fagsystemet;;;;\n`;
  const folder = await folderWith({ 'ydelser.csv': content });
  const text = await run('check', '--data', folder);
  expect(text.out).toContain(
    'ydelser.csv: 2 rows: 1 counted, 1 passed over; beside them title in line 1 "Ydelser i Aalborg", note in line 6 "Kilde: fagsystemet", 1 blank',
  );
  const json = JSON.parse((await run('check', '--data', folder, '--json')).out);
  expect(json.extracts[0].accounts).toEqual([
    {
      file: 'ydelser.csv',
      asides: [
        { kind: 'title', line: 1, text: 'Ydelser i Aalborg' },
        { kind: 'note', line: 6, text: 'Kilde: fagsystemet' },
      ],
      blank: 1,
      rows: 2,
      counted: 1,
      outside: { 'ydelse SU': 1 },
      rejected: 0,
      records: 4,
    },
  ]);
});
