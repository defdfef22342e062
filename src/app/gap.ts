import { FOKUSMAAL, type Fokusmaal } from '../domain/fokusmaal.js';
import type { Fraction } from '../domain/fraction.js';
import type { Kommune } from '../domain/kommuner.js';
import { eachMonth, type Month, monthsEnding, numberInYear, singleMonth } from '../domain/month.js';
import type { Delivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import { monthsWithFigures, type ReadOptions } from '../figures/figures.js';
import { FOKUSMAAL_NEEDS } from '../figures/needs.js';
import { openFigures } from '../figures/readFigures.js';
import { type Gap, gapsOf } from '../measures/gap.js';
import type { NotMet } from '../measures/notMet.js';
import { regimeNotices } from '../rules/regime.js';
import { noFigures } from './noFigures.js';

/** What is asked about a kommune's gap. */
export interface GapRequest extends ReadOptions {
  kommune: Kommune;
  month: Month;
  /** Name the citizens who count as not met, too. */
  list: boolean;
}

/** What a kommune lacks to be above the threshold of a fokusmål. */
export interface FokusmaalGap {
  fokusmaal: Fokusmaal;
  gaps: Gap[];
  /** `undefined` when the month has none. */
  threshold: Fraction | undefined;
}

/** What a kommune lacks to be above the thresholds, now and by year end. */
export interface GapAnswer {
  fokusmaal: FokusmaalGap[];
  /** The citizens who count as not met, for caseworkers only; `undefined` unless asked for. */
  notMet: NotMet[] | undefined;
  /** For standard error, in English. */
  warnings: readonly string[];
}

/**
 * Works out what a kommune lacks.
 * @throws {InputError} for faults of the delivery, when it has no figures, or no case extracts to list citizens of.
 */
export async function findGaps(delivery: Delivery, request: GapRequest): Promise<GapAnswer> {
  const { kommune, month, rules, list } = request;
  const months = eachMonth(monthsEnding(month, numberInYear(month)));
  const { figures, closer, close } = await openFigures(delivery, {
    ...request,
    needs: FOKUSMAAL_NEEDS,
    periods: months.map(singleMonth),
    early: [],
    neededFrom: months[0]!,
  });
  try {
    const { book } = figures;
    const warnings = [...figures.warnings, ...regimeNotices(rules, month)];
    const fokusmaal = FOKUSMAAL.map((f) => ({
      fokusmaal: f,
      gaps: gapsOf(book, kommune.code, month, f),
      threshold: rules.threshold(f, month),
    }));
    if (fokusmaal.every(({ gaps }) => gaps.length === 0))
      throw noFigures(delivery.folder, kommune.name, month, {
        months: monthsWithFigures(figures, kommune.code),
      });
    if (!list) return { fokusmaal, notMet: undefined, warnings };
    const counted = FOKUSMAAL.filter((f) => book.month(kommune.code, month, f)?.source === 'case');
    if (counted.length === 0)
      throw new InputError(
        `--list needs case extracts of ${kommune.name}; ${delivery.folder} has published figures only`,
      );
    return { fokusmaal, notMet: await closer.notMet(kommune.code, month, counted), warnings };
  } finally {
    close();
  }
}
