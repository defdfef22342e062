import { dayName, monthsInText } from '../../danish/date.js';
import { numberWord } from '../../danish/number.js';
import { capitalize, listing } from '../../danish/text.js';
import type { Block, Inline } from '../../document/model.js';
import type { Plan } from '../../extracts/plan/plan.js';
import type { Standing } from '../../measures/goals.js';
import { insert } from '../../template/insert.js';
import { markdownBlocks } from '../../template/markdown.js';
import { strong, words } from '../frame/entry.js';
import { tableBlock } from '../frame/table.js';
import type { PlanFacts } from './facts.js';
import { goalFigure } from './figures.js';
import { GOALS, type GoalWords } from './goalSettings.js';
import {
  countPlaces,
  formatPlanShare,
  nonePlaces,
  type PersonsStanding,
  personsPlaces,
  sharesPlaces,
  ydelseInText,
} from './words.js';

/**
 * Every goal: its heading where a new one begins, its wording in italics, how it stands with figure or table, the
 * verdict, and the analyst's comment.
 */
export const goals = insert(GOALS, ({ standings, plan }: PlanFacts, settings) => {
  const blocks: Block[] = [];
  const ids = { figures: 0, tables: 1 };
  let heading = '';
  for (const [i, standing] of standings.entries()) {
    const { goal } = standing;
    if (goal.heading !== heading) blocks.push({ kind: 'heading', level: 2, id: '', text: goal.heading });
    heading = goal.heading;
    blocks.push({
      kind: 'paragraph',
      role: 'body',
      content: [{ text: goal.wording, emphasis: true }],
      introduces: true,
    });
    blocks.push(...standingBlocks(standing, plan, ids, settings));
    const within = `goal ${i + 1} (${goal.heading}), comment`;
    blocks.push(...markdownBlocks({ file: plan.file, line: 1, text: goal.comment, within }, 3));
  }
  return blocks;
});

/** A goal's figure or table, the next by number in `ids`, and what it says. */
function standingBlocks(
  standing: Standing,
  plan: Plan,
  ids: { figures: number; tables: number },
  settings: GoalWords,
): Block[] {
  switch (standing.kind) {
    case 'persons': {
      const places = personsPlaces(standing, plan);
      const figure = goalFigure(String(ids.figures + 1), standing, plan, settings);
      ids.figures += figure.length;
      if (standing.broken.length > 0) return [brokenText(standing, settings)];
      const hasFigures = standing.changes.own || standing.level;
      const pattern = !hasFigures ? 'no-figures' : standing.expected ? 'change' : 'level';
      return [...figure, judged(settings[pattern](places), standing, settings)];
    }
    case 'shares':
      ids.tables += 1;
      return [
        sharesTable(String(ids.tables), standing, plan, settings),
        judged(settings.shares(sharesPlaces(standing, plan)), standing, settings),
      ];
    case 'count':
      return [judged(settings.count(countPlaces(standing, plan)), standing, settings)];
    case 'none':
      return [said(settings.none(nonePlaces(standing, plan)))];
  }
}

/** A sentence, and more behind it in bold. */
const said = (text: Inline[], verdict?: string): Block => ({
  kind: 'paragraph',
  role: 'body',
  content: [
    ...text,
    ...(verdict === undefined || text.length === 0 ? [] : [{ text: ' ' }]),
    ...(verdict === undefined ? [] : [{ text: verdict, strong: true }]),
  ],
});

/** That a goal's months lie on both sides of a break: no figure and no change is shown across it. */
function brokenText({ indicator, broken }: PersonsStanding, { verdicts }: GoalWords): Block {
  const text = verdicts.broken
    .replace('{ydelse}', ydelseInText(indicator.ydelse))
    .replace('{days}', listing(broken.map(dayName)));
  return said([], text);
}

/** What the figures say, and the verdict, or the months that leave it open: what is reached already is not expected only. */
function judged(text: Inline[], standing: Standing, { verdicts }: GoalWords): Block {
  const { verdict } = standing;
  if (standing.kind === 'shares') return said(text, partsInText(standing.verdicts));
  if (standing.kind === 'count' && standing.indicator.reached >= standing.indicator.goal)
    return said(text, verdicts.reached);
  if (verdict !== undefined) return said(text, verdict ? verdicts.met : verdicts.notMet);
  const isOpen = standing.kind === 'persons' && standing.isOpen;
  return said(text, isOpen ? `${verdicts.missing} ${monthsInText(standing.missing)}.` : verdicts.unknown);
}

/** `To af fem delmål er nået.` */
function partsInText(verdicts: readonly boolean[]): string {
  const met = verdicts.filter((verdict) => verdict).length;
  if (met === verdicts.length) return `Alle ${numberWord(met)} delmål er nået.`;
  const count = capitalize(met === 0 ? 'ingen' : numberWord(met));
  return `${count} af ${numberWord(verdicts.length)} delmål er nået.`;
}

/** A goal's shares: reached and wanted. */
function sharesTable(
  id: string,
  standing: Extract<Standing, { kind: 'shares' }>,
  plan: Plan,
  settings: GoalWords,
): Block {
  const { indicator, verdicts, goal } = standing;
  const { 'shares-columns': heads, answers } = settings;
  const title = `${goal.heading}: ${settings['shares-title'](sharesPlaces(standing, plan))}`;
  return tableBlock(
    { id, title, notes: [] },
    {
      rows: indicator.shares.map((share, i) => ({ ...share, isMet: verdicts[i] === true })),
      columns: {
        label: {
          head: settings['shares-head'],
          weight: 34,
          align: 'left',
          value: ({ label }) => words(label),
        },
        reached: { head: heads.reached, weight: 20, value: ({ reached }) => words(formatPlanShare(reached)) },
        goal: { head: heads.goal, weight: 20, value: (share) => words(formatPlanShare(share.goal)) },
        verdict: {
          head: heads.verdict,
          weight: 26,
          align: 'left',
          value: ({ isMet }) => strong(words(isMet ? answers.met : answers.notMet), !isMet),
        },
      },
      span: 0.8,
    },
  );
}
