import { formatDecimal, formatInteger, formatPercent, formatSigned } from '../../danish/number.js';
import type { Cell } from '../../document/model.js';
import type { Decimal, Fraction } from '../../domain/fraction.js';
import type { Rank } from '../../measures/ranking.js';
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

/** What stands where there is no figure. */
export const NO_FIGURE = 'ingen tal';
/** What stands for a suppressed figure. */
export const SUPPRESSED = '(.)';

const none = (text: string): Cell => ({ text, muted: true });

/** A whole number, or the reason there is none. */
export const integerCell = (value: number | null | undefined, reason = NO_FIGURE): Cell =>
  value == null ? none(reason) : { text: formatInteger(value) };

export const decimalCell = (value: Decimal | null | undefined, reason = NO_FIGURE): Cell =>
  value == null ? none(reason) : { text: formatDecimal(value) };

export const shareCell = (share: Fraction | undefined, decimals: number, reason = NO_FIGURE): Cell =>
  share ? { text: formatPercent(share, decimals) } : none(reason);

/** A rank; with the number of kommuner when they are not all 98. */
export function rankCell(rank: Rank | undefined): Cell {
  if (!rank) return none(NO_FIGURE);
  return { text: rank.of === 98 ? String(rank.rank) : `${rank.rank} af ${rank.of}`, strong: true };
}

const TREND_WORD = { better: 'bedre', same: 'uændret', worse: 'dårligere' } as const;

/** A change with its sign and its meaning in a word. */
export function progressionCell(progression: Progression | undefined): Cell {
  if (!progression) return none('ingen tidligere tal');
  const { direction, change } = progression;
  return { text: `${formatSigned(change)} ${TREND_WORD[direction]}`, trend: direction };
}

/** `1,6 procentpoint højere` / `uændret` — a change of a share inside a sentence. */
export function changeInText(progression: Progression | undefined): string {
  if (!progression) return 'uden tidligere tal at sammenligne med';
  const { units } = progression.change;
  if (units === 0) return 'uændret';
  const size = formatDecimal({ ...progression.change, units: Math.abs(units) });
  return `${size} procentpoint ${units > 0 ? 'højere' : 'lavere'}`;
}

/**
 * The requirement by year end as a cell; without one, the reason.
 * @param onCourse what is said when the average so far is above; table 1.5 has a note to it.
 */
export function requirementCell(requirement: Requirement, onCourse = 'på kurs**'): Cell {
  switch (requirement.kind) {
    case 'required': {
      const text = formatPercent(requirement.share, 2);
      return { text: requirement.outOfReach ? `${text} (kan ikke nås)` : text };
    }
    case 'on-course':
      return none(onCourse);
    case 'year-over':
      return none('året er slut');
    case 'no-threshold':
    case 'unknown':
      return none(NO_FIGURE);
  }
}

/** The requirement inside a sentence. */
export function requirementInText(requirement: Requirement, threshold: string): string {
  switch (requirement.kind) {
    case 'required': {
      const share = `${formatPercent(requirement.share, 2)} %`;
      return requirement.outOfReach
        ? `Kravet for resten af året er ${share} og kan ikke nås`
        : `Resten af årets måneder skal i gennemsnit over ${share}`;
    }
    case 'on-course':
      return `Årets gennemsnit er over ${threshold}; kommunen er på kurs`;
    case 'year-over':
      return 'Året er slut; der er intet krav tilbage';
    case 'no-threshold':
      return 'Der gælder ingen grænse i måneden, og dermed intet krav';
    case 'unknown':
      return 'Årets gennemsnit kan ikke beregnes af de foreliggende tal';
  }
}
