import { dayName } from '../danish/date.js';
import { formatDay, parseDay } from '../domain/day.js';
import type { RuleBook } from './ruleset.js';
import { SOURCES, sourceOf } from './sources.js';
import { datedText, entryText } from './text.js';
import { TIMELINE } from './timeline.js';

const STANDING = { known: 'kendt', chosen: 'valgt', expected: 'ventes' } as const;

/** Every rule with its values by date, unit, standing and source: a Markdown page in Danish. */
export function rulesPage(book: RuleBook): string {
  const rows = book
    .list()
    .flatMap((rule) =>
      rule.values.map(({ from, value, standing, source, note }, i) =>
        [
          `\`${rule.id}\``,
          rule.description,
          `${rule.by === 'event' ? 'hændelser ' : ''}${formatDay(from)}`,
          entryText(value, i),
          rule.unit,
          STANDING[standing],
          `${source}${sourceOf(source).unread ? ' (ikke læst)' : ''}${note ? `. ${note}` : ''}`,
          sourceOf(source).confirmed ?? '–',
        ].join(' | '),
      ),
    );
  const sources = Object.keys(SOURCES).map((id) => {
    const { text, confirmed, unread } = sourceOf(id as keyof typeof SOURCES);
    const remarks = [
      ...(unread ? ['dens egen tekst kunne ikke læses; indholdet kendes fra omtale'] : []),
      ...(confirmed ? [`senest bekræftet ${dayName(parseDay(confirmed))}`] : []),
    ];
    return `- \`${id}\`: ${text}${remarks.length > 0 ? ` (${remarks.join('; ')})` : ''}`;
  });
  return `# Regler

Hver grænse, dato og liste, som tallene bygger på, står ét sted: i \`src/rules\`. Siden er skrevet af programmet;
regelsættets version er ${book.version}. *Kendt* betyder, at en offentlig kilde fastlægger værdien; *valgt*
betyder, at programmet har måttet vælge den. En værdi gælder for de måneder, der begynder på dens dato eller senere, til den
næste begynder; hvor der står *hændelser*, gælder den for hændelser fra den dag, uanset hvilken måned der måles. *Ophørt*
betyder, at reglen ikke gælder fra den dag. *Ikke læst* betyder, at kildens egen tekst ikke kunne læses; *Bekræftet* er den dag,
da værdien sidst blev holdt op mod kilden.

## Tidslinje

${timelineTable()}

Det skærpede tilsyn kan sættes i kraft igen som et regnestykke: \`--rules docs/skaerpet-tilsyn-igen.yaml\`. Hver side i rapporten
siger da, at reglerne er ændret.

## Reglerne

| Regel | Hvad den siger | Fra | Værdi | Enhed | Status | Kilde | Bekræftet |
|---|---|---|---|---|---|---|---|
${rows.map((row) => `| ${row} |`).join('\n')}

## Kilder

${sources.join('\n')}
`;
}

/** The story of the law as a table in Markdown. */
export function timelineTable(): string {
  const rows = TIMELINE.map(({ on, text, standing, source }) =>
    [
      dayName(on),
      text,
      STANDING[standing],
      `\`${source}\`${sourceOf(source).unread ? ' (ikke læst)' : ''}`,
    ].join(' | '),
  );
  return [
    '| Dato | Hvad der sker | Status | Kilde |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

const MARK = { known: 'K', chosen: 'V' } as const;

/**
 * The method page for readers of the report: a text in which `{{rule-id}}` stands for the rule's values by date,
 * with the mark of their standing.
 * @throws {Error} when the text names a rule that there is not.
 */
export function methodPage(text: string, book: RuleBook): string {
  return text.replace(/\{\{([\w-]+)\}\}/g, (_, name: string) => {
    if (name === 'version') return book.version;
    if (name === 'tidslinje') return timelineTable();
    const rule = book.list().find(({ id }) => id === name);
    if (!rule) throw new Error(`the method page names the rule '${name}', which there is not`);
    const marks = new Set(rule.values.map(({ standing }) => MARK[standing]));
    return `${datedText(rule.values, dayName)} [${[...marks].join(', ')}]`;
  });
}
