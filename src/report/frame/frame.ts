import { fileName } from '../../danish/text.js';
import type { Block, CoverBlock, ReportDocument, ReportRecord, Running } from '../../document/model.js';
import { lastDay, type Month } from '../../domain/month.js';
import type { RuleBook } from '../../rules/ruleset.js';
import { type Inserts, insert, readyInserts } from '../../template/insert.js';
import { settleLinks } from '../../template/links.js';
import { lines, notes, number, text, type Words } from '../../template/settings.js';
import { fillTemplate, type Offer, possibleTargets, type Template } from '../../template/template.js';
import { withBreakNotes } from './acrossBreaks.js';
import { FIGURE_DATA, type FigureDataWords, figureCsv } from './figureData.js';
import { figureTables, numbersOf, withTableNote } from './figureTables.js';
import { type Sender, senderPlaces } from './sender.js';
import { type Special, specialBox } from './special.js';

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
  /** Rows that could not be read and were left out, and the one source of figures that is used. */
  rejected: number;
  source?: Special['source'];
  /** The parts of the report JSON that are not tables or figures. */
  record: ReportRecord;
}

/** What the parts of the frame tell beside their blocks. */
interface Frame {
  head: Head;
  running: Running;
  subject: string;
  words: FigureDataWords | undefined;
}

/** What every reader must be warned of. */
const WARNINGS = {
  demonstration: text('Demonstrationsdata – opdigtede tal'),
  'changed-rules': text('Regneeksempel – ikke officielle tal'),
};

const RUNNING = {
  left: text(),
  right: text(),
  footer: text(),
  page: text('Side {page} af {pages}'),
  subject: text(),
  ...WARNINGS,
};

const COVER = { kicker: text(), title: text(), subtitle: text(), lines: lines(), ...WARNINGS };

/** The parts that all reports share. */
export const FRAME_INSERTS: Inserts<Frame> = {
  'part contents': insert({ levels: number() }, (_: Frame, { levels }) => [
    { kind: 'contents', levels: levels === 1 ? 1 : 2 },
  ]),
  'part special': specialBox(({ head }: Frame) => head),
  'part colophon': insert({ lines: notes() }, (_: Frame, words) => [
    {
      kind: 'paragraph',
      role: 'note',
      content: words.lines.flatMap((line, i) => (i === 0 ? line : [{ text: ' ' }, ...line])),
    },
  ]),
  'part cover': insert(COVER, ({ head }: Frame, settings) => [coverBlock(head, settings)]),
  'part running': insert(RUNNING, (frame: Frame, settings) => {
    frame.running = runningText(frame.head, settings);
    frame.subject = settings.subject;
    return [];
  }),
  'part figure-data': insert(FIGURE_DATA, (frame: Frame, words) => {
    frame.words = words;
    return [];
  }),
};

/**
 * A report as a document: the template filled with what its family offers, inside the frame that all share: cover,
 * head and foot, list of contents, the figures' numbers.
 * @throws {import('../../sourceText/error.js').TemplateError} for a mistake in the template.
 */
export function assemble(template: Template, head: Head, offer: Offer): ReportDocument {
  const running = { left: '', right: '', footer: '', pageLabel: '' };
  const frame: Frame = { head, running, subject: '', words: undefined };
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
    inserts: { ...readyInserts(FRAME_INSERTS, frame), ...offer.inserts },
  });
  const { words, subject } = frame;
  const figures = blocks.filter((block) => block.kind === 'figure');
  const isWhatIf = head.rules.changes.length > 0;
  return {
    meta: {
      title: isWhatIf ? `Regneeksempel: ${head.title}` : head.title,
      author: head.sender.publisher || head.record.generator.name,
      subject,
      created: lastDay(head.month),
    },
    running: frame.running,
    blocks: settleLinks(
      withBreakNotes(withFigureData(uniqueIds(blocks), words), head.rules, head.month),
      possibleTargets(template, places),
    ),
    attachments: head.attach && words ? figures.map((figure) => figureCsv(figure, words)) : [],
    record: head.record,
  };
}

/** The warnings that apply. */
const warnings = ({ demonstration, rules }: Head, words: Words<typeof WARNINGS>): string[] => [
  ...(demonstration ? [words.demonstration] : []),
  ...(rules.changes.length > 0 ? [words['changed-rules']] : []),
];

function coverBlock(head: Head, words: Words<typeof COVER>): CoverBlock {
  const notice = warnings(head, words).join(' ');
  const { logo } = head.sender;
  const { kicker, title, subtitle } = words;
  return {
    kind: 'cover',
    kicker: head.rules.changes.length > 0 ? `Regneeksempel · ${kicker}` : kicker,
    title,
    subtitle,
    lines: words.lines,
    ...(notice ? { notice } : {}),
    ...(logo ? { logo } : {}),
  };
}

function runningText(head: Head, words: Words<typeof RUNNING>): Running {
  const warning = warnings(head, words).join(' · ');
  const { left, right, footer } = words;
  return {
    left,
    right,
    footer,
    pageLabel: words.page,
    ...(warning ? { warning } : {}),
  };
}

/** The figures with a way to their numbers, which stand in tables at the report's end. */
function withFigureData(blocks: Block[], words: FigureDataWords | undefined): Block[] {
  if (!words) return blocks;
  const { tables, tableOf } = figureTables(
    blocks.filter((block) => block.kind === 'figure').filter(({ table }) => table === undefined),
    words,
  );
  const noted = blocks.map((block) => {
    const table = block.kind === 'figure' ? (block.table ?? tableOf.get(block.id)) : undefined;
    if (block.kind !== 'figure' || table === undefined) return block;
    const noted = withTableNote(block, table, words);
    return block.table === undefined ? { ...noted, numbers: numbersOf(block, words) } : noted;
  });
  return [...noted, ...tables];
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
