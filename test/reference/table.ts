/**
 * The method's table of ydelser (section 2) as the second reading has it: in the order of precedence, each with the
 * way in which its anciennitet is counted. Codes are those that the rows of a citizen come with.
 */
import { ydelseCode } from '../../src/domain/ydelse.js';
import { YDELSER } from '../../src/domain/ydelser.js';

type Mode = 'accumulated' | 'by calendar month' | 'start to end';

const ORDER: readonly (readonly [name: string, mode: Mode])[] = [
  ['A-dagpenge', 'accumulated'],
  ['Kontantydelse', 'accumulated'],
  ['Arbejdsmarkedsydelse', 'accumulated'],
  ['Kontanthjælp', 'by calendar month'],
  ['Uddannelseshjælp', 'by calendar month'],
  ['Selvforsørgelses- og hjemrejseydelse mv.', 'by calendar month'],
  ['Revalidering', 'by calendar month'],
  ['Forrevalidering', 'by calendar month'],
  ['Ledighedsydelse', 'by calendar month'],
  ['Ressourceforløb', 'by calendar month'],
  ['Sygedagpenge', 'start to end'],
  ['Jobafklaringsforløb', 'by calendar month'],
];

/** Names in the order of precedence, and of the lines of an extract. */
export const NAMES: readonly string[] = ORDER.map(([name]) => name);

// A ydelse that only one side knows would be compared with nothing.
const unread = YDELSER.filter(({ name }) => !NAMES.includes(name)).map(({ name }) => name);
if (unread.length > 0) throw new Error(`the second reading does not know ${unread.join(', ')}`);

/** The code of each, in the order of precedence. */
export const CODES: readonly number[] = NAMES.map(ydelseCode);

const withMode = (mode: Mode) => ORDER.filter(([, m]) => m === mode).map(([name]) => ydelseCode(name));
export const ACCUMULATED: readonly number[] = withMode('accumulated');
export const START_TO_END: readonly number[] = withMode('start to end');

/** Where a ydelse stands in the order of precedence. */
export const rankOf = (code: number): number => CODES.indexOf(code);
