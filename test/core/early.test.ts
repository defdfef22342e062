import { describe, expect, test } from 'vitest';
import { judgeEarly } from '../../src/core/early.js';
import type { MonthOutcome } from '../../src/core/judge.js';
import type { Timeline } from '../../src/core/timeline.js';
import { parseMonth } from '../../src/domain/month.js';
import { ydelseCode } from '../../src/domain/ydelse.js';
import { RULES } from '../../src/rules/ruleset.js';
import { on, person, samtale, tilbud } from './person.js';

const early = (parts: Partial<Timeline>): MonthOutcome[] =>
  judgeEarly(person(parts), { from: parseMonth('2018-01'), to: parseMonth('2023-12') }, RULES);
const months = (parts: Partial<Timeline>): number[] => early(parts).map(({ month }) => month);
const days = (...list: string[]) => list.map((day) => samtale(day));

describe('early effort is judged on the day that six months are complete', () => {
  test('which is the day before the same date six months later', () => {
    expect(months({ ydelser: [on('Kontanthjælp', '2019-01-01', '2019-06-30')] })).toEqual([
      parseMonth('2019-06'),
    ]);
    expect(months({ ydelser: [on('Kontanthjælp', '2019-01-01', '2019-06-29')] })).toEqual([]);
    expect(months({ ydelser: [on('Kontanthjælp', '2019-01-02', '2019-07-01')] })).toEqual([
      parseMonth('2019-07'),
    ]);
  });

  test('from 31 August is 27 February, the day before the last of the month', () => {
    expect(months({ ydelser: [on('Kontanthjælp', '2018-08-31', '2019-02-27')] })).toEqual([
      parseMonth('2019-02'),
    ]);
    expect(months({ ydelser: [on('Kontanthjælp', '2018-08-31', '2019-02-26')] })).toEqual([]);
  });

  test('and 122 days later when the dead period lies between', () => {
    expect(months({ ydelser: [on('Kontanthjælp', '2019-09-01')] })).toEqual([parseMonth('2020-02')]);
    expect(months({ ydelser: [on('Kontanthjælp', '2019-09-02', '2020-07-01')] })).toEqual([
      parseMonth('2020-07'),
    ]);
    expect(months({ ydelser: [on('Kontanthjælp', '2019-09-02', '2020-06-30')] })).toEqual([]);
    expect(months({ ydelser: [on('Kontanthjælp', '2020-02-29')] })).toEqual([parseMonth('2020-12')]);
  });

  test('of accumulated ydelser is the first with 183 days in 36 months', () => {
    const ydelser = (to: string) => [
      on('A-dagpenge', '2019-01-01', '2019-03-31'),
      on('Kontantydelse', '2019-05-01', to),
    ];
    expect(months({ ydelser: ydelser('2019-08-01') })).toEqual([parseMonth('2019-08')]);
    expect(months({ ydelser: ydelser('2019-07-31') })).toEqual([]);
  });

  test('of accumulated ydelser comes once, however often the days fall below 183 and rise again', () => {
    const ydelser = [
      on('A-dagpenge', '2018-01-01', '2018-07-02'),
      on('A-dagpenge', '2022-01-01', '2022-12-31'),
    ];
    expect(months({ ydelser })).toEqual([parseMonth('2018-07')]);
  });

  test('needs a row of that ydelse that covers the day, outside the introduktionsprogram', () => {
    const row = (introduktion: boolean) => on('Kontanthjælp', '2019-01-01', '2019-12-31', { introduktion });
    expect(months({ ydelser: [row(true)] })).toEqual([]);
    expect(months({ ydelser: [row(false)] })).toEqual([parseMonth('2019-06')]);
    // 30 June lies in a gap that does not break the spell.
    const gap = [on('Kontanthjælp', '2019-01-01', '2019-06-20'), on('Kontanthjælp', '2019-07-05')];
    expect(months({ ydelser: gap })).toEqual([]);
  });

  test('for the kommune of that row', () => {
    const ydelser = [
      on('Kontanthjælp', '2019-01-01', '2019-06-29', { kommune: 851 }),
      on('Kontanthjælp', '2019-06-30', '', { kommune: 657 }),
    ];
    expect(early({ ydelser })[0]?.kommune).toBe(657);
  });

  test('counts a spell that continues selvforsørgelses- og hjemrejseydelse from the start of that', () => {
    const ydelser = [
      on('Selvforsørgelses- og hjemrejseydelse mv.', '2019-01-01', '2019-05-31'),
      on('Kontanthjælp', '2019-06-01'),
    ];
    expect(early({ ydelser })).toMatchObject([
      { month: parseMonth('2019-06'), ydelse: ydelseCode('Kontanthjælp') },
    ]);
  });
});

describe('early effort is met', () => {
  const ydelser = [on('Kontanthjælp', '2019-01-01')];
  const met = (parts: Partial<Timeline>) => early({ ydelser, ...parts })[0]?.met;

  test('with four samtaler on different days from the start to the day, not three', () => {
    const four = days('2019-01-01', '2019-02-01', '2019-03-01', '2019-06-30');
    expect(met({ samtaler: four })?.samtaler).toBe(true);
    expect(met({ samtaler: four.slice(1) })?.samtaler).toBe(false);
    expect(met({ samtaler: [...four.slice(1), ...days('2019-03-01')] })?.samtaler).toBe(false);
  });

  test('not by samtaler before the start or after the day', () => {
    const three = days('2019-02-01', '2019-03-01', '2019-04-01');
    expect(met({ samtaler: [...days('2018-12-31'), ...three] })?.samtaler).toBe(false);
    expect(met({ samtaler: [...three, ...days('2019-07-01')] })?.samtaler).toBe(false);
  });

  test('with one counted tilbud that has a day from the start to the day; hours do not stand in', () => {
    const praktik = (from: string, to: string) => ({ tilbud: [tilbud('Virksomhedspraktik', from, to)] });
    expect(met(praktik('2018-12-01', '2019-01-01'))?.tilbud).toBe(true);
    expect(met(praktik('2018-12-01', '2018-12-31'))?.tilbud).toBe(false);
    expect(met(praktik('2019-06-30', ''))?.tilbud).toBe(true);
    expect(met(praktik('2019-07-01', ''))?.tilbud).toBe(false);
    expect(met({ tilbud: [tilbud('Mentor', '2019-02-01')] })?.tilbud).toBe(false);
    const loentimer = [{ month: parseMonth('2019-03'), units: 9_000_000 }];
    expect(met({ loentimer })?.tilbud).toBe(false);
  });

  test('on accumulated ydelser by effort in the six months before the day, dead days added', () => {
    const ydelser = [on('A-dagpenge', '2019-01-01', '2019-03-31'), on('A-dagpenge', '2019-10-01')];
    // 90 days, and 93 from 1 October: 1 January 2020. Six months before: later than 1 July 2019.
    const three = days('2019-10-01', '2019-11-01', '2019-12-01');
    const withFirst = (day: string) => early({ ydelser, samtaler: [...days(day), ...three] })[0];
    expect(withFirst('2019-07-02')).toMatchObject({ month: parseMonth('2020-01'), met: { samtaler: true } });
    expect(withFirst('2019-07-01')?.met.samtaler).toBe(false);
    // With 59 days from January to February 2020 and 124 from 1 July: 1 November 2020. Later than 1 May, and 122 dead days more.
    const dead = [on('A-dagpenge', '2020-01-02', '2020-02-29'), on('A-dagpenge', '2020-07-01')];
    const inDead = (day: string) =>
      early({ ydelser: dead, samtaler: [...days(day, '2020-07-01', '2020-08-01', '2020-09-01')] })[0];
    expect(inDead('2019-12-31')).toMatchObject({ month: parseMonth('2020-11'), met: { samtaler: false } });
    expect(inDead('2020-01-01')?.met.samtaler).toBe(true);
  });
});

test('a citizen who reaches six months on two ydelser in a month counts once, with the later day', () => {
  const ydelser = [
    on('Kontanthjælp', '2019-01-01', '2019-12-31'),
    on('Ledighedsydelse', '2018-12-20', '2019-12-31', { kommune: 657 }),
  ];
  expect(early({ ydelser })).toMatchObject([{ month: parseMonth('2019-06'), kommune: 851 }]);
});
