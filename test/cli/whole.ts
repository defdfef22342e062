import { MONTHS } from './deliveries.js';
import { csv, folderWith } from './folder.js';

/** Citizens of Aalborg on each ydelse: two of a group too small to be shown, and one outside the measures. */
const GROUPS = {
  Kontanthjælp: 30,
  'A-dagpenge': 24,
  Sygedagpenge: 20,
  Uddannelseshjælp: 16,
  Revalidering: 2,
  Fleksjob: 1,
};
/** Fewer of them, still with a group that is shown, one that is not, and one outside. */
const FEW_GROUPS = { Kontanthjælp: 16, 'A-dagpenge': 8, Revalidering: 2, Fleksjob: 1 };

/** A year before the months of the other extracts, so that each has its whole window. */
const WINDOW = [...MONTHS.map((month) => `${Number(month.slice(0, 4)) - 2}${month.slice(4)}`), ...MONTHS];

const AREAS = [
  ['Aalborg', 1],
  ['Herning', 2],
  ['Rebild', 3],
  ['Hele landet', 4],
] as const;
const FOKUSMAAL = 'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt';
const period = (month: string): string => month.replace('-', 'M');
const LATEST = ['2020M06-2020M08', '2019M09-2020M08'];
const OTHERS = AREAS.filter(([area]) => area !== 'Aalborg');

/** The ydelsesområder with expected persons, and whether an area has more than that; shares are of 4.444 inhabitants. */
const BENCHMARK = [
  ['Ydelsesgrupper i alt', 400, true],
  ['A-dagpenge mv.', 160, true],
  ['Kontanthjælp mv.', 140, false],
  ['Sygedagpenge mv.', 100, false],
] as const;

/** What jobindsats publishes beside the citizens. */
const PUBLISHED: Record<string, string> = {
  'fokusmaal.csv': csv(
    FOKUSMAAL,
    ...OTHERS.flatMap(([area, n]) =>
      [...MONTHS.map(period), ...LATEST].flatMap((months, i) => [
        `${area};${months};Ydelsesgrupper i alt;Samtaler;${n * 100};${n * 70 + i}`,
        `${area};${months};Ydelsesgrupper i alt;Tilbud;${n * 100};${n * 65 + i}`,
      ]),
    ),
  ),
  'tidligindsats.csv': csv(
    FOKUSMAAL,
    ...AREAS.flatMap(([area, n]) =>
      MONTHS.slice(6)
        .map(period)
        .flatMap((month, i) => [
          `${area};${month};Ydelsesgrupper i alt;Samtaler;${n * 40};${n * 20 + i}`,
          `${area};${month};Ydelsesgrupper i alt;Tilbud;${n * 40};${n * 10 + i}`,
        ]),
    ),
  ),
  'benchmark.csv': csv(
    'Område;Periode;Ydelsesgrupper;Forventet antal;Faktisk antal;Forskel antal;Forventet andel;Faktisk andel;Forskel andel;Placering',
    ...AREAS.slice(0, 3).flatMap(([area, n]) =>
      ['2020QMAT01', '2020QMAT02'].flatMap((quarter) =>
        BENCHMARK.map(([omraade, expected, grows]) => {
          const actual = expected + (grows ? n * 10 - 10 : 0);
          const shares = [expected, actual, actual - expected].map((persons) =>
            (Math.round(persons * 2.25) / 100).toFixed(2).replace('.', ','),
          );
          return [area, quarter, omraade, expected, actual, actual - expected, ...shares, n].join(';');
        }),
      ),
    ),
  ),
};

/** Case extracts of so many citizens on each ydelse. */
function caseExtracts(groups: Readonly<Record<string, number>>): Record<string, string> {
  const citizens = Object.entries(groups).flatMap(([ydelse, count]) =>
    Array.from({ length: count }, (_, i) => ({ id: `${ydelse.slice(0, 2)}${i}`, ydelse, i })),
  );
  const theirs = (...rows: string[]) =>
    rows.filter((row) => citizens.some(({ id }) => row.startsWith(`${id};`)));
  return {
    'ydelser.csv': csv(
      'borger_id;kommune;ydelse;fra;til',
      ...citizens.map(({ id, ydelse }) => `${id};Aalborg;${ydelse};2015-01-01;`),
    ),
    'samtaler.csv': csv(
      'borger_id;dato;samtaletype;form;status',
      // Two in three citizens are spoken with every other month, one after another begins; the others twice a year.
      ...citizens.flatMap(({ id, i }) =>
        WINDOW.slice(Math.ceil(i * 1.3))
          .filter((_, m) => (i % 3 > 0 ? m % 2 === 0 : m % 6 === 0))
          .map((month) => `${id};${month}-10;Jobsamtale;Personligt fremmøde;Afholdt`),
      ),
    ),
    'tilbud.csv': csv(
      'borger_id;tilbudstype;fra;til',
      ...citizens
        .filter(({ i }) => i % 2)
        .map(({ id, i }) => `${id};Virksomhedspraktik;${WINDOW[12 + (i % 20)]}-01;`),
    ),
    'loentimer.csv': csv(
      'borger_id;maaned;timer',
      ...theirs('Ko0;2020-08;230', 'Ko2;2020-06;100,5', 'Ko4;2017-01;5'),
    ),
    'fritagelser.csv': csv(
      'borger_id;fritaget_for;fra;til',
      `${groups.Sygedagpenge ? 'Sy' : 'A-'}4;Begge;2018-01-01;`,
    ),
  };
}

/** A delivery of a few citizens from which every table and figure of a Jobcenterindblik of Aalborg, August 2020, is made. */
export const WHOLE: Record<string, string> = { ...caseExtracts(GROUPS), ...PUBLISHED };

/** One of still fewer, for tests that need a report of citizens and nothing of what it says. */
export const FEW: Record<string, string> = { ...caseExtracts(FEW_GROUPS), ...PUBLISHED };

/** A folder with {@link FEW}. */
export const fewDelivery = (): Promise<string> => folderWith(FEW);

/** A folder with {@link WHOLE}. */
export const wholeDelivery = (): Promise<string> => folderWith(WHOLE);

/** {@link WHOLE} with published figures of Aalborg too, for the annex that sets them beside those that are counted. */
export const reconciledDelivery = (): Promise<string> =>
  folderWith({
    ...WHOLE,
    'fokusmaal-aalborg.csv': csv(
      FOKUSMAAL,
      ...MONTHS.map(period).flatMap((month, i) => [
        `Aalborg;${month};Ydelsesgrupper i alt;Samtaler;92;${50 + (i % 7)}`,
        `Aalborg;${month};Ydelsesgrupper i alt;Tilbud;90;${40 + (i % 5)}`,
      ]),
    ),
  });
