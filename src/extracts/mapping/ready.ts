/**
 * Mappings that come with the program, as the YAML that an analyst would write: words of public sources that the
 * program does not know by itself. Names that a ydelse had before, and the columns of both versions of jobindsats' API,
 * it knows.
 */
export const READY_MADE: Readonly<Record<string, string>> = {
  jobindsats: `values:
  ydelse:
    # The name in the notes to jobindsats' table Y30R21.
    'Selvforsørgelses- og hjemrejse- samt overgangsydelse': Selvforsørgelses- og hjemrejseydelse mv.
    'Selvforsørgelses- og hjemrejseydelse samt overgangsydelse': Selvforsørgelses- og hjemrejseydelse mv.
    # The system of kontanthjælp from 1 July 2025: kontanthjælp at one of these rates (lov nr. 1655 af 30/12/2024; the last
    # as jobindsats' table y60a02 has it). Its 'Mindstesats omfattet af program' is no word of this list: who is in the
    # introduktionsprogram is no part of the population, and the word alone does not tell in which program they are.
    'Grundsats': Kontanthjælp
    'Forhøjet sats': Kontanthjælp
    'Sats for hjemmeboende': Kontanthjælp
    'Mindstesats': Kontanthjælp
    'Mindstesats øvrige': Kontanthjælp
  form:
    # Jobindsats' table smt02, samtaler by form.
    'Fysiske samtaler': Personligt fremmøde
    'Telefoniske samtaler': Telefon
    'Videosamtaler': Video
    'Anden kontakt': tael-ikke
`,
};
