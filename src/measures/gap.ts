import type { Day } from '../domain/day.js';
import type { Fokusmaal } from '../domain/fokusmaal.js';
import { type Fraction, mean } from '../domain/fraction.js';
import type { Area } from '../domain/kommuner.js';
import { eachMonth, type Month, monthsEnding, numberInYear, singleMonth } from '../domain/month.js';
import { GRUPPE_I_ALT, GRUPPER, type Gruppe, ydelseOf } from '../domain/ydelse.js';
import type { MeasureBook } from './book.js';
import { type Figure, figureShare } from './cell.js';
import {
  type Average,
  averageSoFar,
  breaksAmong,
  personsMissing,
  type Requirement,
  requirementOf,
} from './shares.js';

/** What one ydelsesgruppe lacks to get above the threshold of a fokusmål. */
export interface Gap {
  gruppe: Gruppe;
  /** The month's figure. */
  figure: Figure;
  share: Fraction | undefined;
  /** `undefined` when the month has none: then nothing is missing or required. */
  threshold: Fraction | undefined;
  /** Further citizens with the effort that the month lacks; `undefined` when no number is enough, known or asked for. */
  missing: number | undefined;
  averageSoFar: Fraction | undefined;
  /** Months of the year so far whose figure is not there or hidden. */
  monthsMissing: readonly Month[];
  /** Days on which the figures break within the months of the average so far. */
  acrossBreaks: readonly Day[];
  requirement: Requirement;
  /**
   * Further citizens with the effort in each month that the year has left, the population staying as it is, so
   * that the year's average is above the threshold; `undefined` when it is out of reach, over or unknown.
   */
  missingToYearEnd: number | undefined;
}

function groupFigure(book: MeasureBook, area: Area, month: Month, gruppe: Gruppe, fokusmaal: Fokusmaal) {
  return gruppe === GRUPPE_I_ALT
    ? book.month(area, month, fokusmaal)
    : book.figure(area, singleMonth(month), gruppe, fokusmaal);
}

/**
 * What a kommune lacks on a fokusmål in a month: all ydelsesgrupper together, then each that has citizens. The law
 * looks at all together; what the groups lack does not add up to it.
 */
export function gapsOf(book: MeasureBook, area: Area, month: Month, fokusmaal: Fokusmaal): Gap[] {
  const threshold = book.rules.threshold(fokusmaal, month);
  return [GRUPPE_I_ALT, ...GRUPPER].flatMap((gruppe): Gap[] => {
    const figure = groupFigure(book, area, month, gruppe, fokusmaal);
    if (!figure || (figure.citizens === 0 && !figure.hidden)) return [];
    const average = averageOf(book, area, month, gruppe, fokusmaal);
    const requirement = requirementOf(average, month, threshold);
    return [
      {
        gruppe,
        figure,
        share: figureShare(figure),
        threshold,
        missing: figure.hidden || !threshold ? undefined : personsMissing(figure, threshold),
        averageSoFar: average?.share,
        monthsMissing: average?.missing ?? [],
        acrossBreaks: average?.acrossBreaks ?? [],
        requirement,
        missingToYearEnd: figure.hidden ? undefined : missingFor(requirement, figure),
      },
    ];
  });
}

/** A group's average so far this year. A month lacks its figure when that is hidden, or all groups' is not there. */
function averageOf(
  book: MeasureBook,
  area: Area,
  month: Month,
  gruppe: Gruppe,
  fokusmaal: Fokusmaal,
): Average | undefined {
  const whole = averageSoFar(book, area, fokusmaal, month);
  if (gruppe === GRUPPE_I_ALT) return whole;
  const figures = eachMonth(monthsEnding(month, numberInYear(month))).map((m) => ({
    month: m,
    figure: book.figure(area, singleMonth(m), gruppe, fokusmaal),
  }));
  const known = figures.filter(({ figure }) => figureShare(figure));
  const shares = known.flatMap(({ figure }) => figureShare(figure) ?? []);
  const share = mean(shares);
  if (!share) return undefined;
  const missing = figures.filter((m) => m.figure?.hidden || whole?.missing.includes(m.month));
  return {
    share,
    months: shares.length,
    missing: missing.map((m) => m.month),
    acrossBreaks: breaksAmong(
      book.rules,
      ydelseOf(gruppe).name,
      known.map((m) => m.month),
    ),
  };
}

function missingFor(requirement: Requirement, figure: Figure): number | undefined {
  if (requirement.kind === 'on-course') return 0;
  return requirement.kind === 'required' ? personsMissing(figure, requirement.share) : undefined;
}
