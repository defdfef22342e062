import { formatSigned, percent } from '../../../danish/number.js';
import { capitalize } from '../../../danish/text.js';
import { FOKUSMAAL, type Fokusmaal } from '../../../domain/fokusmaal.js';
import type { Fraction } from '../../../domain/fraction.js';
import { I_ALT } from '../../../domain/ydelse.js';
import type { Cause } from '../../../editions/causes.js';
import { labels } from '../../../template/settings.js';
import { decimal, integer, signedInteger, strong, words } from '../../frame/entry.js';
import { tableOf } from '../../frame/table.js';
import { FOKUSMAAL_WORDS } from './moved.js';
import type { IndblikFacts } from './since.js';

/** What one cause, or several together, did to a fokusmål; all of them in its last row. */
interface WhyRow {
  fokusmaal: Fokusmaal;
  label: string;
  /** `undefined` of all together. */
  causes: readonly Cause[] | undefined;
  citizens: number;
  met: number;
  share: Fraction | undefined;
  affected: number | undefined;
}

const CAUSE_WORDS = labels({
  program: 'ny udgave af programmet eller af reglerne i det',
  rules: 'andre regler',
  kommune: 'borgere til eller fra andre kommuner',
  population: 'borgere ind i eller ud af målgruppen',
  ydelse: 'borgere med en anden ydelse eller seneste måned',
  withdrawn: 'rækker, der er trukket tilbage',
  changed: 'rækker, der er rettet',
  late: 'rækker, der kom senere',
});

/** Table 6.4: the revision of the totals over three months, by cause. */
export const WHY = tableOf('6.4', {
  settings: { fokusmaal: FOKUSMAAL_WORDS, causes: CAUSE_WORDS },
  none: 'Kan ikke vises: Tallene er ikke ændret, eller der er for få borgere bag ændringen.',
  rows({ since }: IndblikFacts, { fokusmaal: names, causes: why }): WhyRow[] {
    return FOKUSMAAL.flatMap((fokusmaal): WhyRow[] => {
      const parts = since?.revisions?.find(({ name }) => name.fokusmaal === fokusmaal)?.parts ?? [];
      if (parts.length === 0) return [];
      const sumOf = (which: 'citizens' | 'met') => parts.reduce((sum, part) => sum + part[which], 0);
      const share = since?.compared.find(
        ({ name, quantity }) =>
          name.figure === 'fokusmaal' &&
          name.fokusmaal === fokusmaal &&
          name.group === I_ALT &&
          name.months === 3 &&
          quantity === 'share',
      )?.movement?.revision;
      const label = (text: string) => `${names[fokusmaal]}: ${text}`;
      return [
        ...parts.map((part) => ({
          fokusmaal,
          label: label(part.causes.map((one) => why[one]).join('; ')),
          ...part,
        })),
        {
          fokusmaal,
          label: label('revision i alt'),
          causes: undefined,
          citizens: sumOf('citizens'),
          met: sumOf('met'),
          share,
          affected: undefined,
        },
      ];
    });
  },
  columns: {
    label: {
      head: 'Årsag',
      weight: 46,
      align: 'left',
      value: ({ label, causes }) => strong(words(capitalize(label)), !causes),
    },
    fokusmaal: { data: ({ fokusmaal }) => fokusmaal },
    causes: { data: ({ causes }) => (causes ? [...causes] : null) },
    citizens: { head: 'Borgere', weight: 14, value: ({ citizens }) => signedInteger(citizens) },
    met: { head: 'Borgere med indsats', weight: 16, value: ({ met }) => signedInteger(met) },
    share: {
      head: 'Andel (%-point)',
      weight: 16,
      value: ({ share }) => decimal(share && percent(share, 1), formatSigned),
    },
    affected: { head: 'Berørte borgere', weight: 16, value: ({ affected }) => integer(affected) },
  },
  data: (rows) => rows,
  tight: true,
});
