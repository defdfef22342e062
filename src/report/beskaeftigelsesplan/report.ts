import { monthName } from '../../danish/date.js';
import { formatInteger, numberWord } from '../../danish/number.js';
import { NO_FIGURE } from '../../danish/share.js';
import { capitalize, genitive } from '../../danish/text.js';
import type { ReportDocument } from '../../document/model.js';
import { areaName, kommuneTitle, rarOf } from '../../domain/kommuner.js';
import { assessPlan, type Standing } from '../../measures/goals.js';
import { type Inserts, insert, readyInserts } from '../../template/insert.js';
import { markdownBlocks } from '../../template/markdown.js';
import type { Template } from '../../template/template.js';
import { assemble } from '../frame/frame.js';
import { gapList } from '../frame/gaps.js';
import { commonNotes, headOf, recordHead } from '../frame/record.js';
import { reachInText, sourcesTable } from '../frame/sources.js';
import type { PlanFacts } from './facts.js';
import { goals } from './goals.js';
import { overview } from './overview.js';
import type { PlanInput } from './planOf.js';

const NAME = 'beskaeftigelsesplan';

/** What its template may ask for. */
export const BESKAEFTIGELSESPLAN_INSERTS: Inserts<PlanFacts> = {
  'part introduction': insert({}, ({ plan }: PlanFacts) =>
    markdownBlocks({ file: plan.file, line: 1, text: plan.introduction, within: 'introduction' }, 2),
  ),
  'part goals': goals,
  'part gaps': gapList(({ input }: PlanFacts) => input),
  'table 1': overview,
  'table B.1': sourcesTable('B.1', ({ input, files }: PlanFacts) => ({ ...input, sources: files })),
};

/** Verdicts of every goal, a goal of several shares once for each of them. */
const verdictsOf = (standings: readonly Standing[]) =>
  standings.flatMap((standing) => (standing.kind === 'shares' ? standing.verdicts : [standing.verdict]));

/** The latest month that a goal's persons are looked at in: `april 2019`. */
function untilInText(standings: readonly Standing[]): string {
  const months = standings.flatMap((standing) => (standing.kind === 'persons' ? standing.months : []));
  return months.length === 0 ? NO_FIGURE : monthName(Math.max(...months));
}

/**
 * The follow-up of a kommune's employment plan as a document (metode.md, section 10).
 * @param input with the plan.
 * @throws {import('../../sourceText/error.js').TemplateError} for a mistake in the template or in a comment's Markdown.
 */
export function buildBeskaeftigelsesplan(input: PlanInput, template: Template): ReportDocument {
  const { kommune, month, sources, book, plan } = input;
  const standings = assessPlan(plan, input.persons, month, book.rules);
  const verdicts = verdictsOf(standings);
  const count = (wanted: boolean | undefined) => verdicts.filter((verdict) => verdict === wanted).length;
  const files = [...sources, { file: plan.file, sha256: plan.sha256, rows: plan.goals.length }];
  const facts: PlanFacts = { input, plan, standings, files };
  const head = headOf(input, book.rules, `Status for ${plan.title}: ${kommune.name}, ${monthName(month)}`, {
    ...recordHead(NAME, { ...input, sources: files }, book.rules, kommune),
    notes: commonNotes(input, book.rules),
  });
  return assemble(template, head, {
    places: {
      kommune: kommune.name,
      'kommune.title': kommuneTitle(kommune),
      'kommune.genitive': genitive(kommune.name),
      rar: areaName(rarOf(kommune)),
      month: capitalize(monthName(month)),
      'month.inText': monthName(month),
      year: String(plan.year),
      yearBefore: String(plan.year - 1),
      plan: plan.title,
      'plan.genitive': genitive(plan.title),
      'goals.count': formatInteger(verdicts.length),
      'goals.met': numberWord(count(true)),
      'goals.notMet': numberWord(count(false)),
      'goals.unknown': numberWord(count(undefined)),
      'goals.unknown.text':
        count(undefined) === 0
          ? ''
          : `; for ${numberWord(count(undefined))} kan det ikke afgøres, og det fremgår af rapporten, hvorfor`,
      'data.until': reachInText(files),
      'goals.until': untilInText(standings),
      generator: `${input.generator.name} ${input.generator.version}`,
      'rules.version': book.rules.versionAt(month),
    },
    conditions: {
      introduction: plan.introduction.trim() !== '',
      'goals-unknown': count(undefined) > 0,
      gaps: input.gaps.length > 0,
    },
    inserts: readyInserts(BESKAEFTIGELSESPLAN_INSERTS, facts),
  });
}
