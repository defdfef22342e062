/** The method's numbers by the month they hold from, read from its text alone: the second reading's own law. */
type Dated = readonly (readonly [from: number, value: number])[];

const month = (year: number, number: number): number => year * 12 + number - 1;
const BEGINNING = month(2018, 1);

const at =
  (values: Dated) =>
  (when: number): number => {
    const found = values.findLast(([from]) => from <= when);
    if (!found) throw new Error('the second reading knows no rules before January 2018');
    return found[1];
  };

/** Days with a counted samtale in the window (section 5). */
export const samtalerNeeded = at([[BEGINNING, 4]]);
/** Tilbud with a day in the window. */
export const tilbudNeeded = at([[BEGINNING, 1]]);
/** Hours in the months of the window that stand in for a tilbud (sections 5 and 8). */
export const hoursNeeded = at([
  [BEGINNING, 225],
  [month(2023, 1), 100],
]);
/** Months of anciennitet, and days on accumulated ydelser in so many months (section 3). */
export const monthsNeeded = at([[BEGINNING, 12]]);
export const daysNeeded = at([[BEGINNING, 365]]);
export const monthsLookedBack = at([[BEGINNING, 36]]);
/** Months of the window that are not dead. */
export const windowLength = at([[BEGINNING, 12]]);
/** Early effort (section 8). */
export const earlyMonths = at([[BEGINNING, 6]]);
export const earlyDays = at([[BEGINNING, 183]]);
export const earlySamtaler = at([[BEGINNING, 4]]);
export const earlyTilbud = at([[BEGINNING, 1]]);
