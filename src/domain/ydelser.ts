import type { Day } from './day.js';

/** The three ydelsesområder of the benchmark, by jobindsats' labels. */
export const YDELSESOMRAADER = ['A-dagpenge mv.', 'Kontanthjælp mv.', 'Sygedagpenge mv.'] as const;
export type Ydelsesomraade = (typeof YDELSESOMRAADER)[number];

/** One ydelse in scope; in the figures of chapters 4 and 5 each is its own ydelsesgruppe. */
export interface Ydelse {
  /** Its code in the store and the core; never another ydelse's, whatever is added to the list. */
  code: number;
  /** The name in extracts and jobindsats. */
  name: string;
  /** A name short enough for a chart's axis. */
  short: string;
  aliases: readonly string[];
  omraade: Ydelsesomraade;
  /** The first day on which anybody can have it; left out of a ydelse that is older than all extracts. */
  from?: Day;
  /** The last day on which anybody can have it; left out while it has not ended. */
  until?: Day;
}

const DAGPENGE: Ydelsesomraade = 'A-dagpenge mv.';
const KONTANT: Ydelsesomraade = 'Kontanthjælp mv.';
const SYGE: Ydelsesomraade = 'Sygedagpenge mv.';

const ydelse = (
  code: number,
  name: string,
  omraade: Ydelsesomraade,
  short = name,
  aliases: readonly string[] = [],
): Ydelse => ({ code, name, short, aliases, omraade });

/**
 * The ydelser in scope, in the benchmark's order (metode.md, section 2), which tables and figures keep. A new one goes
 * where it belongs, with the next code that is free and the days on which it can be had.
 */
export const YDELSER: readonly Ydelse[] = [
  ydelse(0, 'A-dagpenge', DAGPENGE, 'A-dagpenge', ['Dagpenge', 'Arbejdsløshedsdagpenge']),
  ydelse(1, 'Kontantydelse', DAGPENGE, 'Kontant\u00adydelse'),
  ydelse(2, 'Arbejdsmarkedsydelse', DAGPENGE, 'Arbejds\u00admarkeds\u00adydelse'),
  ydelse(3, 'Kontanthjælp', KONTANT, 'Kontant\u00adhjælp'),
  ydelse(4, 'Uddannelseshjælp', KONTANT, 'Uddan\u00adnelses\u00adhjælp'),
  ydelse(5, 'Selvforsørgelses- og hjemrejseydelse mv.', KONTANT, 'SHO-ydelse', [
    'Integrationsydelse',
    'Overgangsydelse',
    'SHO',
    'Selvforsørgelses- og hjemrejseydelse',
  ]),
  ydelse(6, 'Revalidering', KONTANT, 'Revali\u00addering'),
  ydelse(7, 'Forrevalidering', KONTANT, 'Forrevali\u00addering'),
  ydelse(8, 'Ledighedsydelse', KONTANT, 'Ledigheds\u00adydelse'),
  ydelse(9, 'Ressourceforløb', KONTANT, 'Ressource\u00adforløb', ['Ressourceforløbsydelse']),
  ydelse(10, 'Sygedagpenge', SYGE, 'Syge\u00addagpenge'),
  ydelse(11, 'Jobafklaringsforløb', SYGE, 'Jobafkla\u00adrings\u00adforløb', ['Jobafklaring']),
];

/**
 * Ydelser that extracts are known to hold and that the measures leave out (metode.md, section 2), with the names that
 * jobindsats, the kommuner's systems and the law give them. A word that stands neither here nor among the ydelser in
 * scope is refused, so that no citizen is left out by a name nobody knows.
 */
export const OUT_OF_SCOPE_YDELSER: readonly string[] = [
  'Fleksjob',
  'Fleksløntilskud',
  'Fleksbidrag',
  'Førtidspension',
  'Seniorpension',
  'Tidlig pension',
  'Folkepension',
  'Efterløn',
  'Fleksydelse',
  'SU',
  'Statens Uddannelsesstøtte',
  'SVU',
  'Barselsdagpenge',
  'Feriedagpenge',
  'Ungeydelse',
  'Minimumssats',
  'Seniorjob',
];

const NAMES: ReadonlySet<string> = new Set(
  [...YDELSER.map(({ name }) => name), ...OUT_OF_SCOPE_YDELSER].map((name) => name.toLowerCase()),
);

/** Whether a name is that of one ydelse, in the measures or outside; a total or a target group is none. */
export const isSingleYdelse = (name: string): boolean => NAMES.has(name.toLowerCase());
