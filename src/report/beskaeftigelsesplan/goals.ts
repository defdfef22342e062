import type { Block, TableBlock } from '../../document/model.js';
import type { Plan } from '../../extracts/plan/plan.js';
import type { Standing } from '../../measures/goals.js';
import { markdownBlocks } from '../../template/markdown.js';
import type { SpecReader } from '../../template/spec.js';
import { goalFigure } from './figures.js';
import { goalPlaces, sharePercent } from './words.js';

const SENTENCES = ['change', 'level', 'count', 'shares', 'none', 'no-figures'] as const;

/** Settings that a plan has no use for when it has no goal of their kind. */
const SETTINGS = [
  ...SENTENCES,
  ...['figure-title', 'chart', 'height', 'goal-label', 'alt', 'figure-notes'],
  ...['shares-title', 'shares-head', 'shares-columns', 'verdicts', 'answers'],
];

/**
 * Every goal: its heading where a new one begins, its wording in italics, how it stands with figure or table, the
 * verdict, and the analyst's comment.
 */
export function goalBlocks(standings: readonly Standing[], plan: Plan, spec: SpecReader): Block[] {
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
    blocks.push(...spec.during(goalPlaces(standing, plan), () => standingBlocks(standing, plan, ids, spec)));
    const within = `goal ${i + 1} (${goal.heading}), comment`;
    blocks.push(...markdownBlocks({ file: plan.file, line: 1, text: goal.comment, within }, 3));
  }
  spec.skip(...SETTINGS);
  return blocks;
}

/** A goal's figure or table, the next by number in `ids`, and what it says. */
function standingBlocks(
  standing: Standing,
  plan: Plan,
  ids: { figures: number; tables: number },
  spec: SpecReader,
): Block[] {
  const said = sentence(standing, spec);
  if (standing.kind === 'persons') {
    const figure = goalFigure(String(ids.figures + 1), standing, plan, spec);
    ids.figures += figure.length;
    return [...figure, said];
  }
  if (standing.kind !== 'shares') return [said];
  ids.tables += 1;
  return [sharesTable(String(ids.tables), standing, spec), said];
}

/** What the figures say, and the verdict in bold. */
function sentence(standing: Standing, spec: SpecReader): Block {
  const verdicts = spec.labels('verdicts', ['met', 'notMet', 'unknown'] as const);
  const { verdict } = standing;
  const said = verdict === undefined ? verdicts.unknown : verdict ? verdicts.met : verdicts.notMet;
  const content = spec.markdown(patternOf(standing));
  const isNone = standing.kind === 'none';
  return {
    kind: 'paragraph',
    role: 'body',
    content: isNone ? content : [...content, { text: ' ' }, { text: said, strong: true }],
  };
}

function patternOf(standing: Standing): (typeof SENTENCES)[number] {
  if (standing.kind !== 'persons') return standing.kind;
  if (!standing.changes.own && !standing.level) return 'no-figures';
  return standing.expected ? 'change' : 'level';
}

/** A goal's shares: reached and wanted. */
function sharesTable(
  id: string,
  { indicator, verdicts, goal }: Extract<Standing, { kind: 'shares' }>,
  spec: SpecReader,
): TableBlock {
  const heads = spec.labels('shares-columns', ['reached', 'goal', 'verdict'] as const);
  const answers = spec.labels('answers', ['met', 'notMet'] as const);
  return {
    kind: 'table',
    id,
    label: `Tabel ${id}`,
    title: `${goal.heading}: ${spec.text('shares-title')}`,
    columns: [
      { head: spec.text('shares-head'), weight: 34, align: 'left' },
      { head: heads.reached, weight: 20, align: 'right' },
      { head: heads.goal, weight: 20, align: 'right' },
      { head: heads.verdict, weight: 26, align: 'left' },
    ],
    rows: indicator.shares.map(({ label, reached, goal: wanted }, i) => ({
      cells: [
        { text: label },
        { text: sharePercent(reached) },
        { text: sharePercent(wanted) },
        { text: verdicts[i] ? answers.met : answers.notMet, strong: !verdicts[i] },
      ],
    })),
    notes: [],
    span: 0.8,
  };
}
