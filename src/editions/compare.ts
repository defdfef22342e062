import { type Fraction, subtract } from '../domain/fraction.js';
import { groupBy } from '../domain/groupBy.js';
import { type Month, numberInYear, type Period } from '../domain/month.js';
import { I_ALT } from '../domain/ydelse.js';
import { breaksOf } from '../measures/breaks.js';
import type { RuleBook } from '../rules/ruleset.js';
import { type FigureName, figureKey, QUANTITIES, type Quantity, type Shown } from './shown.js';

/** The figures of an edition and the month that is looked at. */
export interface Side {
  month: Month;
  shown: readonly Shown[];
}

/** How one number moved, exactly: `change` is `development` and `revision` together. */
export interface Movement {
  /** As the earlier edition has it; the same as it is known now; and the new one. */
  earlier: Fraction;
  revised: Fraction;
  now: Fraction;
  /** now − earlier. */
  change: Fraction;
  /** now − revised: the new month against the earlier one, both as they are known now. */
  development: Fraction;
  /** revised − earlier: the earlier month, as it is known now and as it was known earlier. */
  revision: Fraction;
}

/** One number of a figure in both editions; without movement where one of the three is hidden. */
export interface Compared {
  name: FigureName;
  quantity: Quantity;
  movement: Movement | undefined;
  /** The two months lie on both sides of a break: their difference is no development. */
  isBroken: boolean;
}

/** What became of a number. */
export function movementOf(earlier: Fraction, revised: Fraction, now: Fraction): Movement {
  return {
    earlier,
    revised,
    now,
    change: subtract(now, earlier),
    development: subtract(now, revised),
    revision: subtract(revised, earlier),
  };
}

/** Whether a number differs in any of its three readings. */
export const isMoved = ({ development, revision }: Movement): boolean =>
  development.num !== 0n || revision.num !== 0n;

/**
 * The numbers of two editions side by side, each as the earlier edition has it, as the new one knows that month, and as
 * the new one has its own month. Numbers that one of them lacks are left out.
 *
 * A ydelsesgruppe that any of the three hides is hidden in all of them, for every period and fokusmål: one column must
 * not tell what another hides.
 * @param earlier the earlier edition, and its month.
 * @param now the new edition, and its month.
 */
export function compareEditions(earlier: Side, now: Side, rules: RuleBook): Compared[] {
  const all = [
    figuresOf(earlier.shown, earlier.month),
    figuresOf(now.shown, earlier.month),
    figuresOf(now.shown, now.month),
  ];
  const secret = new Set(all.flatMap((figures) => [...figures.values()].filter(isHidden).map(secretOf)));
  return [...all[2]!].flatMap(([key, { name }]): Compared[] => {
    const three = all.map((figures) => figures.get(key));
    if (three.includes(undefined)) return [];
    const quantities = QUANTITIES.filter((quantity) =>
      three.some((shown) => shown?.values?.[quantity] !== undefined),
    );
    const isBroken = breaksOf(rules, name.group, spanOf(name, earlier.month, now.month)).length > 0;
    if (three.some((shown) => secret.has(secretOf(shown!))))
      return (quantities.length > 0 ? quantities : COUNTED).map((quantity) => ({
        name,
        quantity,
        movement: undefined,
        isBroken,
      }));
    return quantities.flatMap((quantity): Compared[] => {
      const [a, b, c] = three.map((shown) => shown!.values![quantity]);
      return a && b && c ? [{ name, quantity, movement: movementOf(a, b, c), isBroken }] : [];
    });
  });
}

const COUNTED: readonly Quantity[] = ['citizens', 'met', 'share'];

/** From the first month that either figure rests on to the last. */
function spanOf({ months }: FigureName, earlier: Month, now: Month): Period {
  const [first, last] = [Math.min(earlier, now), Math.max(earlier, now)];
  return { from: first - (months === 'year' ? numberInYear(first) : months) + 1, to: last };
}

const isHidden = ({ values }: Shown): boolean => values === null;

/** What is hidden together: a ydelsesgruppe, whatever the period; of totals, each by itself. */
const secretOf = ({ name }: Shown): string => (name.group === I_ALT ? figureKey(name) : name.group);

/** An edition's figures of a month, by figure. */
function figuresOf(shown: readonly Shown[], month: Month): Map<string, Shown> {
  const ofMonth = shown.filter((figure) => figure.month === month);
  return new Map(
    [...groupBy(ofMonth, ({ name }) => figureKey(name))].map(([key, [figure]]) => [key, figure!]),
  );
}
