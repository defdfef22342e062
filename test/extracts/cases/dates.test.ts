import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, OPEN_END, parseDay } from '../../../src/domain/day.js';
import { parseMonth } from '../../../src/domain/month.js';
import {
  FIRST_DAY,
  LAST_DAY,
  parseDate,
  parseEndDate,
  parseMonthCell,
} from '../../../src/extracts/values.js';
import { SEED, stored } from './files.js';

const danish = (sign: string) => (iso: string) =>
  iso.replace(/^(\d{4})-(\d\d)-(\d\d)$/, `$3${sign}$2${sign}$1`);
const WRITE = [(iso: string) => iso, danish('-'), danish('.'), danish('/')];
const TIMES = [
  '',
  ' 00:00:00.000',
  ' 00:00:00',
  'T00:00:00',
  'T10:30',
  ' 10:30',
  ' kl. 10.30',
  ' 23:59:59.9999999',
  'T00:00:00+01:00',
  'T10:30:00Z',
  ' 12:00:00 AM',
];

describe('a date', () => {
  test('is the same with any time of day behind it, in any notation', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: FIRST_DAY, max: LAST_DAY }),
        fc.constantFrom(...WRITE),
        fc.constantFrom(...TIMES),
        (day, write, time) => {
          expect(parseDate(write(formatDay(day)) + time)).toBe(day);
          expect(parseEndDate(write(formatDay(day)) + time)).toBe(day);
        },
      ),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test.each([
    '2020-02-30',
    '31-04-2020',
    '2020-08-31 25:00',
    '2020-08-31 10:60',
    '2020-08-31x',
    '2020-08',
    '43831',
    '31-08-20',
    '1989-12-31',
    '2101-01-01',
  ])('is not %s', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  test.each(['2018-12-31T23:00:00Z', '2019-06-30T22:00:00Z', '2019-01-01T00:00:00-05:00'])(
    'is not %s, which is another day in Denmark or none that is sure',
    (text) => {
      expect(parseDate(text)).toBeUndefined();
    },
  );

  test.each(['9999-12-31', '31-12-9999', '31.12.9999', '9999-12-31 00:00:00.000', '9999-12-31T00:00:00'])(
    'of an end may be %s: it is open',
    (text) => {
      expect(parseEndDate(text)).toBe(OPEN_END);
      expect(parseDate(text)).toBeUndefined();
    },
  );

  test('of the year 9999 begins nothing', async () => {
    const { store, faultText } = await stored({
      'tilbud.csv': 'borger_id;tilbudstype;fra;til\nb1;Nytteindsats;9999-12-31;9999-12-31\n',
    });
    store.close();
    expect(faultText).toContain("column fra has '9999-12-31'");
  });

  test('that is open is the same in the store as an empty cell', async () => {
    const of = async (til: string) => {
      const { store } = await stored({
        'ydelser.csv': `borger_id;kommune;ydelse;fra;til\nb1;Aalborg;Kontanthjælp;2017-01-01;${til}\n`,
      });
      const citizens = [];
      for await (const citizen of store.citizens()) citizens.push(citizen);
      const span = await store.span('ydelser');
      store.close();
      return { citizens, span };
    };
    const [empty, open] = [await of(''), await of('9999-12-31')];
    expect(open).toEqual(empty);
    expect(empty.span?.to).toBe(parseDay('2017-01-01'));
  });
});

describe('a month', () => {
  test.each([
    '2020-08',
    '2020M08',
    '2020M8',
    '2020-8',
    '2020m08',
    'august 2020',
    'aug 2020',
    'Aug. 2020',
    '2020-08-01',
    '01-08-2020',
    '2020-08-01 00:00:00.000',
    '２０２０M08',
  ])('may be written %s', (text) => {
    expect(parseMonthCell(text)).toBe(parseMonth('2020-08'));
  });

  test.each(['2020-13', '2020M13', '2020-08-02', '31-08-2020', '2020', '2020Q1', 'xyz 2020'])(
    'is not %s',
    (text) => {
      expect(parseMonthCell(text)).toBeUndefined();
    },
  );
});
