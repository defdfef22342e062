import { dayName, periodInText } from '../../danish/date.js';
import { formatInteger } from '../../danish/number.js';
import { NO_FIGURE } from '../../danish/share.js';
import { listing } from '../../danish/text.js';
import type { Day } from '../../domain/day.js';
import { eachMonth, type Month, singleMonth } from '../../domain/month.js';
import { I_ALT } from '../../domain/ydelse.js';
import { YDELSER } from '../../domain/ydelser.js';
import { breaksOf } from '../../measures/breaks.js';
import type { Places } from '../../sourceText/places.js';
import { nextInText } from '../frame/sources.js';
import { conditionsOf as kommuneConditions, namesOf as kommuneNames } from '../kommune/names.js';
import { peersInText } from '../peers.js';
import type { Insight } from './facts.js';
import { questionConditions } from './questions.js';

/** The days on which figures break within what the report shows, and the ydelser that do. */
function breaksIn({ rules, series, ydelser, outcome }: Insight): { days: Day[]; ydelser: string[] } {
  const firsts = [series.from, ...ydelser.map(({ months }) => months[0]!), outcome?.history[0]?.period.from];
  const lasts = [series.to, ...ydelser.map(({ latest }) => latest), outcome?.period.to];
  const known = (months: readonly (Month | undefined)[]) => months.filter((month) => month !== undefined);
  const shown = { from: Math.min(...known(firsts)), to: Math.max(...known(lasts)) };
  return {
    days: breaksOf(rules, I_ALT, shown),
    ydelser: YDELSER.filter(({ name }) => breaksOf(rules, name, shown).length > 0).map(({ name }) => name),
  };
}

/** Whether some of the kommune's figures are counted from case extracts. */
const usesCases = ({ input: { book, early }, kommune, twelve }: Insight): boolean =>
  [book, early].some((one) =>
    eachMonth(twelve).some((month) => one.isCoveredByCases(kommune.code, singleMonth(month))),
  );

/** The named places of the report's template: those of every report of a kommune, and its own. */
export function namesOf(insight: Insight): Places {
  const { kommune, peers, outcome, rules, month, ydelser } = insight;
  const { smallNumber, peerCount } = rules.at(month);
  const broken = breaksIn(insight);
  return {
    ...kommuneNames(insight),
    'breaks.days': listing(broken.days.map(dayName)) || NO_FIGURE,
    'breaks.ydelser': listing(broken.ydelser.map((name) => name.toLowerCase())) || NO_FIGURE,
    'made.of': usesCases(insight)
      ? 'Lavet af tal fra jobindsats.dk og af kommunens egne sagsudtræk.'
      : 'Lavet af offentlige tal fra jobindsats.dk.',
    peers: peers.kommuner.length > 0 ? listing(peers.kommuner.map(({ name }) => name)) : NO_FIGURE,
    'peers.rule': peersInText(kommune, peers),
    'peers.default': formatInteger(peerCount),
    'rules.small': formatInteger(smallNumber),
    'outcome.period': outcome ? periodInText(outcome.period) : NO_FIGURE,
    'outcome.periods': formatInteger(outcome?.history.length ?? 0),
    'ydelser.count': formatInteger(ydelser.length),
    'sources.next': nextInText(insight.input.accounts),
  };
}

/** What decides which passages of the template a report shows. */
export function conditionsOf(insight: Insight): Record<string, boolean> {
  const { outcome, ydelser, group, input } = insight;
  const known = kommuneConditions(insight);
  return {
    ...known,
    ...questionConditions(insight),
    'data-break': breaksIn(insight).days.length > 0,
    'next-known': input.sender.nextUpdate !== undefined || nextInText(input.accounts) !== '',
    outcome: outcome !== undefined,
    persons: ydelser.length > 0,
    group: group.length > 1,
  };
}
