import { dayName, periodInText, seasonName } from '../../danish/date.js';
import { formatInteger, NBSP, neuterWord, numberWord } from '../../danish/number.js';
import { NO_FIGURE } from '../../danish/share.js';
import { capitalize, listing } from '../../danish/text.js';
import type { Day } from '../../domain/day.js';
import { firstDay, lastDay, type Month, numberInYear, yearOf } from '../../domain/month.js';
import { entryAt, type MonthParameter } from '../../rules/dated.js';
import type { RuleValues } from '../../rules/parameters.js';
import { isPutBack } from '../../rules/regime.js';
import type { RuleBook } from '../../rules/ruleset.js';
import { sourceOf } from '../../rules/sources.js';
import type { Places } from '../../sourceText/places.js';

/** The named places of the rules in force in a month: every number of a rule that prose states is one of them. */
export function rulePlaces(book: RuleBook, month: Month): Places {
  const rules = book.at(month);
  return {
    'rules.version': book.versionAt(month),
    'rules.months': formatInteger(rules.months),
    'rules.window': formatInteger(rules.windowMonths),
    'rules.window.often':
      rules.windowMonths === 12 ? 'om året' : `inden for ${formatInteger(rules.windowMonths)} måneder`,
    'rules.samtaler': formatInteger(rules.samtalerRequired),
    'rules.hours': formatInteger(rules.hoursRequired),
    ...tilbudPlaces('rules.tilbud', rules.tilbudRequired),
    'rules.exemptShare': formatInteger(rules.exemptShare),
    'rules.provisional': numberWord(rules.provisionalMonths),
    'rules.top': formatInteger(rules.topCount),
    'rules.comparable': numberWord(rules.comparableCount),
    'rules.early': formatInteger(rules.earlyMonths),
    'rules.earlySamtaler': formatInteger(rules.earlySamtaler),
    ...tilbudPlaces('rules.earlyTilbud', rules.earlyTilbud),
    'rules.earlyThreshold': percentText(rules.earlyThreshold),
    'rules.earlyExpected': percentText(rules.earlyExpected),
    'rules.earlyExpectedGroups': listing(rules.earlyExpectedGroups ?? []) || NO_FIGURE,
    'early.expected.since': sinceText(book.parameters.earlyExpected, month),
    ...endPlaces(book, month),
    'rules.earlyMonths': numberWord(rules.earlyMonthsInRow),
    'rules.earlyPopulation': formatInteger(rules.earlyMinPopulation),
    'period.dead': spansInText(rules.deadPeriods),
    'period.dead.season': rules.deadPeriods[0] ? seasonName(rules.deadPeriods[0].from) : NO_FIGURE,
    'period.suspended': spansInText(rules.samtalerSuspended),
    'period.earlySuspended': runInText(lastRun(book, month, ({ earlySuspended }) => earlySuspended)),
    'period.tilbudExcepted': runInText(lastRun(book, month, ({ tilbudDecides }) => tilbudDecides === false)),
    ...formPlaces(rules, month),
  };
}

/** `80 %` of a rule that may have ended. */
const percentText = (value: number | undefined): string =>
  value === undefined ? NO_FIGURE : `${value}${NBSP}%`;

/** The day from which a rule that may end holds as it does in a month; no figure where it does not hold. */
function sinceText(rule: MonthParameter<unknown>, month: Month): string {
  const { from, value } = entryAt(rule, firstDay(month));
  return value === undefined ? NO_FIGURE : `den ${dayName(from)}`;
}

/** The day from which there is no skærpet tilsyn in a month, and where that is said. */
function endPlaces(book: RuleBook, month: Month): Places {
  const [latest] = book
    .ended(month)
    .map((rule) => entryAt(rule, firstDay(month)))
    .sort((a, b) => b.from - a.from);
  return {
    'tilsyn.ended': latest ? `den ${dayName(latest.from)}` : NO_FIGURE,
    'tilsyn.source': latest ? sourceOf(latest.source).text : NO_FIGURE,
  };
}

/** The conditions that passages about the rules stand under. */
export function ruleConditions(book: RuleBook, month: Month): Record<string, boolean> {
  const rules = book.at(month);
  return {
    tilsyn: book.supervision(month) !== undefined,
    'tilsyn-put-back': isPutBack(book, month),
    'early-expected': rules.earlyExpected !== undefined,
    'early-follow-up': rules.earlyExpected === undefined && rules.earlyThreshold !== undefined,
    'tilbud-decides': rules.tilbudDecides === true,
    'early-ever-suspended': lastRun(book, month, ({ earlySuspended }) => earlySuspended) !== undefined,
    'samtaler-suspended': rules.samtalerSuspended.length > 0,
    'forms-widened': widenedForms(rules, month) !== undefined,
  };
}

/** How many tilbud are enough, as sentences need it. */
function tilbudPlaces(name: string, count: number): Places {
  const noun = count === 1 ? 'beskæftigelsesrettet tilbud' : 'beskæftigelsesrettede tilbud';
  const some = count === 1 ? 'et' : formatInteger(count);
  return {
    [name]: formatInteger(count),
    [`${name}.word`]: neuterWord(count),
    [`${name}.Word`]: capitalize(neuterWord(count)),
    [`${name}.some`]: `${some} tilbud`,
    [`${name}.least`]: count === 1 ? 'et tilbud' : `mindst ${some} tilbud`,
    [`${name}.named`]: `${formatInteger(count)} ${noun}`,
    [`${name}.someNamed`]: `${some} ${noun}`,
  };
}

const spansInText = (spans: readonly { from: Day; to: Day }[]): string =>
  spans.length === 0 ? NO_FIGURE : listing(spans.map(({ from, to }) => `${dayName(from)} – ${dayName(to)}`));

/** How a form of samtale is said after "når de holdes". */
const FORM_PHRASE: Record<string, string> = { Telefon: 'på telefon', Video: 'på video', Digital: 'digitalt' };

/** The latest change of the forms that count, up to a month: its day, and the forms that it added. */
function widenedForms(
  { samtaleformer }: RuleValues,
  month: Month,
): { from: Day; added: string[] } | undefined {
  const at = samtaleformer.findLastIndex(({ from }) => from <= lastDay(month));
  if (at < 1) return undefined;
  const before = new Set<string>(samtaleformer[at - 1]!.value);
  const added = samtaleformer[at]!.value.filter((form) => !before.has(form));
  return added.length > 0 ? { from: samtaleformer[at]!.from, added } : undefined;
}

/** What follows when samtaler are still suspended on a day: they count from the day after; else nothing. */
function suspendedOn({ samtalerSuspended }: RuleValues, day: Day): string {
  const span = samtalerSuspended.find(({ from, to }) => from <= day && day <= to);
  return span
    ? ` Da samtaler er holdt ude til og med den ${dayName(span.to)}, virker det fra dagen efter.`
    : '';
}

/** `på telefon, video eller digitalt`, from the day `26. maj 2020`. */
function formPlaces(rules: RuleValues, month: Month): Places {
  const widened = widenedForms(rules, month);
  const phrases = (widened?.added ?? []).map((form) => FORM_PHRASE[form] ?? `ved ${form.toLowerCase()}`);
  const said = phrases.map((phrase, i) =>
    phrase.startsWith('på ') && phrases[i - 1]?.startsWith('på ') ? phrase.slice('på '.length) : phrase,
  );
  return {
    'forms.since': widened ? dayName(widened.from) : NO_FIGURE,
    'forms.note': widened ? suspendedOn(rules, widened.from) : '',
    'forms.added': said.length > 0 ? listing(said, 'eller') : NO_FIGURE,
  };
}

/** Months on end; without an end when the rules know none. */
interface Run {
  from: Month;
  to: Month | undefined;
}

/** Further than rules are written ahead: what still holds then has no end. */
const AHEAD = 12 * 30;

/** The months on end for which something holds: those around a month, else the last before it. */
function lastRun(book: RuleBook, month: Month, holds: (rules: RuleValues) => boolean): Run | undefined {
  let to = month;
  while (to >= book.firstMonth && !holds(book.at(to))) to -= 1;
  if (to < book.firstMonth) return undefined;
  let from = to;
  while (from > book.firstMonth && holds(book.at(from - 1))) from -= 1;
  while (to < month + AHEAD && holds(book.at(to + 1))) to += 1;
  return { from, to: to < month + AHEAD ? to : undefined };
}

/** `marts–december 2020`; whole years as `2021`, `2021 og 2022`, `2021–2024`; without an end `2021 og senere`. */
function runInText(run: Run | undefined): string {
  if (!run) return NO_FIGURE;
  const { from, to } = run;
  const isFromJanuary = numberInYear(from) === 1;
  if (to === undefined) return `${isFromJanuary ? yearOf(from) : periodInText({ from, to: from })} og senere`;
  if (!isFromJanuary || numberInYear(to) !== 12) return periodInText({ from, to });
  const [first, last] = [yearOf(from), yearOf(to)];
  if (first === last) return String(first);
  return last === first + 1 ? `${first} og ${last}` : `${first}–${last}`;
}
