import type { Block, ReportDocument } from '../../src/document/model.js';

/** Every text of a block that a reader meets, alternative texts among them. */
export function textsOf(block: Block): string[] {
  const joined = (runs: readonly { text: string }[]) => runs.map(({ text }) => text).join('');
  switch (block.kind) {
    case 'cover':
      return [block.kicker, block.title, block.subtitle, ...block.lines, block.notice ?? ''];
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [joined(block.content)];
    case 'list':
      return block.items.flatMap((item) => item.flatMap(textsOf));
    case 'table':
      return [
        block.title,
        block.period ?? '',
        ...block.columns.map(({ head }) => head),
        ...block.notes.map(joined),
      ];
    case 'figure':
      return [block.title, block.period ?? '', block.alt, ...block.notes.map(joined)];
    case 'cards':
      return block.cards.flatMap(({ title, value, label, verdict, details }) => [
        title,
        value,
        label,
        verdict?.text ?? '',
        ...details,
      ]);
    case 'status':
      return [block.heading, block.category, ...block.criteria.flatMap(({ text, answer }) => [text, answer])];
    case 'box':
      return [block.heading, ...block.items];
    case 'contents':
    case 'page-break':
      return [];
  }
}

/** What no text may have, each with the reason. */
export const NEVER: readonly [why: string, pattern: RegExp][] = [
  ['two full stops', /\.\.(?!\.)/],
  ['a question mark before a full stop', /\?\./],
  ['a space before a mark', / [,.;:!?](?:\s|$)/],
  ['two spaces', / {2}/],
  ['a straight quotation mark', /"/],
  ['a hole in a sentence', /undefined|NaN|\{\{|ingen tal\s%/],
  [
    'a plural of one',
    /(?<![\d,.])1\s(?:måneder|borgere|kommuner|rækker)(?!\p{L})|\bén (?:måneder|kommuner)\b/u,
  ],
  ['nothing counted with a number', /\b0 (?:måneder|som forventet)/],
  ['in an island', /\bi (?:Læsø|Samsø|Fanø|Ærø|Bornholm|Langeland|Lolland)(?! Kommune)(?!\p{L})/u],
  ['another word for a delivery', /\bleveringe?n?\b/i],
  ['another word for a goal', /\b[Ss]igtet?\b/],
  // A plan's own words stand as they are.
  ['another word for what is expected', /\bventet\b(?! for 2018|, står der)/],
  ['another word for not', /samtidig ikke/],
  ['a comma before an infinitive', /, for at vise/],
  ['the program’s own words', /\b(?:JSON-nøgle|null|true|false|samtaler-krav|timer-krav)\b/],
  ['a share above the whole', /(?<![\d.])(?!100,0+\s)(?:1\d\d|[2-9]\d\d),\d+\s%/],
];

const plain = (text: string): string => text.replaceAll('\u00ad', '');

/** What is wrong with a document's texts, and how many there are. */
export function textFaults({ blocks }: ReportDocument): { count: number; faults: string[] } {
  const texts = blocks.flatMap(textsOf).map(plain);
  const faults = texts.flatMap((text) =>
    NEVER.flatMap(([why, pattern]) => (pattern.test(text) ? [`${why}: ${text}`] : [])),
  );
  return { count: texts.filter((text) => text !== '').length, faults };
}
