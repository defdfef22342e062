import { monthName } from '../../danish/date.js';
import { fileName } from '../../danish/text.js';
import type { Block, CoverBlock, ReportDocument, Running } from '../../document/model.js';
import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import { formatMonth, lastDay } from '../../domain/month.js';
import { datedText } from '../../rules/text.js';
import type { SpecReader } from '../../template/spec.js';
import { fillTemplate, type Insert, type Template } from '../../template/template.js';
import type { ReportInput } from '../input.js';
import { annexInserts } from './annexes.js';
import { type Facts, gatherFacts } from './facts.js';
import { type FigureDataWords, figureDataWords, figureTable, withTableNote } from './figureData.js';
import { figureInserts } from './figures.js';
import { conditionsOf, namesOf } from './names.js';
import { partInserts } from './parts.js';
import { tableInserts } from './tables.js';

const NAME = 'jobcenterindblik';

/**
 * The Jobcenterindblik of one kommune and month as a document.
 * @throws {import('../../template/error.js').TemplateError} for a mistake in the template.
 */
export function buildJobcenterindblik(input: ReportInput, template: Template): ReportDocument {
  const facts = gatherFacts(input);
  const { kommune, month, publisher } = input;
  let running: Running = { left: '', right: '', footer: '', pageLabel: '' };
  let subject = '';
  let words: FigureDataWords | undefined;
  const frame: Record<string, Insert> = {
    'part figure-data': (spec) => {
      words = figureDataWords(spec);
      return [];
    },
    'part cover': (spec) => [coverBlock(facts, spec)],
    'part running': (spec) => {
      running = runningText(facts, spec);
      subject = spec.text('subject');
      return [];
    },
  };
  const blocks = fillTemplate(template, {
    places: namesOf(facts),
    conditions: conditionsOf(facts),
    inserts: {
      ...frame,
      ...tableInserts(facts),
      ...figureInserts(facts),
      ...partInserts(facts),
      ...annexInserts(facts),
    },
  });
  return {
    meta: {
      title: `Jobcenterindblik: ${kommune.name}, ${monthName(month)}`,
      author: publisher,
      subject,
      created: lastDay(month),
    },
    running,
    blocks: withFigureData(uniqueIds(blocks), words),
    record: recordOf(facts),
  };
}

/** What every reader must be warned of: the texts of those that apply. */
function warnings({ input, rules }: Facts, spec: SpecReader): string[] {
  const texts = { demonstration: spec.text('demonstration'), changed: spec.text('changed-rules') };
  return [
    ...(input.demonstration ? [texts.demonstration] : []),
    ...(rules.changes.length > 0 ? [texts.changed] : []),
  ];
}

/** The figures with a way to their numbers, which stand in tables at the report's end. */
function withFigureData(blocks: Block[], words: FigureDataWords | undefined): Block[] {
  if (!words) return blocks;
  const figures = blocks.filter((block) => block.kind === 'figure');
  return [
    ...blocks.map((block) => (block.kind === 'figure' ? withTableNote(block, words) : block)),
    ...figures.map((figure) => figureTable(figure, words)),
  ];
}

function coverBlock(facts: Facts, spec: SpecReader): CoverBlock {
  const notice = warnings(facts, spec).join(' ');
  return {
    kind: 'cover',
    kicker: spec.text('kicker'),
    title: spec.text('title'),
    subtitle: spec.text('subtitle'),
    lines: spec.notes('lines').map((runs) => runs.map(({ text }) => text).join('')),
    ...(notice ? { notice } : {}),
  };
}

function runningText(facts: Facts, spec: SpecReader): Running {
  const warning = warnings(facts, spec).join(' · ');
  return {
    left: spec.text('left'),
    right: spec.text('right'),
    footer: spec.text('footer'),
    pageLabel: spec.text('page'),
    ...(warning ? { warning } : {}),
  };
}

/** The parts of the report JSON beside tables and figures (outputs.md). */
function recordOf(facts: Facts): Record<string, unknown> {
  const { kommune, month, generator, sources } = facts.input;
  const { category, criteria } = facts.status;
  return {
    report: NAME,
    kommune: { code: kommune.code, name: kommune.name },
    month: formatMonth(month),
    generator,
    rules: facts.rules.version,
    sources: sources.map(({ file, sha256, rows }) => ({ file, sha256, rows })),
    status: {
      category: category ?? null,
      criteria: {
        result: criteria.result ?? null,
        last12: criteria.last12 ?? null,
        year: criteria.year ?? null,
      },
    },
    notes: notesOf(facts),
  };
}

/** Headings with one text get different ids, so that every link has one target. */
function uniqueIds(blocks: Block[]): Block[] {
  const seen = new Map<string, number>();
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    const base = fileName(block.text) || 'afsnit';
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return { ...block, id: count === 1 ? base : `${base}-${count}` };
  });
}

/** What is missing or provisional and why, for the JSON. */
function notesOf(facts: Facts): { code: string; text: string }[] {
  const { input } = facts;
  const notes = [...input.gaps];
  if (input.demonstration)
    notes.unshift({ code: 'demonstration', text: 'Rapporten er lavet på demonstrationsdata' });
  for (const { rule, before } of facts.rules.changes) {
    const text = `Ændret regel ${rule.id}: ${datedText(rule.values)} (ellers ${datedText(before)})`;
    notes.unshift({ code: 'changed-rules', text });
  }
  const outside = Object.entries(input.outOfScope).map(([ydelse, count]) => `${ydelse} (${count})`);
  if (outside.length > 0) {
    notes.push({ code: 'out-of-scope', text: `Uden for målingerne: ${outside.join(', ')}` });
  }
  const provisional = facts.fokusmaal.samtaler.own
    .filter((m) => m.provisional)
    .map((m) => formatMonth(m.month));
  if (provisional.length > 0) {
    notes.push({ code: 'provisional', text: `Foreløbige måneder: ${provisional.join(', ')}` });
  }
  if (facts.earlySuspended)
    notes.push({ code: 'early-suspended', text: 'Tidlig indsats er udgået af rapporten for denne måned' });
  for (const f of FOKUSMAAL) {
    const { summed, groups3, groups12 } = facts.fokusmaal[f];
    if (summed !== undefined) {
      notes.push({ code: 'national-sum', text: `Hele landet (${f}) er summen af ${summed} af 98 kommuner` });
    }
    if ([...groups3, ...groups12].some((group) => group.hidden)) {
      notes.push({ code: 'suppressed', text: `Tal for små ydelsesgrupper er skjult (${f})` });
    }
  }
  return notes;
}
