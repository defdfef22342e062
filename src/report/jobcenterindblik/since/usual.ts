import { monthName } from '../../../danish/date.js';
import { percent } from '../../../danish/number.js';
import { capitalize } from '../../../danish/text.js';
import { FOKUSMAAL, type Fokusmaal } from '../../../domain/fokusmaal.js';
import type { Fraction } from '../../../domain/fraction.js';
import { formatMonth, type Month } from '../../../domain/month.js';
import type { Settling } from '../../../editions/settling.js';
import { decimal, type Entry, integer, none, share, words } from '../../frame/entry.js';
import { tableOf } from '../../frame/table.js';
import { FOKUSMAAL_WORDS } from './moved.js';
import type { IndblikFacts } from './since.js';

/** A provisional month, and how much months of its age have changed since. */
interface ProvisionalRow {
  fokusmaal: Fokusmaal;
  month: Month;
  label: string;
  share: Fraction | undefined;
  limit: Fraction | undefined;
  usual: Settling | undefined;
}

const points = (size: Fraction | undefined): Entry => (size ? decimal(percent(size, 1)) : none());

/** Table 6.3: how large revisions usually are, beside the provisional months. */
export const USUAL = tableOf('6.3', {
  settings: { fokusmaal: FOKUSMAAL_WORDS },
  none: 'Kan ikke vises endnu: Arkivet har ikke udgaver, der viser en måned både som foreløbig og som endelig.',
  rows({ since, fokusmaal, month, rules }: IndblikFacts, { fokusmaal: names }): ProvisionalRow[] {
    if (!since || since.settling.length === 0) return [];
    const { provisionalMonths } = rules.at(month);
    return FOKUSMAAL.flatMap((f) =>
      fokusmaal[f].own
        .filter((one) => one.month > month - provisionalMonths)
        .map((one) => ({
          fokusmaal: f,
          month: one.month,
          label: `${names[f]}: ${monthName(one.month)}`,
          share: one.share,
          limit: fokusmaal[f].threshold,
          usual: since.settling.find(({ fokusmaal: of, age }) => of === f && age === month - one.month),
        })),
    );
  },
  columns: {
    label: {
      head: 'Foreløbig måned',
      weight: 40,
      align: 'left',
      value: ({ label }) => words(capitalize(label)),
    },
    fokusmaal: { data: ({ fokusmaal }) => fokusmaal },
    month: { data: ({ month }) => formatMonth(month) },
    share: { head: 'Andel nu (%)', weight: 18, value: (row) => share(row.share, 1, row.limit) },
    mean: {
      head: 'Sådanne måneder er siden ændret i gennemsnit (%-point)',
      weight: 32,
      value: ({ usual: of }) => points(of?.mean),
    },
    largest: { head: 'Højst (%-point)', weight: 18, value: ({ usual: of }) => points(of?.largest) },
    months: {
      head: 'Måneder, det bygger på',
      weight: 20,
      value: ({ usual: of }) => integer(of?.months ?? 0),
    },
  },
  data: (rows) => rows,
  tight: true,
});
