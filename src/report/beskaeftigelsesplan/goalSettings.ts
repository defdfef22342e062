import {
  labels,
  later,
  laterMarkdown,
  laterNotes,
  number,
  text,
  type Words,
} from '../../template/settings.js';
import { COUNT_PLACES, NONE_PLACES, PERSONS_PLACES, SHARES_PLACES } from './words.js';

/** Named places of a goal's figure. */
const FIGURE_PLACES = [...PERSONS_PLACES, 'figure.period', 'list', 'axis'] as const;

/** What is said about goals of each kind. */
export const GOALS = {
  change: laterMarkdown(PERSONS_PLACES),
  level: laterMarkdown(PERSONS_PLACES),
  'no-figures': laterMarkdown(PERSONS_PLACES),
  count: laterMarkdown(COUNT_PLACES),
  shares: laterMarkdown(SHARES_PLACES),
  none: laterMarkdown(NONE_PLACES),
  verdicts: labels({
    met: 'Målet forventes nået.',
    notMet: 'Målet forventes ikke nået.',
    reached: 'Målet er nået.',
    unknown: 'Det kan ikke afgøres, om målet nås.',
    broken:
      'Tallene for {ydelse} er brudt den {days} og kan ikke sammenlignes hen over bruddet; det kan ikke afgøres, om målet nås.',
    missing: 'Det kan ikke afgøres, om målet nås: Det kan afhænge af de manglende tal for',
  }),
  'figure-title': later(PERSONS_PLACES),
  chart: text('lines'),
  height: number(),
  'goal-label': text('Målbane'),
  alt: later(FIGURE_PLACES),
  'figure-notes': laterNotes(FIGURE_PLACES),
  'shares-title': later(SHARES_PLACES),
  'shares-head': text('Hvornår og hvem'),
  'shares-columns': labels({ reached: 'Nået', goal: 'Mål', verdict: 'Nået?' }),
  answers: labels({ met: 'Ja', notMet: 'Nej' }),
};

/** The settings of the goals. */
export type GoalWords = Words<typeof GOALS>;
