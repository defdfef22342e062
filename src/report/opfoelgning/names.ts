import { monthName, periodInText, periodName } from '../../danish/date.js';
import { formatInteger, numberWord } from '../../danish/number.js';
import { NO_FIGURE, thresholdText } from '../../danish/share.js';
import { capitalize, listing } from '../../danish/text.js';
import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import { byDanishName, KOMMUNER, type Kommune } from '../../domain/kommuner.js';
import { I_ALT } from '../../domain/ydelse.js';
import { breaksOf } from '../../measures/breaks.js';
import type { PassiveKommune } from '../../measures/passive.js';
import type { Places } from '../../sourceText/places.js';
import { withBreakSign } from '../frame/acrossBreaks.js';
import { ruleConditions, rulePlaces } from '../frame/ruleNames.js';
import { reachInText } from '../frame/sources.js';
import { provisionalInText } from '../kommune/sentences.js';
import type { FokusmaalFollowUp, FollowUp } from './facts.js';

/** `Seks kommuner`, `Én kommune`, `Ingen kommuner`; at the head of a sentence. */
const kommunerCount = (count: number): string =>
  count === 0 ? 'Ingen kommuner' : `${capitalize(numberWord(count))} ${count === 1 ? 'kommune' : 'kommuner'}`;

/** Names in Danish order: `Assens, Fredericia og Ærø`. */
const names = (kommuner: readonly { kommune: Kommune }[]): string =>
  kommuner.length === 0
    ? NO_FIGURE
    : listing(
        kommuner
          .map(({ kommune }) => kommune)
          .sort(byDanishName)
          .map(({ name }) => name),
      );

function fokusmaalPlaces(followUp: FokusmaalFollowUp): Places {
  const f = followUp.fokusmaal;
  const group = (name: string, list: readonly PassiveKommune[]): Places => ({
    [`${f}.${name}.count`]: kommunerCount(list.length),
    [`${f}.${name}.some`]: list.length === 0 ? 'Ingen' : capitalize(numberWord(list.length)),
    [`${f}.${name}.number`]: formatInteger(list.length),
    [`${f}.${name}.names`]: names(list),
  });
  return {
    [`${f}.limit`]: thresholdText(followUp.limit),
    ...group('missing', followUp.missing),
    ...group('both', followUp.both),
    ...group('onTheLine', followUp.onTheLine),
    ...group('meetResult', followUp.meetResult),
  };
}

/** The named places that the template may use. */
export function namesOf(facts: FollowUp): Places {
  const { month, input, rules, contacts } = facts;
  const answered = (answer: string) =>
    contacts.filter(({ wantsHelp }) => wantsHelp?.toLowerCase() === answer);
  const period = facts.benchmarkPeriod;
  return {
    month: capitalize(monthName(month)),
    'month.inText': monthName(month),
    'period.series': periodName(facts.series),
    'period.series.inText': periodInText(facts.series),
    'period.twelve': periodName(facts.twelve),
    'period.twelve.inText': withBreakSign(periodInText(facts.twelve), breaksOf(rules, I_ALT, facts.twelve)),
    'period.three': periodName(facts.three),
    'period.three.inText': periodInText(facts.three),
    'period.result.inText': period
      ? withBreakSign(periodInText(period), breaksOf(rules, I_ALT, period))
      : NO_FIGURE,
    ...rulePlaces(rules, month),
    'data.until': reachInText(input.sources),
    'period.provisional': provisionalInText(month, rules.at(month).provisionalMonths),
    'kommuner.count': String(KOMMUNER.length),
    'national.summed': String(facts.summed ?? 0),
    generator: `${input.generator.name} ${input.generator.version}`,
    'contacts.count': kommunerCount(contacts.length),
    'contacts.refused': kommunerCount(answered('nej').length),
    'contacts.undecided': kommunerCount(answered('ikke besluttet').length),
    'contacts.effort': kommunerCount(answered('ja').filter(({ effort }) => effort !== null).length),
    'contacts.accepted': kommunerCount(answered('ja').filter(({ effort }) => effort === null).length),
    ...fokusmaalPlaces(facts.fokusmaal.samtaler),
    ...fokusmaalPlaces(facts.fokusmaal.tilbud),
  };
}

/** What decides which passages of the template a report shows. */
export function conditionsOf(facts: FollowUp): Record<string, boolean> {
  const groups = FOKUSMAAL.flatMap((f) => {
    const { missing, both, onTheLine, meetResult } = facts.fokusmaal[f];
    return [
      [`${f}-missing`, missing.length > 0],
      [`${f}-both`, both.length > 0],
      [`${f}-on-the-line`, onTheLine.length > 0],
      [`${f}-meet-result`, meetResult.length > 0],
    ] as const;
  });
  return {
    ...Object.fromEntries(groups),
    contacts: facts.contacts.length > 0,
    ...ruleConditions(facts.rules, facts.month),
    'national-is-sum': facts.summed !== undefined,
    gaps: facts.input.gaps.length > 0,
  };
}
