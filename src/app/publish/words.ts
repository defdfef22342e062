import { monthName } from '../../danish/date.js';
import { capitalize } from '../../danish/text.js';
import { parseMonth } from '../../domain/month.js';
import type { Edition } from './published.js';

const NAMES: Readonly<Record<string, string>> = {
  jobcenterindblik: 'Jobcenterindblik',
  beskaeftigelsesindblik: 'Beskæftigelsesindblik',
  tilsynsnotat: 'Notat om skærpet tilsyn',
  beskaeftigelsesplan: 'Status for beskæftigelsesplan',
  opfoelgning: 'Kvartalsvis opfølgning',
};

/** A kind of report by its name, where it is one of this program's. */
export const kindName = (report: string): string => NAMES[report] ?? capitalize(report);

/** `august 2020`. */
export const monthText = (month: string): string => monthName(parseMonth(month));

/** `Jobcenterindblik, august 2020`. */
export const editionTitle = ({ report, month }: Pick<Edition, 'report' | 'month'>): string =>
  `${kindName(report)}, ${monthText(month)}`;

/** The name of an edition's own files: `jobcenterindblik-2020-08`. */
export const editionStem = ({ report, month }: Pick<Edition, 'report' | 'month'>): string =>
  `${report}-${month}`;

/** The page of an edition. */
export const editionPageName = (edition: Pick<Edition, 'report' | 'month'>): string =>
  `udgave-${editionStem(edition)}.html`;
