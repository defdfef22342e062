import { describe, expect, test } from 'vitest';
import { addMonths, formatDay, parseDay } from '../../src/domain/day.js';
import { exempt, inMonth, on, person } from './person.js';

/** Counts in the month with kontanthjælp from `from` to `to`. */
const counts = (rows: Parameters<typeof on>[], month: string) =>
  inMonth(person({ ydelser: rows.map((row) => on(...row)) }), month) !== undefined;

describe('twelve months of anciennitet', () => {
  test('are reached on the day before the same date a year later, not the day before that', () => {
    expect(counts([['Kontanthjælp', '2018-05-10', '2019-05-09']], '2019-05')).toBe(true);
    expect(counts([['Kontanthjælp', '2018-05-10', '2019-05-08']], '2019-05')).toBe(false);
  });

  test('from 29 February are reached on 27 February a year later', () => {
    expect(counts([['Kontanthjælp', '2016-02-29', '2017-02-27']], '2018-01')).toBe(false);
    expect(formatDay(addMonths(parseDay('2020-02-29'), 12) - 1)).toBe('2021-02-27');
    // Dead days stand between: 122 of them.
    expect(counts([['Kontanthjælp', '2020-02-29', '2021-06-29']], '2021-06')).toBe(true);
    expect(counts([['Kontanthjælp', '2020-02-29', '2021-06-28']], '2021-06')).toBe(false);
  });

  test('stand still from 1 March to 30 June 2020: 122 days later', () => {
    expect(counts([['Kontanthjælp', '2019-03-01', '2020-02-29']], '2020-02')).toBe(true);
    expect(counts([['Kontanthjælp', '2019-03-02', '2020-06-30']], '2020-06')).toBe(false);
    expect(counts([['Kontanthjælp', '2019-03-02', '2020-07-01']], '2020-07')).toBe(true);
    expect(counts([['Kontanthjælp', '2019-07-01', '2020-10-30']], '2020-10')).toBe(true);
    expect(counts([['Kontanthjælp', '2019-07-01', '2020-10-29']], '2020-10')).toBe(false);
  });

  test('of a-dagpenge are 365 days in 36 months, dead days and days counted twice left out', () => {
    expect(counts([['A-dagpenge', '2018-01-01', '2018-12-31']], '2018-12')).toBe(true);
    expect(counts([['A-dagpenge', '2018-01-02', '2018-12-31']], '2018-12')).toBe(false);
    const pieces: Parameters<typeof on>[] = [
      ['A-dagpenge', '2018-01-01', '2018-06-30'],
      ['Arbejdsmarkedsydelse', '2018-06-01', '2018-06-30'],
      ['Kontantydelse', '2019-01-01', '2019-07-03'],
    ];
    expect(counts(pieces, '2019-07')).toBe(true);
    expect(counts([...pieces.slice(0, 2), ['Kontantydelse', '2019-01-01', '2019-07-02']], '2019-07')).toBe(
      false,
    );
    expect(counts([['A-dagpenge', '2019-04-01', '2020-07-30']], '2020-07')).toBe(true);
    expect(counts([['A-dagpenge', '2019-04-01', '2020-07-29']], '2020-07')).toBe(false);
    expect(counts([['A-dagpenge', '2019-07-04', '2020-10-31']], '2020-10')).toBe(false);
    expect(counts([['A-dagpenge', '2019-07-03', '2020-10-31']], '2020-10')).toBe(true);
  });

  test.each(['A-dagpenge', 'Kontantydelse', 'Arbejdsmarkedsydelse'])(
    'of a-dagpenge, kontantydelse and arbejdsmarkedsydelse are added together: %s with another',
    (ydelse) => {
      const other = ydelse === 'A-dagpenge' ? 'Kontantydelse' : 'A-dagpenge';
      const pieces: Parameters<typeof on>[] = [
        [other, '2018-01-01', '2018-06-30'],
        [ydelse, '2018-10-01', '2019-04-02'],
      ];
      expect(counts(pieces, '2019-04')).toBe(true);
      expect(counts(pieces.slice(1), '2019-04')).toBe(false);
    },
  );

  test('of a-dagpenge look back on days later than 36 months before, not on that day itself', () => {
    const last: Parameters<typeof on> = ['A-dagpenge', '2018-12-31', '2018-12-31'];
    // 31 December 2015 is 36 months before: with it they would be 365 days, without it they are 364.
    expect(counts([['A-dagpenge', '2015-12-31', '2016-12-28'], last], '2018-12')).toBe(false);
    expect(counts([['A-dagpenge', '2015-12-31', '2016-12-29'], last], '2018-12')).toBe(true);
  });
});

describe('a spell', () => {
  test('is not broken by 30 free days that hold no whole calendar month', () => {
    expect(
      counts(
        [
          ['Kontanthjælp', '2018-06-01', '2019-01-10'],
          ['Kontanthjælp', '2019-02-10', '2019-07-31'],
        ],
        '2019-07',
      ),
    ).toBe(true);
  });

  test('is broken by a free February, and not by one that lacks a day', () => {
    expect(
      counts(
        [
          ['Kontanthjælp', '2018-06-01', '2019-01-31'],
          ['Kontanthjælp', '2019-03-01', '2019-07-31'],
        ],
        '2019-07',
      ),
    ).toBe(false);
    expect(
      counts(
        [
          ['Kontanthjælp', '2018-06-01', '2019-02-01'],
          ['Kontanthjælp', '2019-03-01', '2019-07-31'],
        ],
        '2019-07',
      ),
    ).toBe(true);
    expect(
      counts(
        [
          ['Kontanthjælp', '2018-06-01', '2019-01-31'],
          ['Kontanthjælp', '2019-02-28', '2019-07-31'],
        ],
        '2019-07',
      ),
    ).toBe(true);
  });

  test('is broken by a free January of 31 days, and not by one whose first or last day has the ydelse', () => {
    const gap = (last: string, next: string) =>
      counts(
        [
          ['Kontanthjælp', '2018-06-01', last],
          ['Kontanthjælp', next, '2019-07-31'],
        ],
        '2019-07',
      );
    expect(gap('2018-12-31', '2019-02-01')).toBe(false);
    expect(gap('2018-12-31', '2019-01-31')).toBe(true);
    expect(gap('2019-01-01', '2019-02-01')).toBe(true);
  });

  test('is never broken by dead months, but by the month before or after them', () => {
    expect(
      counts(
        [
          ['Kontanthjælp', '2019-01-01', '2020-02-29'],
          ['Kontanthjælp', '2020-07-01', '2020-08-31'],
        ],
        '2020-08',
      ),
    ).toBe(true);
    expect(
      counts(
        [
          ['Kontanthjælp', '2019-01-01', '2020-02-29'],
          ['Kontanthjælp', '2020-08-01', '2020-08-31'],
        ],
        '2020-08',
      ),
    ).toBe(false);
  });

  test('of sygedagpenge is broken by a single free day', () => {
    expect(
      counts(
        [
          ['Sygedagpenge', '2018-06-01', '2019-01-10'],
          ['Sygedagpenge', '2019-01-11', '2019-07-31'],
        ],
        '2019-07',
      ),
    ).toBe(true);
    expect(
      counts(
        [
          ['Sygedagpenge', '2018-06-01', '2019-01-10'],
          ['Sygedagpenge', '2019-01-12', '2019-07-31'],
        ],
        '2019-07',
      ),
    ).toBe(false);
  });

  test('is not broken by moving to another kommune', () => {
    const rows = [
      on('Kontanthjælp', '2018-06-01', '2019-01-10', { kommune: 840 }),
      on('Kontanthjælp', '2019-01-11', '2019-07-31'),
    ];
    expect(inMonth(person({ ydelser: rows }), '2019-07')?.kommune).toBe(851);
  });

  test('starts anew with another ydelse, but not with kontanthjælp or uddannelseshjælp after selvforsørgelsesydelse', () => {
    const sho = 'Selvforsørgelses- og hjemrejseydelse mv.';
    expect(
      counts(
        [
          ['Sygedagpenge', '2018-06-01', '2019-01-10'],
          ['Kontanthjælp', '2019-01-11', '2019-07-31'],
        ],
        '2019-07',
      ),
    ).toBe(false);
    expect(
      counts(
        [
          [sho, '2018-06-01', '2019-01-10'],
          ['Kontanthjælp', '2019-01-11', '2019-07-31'],
        ],
        '2019-07',
      ),
    ).toBe(true);
    expect(
      counts(
        [
          [sho, '2018-06-01', '2019-01-31'],
          ['Uddannelseshjælp', '2019-02-28', '2019-07-31'],
        ],
        '2019-07',
      ),
    ).toBe(true);
    expect(
      counts(
        [
          [sho, '2018-06-01', '2019-01-31'],
          ['Uddannelseshjælp', '2019-03-01', '2019-07-31'],
        ],
        '2019-07',
      ),
    ).toBe(false);
    expect(
      counts(
        [
          [sho, '2018-06-01', '2019-01-10'],
          ['Revalidering', '2019-01-11', '2019-07-31'],
        ],
        '2019-07',
      ),
    ).toBe(false);
  });
});

describe('the population of a month', () => {
  test('leaves out the introduktionsprogram, whose time still counts', () => {
    const sho = 'Selvforsørgelses- og hjemrejseydelse mv.';
    const rows = [
      on(sho, '2018-01-01', '2018-12-31', { introduktion: true }),
      on(sho, '2019-01-01', '2019-02-28'),
    ];
    expect(inMonth(person({ ydelser: rows }), '2018-12')).toBeUndefined();
    expect(inMonth(person({ ydelser: rows }), '2019-01')).toBeDefined();
  });

  test('takes the ydelse that stands first, then the later start, then the higher kommunekode', () => {
    const both = [on('Sygedagpenge', '2017-01-01'), on('Kontanthjælp', '2017-06-01')];
    expect(inMonth(person({ ydelser: both }), '2019-01')?.ydelse).toBe(3);
    const starts = [
      on('Kontanthjælp', '2017-01-01', '', { kommune: 860 }),
      on('Kontanthjælp', '2017-02-01', '', { kommune: 840 }),
    ];
    expect(inMonth(person({ ydelser: starts }), '2019-01')?.kommune).toBe(840);
    const codes = [
      on('Kontanthjælp', '2017-01-01', '', { kommune: 840 }),
      on('Kontanthjælp', '2017-01-01', '', { kommune: 851 }),
    ];
    expect(inMonth(person({ ydelser: codes }), '2019-01')?.kommune).toBe(851);
  });

  test('judges a citizen on the last day of the month with a ydelse', () => {
    const rows = [
      on('Kontanthjælp', '2017-01-01', '2019-01-20'),
      on('Sygedagpenge', '2017-01-01', '2019-01-25'),
    ];
    expect(inMonth(person({ ydelser: rows }), '2019-01')?.ydelse).toBe(10);
  });

  test('is not defined before January 2018', () => {
    expect(() => inMonth(person({ ydelser: [on('Kontanthjælp', '2015-01-01')] }), '2017-12')).toThrow(
      '2017-12-01',
    );
  });
});

describe('exemption', () => {
  const ydelser = [on('Kontanthjælp', '2018-01-01', '2018-12-31')];
  const counted = (...fritagelser: ReturnType<typeof exempt>[]) =>
    inMonth(person({ ydelser, fritagelser }), '2018-12')?.counted;

  test('of at least half the spell keeps a citizen out, of a day less it does not', () => {
    // 365 base days: 183 are at least half, 182 are not.
    expect(counted(exempt('Begge', '2018-01-01', '2018-07-02'))).toEqual({ samtaler: false, tilbud: false });
    expect(counted(exempt('Begge', '2018-01-01', '2018-07-01'))).toEqual({ samtaler: true, tilbud: true });
  });

  test('of exactly half keeps a citizen out', () => {
    const even = person({
      ydelser: [on('Kontanthjælp', '2018-01-01', '2019-01-01')],
      fritagelser: [exempt('Samtaler', '2018-01-01', '2018-07-02')],
    });
    expect(inMonth(even, '2019-01')?.counted).toEqual({ samtaler: false, tilbud: true });
  });

  test('is judged for each fokusmål on its own, and overlapping ones count a day once', () => {
    expect(counted(exempt('Tilbud', '2018-01-01'))).toEqual({ samtaler: true, tilbud: false });
    expect(
      counted(exempt('Samtaler', '2018-01-01', '2018-05-01'), exempt('Begge', '2018-02-01', '2018-06-01')),
    ).toEqual({
      samtaler: true,
      tilbud: true,
    });
  });

  test('leaves dead days out of the base and of the exemption', () => {
    const citizen = person({
      ydelser: [on('Kontanthjælp', '2019-07-01', '2020-10-31')],
      fritagelser: [exempt('Begge', '2020-01-01', '2020-08-31')],
    });
    // 366 live days (of 488); the exemption holds 60 + 62 live days.
    expect(inMonth(citizen, '2020-10')?.counted.samtaler).toBe(true);
  });
});
