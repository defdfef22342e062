import { describe, expect, test } from 'vitest';
import {
  byGruppe,
  GRUPPE_I_ALT,
  GRUPPER,
  gruppeName,
  ydelseCode,
  ydelseOf,
} from '../../src/domain/ydelse.js';
import { OUT_OF_SCOPE_YDELSER, YDELSER } from '../../src/domain/ydelser.js';

describe('the ydelser in scope', () => {
  test.each([
    ['A-dagpenge', 0],
    ['Kontantydelse', 1],
    ['Arbejdsmarkedsydelse', 2],
    ['Kontanthjælp', 3],
    ['Uddannelseshjælp', 4],
    ['Selvforsørgelses- og hjemrejseydelse mv.', 5],
    ['Revalidering', 6],
    ['Forrevalidering', 7],
    ['Ledighedsydelse', 8],
    ['Ressourceforløb', 9],
    ['Sygedagpenge', 10],
    ['Jobafklaringsforløb', 11],
  ])('%s keeps the code %i', (name, code) => {
    expect(ydelseCode(name)).toBe(code);
    expect(ydelseOf(code).name).toBe(name);
  });

  test('have codes and spellings of their own', () => {
    expect(new Set(GRUPPER).size).toBe(YDELSER.length);
    const spellings = [
      ...YDELSER.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...OUT_OF_SCOPE_YDELSER,
    ].map((text) => text.toLowerCase());
    expect(new Set(spellings).size).toBe(spellings.length);
  });

  test('stand in tables after i alt, in the order of the list', () => {
    const shuffled = [10, GRUPPE_I_ALT, 3, 0];
    expect(shuffled.sort(byGruppe).map(gruppeName)).toEqual([
      'Ydelsesgrupper i alt',
      'A-dagpenge',
      'Kontanthjælp',
      'Sygedagpenge',
    ]);
  });

  test('are refused where there is none', () => {
    expect(() => ydelseCode('SU')).toThrow("no ydelse is called 'SU'");
    expect(() => ydelseOf(GRUPPE_I_ALT)).toThrow('no ydelse has the code');
  });
});
