/** The columns that hold words of a list, by what the words are about: in the case extracts and in jobindsats'. */
export const WORD_COLUMNS = {
  ydelse: ['ydelse', 'Ydelse', 'Ydelsesgruppe', 'Ydelsesgrupper'],
  kommune: ['kommune', 'Kommune', 'Område'],
  samtaletype: ['samtaletype', 'Samtaletype'],
  form: ['form'],
  status: ['status'],
  tilbudstype: ['tilbudstype'],
  fritaget_for: ['fritaget_for'],
  introduktionsprogram: ['introduktionsprogram'],
} as const;

const COLUMNS: ReadonlySet<string> = new Set(Object.values(WORD_COLUMNS).flat());

/** Whether a column holds words of a list. */
export const isWordColumn = (column: string): boolean => COLUMNS.has(column);
