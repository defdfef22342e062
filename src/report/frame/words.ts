import { formatDecimal } from '../../danish/number.js';
import { shareText, thresholdText } from '../../danish/share.js';
import { type Fraction, fraction } from '../../domain/fraction.js';
import type { Progression, Requirement } from '../../measures/shares.js';
import type { Category } from '../../measures/status.js';

/** The field's own names of the categories of table 1.6. */
export const CATEGORY_NAME: Record<Category, string> = {
  inspirationskommune: 'Inspirationskommune',
  'ikke-i-risiko': 'Aktuelt ikke i risiko',
  risiko: 'Risiko for skærpet tilsyn',
};

export const CATEGORY_LEVEL: Record<Category, 0 | 1 | 2> = {
  inspirationskommune: 0,
  'ikke-i-risiko': 1,
  risiko: 2,
};

/** `1,6 procentpoint højere` / `uændret` — a change of a share inside a sentence. */
export function changeInText(progression: Progression | undefined): string {
  if (!progression) return 'uden tidligere tal at sammenligne med';
  const { units } = progression.change;
  if (units === 0) return 'uændret';
  const size = formatDecimal({ ...progression.change, units: Math.abs(units) });
  return `${size} procentpoint ${units > 0 ? 'højere' : 'lavere'}`;
}

/** The requirement inside a sentence. */
export function requirementInText(requirement: Requirement, threshold: Fraction | undefined): string {
  switch (requirement.kind) {
    case 'required': {
      const share = shareText(requirement.share, 2, fraction(1), ' ');
      return requirement.outOfReach
        ? `Kravet for resten af året er ${share} og kan ikke nås`
        : `Resten af årets måneder skal i gennemsnit over ${share}`;
    }
    case 'on-course':
      return `Årets gennemsnit er over ${threshold ? thresholdText(threshold) : 'grænsen'}; kommunen er på kurs`;
    case 'year-over':
      return 'Året er slut; der er intet krav tilbage';
    case 'no-threshold':
      return 'Der gælder ingen grænse i måneden, og dermed intet krav';
    case 'unknown':
      return 'Årets gennemsnit kan ikke beregnes af de foreliggende tal';
  }
}
