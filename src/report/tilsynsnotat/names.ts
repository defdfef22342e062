import { dayName, periodInText } from '../../danish/date.js';
import { formatInteger, NBSP, numberWord } from '../../danish/number.js';
import { NO_FIGURE, restText, shareText } from '../../danish/share.js';
import { listing, sentence } from '../../danish/text.js';
import { FOKUSMAAL, type Fokusmaal } from '../../domain/fokusmaal.js';
import { compare } from '../../domain/fraction.js';
import { gruppeName } from '../../domain/ydelse.js';
import { resultGoal } from '../../measures/benchmark.js';
import type { Places } from '../../sourceText/places.js';
import { withBreakSign } from '../frame/acrossBreaks.js';
import { conditionsOf as kommuneConditions, namesOf as kommuneNames } from '../kommune/names.js';
import type { NoteFacts } from './facts.js';

/**
 * Where the effort is missing most, and which groups are above the threshold, in sentences. Hidden groups may lie
 * lower: then the sentence speaks of those that are shown.
 */
function groupsInText(facts: NoteFacts, f: Fokusmaal): string {
  const { threshold } = facts.fokusmaal[f];
  const shown = facts.groups[f].filter(({ hidden }) => !hidden);
  const [worst] = [...shown].sort((a, b) => compare(a.share!, b.share!));
  if (!worst) return NO_FIGURE;
  const anyHidden = shown.length < facts.groups[f].length;
  const when = `I ${withBreakSign(periodInText(facts.three), facts.fokusmaal[f].acrossBreaks)}`;
  const name = (gruppe: number) => gruppeName(gruppe).toLowerCase();
  const above = shown.filter(({ share }) => compare(share!, threshold) > 0);
  if (above.length === shown.length)
    return `${when} er alle ${anyHidden ? 'de grupper, der kan vises,' : 'grupper'} over grænsen.`;
  const among = anyHidden ? ' blandt de grupper, der kan vises,' : '';
  const lowest = `${when} er andelen${among} lavest for ${name(worst.gruppe)}: ${shareText(worst.share, 1, threshold)}.`;
  return above.length === 0
    ? `${lowest} Ingen af grupperne er over grænsen.`
    : sentence(`${lowest} Over grænsen er ${listing(above.map(({ gruppe }) => name(gruppe)))}`);
}

function fokusmaalPlaces(facts: NoteFacts, f: Fokusmaal): Places {
  const { average12, share, threshold } = facts.fokusmaal[f];
  const cases = facts.passive[f];
  return {
    [`${f}.average12`]: withBreakSign(shareText(average12?.share, 1, threshold), average12?.acrossBreaks),
    [`${f}.passive12`]: withBreakSign(restText(average12?.share, 1, threshold), average12?.acrossBreaks),
    [`${f}.passive`]: restText(share, 1, threshold),
    [`${f}.passive.cases`]: cases ? formatInteger(cases.citizens) : NO_FIGURE,
    [`${f}.audit`]: cases ? formatInteger(cases.audit) : NO_FIGURE,
    [`${f}.groups.sentence`]: groupsInText(facts, f),
  };
}

/** The named places that the template may use: those of every report about a kommune, and the note's own. */
export function namesOf(facts: NoteFacts): Places {
  const { rulesNow, supervision, consequences, extraSamtaler } = facts;
  return {
    ...kommuneNames(facts),
    ...Object.assign({}, ...FOKUSMAAL.map((f) => fokusmaalPlaces(facts, f))),
    'consequences.published': dayName(consequences.published),
    'consequences.accountBy': dayName(consequences.accountBy),
    'consequences.recoveredBy': dayName(consequences.recoveredBy),
    'rules.accountMonths': numberWord(supervision.accountMonths),
    'rules.recoveryMonths': numberWord(supervision.recoveryMonths),
    'rules.auditShare': `${supervision.auditShare}${NBSP}%`,
    'rules.auditLeast': formatInteger(supervision.auditLeast),
    'rules.auditMost': formatInteger(supervision.auditMost),
    'rules.extensionShare': `${supervision.extensionShare}${NBSP}%`,
    'rules.extensionMonths': numberWord(supervision.extensionMonths),
    'rules.trendMonths': numberWord(rulesNow.trendMonths),
    'rules.samtaletyper': listing(rulesNow.samtaletyper.map((name) => name.toLowerCase())),
    'rules.tilbudstyper': listing(rulesNow.tilbudstyper.map((name) => name.toLowerCase())),
    'scenario.citizens': facts.scenarioBeyond === undefined ? NO_FIGURE : formatInteger(facts.scenarioBeyond),
    scenario: extraSamtaler === undefined ? NO_FIGURE : formatInteger(extraSamtaler),
  };
}

/** What decides which passages of the template a note shows. */
export function conditionsOf(facts: NoteFacts): Record<string, boolean> {
  const { result, extraSamtaler, roads } = facts;
  const met = FOKUSMAAL.every((f) => facts.fokusmaal[f].missing === 0);
  return {
    ...kommuneConditions(facts),
    'result-met': resultGoal(result?.row) === 'met',
    'fokusmaal-met': met,
    scenario: extraSamtaler !== undefined,
    'scenario-beyond': facts.scenarioBeyond !== undefined,
    'lacks-known': facts.lacksKnown,
    'year-over': roads.samtaler.length === 0 && roads.tilbud.length === 0,
    'samtaler-by-month': facts.samtaler !== undefined,
    'samtaler-counted': facts.samtaler?.source === 'counted',
    'passive-known': facts.passive.samtaler !== undefined || facts.passive.tilbud !== undefined,
    ...Object.fromEntries(
      FOKUSMAAL.map((f) => [`${f}-groups`, facts.groups[f].some(({ hidden }) => !hidden)]),
    ),
  };
}
