import { describe, expect, test } from 'vitest';
import {
  byDanishName,
  KOMMUNER,
  kommuneOfCode,
  kommuneTitle,
  maybeKommune,
  nearestKommuner,
} from '../../src/domain/kommuner.js';

describe('the register of kommuner', () => {
  test('holds 98 kommuner with codes and names of their own', () => {
    expect(KOMMUNER).toHaveLength(98);
    expect(new Set(KOMMUNER.map((k) => k.code)).size).toBe(98);
    expect(new Set(KOMMUNER.map((k) => k.name)).size).toBe(98);
  });

  test.each([
    ['Aalborg', 851],
    ['aalborg kommune', 851],
    ['Ålborg', 851],
    ['851', 851],
    ['Vesthimmerland', 820],
    ['Nordfyn', 480],
    ['Københavns Kommune', 101],
    ['Bornholms Regionskommune', 400],
    ['Århus', 751],
    ['Høje-Tåstrup', 169],
  ])('%s is the kommune %i', (text, code) => {
    expect(maybeKommune(text)?.code).toBe(code);
  });

  test('a misspelt name is no kommune, and the nearest names are offered', () => {
    expect(maybeKommune('Aalbrog')).toBeUndefined();
    expect(nearestKommuner('Aalbrog')[0]).toBe('Aalborg');
    expect(maybeKommune('411')).toBeUndefined();
  });

  test('names are in Danish order: Aa last, after Ø', () => {
    const names = [...KOMMUNER].sort(byDanishName).map((k) => k.name);
    expect(names[0]).toBe('Albertslund');
    expect(names.slice(-3)).toEqual(['Aabenraa', 'Aalborg', 'Aarhus']);
  });

  test('a kommune calls itself by its own name', () => {
    expect(kommuneTitle(kommuneOfCode(101))).toBe('Københavns Kommune');
    expect(kommuneTitle(kommuneOfCode(480))).toBe('Nordfyns Kommune');
  });
});
