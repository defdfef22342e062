import type { AnciennitetStory, Explanation } from '../../core/explain.js';
import { formatDay } from '../../domain/day.js';
import { FOKUSMAAL, FOKUSMAAL_LABEL } from '../../domain/fokusmaal.js';
import { FRITAGELSER } from '../../domain/vocabulary.js';
import { valueText } from '../../rules/text.js';
import { type AccountLine, count, span, ydelseName } from './line.js';

/** Step 3: how long the citizen has had the ydelse. */
export function anciennitetLines({ anciennitet, placement, rules }: Explanation): AccountLine[] {
  if (!anciennitet || !placement) return [{ text: 'Not judged: there is no reference date.' }];
  const { story, count: days, dead, reached, reachedOn, reference } = anciennitet;
  const ydelse = ydelseName(placement.row.ydelse);
  const deadLine: AccountLine[] =
    dead > 0
      ? [
          {
            text: `${count(dead, 'dead day')} passed (${valueText(rules.deadPeriods)}); the clock stood still on them.`,
            rules: ['deadPeriods'],
          },
        ]
      : [];
  if (story.kind === 'accumulated') {
    const runs = story.days.map(({ from, to }) => `  ${span(from, to)}`).map((text) => ({ text }));
    const end = reached
      ? `Reached: ${count(days, 'day')} of ${rules.accumulatedDays}, enough since ${formatDay(reachedOn!)}.`
      : `Not reached: ${count(days, 'day')} of ${rules.accumulatedDays}.`;
    return [
      {
        text: `${ydelse} is accumulated: the days on ${rules.accumulated.join(', ')} from ${formatDay(story.first)} to ${formatDay(reference)} are added.`,
        rules: ['accumulated', 'accumulationMonths'],
      },
      ...runs,
      ...deadLine,
      { text: end, rules: ['accumulatedDays'] },
    ];
  }
  const { start } = story.spell;
  const isLonger = rules.deadPeriods.some((d) => d.from <= reachedOn! && d.to >= start);
  return [
    ...spellLines(story, ydelse, rules.startToEnd.includes(ydelse)),
    ...deadLine,
    {
      text: `${reached ? 'Reached' : 'Not reached'}: ${rules.months} months from ${formatDay(start)}${
        isLonger ? ', dead days added,' : ''
      } are complete on ${formatDay(reachedOn!)}; the reference date is ${formatDay(reference)}.`,
      rules: ['months'],
    },
  ];
}

function spellLines(
  { spell, gaps, broken, continues }: Extract<AnciennitetStory['story'], { kind: 'spell' }>,
  ydelse: string,
  startToEnd: boolean,
): AccountLine[] {
  const breaks = startToEnd
    ? 'a single day without it breaks a spell'
    : 'only a whole calendar month without it, dead months aside, breaks a spell';
  const lines: AccountLine[] = [
    {
      text: `${ydelse} is counted in spells; ${breaks}. This spell runs ${span(spell.from, spell.to)}.`,
      rules: ['startToEnd'],
    },
  ];
  if (broken) lines.push({ text: `Before it, the gap ${span(broken.from, broken.to)} broke the spell.` });
  for (const gap of gaps) {
    lines.push({
      text: `The gap ${span(gap.from, gap.to)} did not break it: no whole month that is not dead lies in it.`,
    });
  }
  if (continues) {
    lines.push({
      text: `It continues the spell on ${ydelseName(continues.ydelse)} (${span(continues.from, continues.to)}), since no whole calendar month lies between them, and keeps its start, ${formatDay(spell.start)}.`,
      rules: ['continuation'],
    });
  }
  return lines;
}

/** Step 4: exemption, which is judged on the same days. */
export function exemptionLines({ exemption, rules }: Explanation): AccountLine[] {
  if (!exemption) return [{ text: 'Not judged: there is no reference date.' }];
  return FOKUSMAAL.flatMap((fokusmaal): AccountLine[] => {
    const { rows, exemptDays, baseDays, exempt } = exemption[fokusmaal];
    const name = FOKUSMAAL_LABEL[fokusmaal];
    if (rows.length === 0) return [{ text: `${name}: no exemption.` }];
    return [
      ...rows.map((row) => ({
        text: `${name}: exempt from ${FRITAGELSER[row.target]!.name} ${span(row.from, row.to)}`,
        row,
      })),
      {
        text: `${name}: exemptions cover ${exemptDays} of the ${count(baseDays, 'day')} that anciennitet is counted on; from ${rules.exemptShare} % on a citizen is left out: ${exempt ? 'left out' : 'counted'}.`,
        rules: ['exemptShare'],
      },
    ];
  });
}
