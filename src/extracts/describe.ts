import { CASE_SCHEMAS } from './caseSchemas.js';
import type { Columns } from './columns.js';
import { JOBINDSATS_SCHEMAS } from './jobindsats/schemas.js';

const NOTHING = '';

/** The columns of an extract as a Markdown table in Danish. */
function columnTable(name: string, columns: Columns): string {
  const rows = Object.entries(columns).map(([column, { aliases, cell, optional }]) =>
    [
      `\`${column}\``,
      aliases.map((alias) => `\`${alias}\``).join(', '),
      cell.description ?? NOTHING,
      optional ? 'nej' : 'ja',
    ].join(' | '),
  );
  const head = ['Kolonne', 'Andre navne', 'Indhold', 'Skal være der'].join(' | ');
  return [`### \`${name}\``, '', `| ${head} |`, '|---|---|---|---|', ...rows.map((row) => `| ${row} |`)].join(
    '\n',
  );
}

/**
 * The documentation page of extracts.
 * @param text the page in Danish, with `{{sagsudtraek}}` and `{{jobindsats}}` where the tables of columns go.
 */
export function extractsPage(text: string): string {
  const cases = Object.entries<Columns>(CASE_SCHEMAS).map(([name, columns]) => columnTable(name, columns));
  const published = Object.entries(JOBINDSATS_SCHEMAS).map(([name, { columns }]) =>
    columnTable(name, columns),
  );
  return text
    .replace('{{sagsudtraek}}', () => cases.join('\n\n'))
    .replace('{{jobindsats}}', () => published.join('\n\n'));
}
