import { formatPercent, formatSigned, NBSP } from '../../danish/number.js';
import type { Block, Card, StatusBlock } from '../../document/model.js';
import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import { isAbove } from '../../domain/fraction.js';
import type { SpecReader } from '../../template/spec.js';
import { CATEGORY_LEVEL, CATEGORY_NAME, NO_FIGURE } from '../frame/words.js';
import { type Facts, type FokusmaalFacts, shareNumber, thresholdNumber } from './facts.js';

/** The risk category with its criteria. */
export function statusBlock(facts: Facts, spec: SpecReader): StatusBlock {
  const criteria = spec.labels('criteria', ['result', 'last12', 'year'] as const);
  const answers = spec.labels('answers', ['met', 'notMet', 'unknown'] as const);
  const undecided = spec.text('undecided');
  const { category } = facts.status;
  const answer = (met: boolean | undefined) =>
    met === undefined ? answers.unknown : met ? answers.met : answers.notMet;
  return {
    kind: 'status',
    heading: spec.text('heading'),
    category: category ? CATEGORY_NAME[category] : undecided,
    level: category && CATEGORY_LEVEL[category],
    criteria: (['result', 'last12', 'year'] as const).map((name) => {
      const met = facts.status.criteria[name];
      return { text: criteria[name], met, answer: answer(met) };
    }),
  };
}

/** The first page's three cards: both fokusmål against their threshold, and the result goal. */
export function keyFigures(facts: Facts, spec: SpecReader): Block {
  const labels = spec.labels('labels', [...FOKUSMAAL, 'result'] as const);
  const details = {
    samtaler: spec.lines('samtaler'),
    tilbud: spec.lines('tilbud'),
    result: spec.lines('result'),
  };
  const verdicts = spec.labels('verdicts', [
    'above',
    'below',
    'met',
    'onTheLine',
    'notMet',
    'unknown',
  ] as const);
  const fokusmaalCard = (f: FokusmaalFacts): Card => {
    const average = f.average12?.share;
    const threshold = thresholdNumber(f.threshold);
    return {
      value: average ? `${formatPercent(average, 1)}${NBSP}%` : NO_FIGURE,
      label: labels[f.fokusmaal],
      ...(average
        ? {
            gauge: { value: shareNumber(average, 1)!, threshold },
            verdict: isAbove(average, f.threshold)
              ? { text: verdicts.above, good: true }
              : { text: verdicts.below, good: false },
          }
        : { verdict: { text: verdicts.unknown, good: undefined } }),
      details: details[f.fokusmaal],
    };
  };
  const { goal, row } = facts.result ?? {};
  const difference = row?.differenceShare;
  const verdict =
    goal && { met: verdicts.met, 'on-the-line': verdicts.onTheLine, 'not-met': verdicts.notMet }[goal];
  const resultCard: Card = {
    value: difference ? `${formatSigned(difference)}` : NO_FIGURE,
    label: labels.result,
    verdict: { text: verdict ?? verdicts.unknown, good: goal === undefined ? undefined : goal === 'met' },
    details: details.result,
  };
  return {
    kind: 'cards',
    cards: [fokusmaalCard(facts.fokusmaal.samtaler), fokusmaalCard(facts.fokusmaal.tilbud), resultCard],
  };
}
