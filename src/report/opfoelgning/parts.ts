import { formatInteger } from '../../danish/number.js';
import { shareText } from '../../danish/share.js';
import type { Card } from '../../document/model.js';
import type { Fokusmaal } from '../../domain/fokusmaal.js';
import { compare } from '../../domain/fraction.js';
import { insert } from '../../template/insert.js';
import { labels, text } from '../../template/settings.js';
import { gaugeOf } from '../frame/cards.js';
import type { FollowUp } from './facts.js';

const KEY_FIGURES = {
  titles: labels({ samtaler: 'Samtaler', tilbud: 'Tilbud eller timer', both: 'Begge mål' }),
  labels: labels({
    samtaler: 'i hele landet har ikke fået samtaler nok',
    tilbud: 'i hele landet har hverken fået tilbud eller haft timer nok',
    both: 'kommuner når hverken fokusmålet for samtaler eller resultatmålet',
  }),
  verdicts: labels({
    below: 'Fokusmålet er nået',
    above: 'Fokusmålet er ikke nået',
    unknown: 'Kan ikke afgøres',
  }),
  detail: text(),
  both: text(),
};

/** The first page's cards: Hele landet's passive shares against their limits, and the kommuner that miss two goals. */
export const keyFigures = insert(KEY_FIGURES, ({ fokusmaal }: FollowUp, words) => {
  const { verdicts } = words;
  const passiveCard = (f: Fokusmaal): Card => {
    const { national, limit } = fokusmaal[f];
    const share = national.at(-1);
    const good = share && compare(share, limit) < 0;
    return {
      title: words.titles[f],
      value: shareText(share, 1, limit),
      label: words.labels[f],
      ...(share ? { gauge: gaugeOf(share, limit) } : {}),
      verdict: {
        text: good === undefined ? verdicts.unknown : good ? verdicts.below : verdicts.above,
        good,
      },
      details: [words.detail],
    };
  };
  const both: Card = {
    title: words.titles.both,
    value: formatInteger(fokusmaal.samtaler.both.length),
    label: words.labels.both,
    details: [words.both],
  };
  return [{ kind: 'cards', cards: [passiveCard('samtaler'), passiveCard('tilbud'), both] }];
});
