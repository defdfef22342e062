import { formatPercent } from '../danish/number.js';
import { FOKUSMAAL, FOKUSMAAL_LABEL } from '../domain/fokusmaal.js';
import { areaName, HELE_LANDET } from '../domain/kommuner.js';
import { type Period, periodCode } from '../domain/month.js';
import { byGruppe, gruppeName } from '../domain/ydelse.js';
import type { CountedCell } from '../measures/caseMeasures.js';
import { shareOf } from '../measures/cell.js';

/** Header of a `fokusmaal` extract (output.md, section 3). */
export const FOKUSMAAL_HEADER =
  'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt;Andel (pct.)';

/** What stands for a number that is suppressed. */
const SUPPRESSED = '(.)';

const length = ({ from, to }: Period): number => to - from;
const areaRank = (area: number): number => (area === HELE_LANDET ? Number.MAX_SAFE_INTEGER : area);

/**
 * The order of a `fokusmaal` extract: kommunekode with Hele landet last, months before ranges and short ranges
 * before long ones, i alt before the ydelser, Samtaler before Tilbud.
 */
function inOrder({ key: a }: CountedCell, { key: b }: CountedCell): number {
  return (
    areaRank(a.area) - areaRank(b.area) ||
    length(a.period) - length(b.period) ||
    a.period.to - b.period.to ||
    byGruppe(a.gruppe, b.gruppe) ||
    FOKUSMAAL.indexOf(a.fokusmaal) - FOKUSMAAL.indexOf(b.fokusmaal)
  );
}

/**
 * Cells as the text of a `fokusmaal` extract: `;`, decimal comma, LF, shares with two decimals (output.md, section 3).
 * @param hidden the cells that stand as suppressed.
 */
export function fokusmaalCsv(
  cells: readonly CountedCell[],
  hidden: ReadonlySet<CountedCell> = new Set(),
): string {
  const lines = [...cells].sort(inOrder).map((cell) => {
    const { key, count } = cell;
    const numbers = hidden.has(cell)
      ? [SUPPRESSED, SUPPRESSED, SUPPRESSED]
      : [count.citizens, count.met, formatPercent(shareOf(count)!, 2)];
    const names = [
      areaName(key.area),
      periodCode(key.period),
      gruppeName(key.gruppe),
      FOKUSMAAL_LABEL[key.fokusmaal],
    ];
    return [...names, ...numbers].join(';');
  });
  return `${[FOKUSMAAL_HEADER, ...lines].join('\n')}\n`;
}
