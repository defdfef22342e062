import { fileName } from '../../danish/text.js';
import type { Block, CoverBlock, ReportDocument, Running } from '../../document/model.js';
import { lastDay, type Month } from '../../domain/month.js';
import type { RuleBook } from '../../rules/ruleset.js';
import { settleLinks } from '../../template/links.js';
import type { SpecReader } from '../../template/spec.js';
import {
  fillTemplate,
  type Insert,
  type Offer,
  possibleTargets,
  type Template,
} from '../../template/template.js';
import {
  type FigureDataWords,
  figureCsv,
  figureDataWords,
  figureTable,
  withTableNote,
} from './figureData.js';
import { type Sender, senderPlaces } from './sender.js';

/** What the frame of a report needs to know, whatever its family. */
export interface Head {
  /** Of the file. */
  title: string;
  /** The report's month; the file is dated by it. */
  month: Month;
  sender: Sender;
  rules: RuleBook;
  demonstration: boolean;
  /** Put the figures' numbers into the file as CSV. */
  attach: boolean;
  /** The parts of the report JSON that are not tables or figures. */
  record: Record<string, unknown>;
}

/**
 * A report as a document: the template filled with what its family offers, inside the frame that all share: cover,
 * head and foot, list of contents, the figures' numbers.
 * @throws {import('../../sourceText/error.js').TemplateError} for a mistake in the template.
 */
export function assemble(template: Template, head: Head, offer: Offer): ReportDocument {
  let running: Running = { left: '', right: '', footer: '', pageLabel: '', frontPageLabel: '' };
  let subject = '';
  let words: FigureDataWords | undefined;
  const frame: Record<string, Insert> = {
    'part contents': () => [{ kind: 'contents' }],
    'part body': () => [{ kind: 'page-break', body: true }],
    'part cover': (spec) => [coverBlock(head, spec)],
    'part running': (spec) => {
      running = runningText(head, spec);
      subject = spec.text('subject');
      return [];
    },
    'part figure-data': (spec) => {
      words = figureDataWords(spec);
      return [];
    },
  };
  const places = { ...senderPlaces(head.sender), ...offer.places };
  const blocks = fillTemplate(template, {
    places,
    conditions: {
      demonstration: head.demonstration,
      'changed-rules': head.rules.changes.length > 0,
      attached: head.attach,
      contact: head.sender.contact !== undefined,
      ...offer.conditions,
    },
    inserts: { ...frame, ...offer.inserts },
  });
  const figures = blocks.filter((block) => block.kind === 'figure');
  return {
    meta: { title: head.title, author: head.sender.publisher, subject, created: lastDay(head.month) },
    running,
    blocks: settleLinks(withFigureData(uniqueIds(blocks), words), possibleTargets(template, places)),
    attachments: head.attach && words ? figures.map((figure) => figureCsv(figure, words!)) : [],
    record: head.record,
  };
}

/** What every reader must be warned of: the texts of those that apply. */
function warnings({ demonstration, rules }: Head, spec: SpecReader): string[] {
  const texts = { demonstration: spec.text('demonstration'), changed: spec.text('changed-rules') };
  return [
    ...(demonstration ? [texts.demonstration] : []),
    ...(rules.changes.length > 0 ? [texts.changed] : []),
  ];
}

function coverBlock(head: Head, spec: SpecReader): CoverBlock {
  const notice = warnings(head, spec).join(' ');
  const { logo } = head.sender;
  return {
    kind: 'cover',
    kicker: spec.text('kicker'),
    title: spec.text('title'),
    subtitle: spec.text('subtitle'),
    lines: spec.lines('lines'),
    ...(notice ? { notice } : {}),
    ...(logo ? { logo } : {}),
  };
}

function runningText(head: Head, spec: SpecReader): Running {
  const warning = warnings(head, spec).join(' · ');
  return {
    left: spec.text('left'),
    right: spec.text('right'),
    footer: spec.text('footer'),
    pageLabel: spec.text('page'),
    frontPageLabel: spec.text('front-page'),
    ...(warning ? { warning } : {}),
  };
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
