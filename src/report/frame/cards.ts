import { shareNumber, thresholdNumber, thresholdText } from '../../danish/share.js';
import type { Gauge } from '../../document/model.js';
import type { Fraction } from '../../domain/fraction.js';

/**
 * A share on a card's scale of 0–100 %.
 * @param share of 1.
 * @param threshold of 1: what the share is held against; it stands at the scale with its number.
 */
export const gaugeOf = (share: Fraction, threshold: Fraction): Gauge => ({
  value: shareNumber(share, 1, threshold)!,
  threshold: thresholdNumber(threshold),
  labels: { low: '0', threshold: thresholdText(threshold), high: '100' },
});
