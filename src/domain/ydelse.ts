/** The three ydelsesområder of the benchmark, by jobindsats' labels. */
export const YDELSESOMRAADER = ['A-dagpenge mv.', 'Kontanthjælp mv.', 'Sygedagpenge mv.'] as const;
export type Ydelsesomraade = (typeof YDELSESOMRAADER)[number];

/** The total of all ydelsesgrupper, by jobindsats' label. */
export const I_ALT = 'Ydelsesgrupper i alt';

/** One ydelse in scope; in the figures of chapters 4 and 5 each is its own ydelsesgruppe. */
export interface Ydelse {
  /** The name in extracts and jobindsats. */
  name: string;
  /** A name short enough for a chart's axis. */
  short: string;
  aliases: readonly string[];
  omraade: Ydelsesomraade;
}

const DAGPENGE: Ydelsesomraade = 'A-dagpenge mv.';
const KONTANT: Ydelsesomraade = 'Kontanthjælp mv.';
const SYGE: Ydelsesomraade = 'Sygedagpenge mv.';

const ydelse = (
  name: string,
  omraade: Ydelsesomraade,
  short = name,
  aliases: readonly string[] = [],
): Ydelse => ({ name, short, aliases, omraade });

/**
 * The twelve ydelser in scope, in the order of the method's table (section 2). A ydelse's index here is its
 * code in the store and the core.
 */
export const YDELSER: readonly Ydelse[] = [
  ydelse('A-dagpenge', DAGPENGE, 'A-dagpenge', ['Dagpenge', 'Arbejdsløshedsdagpenge']),
  ydelse('Kontantydelse', DAGPENGE, 'Kontant\u00adydelse'),
  ydelse('Arbejdsmarkedsydelse', DAGPENGE, 'Arbejds\u00admarkeds\u00adydelse'),
  ydelse('Kontanthjælp', KONTANT, 'Kontant\u00adhjælp'),
  ydelse('Uddannelseshjælp', KONTANT, 'Uddan\u00adnelses\u00adhjælp'),
  ydelse('Selvforsørgelses- og hjemrejseydelse mv.', KONTANT, 'SHO-ydelse', [
    'Integrationsydelse',
    'Overgangsydelse',
    'SHO',
    'Selvforsørgelses- og hjemrejseydelse',
  ]),
  ydelse('Revalidering', KONTANT, 'Revali\u00addering'),
  ydelse('Forrevalidering', KONTANT, 'Forrevali\u00addering'),
  ydelse('Ledighedsydelse', KONTANT, 'Ledigheds\u00adydelse'),
  ydelse('Ressourceforløb', KONTANT, 'Ressource\u00adforløb', ['Ressourceforløbsydelse']),
  ydelse('Sygedagpenge', SYGE, 'Syge\u00addagpenge'),
  ydelse('Jobafklaringsforløb', SYGE, 'Jobafkla\u00adrings\u00adforløb', ['Jobafklaring']),
];

/**
 * Ydelser that extracts are known to hold and that the measures leave out (method, section 2), with the names that
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

/** Code (index in {@link YDELSER}) of the ydelse with this name. @throws {Error} when there is none. */
export function ydelseCode(name: string): number {
  const code = YDELSER.findIndex((y) => y.name === name);
  if (code < 0) throw new Error(`no ydelse is called '${name}'`);
  return code;
}

/** A ydelsesgruppe of the measures: the code of a ydelse, or {@link GRUPPE_I_ALT}. */
export type Gruppe = number;

/** The group that holds every ydelse. */
export const GRUPPE_I_ALT: Gruppe = YDELSER.length;

/** The name of a ydelsesgruppe in extracts. */
export function gruppeName(gruppe: Gruppe): string {
  return gruppe === GRUPPE_I_ALT ? I_ALT : YDELSER[gruppe]!.name;
}
