import { csv, folderWith, run } from './folder.js';

/** Two citizens of Aalborg, and one on a ydelse outside the measures. */
export const YDELSER = csv(
  'borger_id;kommune;ydelse;fra;til;sagsnr',
  'b1;Aalborg;Kontanthjælp;2017-01-01;;1',
  'b2;Aalborg;Kontanthjælp;2017-01-01;2019-12-31;2',
  'b2;Aalborg;Kontanthjælp;2019-12-31;2020-06-30;3',
  'b3;Herning;Fleksjob;2017-01-01;;4',
);
/** September 2018 to August 2020. */
export const MONTHS = Array.from(
  { length: 24 },
  (_, i) => `${2018 + Math.floor((i + 8) / 12)}-${String(((i + 8) % 12) + 1).padStart(2, '0')}`,
);
/** So many samtaler of one citizen in each of some months. */
export const samtaler = (months: readonly string[], perMonth: number): string =>
  csv(
    'borger_id;dato;type;status',
    ...months.flatMap((month) =>
      Array.from(
        { length: perMonth },
        (_, i) => `b1;${month}-${String(i + 1).padStart(2, '0')};Jobsamtale;Afholdt`,
      ),
    ),
  );
/** Twelve months of published figures of some kommuner, and nothing else: reports of it need no engine. */
export const published = (kommuner: readonly string[], met = 170): Record<string, string> => ({
  'fokusmaal.csv': csv(
    'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt',
    ...kommuner.flatMap((kommune) =>
      Array.from({ length: 12 }, (_, i) => `2020M${String(i + 1).padStart(2, '0')}`).flatMap((month) =>
        ['Samtaler', 'Tilbud'].map((f) => `${kommune};${month};Ydelsesgrupper i alt;${f};200;${met}`),
      ),
    ),
  ),
});
/** A delivery without a fault. */
export const SOUND = { 'ydelser.csv': YDELSER, 'samtaler.csv': samtaler(MONTHS, 25) };

/** Runs `check` on a folder with some files. */
export async function check(files: Record<string, string | Buffer>, ...more: string[]) {
  const data = await folderWith(files);
  return { data, ...(await run('check', '--data', data, ...more)) };
}
