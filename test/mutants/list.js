/**
 * Code broken by one, and words that the rules' own mutants cannot make up ({@link fromRules.ts}). Each is an edit of a
 * source file, and a pattern that the name of at least one test that then fails must match: what is broken must fall to
 * a test that says which rule it is.
 */
const rulesFile = (name) => `src/rules/${name}.ts`;
const core = (name) => `src/core/${name}.ts`;
const measures = (name) => `src/measures/${name}.ts`;
const domain = (name) => `src/domain/${name}.ts`;

/** @type {{ file: string, find: string, put: string, names: RegExp }[]} */
export const MUTANTS = [
  // Anciennitet and the dead period
  {
    file: core('anciennitet'),
    find: 'reference + 1 >= addMonths',
    put: 'reference + 1 > addMonths',
    names: /not the day before/,
  },
  {
    file: core('anciennitet'),
    find: 'count >= rules.accumulatedDays',
    put: 'count > rules.accumulatedDays',
    names: /365 days/,
  },
  {
    file: core('anciennitet'),
    find: '-rules.accumulationMonths) + 1',
    put: '-rules.accumulationMonths)',
    names: /not on that day itself/,
  },
  { file: core('spells'), find: 'next > last + 1', put: 'next > last + 2', names: /single free day/ },
  {
    file: core('deadPeriod'),
    find: 'if (firstDay(month) <= before) month += 1;',
    put: 'if (firstDay(month) < before) month += 1;',
    names: /first or last day|free February/,
  },
  {
    file: core('deadPeriod'),
    find: 'lastDay(month) < after',
    put: 'lastDay(month) <= after',
    names: /first or last day|free February/,
  },
  {
    file: core('deadPeriod'),
    find: 'if (!isDeadMonth(month, deadPeriods)) return true;',
    put: 'return true;',
    names: /never broken by dead months/,
  },
  { file: core('placement'), find: 'if (row.introduktion ||', put: 'if (', names: /introduktionsprogram/ },
  { file: core('placement'), find: 'b.from - a.from ||', put: 'a.from - b.from ||', names: /later start/ },
  {
    file: core('placement'),
    find: 'b.kommune - a.kommune',
    put: 'a.kommune - b.kommune',
    names: /higher kommunekode/,
  },
  {
    file: core('exemption'),
    find: '>= base.count * exemptShare',
    put: '> base.count * exemptShare',
    names: /exactly half/,
  },
  {
    file: core('exemption'),
    find: 'commonDays(mergeIntervals(relevant), base.days())',
    put: 'commonDays(relevant, base.days())',
    names: /overlapping ones count a day once/,
  },
  // Samtaler
  {
    file: rulesFile('indsats'),
    find: "value: ['Jobsamtale', 'Opfølgningssamtale']",
    put: "value: ['Jobsamtale', 'Opfølgningssamtale', 'Anden samtale']",
    names: /jobsamtaler or opfølgningssamtaler/,
  },
  {
    file: rulesFile('indsats'),
    find: "value: 'Afholdt'",
    put: "value: 'Udeblevet'",
    names: /that were held/,
  },
  {
    file: core('samtaler'),
    find: 'span.from <= day && day <= span.to',
    put: 'span.from < day && day <= span.to',
    names: /not on the 12th/,
  },
  {
    file: core('samtaler'),
    find: 'days.filter((day, i) => day !== days[i - 1])',
    put: 'days',
    names: /of one day count once/,
  },
  {
    file: core('derived'),
    find: 'from <= day && day <= to) count',
    put: 'from < day && day <= to) count',
    names: /first day of the window/,
  },
  {
    file: core('derived'),
    find: 'from <= day && day <= to) count',
    put: 'from <= day && day < to) count',
    names: /to its last/,
  },
  // The window, tilbud and hours
  {
    file: core('window'),
    find: 'isDeadMonth(month, rules.deadPeriods) ? 0 : 1',
    put: '1',
    names: /effort window/,
  },
  { file: core('tilbud'), find: '>= rules.hoursRequired', put: '> rules.hoursRequired', names: /225 hours/ },
  {
    file: core('tilbud'),
    find: 'tilbud.from <= lastDay(window.to)',
    put: 'tilbud.from < lastDay(window.to)',
    names: /touches the window by one day/,
  },
  {
    file: core('tilbud'),
    find: 'tilbud.to >= firstDay(window.from)',
    put: 'tilbud.to > firstDay(window.from)',
    names: /touches the window by one day/,
  },
  {
    file: rulesFile('indsats'),
    find: "'Særligt tilrettelagt nytteindsats',\n",
    put: "'Særligt tilrettelagt nytteindsats',\n          'Mentor',\n",
    names: /mentor is no tilbud/,
  },
  // Measures
  { file: measures('tally'), find: 'outcome.counted[fokusmaal]', put: 'true', names: /not exempt/ },
  { file: measures('shares'), find: 'if (n === 12)', put: 'if (n === 11)', names: /December/ },
  {
    file: measures('shares'),
    find: 'if (isAbove(averageShareSoFar, threshold))',
    put: 'if (compare(averageShareSoFar, threshold) >= 0)',
    names: /not shown above the threshold, and shown at it/,
  },
  {
    file: measures('shares'),
    find: 'compare(share, fraction(1)) > 0',
    put: 'compare(share, fraction(1)) >= 0',
    names: /out of reach above 100, not at 100/,
  },
  {
    file: measures('shares'),
    find: '/ threshold.den + 1n',
    put: '/ threshold.den',
    names: /persons missing/,
  },
  {
    file: measures('status'),
    find: 'return mean && isAverageAbove(mean',
    put: 'return mean && !isAverageAbove(mean',
    names: /more than 80|Inspirationskommune/,
  },
  {
    file: measures('primary'),
    find: 'citizens < rule.minPopulation',
    put: 'citizens <= rule.minPopulation',
    names: /below five/,
  },
  {
    file: measures('primary'),
    find: 'count > 0 && count < rule.minCount',
    put: 'count > 0 && count <= rule.minCount',
    names: /below 3|three|2021/i,
  },
  {
    file: measures('primary'),
    find: 'notMet <= rule.maxHiddenDifference',
    put: 'notMet < rule.maxHiddenDifference',
    names: /differ|2021/i,
  },
  // What is published together
  {
    file: measures('hidden'),
    find: 'const LENGTHS = [1, ...PERIOD_LENGTHS]',
    put: 'const LENGTHS = [...PERIOD_LENGTHS]',
    names: /all its periods/,
  },
  {
    file: measures('hidden'),
    find: 'm === month || this.#isJudged(of, m) ?',
    put: 'm === month ?',
    names: /eleven months/,
  },
  {
    file: measures('hidden'),
    find: 'this.before?.groups(of, month),',
    put: 'undefined,',
    names: /another reading/,
  },
  {
    file: measures('hidden'),
    find: '...each.map((month) => this.groups(area, month))',
    put: 'this.groups(area, months.to)',
    names: /in all its months/,
  },
  {
    file: measures('hidden'),
    find: 'return isHidden ||',
    put: 'return false ||',
    names: /below the limits/,
  },
  {
    file: measures('hidden'),
    find: 'if (!isAll && this',
    put: 'if (this',
    names: /second kommune/,
  },
  {
    file: measures('suppress'),
    find: '? all(groups)',
    put: '? new Set<Gruppe>()',
    names: /gives up a group of Hele landet/,
  },
  {
    file: measures('suppress'),
    find: 'more.delete(GRUPPE_I_ALT)',
    put: 'more.clear()',
    names: /early effort gives up the groups of Hele landet/,
  },
  {
    file: measures('suppress'),
    find: 'for (const of of groups) hidden.add',
    put: 'for (const of of []) hidden.add',
    names: /row for a hidden group without citizens/,
  },
  {
    file: 'src/editions/compare.ts',
    find: 'three.some((shown) => secret.has(secretOf(shown!)))',
    put: 'three.some((shown) => isHidden(shown!))',
    names: /hides a group in all columns/,
  },
  {
    file: 'src/editions/shown.ts',
    find: '[month, shownIn].flatMap',
    put: '[month].flatMap',
    names: /hides in its own month/,
  },
  {
    file: measures('knownChoice'),
    find: 'if (values.size >= limit) return true;',
    put: 'if (values.size >= limit - 1) return true;',
    names: /knows how groups are chosen/,
  },
  {
    file: measures('knownChoice'),
    find: 'return !stops;',
    put: 'return true;',
    names: /knows how groups are chosen/,
  },
  {
    file: measures('knownChoice'),
    find: "values[name as 'met'].size >= n",
    put: "values[name as 'met'].size >= n - 1",
    names: /met and not met, since July 2021/,
  },
  {
    file: measures('hidden'),
    find: ', ...meant(of, m).map(({ groups }) => groups)',
    put: '',
    names: /earlier edition/,
  },
  {
    file: measures('tidligIndsats'),
    find: 'fraction(earlyThreshold, 100)) < 0) below',
    put: 'fraction(earlyThreshold, 100)) <= 0) below',
    names: /early|six months in a row/i,
  },
  {
    file: measures('tidligIndsats'),
    find: 'if (isSecret || !share) unknown',
    put: 'if (!share) unknown',
    names: /a hidden month could turn it/,
  },
  {
    file: measures('tidligIndsats'),
    find: 'if (!isSecret && book.hasNobody',
    put: 'if (book.hasNobody',
    names: /a hidden month could turn it/,
  },
  // Thresholds by date
  // Early effort
  {
    file: core('anciennitet'),
    find: 'addMonths(start, months) - 1',
    put: 'addMonths(start, months)',
    names: /early effort is judged .*day before the same date/,
  },
  {
    file: core('early'),
    find: 't.from <= day && from <= t.to',
    put: 't.from < day && from <= t.to',
    names: /tilbud that has a day from the start to the day/,
  },
  {
    file: core('early'),
    find: 't.from <= day && from <= t.to',
    put: 't.from <= day && from < t.to',
    names: /tilbud that has a day from the start to the day/,
  },
  {
    file: core('early'),
    find: 'addMonths(day, -earlyMonths) + 1',
    put: 'addMonths(day, -earlyMonths)',
    names: /six months before the day/,
  },
  {
    file: core('early'),
    find: 'live - deadDays(from, day, deadPeriods)',
    put: 'live',
    names: /dead days added/,
  },
  { file: core('early'), find: '!row.introduktion && ', put: '', names: /introduktionsprogram/ },
  { file: core('early'), find: 'b.day - a.day', put: 'a.day - b.day', names: /later day/ },
  // What follows when a kommune is selected
  { file: measures('road'), find: 'Math.ceil((passive', put: 'Math.floor((passive', names: /audit’s sample/ },
  {
    file: measures('road'),
    find: 'Math.min(passive, Math.max',
    put: 'Math.max(0, Math.max',
    names: /audit’s sample/,
  },
  // The road to the year's end
  {
    file: measures('road'),
    find: 'met: isAverageAbove(average, threshold)',
    put: 'met: isAverageAbove(average, threshold) !== false',
    names: /left open where a month that the year lacks could turn it/,
  },
  {
    file: measures('road'),
    find: 'month + i, threshold',
    put: 'month + i + 1, threshold',
    names: /road to the year’s end/,
  },
  {
    file: measures('road'),
    find: 'fraction(1, months)',
    put: 'fraction(1, months + 1)',
    names: /trend goes on/,
  },
  {
    file: measures('road'),
    find: 'if (lack > left) break;',
    put: 'if (lack >= left) break;',
    names: /further samtaler/,
  },
  // Goals of a plan
  {
    file: measures('ceiling'),
    find: 'compare(number.most, ceiling.least) <= 0',
    put: 'compare(number.most, ceiling.least) < 0',
    names: /at the very change/,
  },
  {
    file: measures('goals'),
    find: 'fraction(indicator.level! * whole.length)',
    put: 'fraction(indicator.level! * whole.length - 1)',
    names: /at or below/,
  },
  {
    file: measures('ceiling'),
    find: 'compare(number.least, ceiling.most) > 0',
    put: 'compare(number.least, ceiling.most) >= 0',
    names: /as every number that its missing months could have/,
  },
  {
    file: measures('goals'),
    find: 'decimalToFraction(wanted)) >= 0',
    put: 'decimalToFraction(wanted)) > 0',
    names: /at or above its goal/,
  },
  {
    file: measures('goals'),
    find: 'onTheWay) * rises >= 0',
    put: 'onTheWay) * rises > 0',
    names: /even pace/,
  },
  { file: measures('goals'), find: 'at - begin + 1', put: 'at - begin', names: /even pace/ },
  { file: measures('persons'), find: 'month !== newest && ', put: '', names: /but the newest/ },
  {
    file: measures('persons'),
    find: ' && (!isCompared || known.includes(month - 12))',
    put: '',
    names: /year before lacks/,
  },
  // The follow-up
  {
    file: measures('shares'),
    find: 'if (isAbove(divide(sum, all), threshold)) return true;',
    put: 'if (compare(divide(sum, all), threshold) >= 0) return true;',
    names: /80 % misses it/,
  },
  {
    file: measures('passive'),
    find: "goal === 'not-met' && row?.difference === 0",
    put: 'row?.difference === 0',
    names: /meets it below the expected share/,
  },
  // Rules that end, rules of the day of the event, and the name of the rules
  {
    file: rulesFile('dated'),
    find: '({ from }) => from <= day)?.value',
    put: '({ from }) => from < day)?.value',
    names: /rule of the day of the event holds from its day/,
  },
  {
    file: rulesFile('dated'),
    find: '(value) => value.from <= day',
    put: '(value) => value.from < day',
    names: /a rule that ends holds to the day before, not on the day|hold from their date on/,
  },
  {
    file: rulesFile('dated'),
    find: '(value) => value.from <= day',
    put: '(value) => value.from <= day + 1',
    names: /a rule that ends holds to the day before, not on the day|hold from their date on/,
  },
  {
    file: rulesFile('dated'),
    find: 'return dated(rest, undefined)',
    put: "return dated(rest, entries.flatMap((one) => ('value' in one ? [kind.parse(one.value)] : []))[0])",
    names: /a rule that ends/,
  },
  {
    file: core('samtaler'),
    find: 'valueOn(allowedForms(rules), day)',
    put: 'valueOn(allowedForms(rules), day - 1)',
    names: /rule of the day of the event holds from its day/,
  },
  {
    file: core('samtaler'),
    find: 'valueOn(allowedForms(rules), day)',
    put: 'valueOn(allowedForms(rules), day + 1)',
    names: /rule of the day of the event holds from its day/,
  },
  {
    file: core('samtaler'),
    find: 'valueOn(allowedForms(rules), day)',
    put: 'allowedForms(rules).at(-1)?.value',
    names: /rule of the day of the event holds from its day/,
  },
  {
    file: rulesFile('ruleset'),
    find: '...rules.map(([key, rule]) => [key, rule.values]),',
    put: '...rules.map(([key, rule]) => [key, rule.values.filter(({ from }) => from <= day)]),',
    names: /does not turn on the month that is measured/,
  },
  {
    file: rulesFile('ruleset'),
    find: 'const day = firstDay(month);\n    return SUPERVISION_KEYS',
    put: 'const day = firstDay(month) - 1;\n    return SUPERVISION_KEYS',
    names: /listed among those that do not hold, from its month on/,
  },
  {
    file: rulesFile('ruleset'),
    find: "(by === 'month' ? day : lastEvent)",
    put: 'day',
    names: /changed by an event of the month/,
  },
  {
    file: rulesFile('ruleset'),
    find: "from <= (by === 'month' ? day : lastEvent)",
    put: 'from < OPEN_END',
    names: /not changed by law that begins later/,
  },
  {
    file: rulesFile('supervision'),
    find: 'KEYS.every(',
    put: 'KEYS.some(',
    names: /takes skærpet tilsyn with it/,
  },
  {
    file: rulesFile('inForce'),
    find: 'firstDay(month) : lastDay(month)',
    put: 'lastDay(month) : firstDay(month)',
    names: /told for a month with every value that an event up to it can meet/,
  },
  {
    file: rulesFile('whatIf'),
    find: 'if (rule.mayEnd) return',
    put: 'return',
    names: /a rule that counts citizens cannot end/,
  },
  {
    file: measures('gap'),
    find: 'figure.hidden || !threshold ? undefined : personsMissing(figure, threshold)',
    put: 'figure.hidden ? undefined : personsMissing(figure, threshold ?? { num: 80n, den: 100n })',
    names: /when the thresholds have ended/,
  },
  {
    file: measures('shares'),
    find: "if (!threshold) return { kind: 'no-threshold' };\n",
    put: '',
    names: /when the thresholds have ended/,
  },
  // Ydelser: their codes, order and days
  {
    file: core('counting'),
    find: 'rank < 0 ? precedence.length + i : rank',
    put: 'rank',
    names: /the others come last, in the order of the list/,
  },
  {
    file: domain('ydelse'),
    find: 'from < ydelse.from)',
    put: 'from <= ydelse.from)',
    names: /a ydelse with a first day/,
  },
  // The end of skærpet tilsyn, what comes after it, and breaks in the data
  {
    file: rulesFile('tilsyn'),
    find: "from: '2026-02-01'",
    put: "from: '2026-03-01'",
    names: /the regime of a month .*2026-02/,
  },
  {
    file: rulesFile('tilsyn'),
    find: "from: '2026-02-01'",
    put: "from: '2026-01-01'",
    names: /the regime of a month .*2026-01/,
  },
  {
    file: rulesFile('regime'),
    find: "if (book.supervision(month)) return 'skaerpet-tilsyn';",
    put: '',
    names: /the regime of a month in 2018-01/,
  },
  {
    file: rulesFile('regime'),
    find: 'RULES.supervision(month) === undefined',
    put: 'RULES.supervision(month) !== undefined',
    names: /where the law has no skærpet tilsyn/,
  },
  {
    file: rulesFile('timeline'),
    find: 'milestone.on <= day',
    put: 'milestone.on < day',
    names: /from its first day/,
  },
  {
    file: rulesFile('timeline'),
    find: "milestone.standing === 'expected' && ",
    put: '',
    names: /known to nobody/,
  },
  {
    file: measures('shares'),
    find: 'from: months[0]!, to: months.at(-1)!',
    put: 'from: months[0]! - 1, to: months.at(-1)!',
    names: /of 12 months is marked from July 2025 to May 2026/,
  },
  {
    file: measures('shares'),
    find: 'const known = months.filter((_, i) => all[i] !== undefined);',
    put: 'const known = months;',
    names: /not marked when no month before the break/,
  },
  {
    file: measures('goals'),
    find: 'means: isWhole ? own && most',
    put: 'means: months ? own && most',
    names: /no verdict and no change/,
  },
  {
    file: rulesFile('ruleset'),
    find: 'firstDay(from) < entry.from',
    put: 'firstDay(from) <= entry.from',
    names: /between June and July 2025/,
  },
  {
    file: rulesFile('ruleset'),
    find: 'entry.from <= lastDay(to)',
    put: 'entry.from < firstDay(to)',
    names: /between June and July 2025/,
  },
  {
    file: rulesFile('ruleset'),
    find: 'entry.value?.includes(ydelse)',
    put: 'entry.value',
    names: /none of other ydelser/,
  },
  {
    file: measures('tidligIndsats'),
    find: 'if (earlyExpected !== undefined)',
    put: 'if (earlyThreshold === undefined && earlyExpected === undefined)',
    names: /expected of 75 %/,
  },
  {
    file: domain('ydelse'),
    find: 'from <= until && (to === null || to <= until)',
    put: 'from < until && (to === null || to <= until)',
    names: /a ydelse with a last day/,
  },
  {
    file: domain('ydelse'),
    find: 'from <= until && (to === null || to <= until)',
    put: 'from <= until && (to === null || to < until)',
    names: /a ydelse with a last day/,
  },
  {
    file: domain('ydelse'),
    find: 'Math.min(day, until)',
    put: 'Math.min(day, until - 1)',
    names: /ends an open row on that day/,
  },
];

/**
 * Which tests must fall when a rule is wrong by one, by the rule's id. Where none stands, the one that holds the rule to
 * the text of the method is enough: no behaviour of the core or the measures turns on it.
 */
export const RULE_TESTS = {
  'doed-periode': /stand still from 1 March to 30 June/,
  'ydelse-orden': /stands first|the rule ydelse-orden in/,
  'sammenlagte-ydelser': /are added together/,
  'start-til-slut-ydelser': /sygedagpenge/,
  'anciennitet-maaneder': /year later/,
  'anciennitet-dage': /365 days/,
  'sammenlagt-maaneder': /36 months/,
  'viderefoert-forloeb': /after selvforsørgelsesydelse/,
  'fritagelse-andel': /of at least half|of exactly half/,
  'vindue-maaneder': /effort window/,
  'samtaler-krav': /four, not three/,
  'samtaler-typer': /jobsamtaler or opfølgningssamtaler/,
  'samtaler-suspension': /11 March 2020 and not on the 12th, not on 26 May/,
  'samtaler-former': /telephone|the rule samtaler-former in/,
  'timer-krav': /225 hours|100 hours/,
  'taerskel-samtaler': /thresholds are|ends with January 2026/,
  'taerskel-tilbud': /thresholds are|ends with January 2026/,
  'tilbud-afgoer': /tilbud decides|ends with January 2026/,
  'tidlig-suspenderet': /early effort in .* is suspended/,
  'tidlig-anciennitet': /six months later/,
  'tidlig-dage': /183 days/,
  'tidlig-samtaler': /four samtaler .* not three/,
  'tidlig-tilbud': /one counted tilbud/,
  'tidlig-population': /small months left out|the rule tidlig-population in/,
  'stikproeve-andel': /audit’s sample|ends with January 2026/,
  'stikproeve-mindst': /audit’s sample|ends with January 2026/,
  'stikproeve-hoejst': /audit’s sample|ends with January 2026/,
  'tidlig-taerskel': /followed up on at 80 %|the rule tidlig-taerskel in/,
  'tidlig-forventning': /expected of 75 %|in 2026-0[67] is tidl/,
  databrud: /a break in the data|the rule databrud in/,
};
