import type { Fokusmaal } from '../domain/fokusmaal.js';
import { type Fraction, fraction } from '../domain/fraction.js';
import { memoByRules } from './memo.js';
import type { RuleValues } from './parameters.js';

/** The rules without any one of which there is no skærpet tilsyn. */
export const SUPERVISION_KEYS = [
  'thresholdSamtaler',
  'thresholdTilbud',
  'tilbudDecides',
  'publicationMonth',
  'accountMonths',
  'recoveryMonths',
  'auditShare',
  'auditLeast',
  'auditMost',
  'extensionShare',
  'extensionMonths',
] as const satisfies readonly (keyof RuleValues)[];

type Key = (typeof SUPERVISION_KEYS)[number];
type Held = { readonly [K in Key]: Exclude<RuleValues[K], undefined> };

/** Skærpet tilsyn in a month: thresholds, what decides, and what follows when a kommune is selected (metode.md, section 8). */
export interface Supervision extends Omit<Held, 'thresholdSamtaler' | 'thresholdTilbud' | 'tilbudDecides'> {
  /** The share that each fokusmål must be above, as a fraction of 1. */
  thresholds: Readonly<Record<Fokusmaal, Fraction>>;
  /** Whether missing a fokusmål can lead to skærpet tilsyn. */
  decides: Readonly<Record<Fokusmaal, boolean>>;
}

const allHold = (rules: Pick<RuleValues, Key>): rules is Held =>
  SUPERVISION_KEYS.every((key) => rules[key] !== undefined);

/** The share that a fokusmål must be above, as a fraction of 1; `undefined` when there is no threshold. */
export function thresholdOf(fokusmaal: Fokusmaal, rules: RuleValues): Fraction | undefined {
  const value = fokusmaal === 'samtaler' ? rules.thresholdSamtaler : rules.thresholdTilbud;
  return value === undefined ? undefined : fraction(value, 100);
}

/** Skærpet tilsyn as some rules have it; `undefined` when one of its rules does not hold: then there is none. */
export const supervisionOf = memoByRules((rules: RuleValues): Supervision | undefined => {
  if (!allHold(rules)) return undefined;
  return {
    thresholds: {
      samtaler: fraction(rules.thresholdSamtaler, 100),
      tilbud: fraction(rules.thresholdTilbud, 100),
    },
    decides: { samtaler: true, tilbud: rules.tilbudDecides },
    publicationMonth: rules.publicationMonth,
    accountMonths: rules.accountMonths,
    recoveryMonths: rules.recoveryMonths,
    auditShare: rules.auditShare,
    auditLeast: rules.auditLeast,
    auditMost: rules.auditMost,
    extensionShare: rules.extensionShare,
    extensionMonths: rules.extensionMonths,
  };
});
