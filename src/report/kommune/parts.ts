import { formatDecimal } from '../../danish/number.js';
import { NO_FIGURE, shareText } from '../../danish/share.js';
import { capitalize } from '../../danish/text.js';
import type { Card, StatusBlock } from '../../document/model.js';
import type { Day } from '../../domain/day.js';
import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import { isAverageAbove } from '../../measures/shares.js';
import type { Criteria } from '../../measures/status.js';
import { type Insert, insert } from '../../template/insert.js';
import { labels, lines, text, type Words } from '../../template/settings.js';
import { withBreakSign } from '../frame/acrossBreaks.js';
import { gaugeOf } from '../frame/cards.js';
import { CATEGORY_LEVEL, CATEGORY_NAME } from '../frame/words.js';
import type { Facts, FokusmaalFacts } from './facts.js';

const STATUS = {
  heading: text(),
  undecided: text('Kan ikke afgøres af de foreliggende tal'),
  criteria: labels({
    result: 'Resultatmålet er opfyldt',
    last12: 'Fokusmålene er opfyldt de seneste 12 måneder',
    year: 'Fokusmålene er opfyldt i årets måneder indtil nu',
  }),
  answers: labels({ met: 'Ja', notMet: 'Nej', unknown: 'Ingen tal' }),
};

/** Days on which the figures break among those that a criterion looks at. */
const acrossOf = (
  { result, fokusmaal }: Pick<Facts, 'result' | 'fokusmaal'>,
  name: keyof Criteria,
): Day[] => {
  if (name === 'result') return [...(result?.acrossBreaks ?? [])];
  return FOKUSMAAL.flatMap((f) => {
    const average = name === 'last12' ? fokusmaal[f].average12 : fokusmaal[f].averageYear;
    return average?.acrossBreaks ?? [];
  });
};

/** The risk category with its criteria; with a number, as a table of the report. Nothing in a month that has no status. */
export function statusPart(id?: string): Insert<Facts> {
  const block = ({ status, ...facts }: Facts, settings: Words<typeof STATUS>): StatusBlock[] => {
    if (!status) return [];
    const { category, criteria } = status;
    const { answers } = settings;
    const block: StatusBlock = {
      kind: 'status',
      heading: settings.heading,
      category: category ? CATEGORY_NAME[category] : settings.undecided,
      level: category && CATEGORY_LEVEL[category],
      criteria: (['result', 'last12', 'year'] as const).map((name) => {
        const met = criteria[name];
        const answer = met === undefined ? answers.unknown : met ? answers.met : answers.notMet;
        return { text: withBreakSign(settings.criteria[name], acrossOf(facts, name)), met, answer };
      }),
    };
    return [block];
  };
  if (id === undefined) return insert(STATUS, block);
  return insert({ title: text(), ...STATUS }, (facts: Facts, settings) =>
    block(facts, settings).map((status) => ({
      ...status,
      table: { id, label: `Tabel ${id}`, title: settings.title },
    })),
  );
}

const KEY_FIGURES = {
  titles: labels({ samtaler: 'Samtaler', tilbud: 'Tilbud eller timer', result: 'Resultatmål' }),
  labels: labels({
    samtaler: 'af de langvarige ydelsesmodtagere har fået samtaler nok',
    tilbud: 'af dem har fået et tilbud eller haft timer nok',
    more: 'procentpoint flere på offentlig forsørgelse end forventet',
    fewer: 'procentpoint færre på offentlig forsørgelse end forventet',
    result: 'procentpoint mellem faktisk og forventet andel på offentlig forsørgelse',
  }),
  verdicts: labels({
    above: 'Fokusmålet er nået',
    below: 'Fokusmålet er ikke nået',
    met: 'Resultatmålet er nået',
    onTheLine: 'Resultatmålet er ikke nået (på grænsen)',
    notMet: 'Resultatmålet er ikke nået',
    unknown: 'Kan ikke afgøres',
    former: 'Tidligere fokusmål',
    fewer: 'Færre end forventet',
    asExpected: 'Som forventet',
    more: 'Flere end forventet',
  }),
  samtaler: lines(),
  tilbud: lines(),
  result: lines(),
};

/** The first page's three cards: both fokusmål against their threshold, and the result goal. */
export const keyFigures: Insert<Facts> = insert(
  KEY_FIGURES,
  ({ fokusmaal, result, supervision }: Facts, settings) => [
    {
      kind: 'cards',
      cards: [
        fokusmaalCard(fokusmaal.samtaler, settings),
        fokusmaalCard(fokusmaal.tilbud, settings),
        resultCard(result, supervision !== undefined, settings),
      ],
    },
  ],
);

type KeyFigureWords = Words<typeof KEY_FIGURES>;

function fokusmaalCard({ fokusmaal, average12, threshold }: FokusmaalFacts, words: KeyFigureWords): Card {
  const { verdicts } = words;
  const average = average12?.share;
  if (!threshold)
    return {
      title: words.titles[fokusmaal],
      value: withBreakSign(capitalize(shareText(average, 1)), average12?.acrossBreaks),
      label: words.labels[fokusmaal],
      verdict: { text: average ? verdicts.former : verdicts.unknown, good: undefined },
      details: words[fokusmaal],
    };
  const good = average12 && isAverageAbove(average12, threshold);
  return {
    title: words.titles[fokusmaal],
    value: withBreakSign(capitalize(shareText(average, 1, threshold)), average12?.acrossBreaks),
    label: words.labels[fokusmaal],
    ...(average ? { gauge: gaugeOf(average, threshold) } : {}),
    verdict: { text: good === undefined ? verdicts.unknown : good ? verdicts.above : verdicts.below, good },
    details: words[fokusmaal],
  };
}

/** @param isGoal the result is a goal of skærpet tilsyn; else it is more or fewer than expected, which is no verdict. */
function resultCard(result: Facts['result'], isGoal: boolean, words: KeyFigureWords): Card {
  const { labels: names, verdicts } = words;
  const { goal, row } = result ?? {};
  const difference = row?.differenceShare;
  const verdict =
    goal &&
    (isGoal
      ? { met: verdicts.met, 'on-the-line': verdicts.onTheLine, 'not-met': verdicts.notMet }
      : { met: verdicts.fewer, 'on-the-line': verdicts.asExpected, 'not-met': verdicts.more })[goal];
  const side = Math.sign(difference?.units ?? 0);
  return {
    title: words.titles.result,
    value: difference
      ? withBreakSign(
          formatDecimal({ ...difference, units: Math.abs(difference.units) }),
          result?.acrossBreaks,
        )
      : capitalize(NO_FIGURE),
    label: side > 0 ? names.more : side < 0 ? names.fewer : names.result,
    verdict: {
      text: verdict ?? verdicts.unknown,
      good: goal === undefined || !isGoal ? undefined : goal === 'met',
    },
    details: words.result,
  };
}
