import { formatDay } from '../domain/day.js';
import type { Parameter } from './dated.js';
import { PARAMETERS, rulesVersion } from './ruleset.js';
import { SOURCES } from './sources.js';

const STANDING = { known: 'kendt', chosen: 'valgt' } as const;

/** A rule's value as a reader writes it: lists by comma, runs of days by their ends. */
function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (typeof value !== 'object' || value === null) return String(value);
  const { from, to, after } = value as { from?: number; to?: unknown; after?: string };
  if (typeof from === 'number' && typeof to === 'number') return `${formatDay(from)} – ${formatDay(to)}`;
  if (after !== undefined) return `${after} → ${valueText(to)}`;
  return Object.entries(value)
    .map(([name, part]) => `${name} ${valueText(part)}`)
    .join(', ');
}

/** Every rule with its values by date, unit, standing and source: a Markdown page in Danish. */
export function rulesPage(): string {
  const rows = Object.values<Parameter<unknown>>(PARAMETERS).flatMap((rule) =>
    rule.values.map(({ from, value, standing, source, note }) =>
      [
        `\`${rule.id}\``,
        rule.description,
        formatDay(from),
        valueText(value),
        rule.unit,
        STANDING[standing],
        `${source}${note ? `. ${note}` : ''}`,
      ].join(' | '),
    ),
  );
  const sources = Object.entries(SOURCES).map(([id, text]) => `- \`${id}\`: ${text}`);
  return `# Regler

Hver grænse, dato og liste, som tallene bygger på, står ét sted: i \`src/rules\`. Siden er skrevet af programmet;
regelsættets version er ${rulesVersion()}. *Kendt* betyder, at en offentlig kilde fastlægger værdien; *valgt*
betyder, at programmet har måttet vælge den.

| Regel | Hvad den siger | Fra | Værdi | Enhed | Status | Kilde |
|---|---|---|---|---|---|---|
${rows.map((row) => `| ${row} |`).join('\n')}

## Kilder

${sources.join('\n')}
`;
}
