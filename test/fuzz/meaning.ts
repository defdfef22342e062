import type { Chance } from '../../fixtures/random.js';
import { type Day, parseDay } from '../../src/domain/day.js';

export type Extract = 'ydelser' | 'samtaler' | 'tilbud' | 'loentimer' | 'fritagelser';

/** What a row of an extract says, whatever it is written like. */
export interface Fields {
  id: string;
  kommune?: number;
  /** The ydelse, or the kind of samtale, tilbud or fritagelse, by the program's name. */
  word?: string;
  status?: string;
  from?: Day;
  /** `undefined` for an open end. */
  to?: Day | undefined;
  month?: string;
  /** Hours in units of 1/100. */
  units?: number;
}

/** What a delivery says: citizens of Aalborg in the summer of 2020. */
export type Meaning = Record<Extract, Fields[]>;

const AALBORG = 851;
const HERNING = 657;
const CITIZENS = 24;

const YDELSER = ['Kontanthjælp', 'A-dagpenge', 'Sygedagpenge', 'Uddannelseshjælp', 'Ledighedsydelse'];

/**
 * Citizens who stand on the edge of every rule, so that each change of {@link CHANGES} changes a figure: four samtaler
 * and not one more, one tilbud or 225 hours and not one more.
 */
export function meaning(chance: Chance): Meaning {
  const all: Meaning = { ydelser: [], samtaler: [], tilbud: [], loentimer: [], fritagelser: [] };
  for (let i = 0; i < CITIZENS; i += 1) {
    const id = `${chance.pick(['B', 'x', '0'])}${100 + i}${chance.pick(['', 'a', '-1'])}`;
    all.ydelser.push({
      id,
      kommune: i % 8 === 7 ? HERNING : AALBORG,
      word: YDELSER[i % YDELSER.length]!,
      from: parseDay('2018-01-01') + chance.int(0, 200),
      to: i % 3 === 0 ? parseDay('2020-12-31') : undefined,
    });
    for (let k = 0; k < 4; k += 1)
      all.samtaler.push({
        id,
        word: k % 2 === 0 ? 'Jobsamtale' : 'Opfølgningssamtale',
        status: 'Afholdt',
        from: parseDay('2019-10-01') + k * 30 + chance.int(0, 20),
      });
    if (i % 2 === 0)
      all.tilbud.push({
        id,
        word: 'Virksomhedspraktik',
        from: parseDay('2019-11-01') + chance.int(0, 30),
        to: i % 4 === 0 ? parseDay('2020-01-31') : undefined,
      });
    else {
      all.loentimer.push({ id, month: '2020-01', units: 12_550 }, { id, month: '2020-07', units: 9950 });
    }
    if (i % 6 === 5)
      all.fritagelser.push({
        id,
        word: i % 12 === 5 ? 'Tilbud' : 'Samtaler',
        from: parseDay('2020-08-01'),
        to: parseDay('2020-08-05'),
      });
  }
  return all;
}

/** A change of one thing that a delivery says. */
export interface Change {
  name: string;
  make: (all: Meaning, chance: Chance) => void;
}

const one = (rows: Fields[], chance: Chance): Fields => rows[chance.int(0, rows.length - 1)]!;

/** Changes of which each must show, in a figure or in a message. */
export const CHANGES: readonly Change[] = [
  {
    name: 'a samtale was not held',
    make: ({ samtaler }, chance) => Object.assign(one(samtaler, chance), { status: 'Udeblevet' }),
  },
  {
    name: 'a samtale was of another type',
    make: ({ samtaler }, chance) => Object.assign(one(samtaler, chance), { word: 'Anden samtale' }),
  },
  {
    name: 'a samtale lies before the window',
    make: ({ samtaler }, chance) => Object.assign(one(samtaler, chance), { from: parseDay('2018-07-01') }),
  },
  {
    name: 'a samtale is not there',
    make: ({ samtaler }, chance) => samtaler.splice(chance.int(0, samtaler.length - 1), 1),
  },
  {
    name: 'a citizen has another ydelse',
    make: ({ ydelser }, chance) => Object.assign(one(ydelser, chance), { word: 'Ressourceforløb' }),
  },
  {
    name: 'a citizen lives elsewhere',
    make: ({ ydelser }, chance) => Object.assign(one(ydelser, chance), { kommune: 849 }),
  },
  {
    name: 'a ydelse ended before the month',
    make: ({ ydelser }, chance) => Object.assign(one(ydelser, chance), { to: parseDay('2020-05-31') }),
  },
  {
    name: 'an hour less was worked',
    make: ({ loentimer }, chance) => {
      const row = one(loentimer, chance);
      row.units = row.units! - 1;
    },
  },
  {
    name: 'hours were worked before the window',
    make: ({ loentimer }, chance) => Object.assign(one(loentimer, chance), { month: '2018-08' }),
  },
  {
    name: 'a tilbud is not there',
    make: ({ tilbud }, chance) => tilbud.splice(chance.int(0, tilbud.length - 1), 1),
  },
  {
    name: 'a citizen is exempt from samtaler',
    make: ({ ydelser, fritagelser }, chance) =>
      fritagelser.push({ id: one(ydelser, chance).id, word: 'Samtaler', from: parseDay('2018-01-01') }),
  },
  {
    name: 'an id is another',
    make: ({ samtaler }, chance) => Object.assign(one(samtaler, chance), { id: 'nobody' }),
  },
];
