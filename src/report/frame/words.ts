import { formatDecimal } from '../../danish/number.js';
import type { Progression } from '../../measures/shares.js';
import type { Category } from '../../measures/status.js';

/** The field's own names of the categories of table 1.6. */
export const CATEGORY_NAME: Record<Category, string> = {
  inspirationskommune: 'Inspirationskommune',
  'ikke-i-risiko': 'Aktuelt ikke i risiko',
  risiko: 'Risiko for skærpet tilsyn',
};

/** A sign for each, whose shape says it without colour or bold type. */
export const CATEGORY_SIGN: Record<Category, string> = {
  inspirationskommune: '●',
  'ikke-i-risiko': '○',
  risiko: '▲',
};

export const CATEGORY_LEVEL: Record<Category, 0 | 1 | 2> = {
  inspirationskommune: 0,
  'ikke-i-risiko': 1,
  risiko: 2,
};

/** A change of a share from one period to another, inside a sentence: `er 1,6 procentpoint højere end for maj–juli 2020`. */
export function changeInText(progression: Progression | undefined, before: string): string {
  if (!progression) return 'kan ikke sammenlignes med sidste opdatering, som der ikke er tal for';
  const { units } = progression.change;
  if (units === 0) return `er uændret i forhold til ${before}`;
  const size = formatDecimal({ ...progression.change, units: Math.abs(units) });
  return `er ${size} procentpoint ${units > 0 ? 'højere' : 'lavere'} end for ${before}`;
}
