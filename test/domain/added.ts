import { parseDay } from '../../src/domain/day.js';
import type { Ydelse } from '../../src/domain/ydelser.js';

const ADDED: Ydelse = {
  code: 99,
  name: 'Omstillingsydelse',
  short: 'Omstilling',
  aliases: [],
  omraade: 'A-dagpenge mv.',
  from: parseDay('2027-01-01'),
};

/** The list with a ydelse put in second, from 2027 on, and Kontantydelse until the end of September 2020. */
export function withAdded(published: readonly Ydelse[]): readonly Ydelse[] {
  const [first, ...rest] = published.map(
    (ydelse): Ydelse =>
      ydelse.name === 'Kontantydelse' ? { ...ydelse, until: parseDay('2020-09-30') } : ydelse,
  );
  return [first!, ADDED, ...rest];
}
