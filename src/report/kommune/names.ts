import { dayName, monthName, periodInText, periodName } from '../../danish/date.js';
import { formatDecimal, formatInteger, numberWord } from '../../danish/number.js';
import { NO_FIGURE, shareText, thresholdText } from '../../danish/share.js';
import { capitalize, genitive, listing } from '../../danish/text.js';
import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import { KOMMUNER, kommuneIn, kommuneTitle } from '../../domain/kommuner.js';
import { monthOf, monthsEnding, yearOf } from '../../domain/month.js';
import { YDELSER } from '../../domain/ydelser.js';
import { breaksOf } from '../../measures/breaks.js';
import type { Places } from '../../sourceText/places.js';
import { withBreakSign } from '../frame/acrossBreaks.js';
import { ruleConditions, rulePlaces } from '../frame/ruleNames.js';
import { reachInText } from '../frame/sources.js';
import { CATEGORY_NAME, changeInText } from '../frame/words.js';
import { peersInText } from '../peers.js';
import type { Facts, FokusmaalFacts } from './facts.js';
import {
  apartInText,
  averageInText,
  positionInText,
  provisionalInText,
  requirementInText,
  resultPositionInText,
  resultSharesInText,
} from './sentences.js';

/** The named places that every part of the report's template may use. */
export function namesOf(facts: Facts): Places {
  const { kommune, month, input } = facts;
  const chosen = facts.result?.chosen;
  const category = facts.status?.category;
  const before = facts.statusBefore?.category;
  return {
    kommune: kommune.name,
    'kommune.title': kommuneTitle(kommune),
    'kommune.genitive': genitive(kommune.name),
    'kommune.in': kommuneIn(kommune),
    month: capitalize(monthName(month)),
    'month.inText': monthName(month),
    'month.before': monthName(month - 1),
    year: String(yearOf(month)),
    'period.three': withBreakSign(periodName(facts.three), facts.fokusmaal.samtaler.acrossBreaks),
    'period.three.inText': withBreakSign(periodInText(facts.three), facts.fokusmaal.samtaler.acrossBreaks),
    'period.three.before': periodInText(monthsEnding(month - 1, 3)),
    'period.twelve': periodName(facts.twelve),
    'period.twelve.inText': periodInText(facts.twelve),
    'period.year': periodName({ from: monthOf(yearOf(month), 1), to: monthOf(yearOf(month), 12) }),
    'period.early': periodName(facts.twelve),
    'data.until': reachInText(input.sources),
    'data.provisional': facts.fokusmaal.samtaler.own.some(({ share }) => share)
      ? `Foreløbige tal: ${provisionalInText(month, facts.rules.at(month).provisionalMonths)}.`
      : '',
    'period.provisional': provisionalInText(month, facts.rules.at(month).provisionalMonths),
    'period.series': periodName(facts.series),
    'period.result': facts.result
      ? withBreakSign(periodName(facts.result.period), facts.result.acrossBreaks)
      : NO_FIGURE,
    'period.result.inText': facts.result
      ? withBreakSign(periodInText(facts.result.period), facts.result.acrossBreaks)
      : NO_FIGURE,
    ...rulePlaces(facts.rules, month),
    'peers.rule': chosen ? peersInText(kommune, chosen) : NO_FIGURE,
    peers: chosen ? listing(chosen.kommuner.map(({ name }) => name)) : NO_FIGURE,
    'dead.effects': numberWord(deadEffects(facts)),
    generator: `${input.generator.name} ${input.generator.version}`,
    'kommuner.count': String(KOMMUNER.length),
    outOfScope: outOfScopeInText(facts),
    'national.summed': String(facts.fokusmaal.samtaler.summed ?? facts.fokusmaal.tilbud.summed ?? 0),
    'disclosure.rule': disclosureInText(facts),
    'breaks.days': listing(facts.breaks.map(dayName)) || NO_FIGURE,
    'breaks.ydelser': listing(brokenYdelser(facts)) || NO_FIGURE,
    'status.heading': facts.rules.changes.length > 0 ? 'Status i regneeksemplet' : 'Status',
    'status.category': category ? CATEGORY_NAME[category] : 'kan ikke afgøres',
    'status.change': statusChange(category && CATEGORY_NAME[category], before && CATEGORY_NAME[before]),
    ...resultPlaces(facts),
    ...Object.assign({}, ...FOKUSMAAL.map((f) => fokusmaalPlaces(facts, facts.fokusmaal[f]))),
  };
}

/** The ydelser whose figures break within the series, as they stand in a sentence. */
const brokenYdelser = ({ rules, series }: Facts): string[] =>
  YDELSER.filter(({ name }) => breaksOf(rules, name, series).length > 0).map(({ name }) =>
    name.toLowerCase(),
  );

/** What the dead period does to the figures: it stands still; early effort may be left out, forms may be widened. */
function deadEffects({ rules, month }: Facts): number {
  const conditions = ruleConditions(rules, month);
  return 1 + ['early-ever-suspended', 'forms-widened'].filter((name) => conditions[name]).length;
}

/** `1.367 rækker med Fleksjob` */
function outOfScopeInText({ input }: Facts): string {
  const rows = Object.entries(input.outOfScope).map(
    ([ydelse, count]) => `${formatInteger(count)} rækker med ${ydelse}`,
  );
  return rows.length > 0 ? listing(rows) : NO_FIGURE;
}

function statusChange(now: string | undefined, before: string | undefined): string {
  if (!now || !before) return 'kan ikke sammenlignes med sidste opdatering';
  return now === before ? `er uændret: ${now}` : `er ændret fra ${before} til ${now}`;
}

function disclosureInText(facts: Facts): string {
  const { minPopulation, minCount, maxHiddenDifference } = facts.rules.at(facts.month).disclosure;
  const limits = [
    ...(minPopulation > 0 ? [`populationen er mindre end ${minPopulation}`] : []),
    ...(minCount > 0 ? [`tallet er mindre end ${minCount}`] : []),
  ];
  const close = `hvis forskellen mellem population og opfyldt er 1–${maxHiddenDifference}`;
  const [said, ...others] = limits;
  if (maxHiddenDifference === 0) return listing(limits, 'eller');
  return others.length === 0 ? `${said}, eller ${close}` : `${limits.join(', ')}, eller ${close}`;
}

function resultPlaces({ result }: Facts): Places {
  const goal = { met: 'opfyldt', 'on-the-line': 'på grænsen', 'not-met': 'ikke opfyldt' } as const;
  const row = result?.row;
  const integer = (value: number | null | undefined) => (value == null ? NO_FIGURE : formatInteger(value));
  return {
    'result.goal': result?.goal ? goal[result.goal] : NO_FIGURE,
    'result.expected': integer(row?.expected),
    'result.actual': integer(row?.actual),
    'result.difference': integer(row?.difference == null ? undefined : Math.abs(row.difference)),
    'result.side':
      row?.difference == null || row.difference === 0
        ? 'som'
        : row.difference > 0
          ? 'flere end'
          : 'færre end',
    'result.expectedShare': row?.expectedShare ? formatDecimal(row.expectedShare) : NO_FIGURE,
    'result.actualShare': row?.actualShare ? formatDecimal(row.actualShare) : NO_FIGURE,
    'result.place': integer(row?.rank),
    'result.apart': apartInText(row),
    'result.shares': resultSharesInText(result),
    'result.position': resultPositionInText(result, KOMMUNER.length),
  };
}

/** `Juni–august`: the three months without their year, unless they lie in two. */
const threeInText = ({ three }: Facts): string => {
  const text = capitalize(periodInText(three));
  return yearOf(three.from) === yearOf(three.to) ? text.replace(/ \d{4}$/, '') : text;
};

function fokusmaalPlaces(report: Facts, facts: FokusmaalFacts): Places {
  const { fokusmaal: f, threshold, missing, total } = facts;
  const shown = total?.hidden ? undefined : total;
  const integer = (value: number | undefined) => (value === undefined ? NO_FIGURE : formatInteger(value));
  return {
    [`${f}.threshold`]: threshold ? thresholdText(threshold) : NO_FIGURE,
    [`${f}.share`]: shareText(facts.share, 1, threshold),
    [`${f}.average12`]: withBreakSign(
      shareText(facts.average12?.share, 2, threshold),
      facts.average12?.acrossBreaks,
    ),
    [`${f}.averageYear`]: withBreakSign(
      shareText(facts.averageYear?.share, 2, threshold),
      facts.averageYear?.acrossBreaks,
    ),
    [`${f}.change`]: facts.broken
      ? 'kan ikke sammenlignes på grund af databrud'
      : changeInText(facts.progression, periodInText(monthsEnding(report.month - 1, 3))),
    [`${f}.average`]: averageInText(facts),
    [`${f}.requirement`]: requirementInText(facts, report.month, report.yearBreaks),
    [`${f}.position`]: positionInText(facts, withBreakSign(threeInText(report), facts.acrossBreaks)),
    [`${f}.missing`]: integer(missing),
    [`${f}.missing.borgere`]:
      missing === undefined ? NO_FIGURE : missing === 1 ? '1 borger' : `${integer(missing)} borgere`,
    [`${f}.met`]: integer(shown?.met),
    [`${f}.citizens`]: integer(shown?.citizens),
    [`${f}.top.kommuner`]:
      facts.top.kommuner.length > 0 ? listing(facts.top.kommuner.map((k) => k.name)) : NO_FIGURE,
  };
}

/** What decides which passages of the template a report shows. */
export function conditionsOf(facts: Facts): Record<string, boolean> {
  const { samtaler, tilbud } = facts.fokusmaal;
  const known = (f: FokusmaalFacts) => f.share !== undefined;
  const hasMonths = (f: FokusmaalFacts) => f.own.some(({ share }) => share);
  return {
    ...ruleConditions(facts.rules, facts.month),
    'dead-period': facts.deadPeriod,
    'data-break': facts.breaks.length > 0,
    'own-peers': facts.result?.chosen !== undefined,
    'early-suspended': facts.earlySuspended,
    reconciled: facts.reconciled.length > 0,
    gaps: facts.input.gaps.length > 0,
    'out-of-scope': Object.keys(facts.input.outOfScope).length > 0,
    'result-known': facts.result !== undefined,
    'samtaler-known': known(samtaler),
    'tilbud-known': known(tilbud),
    'samtaler-missing': (samtaler.missing ?? 0) > 0,
    'tilbud-missing': (tilbud.missing ?? 0) > 0,
    'samtaler-months-only': !known(samtaler) && hasMonths(samtaler),
    'tilbud-months-only': !known(tilbud) && hasMonths(tilbud),
    'fokusmaal-known': [samtaler, tilbud].some((f) => known(f) || hasMonths(f)),
    'national-is-sum': samtaler.summed !== undefined || tilbud.summed !== undefined,
    'on-course': [samtaler, tilbud].some((f) => f.requirement.kind === 'on-course'),
    'out-of-reach': [samtaler, tilbud].some(
      (f) => f.requirement.kind === 'required' && f.requirement.outOfReach,
    ),
    'on-the-line': facts.result?.goal === 'on-the-line',
  };
}
