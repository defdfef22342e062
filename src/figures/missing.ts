import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { Delivery, ExtractName } from '../extracts/delivery.js';
import type { Loss } from '../report/family.js';
import type { PrepareOptions } from './readFigures.js';

/** With neither tilbud nor hours the second fokusmål cannot be counted at all. */
const NO_TILBUD_NOR_HOURS: Loss = {
  english: 'without tilbud and loentimer the fokusmål tilbud cannot be computed from the case extracts',
  danish:
    'Sagsudtrækkene tilbud og loentimer mangler: fokusmålet for tilbud kan ikke beregnes af sagsudtrækkene.',
};

/** What every report loses by a case extract that a delivery lacks. */
const CASE_LOSSES: Partial<Record<ExtractName, Loss>> = {
  samtaler: {
    english: 'without it the fokusmål samtaler cannot be computed from the case extracts',
    danish: 'Sagsudtrækket samtaler mangler: fokusmålet for samtaler kan ikke beregnes af sagsudtrækkene.',
  },
  tilbud: {
    english: 'without it the fokusmål tilbud counts ordinary hours only',
    danish: 'Sagsudtrækket tilbud mangler: fokusmålet for tilbud tæller kun ordinære timer.',
  },
  loentimer: {
    english: 'without it the fokusmål tilbud counts tilbud only',
    danish: 'Sagsudtrækket loentimer mangler: fokusmålet for tilbud tæller kun tilbud, ikke ordinære timer.',
  },
  fritagelser: {
    english: 'without it nobody is exempt',
    danish: 'Sagsudtrækket fritagelser mangler: ingen borgere er regnet som fritaget.',
  },
};

/** The extracts that a delivery lacks, of those that it would need. */
export function missing(
  delivery: Delivery,
  { needs = [], periods, early = [] }: PrepareOptions,
): (Loss & { extract: ExtractName })[] {
  const has = (extract: ExtractName) => delivery.files.some((file) => file.extract === extract);
  const lost = needs.flatMap(({ what, loss }) =>
    what !== 'plan' && loss && !has(what) ? [{ extract: what, ...loss }] : [],
  );
  if (!has('ydelser') || periods.length + early.length === 0) return lost;
  const needed: CaseExtract[] = ['samtaler', 'tilbud', 'fritagelser'];
  const noneOfBoth = !has('tilbud') && !has('loentimer');
  if (!noneOfBoth) needed.push('loentimer');
  const lostCases = needed.flatMap((extract) => {
    const loss = extract === 'tilbud' && noneOfBoth ? NO_TILBUD_NOR_HOURS : CASE_LOSSES[extract];
    return loss && !has(extract) ? [{ extract, ...loss }] : [];
  });
  return [...lost, ...lostCases];
}
