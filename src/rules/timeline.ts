import { type Day, parseDay } from '../domain/day.js';
import type { Standing } from './dated.js';
import type { SourceId } from './sources.js';

/** A day on which the law, or what can be known of it, changes. */
export interface Milestone {
  on: Day;
  /** What happens, in Danish. */
  text: string;
  /** The same for a terminal, in English; only of what is expected. */
  english?: string;
  /** `expected` of law whose adoption nobody has found: no rule of it is in use. */
  standing: Standing | 'expected';
  source: SourceId;
}

const on = (
  day: string,
  standing: Milestone['standing'],
  source: SourceId,
  text: string,
  english?: string,
): Milestone => ({
  on: parseDay(day),
  text,
  standing,
  source,
  ...(english === undefined ? {} : { english }),
});

/** The story of the rules, in order of date. The dates of rules themselves stand in their own files. */
export const TIMELINE: readonly Milestone[] = [
  on(
    '2018-01-01',
    'chosen',
    'jcreport',
    'Den første måned, som programmet har regler for; måneder før 2020 måles efter reglerne for 2020.',
  ),
  on(
    '2020-01-01',
    'known',
    'bek-2019',
    'Bekendtgørelsen om skærpet tilsyn træder i kraft: mere end 80 pct. skal have fire samtaler, og mere end 80 pct. et tilbud eller 225 timer.',
  ),
  on(
    '2020-03-01',
    'known',
    'jobcenterindblik-2020',
    'COVID-19: Den døde periode begynder (til 30. juni 2020), og tidlig indsats udgår af rapporterne.',
  ),
  on('2020-05-26', 'known', 'jobcenterindblik-2020', 'Samtaler på telefon, video og digitalt tæller.'),
  on(
    '2021-01-01',
    'known',
    'bek-564-2021',
    'I 2021 og 2022 kan fokusmålet for tilbud ikke føre til skærpet tilsyn. Tidlig indsats er tilbage i rapporterne.',
  ),
  on(
    '2021-07-01',
    'known',
    'jobindsats-2021-09',
    'Diskretion: tal under 3 skjules i stedet for grupper under 5.',
  ),
  on(
    '2023-01-01',
    'chosen',
    'lov-295-2023',
    'Fokusmålet for tilbud er mere end 70 pct. med et tilbud eller 100 timer, og det kan igen føre til skærpet tilsyn.',
  ),
  on(
    '2025-07-01',
    'known',
    'star-kontanthjaelp-2025',
    'Nyt kontanthjælpssystem: databrud for kontanthjælp, uddannelseshjælp og selvforsørgelses- og hjemrejseydelse.',
  ),
  on(
    '2025-12-29',
    'known',
    'lov-1750-2025',
    'Loven, der afskaffer skærpet tilsyn, er vedtaget; den har virkning fra 2026.',
  ),
  on(
    '2026-02-01',
    'chosen',
    'lov-1750-2025',
    'Skærpet tilsyn ophører. Tal for samtaler og tilbud er herefter tidligere fokusmål: uden grænse, krav og status.',
  ),
  on(
    '2026-07-01',
    'known',
    'star-reform-2026',
    'Mindst 75 pct. forventes at få samtaler, og mindst 75 pct. tilbud, i de første seks måneder; opfølgningen på 80 pct. bruges ikke længere.',
  ),
  on(
    '2027-01-01',
    'expected',
    'star-reform-2026',
    'En ny hovedlov om den aktive beskæftigelsesindsats ventes, med fem målgrupper. Dens vedtagelse er ikke fundet; ingen regel bygger på den.',
    'a new main law on employment effort is expected, but its adoption was not found: no rule rests on it, and months from then on follow the rules before',
  ),
];

/** What is expected to hold in a month, and is not known to. */
export const expectedBy = (day: Day): Milestone[] =>
  TIMELINE.filter((milestone) => milestone.standing === 'expected' && milestone.on <= day);
