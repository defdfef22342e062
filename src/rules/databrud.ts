import { YDELSER } from '../domain/ydelser.js';
import { endingParameter } from './dated.js';
import { words } from './kinds.js';

/** metode.md, section 12: from which days figures are not to be compared with earlier ones. */
export const databrud = {
  breaks: endingParameter(
    'databrud',
    'Ydelser, hvis tal fra datoen ikke kan sammenlignes med tidligere',
    'ydelse',
    words(YDELSER),
    [
      { from: '2018-01-01', ends: true, standing: 'chosen', source: 'jcreport' },
      {
        from: '2025-07-01',
        value: ['Kontanthjælp', 'Uddannelseshjælp', 'Selvforsørgelses- og hjemrejseydelse mv.'],
        standing: 'known',
        source: 'star-kontanthjaelp-2025',
        note: 'Nyt kontanthjælpssystem; jobindsats har nye tabeller. At bruddet også rammer uddannelseshjælp og selvforsørgelses- og hjemrejseydelse, er valgt af dette program.',
      },
    ],
  ),
};
