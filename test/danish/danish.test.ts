import { describe, expect, test } from 'vitest';
import { dayName, periodInText, periodName, seasonName } from '../../src/danish/date.js';
import {
  formatDecimal,
  formatInteger,
  formatPercent,
  formatSigned,
  neuterWord,
  numberWord,
} from '../../src/danish/number.js';
import { fileName, genitive, listing, sentence } from '../../src/danish/text.js';
import { parseDay } from '../../src/domain/day.js';
import { fraction, round } from '../../src/domain/fraction.js';
import { KOMMUNER } from '../../src/domain/kommuner.js';
import { parseMonth } from '../../src/domain/month.js';

describe('Danish', () => {
  test('numbers have points between thousands, a decimal comma and a real minus', () => {
    expect(formatInteger(14_560)).toBe('14.560');
    expect(formatInteger(-1_234_567)).toBe('−1.234.567');
    expect(formatInteger(999)).toBe('999');
    expect(formatDecimal({ units: -21, decimals: 2 })).toBe('−0,21');
    expect(formatDecimal({ units: 1_234_567, decimals: 1 })).toBe('123.456,7');
    expect(formatPercent(fraction(4739, 5934), 1)).toBe('79,9');
    expect(formatSigned(round(fraction(-1, 1000), 1))).toBe('0,0');
    expect(formatSigned({ units: 18, decimals: 1 })).toBe('+1,8');
  });

  test.each([
    ['Aalborg', 'Aalborgs'],
    ['Randers', "Randers'"],
    ['Nordfyns', 'Nordfyns'],
    ['Vesthimmerlands', 'Vesthimmerlands'],
    ['Aarhus', "Aarhus'"],
    ['Assens', "Assens'"],
    ['Læsø', 'Læsøs'],
  ])('the genitive of %s is %s', (name, expected) => {
    expect(genitive(name)).toBe(expected);
  });

  test('periods are months in words', () => {
    const three = { from: parseMonth('2020-06'), to: parseMonth('2020-08') };
    expect(periodName(three)).toBe('Juni 2020 – august 2020');
    expect(periodInText({ from: three.to, to: three.to })).toBe('august 2020');
    expect(periodInText(three)).toBe('juni–august 2020');
    expect(periodInText({ from: parseMonth('2019-07'), to: three.from })).toBe('juli 2019 – juni 2020');
    expect(dayName(parseDay('2020-03-01'))).toBe('1. marts 2020');
    expect(listing(['a', 'b', 'c'])).toBe('a, b og c');
    expect(listing(['a', 'b'], 'eller')).toBe('a eller b');
  });

  test('a neuter has its own one', () => {
    expect([1, 2, 12, 13].map(numberWord)).toEqual(['én', 'to', 'tolv', '13']);
    expect([1, 2, 12, 13].map(neuterWord)).toEqual(['ét', 'to', 'tolv', '13']);
  });

  test.each([
    ['2020-02-29', 'vinteren 2020'],
    ['2020-03-01', 'foråret 2020'],
    ['2020-05-31', 'foråret 2020'],
    ['2020-06-01', 'sommeren 2020'],
    ['2020-08-31', 'sommeren 2020'],
    ['2020-09-01', 'efteråret 2020'],
    ['2020-11-30', 'efteråret 2020'],
    ['2020-12-01', 'vinteren 2020'],
  ])('%s lies in %s', (day, season) => {
    expect(seasonName(parseDay(day))).toBe(season);
  });

  test('file names are ASCII and different for all kommuner', () => {
    expect(fileName('Ærø')).toBe('aeroe');
    expect(fileName('Lyngby-Taarbæk')).toBe('lyngby-taarbaek');
    const names = KOMMUNER.map((k) => fileName(k.name));
    expect(names.every((name) => /^[a-z]+(-[a-z]+)*$/.test(name))).toBe(true);
    expect(new Set(names).size).toBe(98);
  });
});

test('a sentence ends with one full stop, behind an abbreviation too', () => {
  expect(sentence('Over grænsen er a-dagpenge')).toBe('Over grænsen er a-dagpenge.');
  expect(sentence('Over grænsen er kontanthjælp mv.')).toBe('Over grænsen er kontanthjælp mv.');
});
