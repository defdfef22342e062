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
  form:
    # Jobindsats' table smt02, samtaler by form.
    'Fysiske samtaler': Personligt fremmøde
    'Telefoniske samtaler': Telefon
    'Videosamtaler': Video
    'Anden kontakt': tael-ikke
`,
};
