import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openDelivery } from '../../../src/extracts/delivery.js';
import { deliveryWarnings } from '../../../src/store/caseFindings.js';
import { csv, folderWith, run } from '../../cli/folder.js';
import { findingsOf, stored } from './files.js';

const YDELSER = csv('borger_id;kommune;ydelse;fra;til', 'b1;Aalborg;Kontanthjælp;2017-01-01;');
const HOURS = csv('borger_id;maaned;timer', 'b1;2020-01;10', 'b1;2020-02;20');

describe('a file that is there twice', () => {
  test.each([
    ['downloaded again', 'loentimer (1).csv', HOURS],
    ['as a copy', 'loentimer - Kopi.csv', HOURS],
    ['packed too', 'loentimer.csv.gz', gzipSync(HOURS)],
  ])('%s is read once, and said', async (_, name, content) => {
    const folder = await folderWith({ 'ydelser.csv': YDELSER, 'loentimer.csv': HOURS, [name]: content });
    const delivery = await openDelivery(folder);
    expect(delivery.files.map((file) => file.name)).toEqual(['loentimer.csv', 'ydelser.csv']);
    expect(deliveryWarnings(delivery)).toEqual([
      `${name} is loentimer.csv once more, byte for byte; it is read once`,
    ]);
    const { out, status } = await run('check', '--data', folder);
    expect(status).toBe(0);
    expect(out).toContain(`${name} is loentimer.csv once more`);
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
  test.each(['Kontanthjælp (jobparat)', 'SHO-ydelse', 'Jobparat kontanthjælpsmodtager', 'Ydelse 42', ''])(
    "'%s' is refused, once with its rows and the nearest",
    async (ydelse) => {
      const rows = Array.from({ length: 3 }, (_, i) => `b${i};Aalborg;${ydelse};2017-01-01;`);
      const { store, faultText } = await stored({
        'ydelser.csv': csv('borger_id;kommune;ydelse;fra;til', ...rows),
      });
      store.close();
      expect(faultText.split('\n')).toHaveLength(1);
      expect(faultText).toContain(`ydelser.csv:2 column ydelse has '${ydelse}' (3 rows, this is the first)`);
      if (ydelse !== '') expect(faultText).toContain('unknown');
    },
  );

  test.each([
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
  ])('%s is known to be outside, and counted as such', async (ydelse) => {
    const content = csv(
      'borger_id;kommune;ydelse;fra;til',
      `b1;Aalborg;${ydelse};2017-01-01;`,
      'b2;Udlandet;Kontanthjælp;2017-01-01;',
      'b3;Aalborg;Kontanthjælp;2017-01-01;',
    );
    const { store, rows, accounts, faultText } = await stored({ 'ydelser.csv': content });
    expect(faultText).toBe('');
    expect(rows.ydelser).toHaveLength(1);
    expect(accounts[0]).toMatchObject({
      rows: 3,
      counted: 1,
      outside: { [`ydelse ${ydelse}`]: 1, 'kommune Udlandet': 1 },
    });
    expect(store.outOfScope).toEqual({ [ydelse]: 1 });
    store.close();
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
