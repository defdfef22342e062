import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { Delivery } from '../extracts/delivery.js';
import type { ExtractName } from '../extracts/extractName.js';
import type { FiguresRequest } from './figures.js';
import type { Loss } from './needs.js';

/** With neither tilbud nor hours the second fokusmål cannot be counted at all. */
const NO_TILBUD_NOR_HOURS: Loss = {
  english: 'without tilbud and loentimer the fokusmål tilbud cannot be computed from the case extracts',
  danish:
    'Sagsudtrækkene tilbud og loentimer mangler: fokusmålet for tilbud kan ikke beregnes af sagsudtrækkene.',
};

/** What is lost by a case extract that a delivery lacks. */
const CASE_LOSSES: Readonly<Record<Exclude<CaseExtract, 'ydelser'>, Loss>> = {
  samtaler: {
    english: 'without it the fokusmål samtaler cannot be computed from the case extracts',
    danish: 'Sagsudtrækket samtaler mangler: fokusmålet for samtaler kan ikke beregnes af sagsudtrækkene.',
  },
  tilbud: {
    english: 'without it the fokusmål tilbud counts ordinary hours only',
    danish: 'Sagsudtrækket tilbud mangler: fokusmålet for tilbud tæller kun ordinære timer.',
  },
  fritagelser: {
    english: 'without it nobody is exempt',
    danish: 'Sagsudtrækket fritagelser mangler: ingen borgere er regnet som fritaget.',
  },
  loentimer: {
    english: 'without it the fokusmål tilbud counts tilbud only',
    danish: 'Sagsudtrækket loentimer mangler: fokusmålet for tilbud tæller kun tilbud, ikke ordinære timer.',
  },
};

/** Whether the case extracts are read for a request. */
export const readsCases = ({ needs, periods, early }: FiguresRequest): boolean =>
  needs.some(({ what }) => what === 'ydelser') && periods.length + early.length > 0;

/**
 * The extracts that a delivery lacks, of those that a request is made from, with what is lost.
 * @param cases the case extracts that were counted, wherever they are.
 */
export function lossesIn(
  delivery: Delivery,
  request: FiguresRequest,
  cases: ReadonlySet<ExtractName>,
): (Loss & { extract: ExtractName })[] {
  const has = (extract: ExtractName) =>
    cases.has(extract) || delivery.files.some((file) => file.extract === extract);
  const lost = request.needs.flatMap(({ what, loss }) =>
    what !== 'plan' && loss && !has(what) ? [{ extract: what, ...loss }] : [],
  );
  if (!has('ydelser') || !readsCases(request)) return lost;
  const noneOfBoth = !has('tilbud') && !has('loentimer');
  const lostCases = Object.entries(CASE_LOSSES).flatMap(([name, own]) => {
    const extract = name as keyof typeof CASE_LOSSES;
    if (has(extract) || (noneOfBoth && extract === 'loentimer')) return [];
    const loss = extract === 'tilbud' && noneOfBoth ? NO_TILBUD_NOR_HOURS : own;
    return [{ extract, ...loss }];
  });
  return [...lost, ...lostCases];
}
