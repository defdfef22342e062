import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { kommuneOfCode, maybeKommune } from '../../src/domain/kommuner.js';
import { parseMonth } from '../../src/domain/month.js';
import { BenchmarkBook } from '../../src/measures/benchmark.js';
import { type PeerChoice, peersOf } from '../../src/measures/peers.js';
import { aloneWarnings, peersInText, peersOption } from '../../src/report/peers.js';

const option = z.object({ sammenlign: peersOption() });
const choice = (text: string): PeerChoice => option.parse({ sammenlign: text }).sammenlign!;
const fault = (text: string): string => option.safeParse({ sammenlign: text }).error!.issues[0]!.message;
const aalborg = kommuneOfCode(851);
const to = parseMonth('2020-06');
const period = { from: to - 11, to };
/** Expected shares: Aalborg 10,00, then each kommune further away. */
const book = new BenchmarkBook(
  ['Aalborg', 'Herning', 'Randers', 'Odense', 'Thisted'].map((name, i) => ({
    area: maybeKommune(name)!.code,
    period,
    omraade: 'Ydelsesgrupper i alt',
    expected: 100,
    actual: 100,
    difference: 0,
    expectedShare: { units: 1000 + 10 * i, decimals: 2 },
    actualShare: { units: 1000, decimals: 2 },
    differenceShare: { units: 0, decimals: 2 },
    rank: i + 1,
  })),
);
const names = (text: string) => peersOf(aalborg, choice(text), book, period).kommuner.map(({ name }) => name);

describe('whom a kommune is set beside', () => {
  test('the nearest by expected share, as many as are asked for', () => {
    expect(names('2')).toEqual(['Herning', 'Randers']);
    expect(names('3')).toEqual(['Herning', 'Randers', 'Odense']);
  });

  test('its RAR without itself, by name', () => {
    expect(names('rar')).toHaveLength(10);
    expect(names('RAR')).not.toContain('Aalborg');
  });

  test('a list of kommuner, by name or code, each once and itself left out', () => {
    expect(names('Thisted, 657, Aalborg, Thisted Kommune')).toEqual(['Herning', 'Thisted']);
  });

  test('nobody, when a list or a RAR has no other kommune: that is said', () => {
    const bornholm = maybeKommune('Bornholm')!;
    expect(aloneWarnings(aalborg, choice('Aalborg'))).toEqual([
      '--sammenlign gives Aalborg no other kommune: the report compares it with nobody',
    ]);
    expect(aloneWarnings(bornholm, choice('rar'))).toHaveLength(1);
    for (const given of [choice('rar'), choice('Aalborg, Herning'), choice('2'), undefined])
      expect(aloneWarnings(aalborg, given)).toEqual([]);
  });

  test('not what is empty', () => {
    for (const text of ['', '  '])
      expect(fault(text)).toMatch(/^it is empty; write a number of kommuner, rar/);
  });

  test('a named group, whose name is told', () => {
    const group = choice('6-byerne: Odense, Randers');
    expect(peersInText(aalborg, peersOf(aalborg, group, book, period))).toBe(
      'to kommuner i gruppen »6-byerne«, som er valgt til rapporten',
    );
  });

  test('the rule that chose them is told', () => {
    const told = (text: string) => peersInText(aalborg, peersOf(aalborg, choice(text), book, period));
    expect(told('2')).toBe('de to kommuner, hvis forventede andel er nærmest kommunens egen');
    expect(told('rar')).toBe('de øvrige kommuner i RAR Nordjylland');
  });

  test.each(['1', '21', '0'])('%s kommuner are refused', (count) => {
    expect(fault(count)).toContain('expected 2 to 20 kommuner');
  });

  test('a name that is no kommune is refused with the nearest ones', () => {
    expect(fault('Aalbrog, Herning')).toMatch(/'Aalbrog' is no kommune \(nearest: Aalborg/);
  });
});
