import { describe, expect, test } from 'vitest';
import { effortWindow } from '../../src/core/window.js';
import { formatMonth, parseMonth } from '../../src/domain/month.js';
import { RULES } from '../../src/rules/ruleset.js';
import { hours, inMonth, on, person, samtale, tilbud } from './person.js';

const ydelser = [on('Kontanthjælp', '2015-01-01')];
const metSamtaler = (month: string, ...samtaler: ReturnType<typeof samtale>[]) =>
  inMonth(person({ ydelser, samtaler }), month)?.met.samtaler;
const three = [samtale('2020-01-10'), samtale('2020-01-11'), samtale('2020-01-12')];

describe('the effort window', () => {
  test.each([
    ['2020-08', '2019-05'],
    ['2020-02', '2019-03'],
    ['2020-04', '2019-03'],
    ['2020-06', '2019-03'],
    ['2020-07', '2019-04'],
    ['2021-06', '2020-07'],
    ['2021-05', '2020-02'],
    ['2019-01', '2018-02'],
  ])('of %s begins in %s', (month, first) => {
    const m = parseMonth(month);
    expect(formatMonth(effortWindow(m, RULES.at(m)).from)).toBe(first);
  });
});

describe('samtaler', () => {
  test('meet the fokusmål when they are four, not three', () => {
    expect(metSamtaler('2020-08', ...three)).toBe(false);
    expect(metSamtaler('2020-08', ...three, samtale('2020-02-01'))).toBe(true);
  });

  test('of one day count once', () => {
    expect(metSamtaler('2020-08', ...three, samtale('2020-01-12', 'Opfølgningssamtale'))).toBe(false);
  });

  test('count from the first day of the window to its last', () => {
    expect(metSamtaler('2020-08', ...three, samtale('2019-05-01'))).toBe(true);
    expect(metSamtaler('2020-08', ...three, samtale('2019-04-30'))).toBe(false);
    expect(metSamtaler('2020-08', ...three, samtale('2020-08-31'))).toBe(true);
    expect(metSamtaler('2020-08', ...three, samtale('2020-09-01'))).toBe(false);
  });

  test('count on 11 March 2020 and not on the 12th, not on 26 May and again on the 27th', () => {
    expect(metSamtaler('2020-08', ...three, samtale('2020-03-11'))).toBe(true);
    expect(metSamtaler('2020-08', ...three, samtale('2020-03-12'))).toBe(false);
    expect(metSamtaler('2020-08', ...three, samtale('2020-05-25'))).toBe(false);
    expect(metSamtaler('2020-08', ...three, samtale('2020-05-26'))).toBe(false);
    expect(metSamtaler('2020-08', ...three, samtale('2020-05-27'))).toBe(true);
  });

  test('by telephone, video or otherwise digital count from the reopening on, not before', () => {
    for (const form of ['Telefon', 'Video', 'Digital']) {
      expect(metSamtaler('2020-08', ...three, samtale('2020-03-11', 'Jobsamtale', form))).toBe(false);
      expect(metSamtaler('2020-08', ...three, samtale('2020-05-27', 'Jobsamtale', form))).toBe(true);
    }
    expect(metSamtaler('2020-08', ...three, samtale('2020-03-11', 'Jobsamtale', null))).toBe(true);
  });

  test('count when they are jobsamtaler or opfølgningssamtaler that were held', () => {
    expect(metSamtaler('2020-08', ...three, samtale('2020-02-01', 'Opfølgningssamtale'))).toBe(true);
    expect(metSamtaler('2020-08', ...three, samtale('2020-02-01', 'Anden samtale'))).toBe(false);
    expect(metSamtaler('2020-08', ...three, samtale('2020-02-01', 'Jobsamtale', null, 'Udeblevet'))).toBe(
      false,
    );
    expect(metSamtaler('2020-08', ...three, samtale('2020-02-01', 'Jobsamtale', null, 'Aflyst'))).toBe(false);
    expect(metSamtaler('2020-08', ...three, samtale('2020-02-01', 'Jobsamtale', null, null))).toBe(true);
  });
});

describe('tilbud and hours', () => {
  const met = (month: string, parts: Parameters<typeof person>[0]) =>
    inMonth(person({ ydelser, ...parts }), month)?.met.tilbud;

  test('a tilbud that touches the window by one day is enough', () => {
    expect(met('2020-08', { tilbud: [tilbud('Virksomhedspraktik', '2019-04-01', '2019-05-01')] })).toBe(true);
    expect(met('2020-08', { tilbud: [tilbud('Virksomhedspraktik', '2019-04-01', '2019-04-30')] })).toBe(
      false,
    );
    expect(met('2020-08', { tilbud: [tilbud('Virksomhedspraktik', '2020-08-31', '2020-12-01')] })).toBe(true);
    expect(met('2020-08', { tilbud: [tilbud('Virksomhedspraktik', '2020-09-01', '2020-12-01')] })).toBe(
      false,
    );
  });

  test('a tilbud in the dead period counts, and one without an end is still running', () => {
    expect(met('2020-08', { tilbud: [tilbud('Løntilskud', '2020-04-01', '2020-04-02')] })).toBe(true);
    expect(met('2020-08', { tilbud: [tilbud('Løntilskud', '2015-04-01')] })).toBe(true);
  });

  test('mentor is no tilbud', () => {
    expect(met('2020-08', { tilbud: [tilbud('Mentor', '2020-01-01')] })).toBe(false);
  });

  test('225 hours are enough and 224,99 are not, corrections taken off', () => {
    expect(met('2020-08', { loentimer: [hours('2019-05', 125), hours('2020-04', 100)] })).toBe(true);
    expect(met('2020-08', { loentimer: [hours('2019-05', 125), hours('2020-04', 99.99)] })).toBe(false);
    expect(met('2020-08', { loentimer: [hours('2019-04', 125), hours('2020-04', 100)] })).toBe(false);
    expect(met('2020-08', { loentimer: [hours('2020-01', 230), hours('2020-02', -5)] })).toBe(true);
    expect(met('2020-08', { loentimer: [hours('2020-01', 230), hours('2020-02', -5.01)] })).toBe(false);
  });

  test('100 hours are enough from 2023 on, 225 before', () => {
    expect(met('2023-01', { loentimer: [hours('2023-01', 100)] })).toBe(true);
    expect(met('2023-01', { loentimer: [hours('2023-01', 99.99)] })).toBe(false);
    expect(met('2022-12', { loentimer: [hours('2022-12', 224.99)] })).toBe(false);
  });
});
