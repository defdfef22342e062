import type { Day } from '../domain/day.js';

/**
 * A report as plain data: everything a reader sees, before anything is drawn. Text, tables, figures,
 * alternative texts and JSON all come from here, so they cannot disagree; each format is a renderer of it.
 */
export interface ReportDocument {
  /** Of the file: title, author and so on. */
  meta: {
    title: string;
    author: string;
    subject: string;
    /** The file's own date: fixed by the report, so that equal input gives equal bytes. */
    created: Day;
  };
  /** What stands on every page. */
  running: Running;
  blocks: Block[];
  /** Files that travel inside the report's file, where its format can hold any. */
  attachments: Attachment[];
  /** The parts of the report JSON that are not tables or figures (output.md, section 4). */
  record: ReportRecord;
}

/** Plain data as JSON has it; what is undefined is left out. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue | undefined;
}

/** What a report says of itself in its JSON, in this order; status and notes stand last. */
export interface ReportRecord {
  /** The report's kind, as its template folder is called. */
  report: string;
  kommune?: { code: number; name: string };
  /** `2020-08`. */
  month: string;
  generator: { name: string; version: string };
  /** Version of the rule set. */
  rules: string;
  sources: { file: string; sha256: string; rows: number }[];
  /** Every row of every file that the report is made from: counted, passed over by reason, or rejected. */
  accounts: JsonObject[];
  /** What the delivery's mapping did, when it has one. */
  mapping?: JsonObject;
  /** `null` in a month without skærpet tilsyn. */
  /** The sentences of the first page, by kind, with their numbers. */
  messages?: JsonObject[];
  status?: { category: string | null; criteria: Record<string, boolean | null> } | null;
  scenario?: { extraSamtaler: number } | null;
  notes: Note[];
}

/** What is missing or provisional and why. */
export interface Note {
  code: string;
  text: string;
}

/** A file inside the report's file. */
export interface Attachment {
  /** File name, in ASCII. */
  name: string;
  mediaType: string;
  description: string;
  content: string;
}

/** Head and foot of a page. */
export interface Running {
  left: string;
  right: string;
  footer: string;
  /** The page's number; `{page}` and `{pages}` are its own and the last one: one run from the cover on. */
  pageLabel: string;
  /** What every page must warn of. */
  warning?: string;
}

/** A run of text in one style; the text `\n` alone ends the line. */
export interface Inline {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
  /** An address, or `#id` of a heading, table or figure of the document. */
  link?: string;
  /** `{page}` in the text stands for the page of this heading, table or figure, in formats that have pages. */
  pageOf?: string;
}

export type Block =
  | CoverBlock
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | FigureBlock
  | CardsBlock
  | StatusBlock
  | BoxBlock
  | ContentsBlock
  | PageBreakBlock;

/** The head of the first page: what the report is, of whom and when. The answer stands below it. */
export interface CoverBlock {
  kind: 'cover';
  kicker: string;
  title: string;
  subtitle: string;
  lines: string[];
  notice?: string;
  logo?: Logo;
}

/** A picture of whoever publishes the report. */
export interface Logo {
  /** A PNG or JPEG file. */
  image: Uint8Array;
  /** What it shows, in words. */
  alt: string;
}

export interface HeadingBlock {
  kind: 'heading';
  level: 1 | 2 | 3;
  /** ASCII; what links point to. */
  id: string;
  text: string;
}

export interface ParagraphBlock {
  kind: 'paragraph';
  role: 'body' | 'lead' | 'note';
  content: Inline[];
  /** Belongs to what follows: no page ends with it. */
  introduces?: boolean;
}

/** What a list's item holds. */
export type ItemBlock = ParagraphBlock | ListBlock;

export interface ListBlock {
  kind: 'list';
  ordered: boolean;
  /** Number of the first item of an ordered list; 1 when left out. */
  start?: number;
  items: ItemBlock[][];
}

/** A list's item that is one line of text. */
export const textItem = (content: Inline[]): ItemBlock[] => [{ kind: 'paragraph', role: 'body', content }];

export interface Cell {
  text: string;
  strong?: boolean;
  /** Text in place of a value that is not there. */
  muted?: boolean;
}

export interface Column {
  head: string;
  /** Part of the table's width, against the other columns. */
  weight: number;
  align: 'left' | 'right';
}

export interface TableBlock {
  kind: 'table';
  /** `1.1`: in the JSON, the bookmark and links. */
  id: string;
  label: string;
  title: string;
  period?: string;
  columns: Column[];
  /** The first cell of a row is its head. */
  rows: { cells: Cell[]; marked?: boolean }[];
  notes: Inline[][];
  /** The table in the report JSON; left out of it when undefined. */
  data?: JsonValue;
  /** Smaller type, for long lists. */
  dense?: boolean;
  /** Rows as close as they can be read, for lists of every kommune; beside `dense`. */
  tight?: boolean;
  /** Part of the text's width that the table takes; all of it when left out. */
  span?: number;
}

/** A chart of a template with the rows it plots. */
export interface Chart {
  /** Name of the chart template: `lines` for charts/lines.vl.json. */
  template: string;
  rows: Record<string, string | number | boolean | null>[];
  /** Values of the template's parameters. */
  params: Record<string, string | number | boolean>;
  /** Height in points; the width is the text's. */
  height?: number;
}

export interface FigureBlock {
  kind: 'figure';
  id: string;
  label: string;
  title: string;
  period?: string;
  chart: Chart;
  /** What a sighted reader takes from the chart, in words. */
  alt: string;
  notes: Inline[][];
  /** The numbers in the report JSON, rounded as printed. */
  data: FigureData;
  /** The table of the report that has its numbers, where they stand in one already. */
  table?: string;
  /** Its numbers as they are printed at the report's end, for formats that show them beneath it. */
  numbers?: FigureNumbers[];
}

/** Numbers of one figure as a table without a number of its own. */
export type FigureNumbers = Pick<TableBlock, 'title' | 'columns' | 'rows' | 'notes'>;

/** A month of a figure: a share in per cent, or full-time persons and their index. */
export interface Point {
  month: string;
  share?: number | null;
  persons?: number | null;
  index?: number | null;
  provisional?: boolean;
  /** There only when the share is hidden. */
  suppressed?: boolean;
  /** Of a mean or a sum of several kommuner, those without a figure in the month. */
  lacking?: string[];
}

/** The numbers of a figure over months. */
export interface SeriesData {
  title: string;
  period: string;
  threshold?: number;
  /** Days on which the figures break within what a number is made of. */
  acrossBreaks?: string[];
  series: { name: string; role?: string; points: Point[] }[];
}

/** The numbers of a figure over groups or kommuner; `suppressed` beside a hidden one. */
export interface RowsData {
  title: string;
  period: string;
  /** Days on which the figures of some row break within the period: its numbers are made of months on both sides. */
  acrossBreaks?: string[];
  rows: Record<string, string | number | boolean | null>[];
}

export type FigureData = SeriesData | RowsData;

/** A share in per cent on a scale of 0–100, with the threshold that it is held against, and what stands at the scale. */
export interface Gauge {
  value: number;
  threshold: number;
  labels: { low: string; threshold: string; high: string };
}

/** A key figure on the first page. */
export interface Card {
  /** What it is about, as its heading: `Samtaler`. */
  title: string;
  value: string;
  label: string;
  gauge?: Gauge;
  verdict?: { text: string; good: boolean | undefined };
  details: string[];
}

export interface CardsBlock {
  kind: 'cards';
  cards: Card[];
}

/** The risk category, with the criteria behind it. */
export interface StatusBlock {
  kind: 'status';
  /** Set when it stands as a table of the report: its number and title. */
  table?: { id: string; label: string; title: string };
  heading: string;
  category: string;
  /** How serious, for the mark beside it: 0 best, 2 worst; undefined when unknown. */
  level: 0 | 1 | 2 | undefined;
  criteria: { text: string; met: boolean | undefined; answer: string }[];
}

/** What no reader may overlook, in a box: a heading and what it says. */
export interface BoxBlock {
  kind: 'box';
  heading: string;
  items: string[];
}

export interface ContentsBlock {
  kind: 'contents';
  /** How deep: 1 for chapters alone, 2 for their sections too. */
  levels: 1 | 2;
}

export interface PageBreakBlock {
  kind: 'page-break';
}

/** Runs of text without their styles. */
export const plainText = (runs: readonly Inline[]): string => runs.map(({ text }) => text).join('');

/** Every table of a document, in order. */
export const tablesOf = (document: ReportDocument): TableBlock[] =>
  document.blocks.filter((block) => block.kind === 'table');

/** Every figure of a document, in order. */
export const figuresOf = (document: ReportDocument): FigureBlock[] =>
  document.blocks.filter((block) => block.kind === 'figure');
