import { formatInteger, formatPercent, NBSP } from '../../danish/number.js';
import type { Block, Card } from '../../document/model.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { compare } from '../../domain/fraction.js';
import type { SpecReader } from '../../template/spec.js';
import { NO_FIGURE } from '../frame/words.js';
import { shareNumber, thresholdNumber } from '../kommune/facts.js';
import type { FollowUp } from './facts.js';

/** The first page's cards: Hele landet's passive shares against their limits, and the kommuner that miss two goals. */
export function keyFigures(facts: FollowUp, spec: SpecReader): Block[] {
  const labels = spec.labels('labels', [...FOKUSMAAL, 'both'] as const);
  const verdicts = spec.labels('verdicts', ['below', 'above', 'unknown'] as const);
  const detail = spec.text('detail');
  const bothDetail = spec.text('both');
  const passiveCard = (f: Fokusmaal): Card => {
    const { national, limit } = facts.fokusmaal[f];
    const share = national.at(-1);
    const good = share && compare(share, limit) < 0;
    return {
      value: share ? `${formatPercent(share, 1)}${NBSP}%` : NO_FIGURE,
      label: labels[f],
      ...(share ? { gauge: { value: shareNumber(share, 1)!, threshold: thresholdNumber(limit) } } : {}),
      verdict: {
        text: good === undefined ? verdicts.unknown : good ? verdicts.below : verdicts.above,
        good,
      },
      details: [detail],
    };
  };
  const both: Card = {
    value: formatInteger(facts.fokusmaal.samtaler.both.length),
    label: labels.both,
    details: [bothDetail],
  };
  return [{ kind: 'cards', cards: [passiveCard('samtaler'), passiveCard('tilbud'), both] }];
}
