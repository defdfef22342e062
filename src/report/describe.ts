import { z } from 'zod';
import { formatDay } from '../domain/day.js';
import { TOLD, type Told } from '../template/settings.js';
import { QUESTIONS } from './beskaeftigelsesindblik/questions.js';
import { FAMILIES } from './families.js';
import type { Family } from './family.js';
import { FRAME_INSERTS } from './frame/frame.js';

const KIND: Record<Told['kind'], string> = { text: 'tekst', number: 'tal', list: 'liste', labels: 'navne' };

const code = (name: string): string => `\`${name}\``;
/** Words are divided on a page, not in a table of settings. */
const plain = (text: string): string => text.replaceAll('\u00ad', '');

/** What is used when a template leaves a setting out. */
function otherwise({ optional, fallback }: Told): string {
  if (!optional) return '**skal gives**';
  if (fallback === undefined) return '–';
  if (typeof fallback === 'string') return plain(fallback);
  return Object.entries(fallback)
    .map(([name, label]) => `${code(name)}: ${plain(label)}`)
    .join('; ');
}

/** What the declaration of a setting tells. @throws {Error} for one that is not declared with the words for it. */
function toldOf(name: string, schema: unknown): Told {
  const told = schema instanceof z.ZodType ? TOLD.get(schema) : undefined;
  if (!told) throw new Error(`the setting ${name} tells nothing of itself`);
  return told;
}

/** A report's blocks with their settings, as a Markdown table in Danish. */
function settingsTable(inserts: Family['inserts']): string {
  const rows = Object.entries(inserts).flatMap(([insert, { settings }]) => {
    const lines = Object.entries(settings.shape).map(([name, schema]) => {
      const told = toldOf(name, schema);
      const places = (told.places ?? []).map((place) => code(`{{${place}}}`));
      const kind = KIND[told.kind] + (places.length > 0 ? `; egne pladser: ${places.join(', ')}` : '');
      return [code(name), kind, otherwise(told)];
    });
    const [first, ...others] = lines.length > 0 ? lines : [['–', 'ingen indstillinger', '–']];
    return [[code(insert), ...first!], ...others.map((line) => ['', ...line])];
  });
  const head = ['Blok', 'Indstilling', 'Hvad', 'Når den udelades'];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), '|---|---|---|---|', ...rows.map(line)].join('\n');
}

/** When each question for discussion is put. */
function questionsTable(): string {
  const rows = QUESTIONS.map(
    ({ id, chapter, from, when }) => `| ${code(id)} | ${chapter} | ${formatDay(from)} | ${when} |`,
  );
  return [
    '| Betingelse | Kapitel | Rapporter for måneder fra | Hvornår |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/**
 * The documentation page of templates.
 * @param text the page in Danish, with `{{indstillinger}}` where the settings of every report go, and `{{spoergsmaal}}`
 *   where the conditions of the questions for discussion do.
 */
export function templatesPage(text: string): string {
  const sections = [{ name: 'Alle rapporter', inserts: FRAME_INSERTS }, ...FAMILIES].map(
    ({ name, inserts }) => `### ${name}\n\n${settingsTable(inserts)}`,
  );
  return text
    .replace('{{indstillinger}}', () => sections.join('\n\n'))
    .replace('{{spoergsmaal}}', questionsTable);
}
