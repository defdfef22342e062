import { periodInText } from '../../danish/date.js';
import { formatInteger } from '../../danish/number.js';
import { NO_FIGURE } from '../../danish/share.js';
import { listing } from '../../danish/text.js';
import type { Places } from '../../sourceText/places.js';
import { nextInText } from '../frame/sources.js';
import { conditionsOf as kommuneConditions, namesOf as kommuneNames } from '../kommune/names.js';
import { peersInText } from '../peers.js';
import type { Insight } from './facts.js';
import { questionConditions } from './questions.js';

/** The named places of the report's template: those of every report of a kommune, and its own. */
export function namesOf(insight: Insight): Places {
  const { kommune, peers, outcome, rules, month, ydelser } = insight;
  const { smallNumber, peerCount } = rules.at(month);
  return {
    ...kommuneNames(insight),
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
  const { outcome, ydelser, group, input, kommune, month } = insight;
  const known = kommuneConditions(insight);
  return {
    ...known,
    ...questionConditions(insight),
    'next-known': input.sender.nextUpdate !== undefined || nextInText(input.accounts) !== '',
    outcome: outcome !== undefined,
    persons: ydelser.length > 0,
    group: group.length > 1,
    early: input.early.month(kommune.code, month, 'samtaler') !== undefined,
  };
}
