/**
 * The closed lists of words in case extracts. A word's index is its code in the store and the core.
 * What counts is not decided here but by the dated rules.
 */
export interface Word {
  name: string;
  aliases: readonly string[];
}

const word = (name: string, ...aliases: string[]): Word => ({ name, aliases });

export const SAMTALETYPER: readonly Word[] = [
  word('Jobsamtale', 'Jobsamtaler'),
  word('Opfølgningssamtale', 'Opfølgningssamtaler'),
  word('Anden samtale', 'Andre samtaler'),
];

export const SAMTALEFORMER: readonly Word[] = [
  word('Personligt fremmøde', 'Personlig', 'Personligt', 'Fremmøde', 'Fysisk'),
  word('Telefon', 'Telefonisk', 'Telefonsamtale'),
  word('Video', 'Videosamtale'),
  word('Digital', 'Digitalt', 'Digital samtale'),
];

export const SAMTALESTATUS: readonly Word[] = [
  word('Afholdt'),
  word('Udeblevet', 'Udeblivelse'),
  word('Aflyst', 'Aflysning'),
];

/** Code of a samtale whose status cell is empty: not known to be held, so not counted. */
export const NO_STATUS = -1;

export const TILBUDSTYPER: readonly Word[] = [
  word('Vejledning og opkvalificering'),
  word('Virksomhedspraktik'),
  word('Løntilskud', 'Ansættelse med løntilskud'),
  word('Nytteindsats'),
  word('Særligt tilrettelagt nytteindsats'),
  word('Mentor', 'Mentorstøtte'),
];

export const FRITAGELSER: readonly Word[] = [word('Samtaler'), word('Tilbud'), word('Begge')];

/** Code of a word by its name. @throws {Error} when the list has no such word. */
export function wordCode(words: readonly Word[], name: string): number {
  const code = words.findIndex((w) => w.name === name);
  if (code < 0) throw new Error(`'${name}' is not one of ${words.map((w) => w.name).join(', ')}`);
  return code;
}
