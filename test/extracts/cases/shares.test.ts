import { describe, expect, test } from 'vitest';
import { published } from './files.js';

describe('a share that no part of a whole can be is a fault with its line and value', () => {
  const BENCHMARK =
    'Area;Periode;Ydelsesgrupper;Forventet antal;Faktisk antal;Forskel antal;Forventet andel;Faktisk andel;Forskel andel;Placering\n';
  const benchmark = async (cells: string) =>
    (await published('benchmark', `${BENCHMARK}Aalborg;2020QMAT02;Ydelsesgrupper i alt;${cells}\n`))
      .faultText;
  const fokusmaal = async (share: string) =>
    (
      await published(
        'fokusmaal',
        `Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt;Andel (pct.)\nAalborg;2020M08;Ydelsesgrupper i alt;Samtaler;..;..;${share}\n`,
      )
    ).faultText;

  test.each(['0', '100', '100,00', '0,01 %'])('%s per cent is one', async (share) => {
    expect(await fokusmaal(share)).toBe('');
    expect(await benchmark(`..;..;..;${share};${share};0;`)).toBe('');
  });

  test.each(['-0,01', '100,01', '250'])('%s per cent is none', async (share) => {
    const fault = `has '${share}': expected per cent from 0 to 100`;
    expect(await fokusmaal(share)).toContain(`:2 column Andel (pct.) ${fault}`);
    const found = await benchmark(`..;..;..;${share};${share};;`);
    expect(found).toContain(`:2 column Forventet andel ${fault}`);
    expect(found).toContain(`:2 column Faktisk andel ${fault}`);
  });

  test('a difference of two shares lies from −100 to 100', async () => {
    expect(await benchmark('..;..;..;100;0;-100;')).toBe('');
    expect(await benchmark('..;..;..;..;..;-100,01;')).toContain('expected per cent from -100 to 100');
  });

  test('a fraction in place of per cent would make more people than there are', async () => {
    expect(await benchmark('14560;14810;250;10,00;10,17;0,17;')).toBe('');
    expect(await benchmark('14560;14810;250;0,1;0,1;0;')).toContain('expected per cent, no fraction');
    // 7.000 persons are 0,10 per cent of seven millions.
    expect(await benchmark('7700;..;..;0,10;..;..;')).toBe('');
    expect(await benchmark('7720;..;..;0,10;..;..;')).toContain('column Forventet andel');
  });
});
