import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import { monthsEnding } from '../../domain/month.js';
import { I_ALT } from '../../domain/ydelse.js';
import { monthsWithFigures } from '../../figures/figures.js';
import type { Coverage } from '../family.js';
import type { KommuneInput } from '../input.js';
import { missingMonthsWarnings } from './missingMonths.js';

/** Whether the data have figures of a kommune on the fokusmål, or its benchmark at least. */
export function coverage(input: KommuneInput): Coverage {
  const { book, benchmark, kommune, month } = input;
  const months = monthsWithFigures(input, kommune.code);
  const three = monthsEnding(month, 3);
  const has = FOKUSMAAL.some((f) => book.month(kommune.code, month, f) ?? book.total(kommune.code, three, f));
  if (has) return { enough: true, months, warnings: missingMonthsWarnings(input) };
  if (FOKUSMAAL.some((f) => book.hasGroupsOnly(kommune.code, month, f)))
    return {
      enough: false,
      months,
      why: `its figures of ${kommune.name} are by ydelsesgruppe alone, and the report needs the rows '${I_ALT}': fetch the extract with the total of all ydelsesgrupper, too`,
    };
  if (months.length > 0) return { enough: false, months };
  const period = benchmark.periodFor(month);
  if (!period || !benchmark.row(kommune.code, period)) return { enough: false, months };
  const warning = `there are no samtaler or tilbud for ${kommune.name}: the report has the benchmark's parts only`;
  return { enough: true, months, warnings: [warning] };
}
