import { listing } from '../../danish/text.js';
import { type PeerChoice, type Peers, peersOf } from '../../measures/peers.js';
import type { KommuneInput } from '../input.js';
import { type Facts, gatherFacts } from '../kommune/facts.js';
import type { Placed } from '../kommune/peersFigure.js';
import { unknownYdelser, type YdelseFacts, ydelserOf } from './persons.js';
import { type Result, resultOf } from './result.js';

/** Months of the small multiples, unless more are asked for. */
const SERIES_MONTHS = 24;
const LONG_SERIES_MONTHS = 60;

/** What a Beskæftigelsesindblik is made from. */
export interface InsightInput extends KommuneInput {
  /** `undefined` when nobody chose: then the rules say. */
  choice: PeerChoice | undefined;
  /** Show 60 months in place of 24. */
  long: boolean;
}

/** The facts of one report; everything in it is worked out here and only worded elsewhere. */
export interface Insight extends Facts {
  insight: InsightInput;
  outcome: Result | undefined;
  peers: Peers;
  /** The kommune itself and its peers that have a place in the benchmark, by place. */
  group: Placed[];
  ydelser: YdelseFacts[];
}

/** The input, among whose gaps stand the names of the extract that no ydelse is known by. */
function withUnknownYdelser(input: InsightInput): InsightInput {
  const names = unknownYdelser(input.persons);
  if (names.length === 0) return input;
  const text = `Tal for fuldtidspersoner på ${listing(names)} er ikke vist: Ingen enkelt ydelse er kendt under det navn.`;
  return { ...input, gaps: [...input.gaps, { code: 'unknown-ydelser', text }] };
}

/** Works out the facts of a kommune's report. */
export function gatherInsight(given: InsightInput): Insight {
  const input = withUnknownYdelser(given);
  const { kommune, benchmark, month, book } = input;
  const outcome = resultOf(input);
  const choice = input.choice ?? { kind: 'nearest', count: book.rules.at(month).peerCount };
  const peers = peersOf(kommune, choice, benchmark, outcome?.period);
  const codes = new Set([kommune, ...peers.kommuner].map(({ code }) => code));
  return {
    ...gatherFacts(input),
    insight: input,
    outcome,
    peers,
    group: (outcome?.all ?? []).filter((placed) => codes.has(placed.kommune.code)),
    ydelser: ydelserOf(input, peers, input.long ? LONG_SERIES_MONTHS : SERIES_MONTHS),
  };
}
