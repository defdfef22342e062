import { formatDecimal } from '../../danish/number.js';
import { HELE_LANDET_NAME } from '../../domain/kommuner.js';
import { type Html, html } from '../../formats/html/escape.js';
import { pageOf } from '../../formats/html/page.js';
import { styleOf } from '../../formats/html/style.js';
import type { Theme } from '../../formats/theme.js';
import type { Category } from '../../measures/status.js';
import { CATEGORY_NAME } from '../../report/frame/words.js';
import { HIDDEN_SIGN } from './csvw.js';
import type { Edition, Json, PublishedReport } from './published.js';
import { editionPageName, editionStem, editionTitle, kindName, monthText } from './words.js';

/** A number of a report; `null` for one that is hidden, `undefined` where the report has none. */
type ListNumber = number | null | undefined;

/** A column of the list of reports; one that no report has a number in is left out. */
interface ListColumn {
  head: string;
  of(report: PublishedReport): ListNumber;
}

/** What stands at a way into some data. */
function at(data: Json | undefined, ...way: readonly (string | number)[]): Json | undefined {
  let found = data;
  for (const key of way) found = (found as Record<string, Json> | null | undefined)?.[key];
  return found;
}

function numberOf(data: Json | undefined, name: string): ListNumber {
  const value = at(data, name);
  if (typeof value === 'number') return value;
  return value === null && at(data, 'suppressed') === true ? null : undefined;
}

/** The numbers of a column as they are printed, all with the decimals of the one that has most. */
function printed(numbers: readonly ListNumber[]): string[] {
  const after = (number: ListNumber) => String(number ?? '').split('.')[1]?.length ?? 0;
  const decimals = Math.max(1, ...numbers.map(after));
  return numbers.map((number) => {
    if (number === null) return HIDDEN_SIGN;
    if (number === undefined) return NO_NUMBER;
    return formatDecimal({ units: Math.round(number * 10 ** decimals), decimals });
  });
}

const NO_NUMBER = '–';

/** The average of twelve months of a fokusmål, from the first table that has it. */
const average =
  (fokusmaal: 'samtaler' | 'tilbud') =>
  ({ tables }: PublishedReport): ListNumber =>
    Object.values(tables)
      .filter((table) => !Array.isArray(table))
      .map((table) => numberOf(at(table, fokusmaal), 'average12'))
      .find((number) => number !== undefined);

/** The difference of the result goal, from the first table that has it. */
const difference = ({ tables }: PublishedReport): ListNumber =>
  [tables['1.4'], at(tables['1.1'], 'rows', 0)]
    .map((table) => numberOf(table, 'differenceShare'))
    .find((number) => number !== undefined);

const COLUMNS: readonly ListColumn[] = [
  { head: 'Samtaler, 12 mdr. (%)', of: average('samtaler') },
  { head: 'Tilbud eller timer, 12 mdr. (%)', of: average('tilbud') },
  { head: 'Resultatmål: faktisk minus forventet andel (%-point)', of: difference },
];

const statusOf = ({ status }: PublishedReport): string | undefined =>
  status?.category == null ? undefined : (CATEGORY_NAME[status.category as Category] ?? status.category);

/** The category that asks for most attention is the largest. */
const RISK: Record<Category, number> = { inspirationskommune: 1, 'ikke-i-risiko': 2, risiko: 3 };

const riskOf = ({ status }: PublishedReport): number | undefined => RISK[status?.category as Category];

const FILE_WORDS: Readonly<Record<string, string>> = {
  html: 'Webside',
  pdf: 'PDF',
  'ark.pdf': 'Ark',
  json: 'JSON',
};

const link = (href: string, text: string | Html): Html =>
  html`<a href="${href.split('/').map(encodeURIComponent).join('/')}">${text}</a>`;

/** A status in words, and by risk for the script that sorts. */
function statusCell(report: PublishedReport): Html {
  const risk = riskOf(report);
  return html`<td class="l"${risk !== undefined && html` data-sort="${risk}"`}>${statusOf(report) ?? NO_NUMBER}</td>`;
}

/** The reports of an edition in a table that can be searched and sorted, and is whole without that. */
function editionTable(edition: Edition): Html {
  const reports = [...edition.reports].sort((a, b) =>
    (a.kommune?.name ?? '').localeCompare(b.kommune?.name ?? '', 'da'),
  );
  const columns = COLUMNS.filter((column) => reports.some((report) => column.of(report) !== undefined));
  const hasStatus = reports.some((report) => statusOf(report) !== undefined);
  const caption = `liste-${editionStem(edition)}`;
  const numbers = columns.map((column) => printed(reports.map(column.of)));
  const row = (report: PublishedReport, i: number): Html => {
    const name = report.kommune?.name ?? HELE_LANDET_NAME;
    const [first, ...others] = report.files;
    const more = others.map((file) => {
      const word = FILE_WORDS[file.slice(report.stem.length + 1)] ?? file;
      return html` ${link(file, html`${word}<span class="vh"> om ${name}</span>`)}`;
    });
    return html`<tr><th scope="row">${first === undefined ? name : link(first, name)}</th>${numbers.map((column) => html`<td>${column[i]}</td>`)}${hasStatus && statusCell(report)}<td class="l files">${more}</td></tr>
`;
  };
  return html`<div class="scroll" role="region" aria-labelledby="${caption}" tabindex="0">
<table class="long">
<caption id="${caption}"><strong>${editionTitle(edition)}:</strong> ${reports.length === 1 ? '1 rapport' : `${reports.length} rapporter`}</caption>
<thead><tr><th scope="col" class="l">Område</th>${columns.map(({ head }) => html`<th scope="col">${head}</th>`)}${
    hasStatus && html`<th scope="col" class="l">Status</th>`
  }<th scope="col" class="l files">Andre formater</th></tr></thead>
<tbody>
${reports.map(row)}</tbody>
</table>
</div>
`;
}

const dataLinks = (edition: Edition): Html => {
  const stem = editionStem(edition);
  return html`<p>Tal: ${link(`data/${stem}.ods`, 'alle tabeller som regneark (ODS)')}, ${link(
    `data/${stem}/indhold.html`,
    'hver tabel som CSV',
  )}.</p>
`;
};

const frame = (theme: Theme, title: string, body: Html, up = ''): string =>
  pageOf({
    title,
    description: title,
    style: styleOf(theme, { left: title, right: '', footer: '', pageLabel: 'Side {page} af {pages}' }),
    head: html`<span class="name">${title}</span>`,
    body,
    foot: html`<span>${link(`${up}index.html`, 'Alle rapporter')} · ${link(`${up}tilgaengelighed.html`, 'Tilgængelighed')} · ${link(`${up}SHA256SUMS`, 'Kontrolsummer')} · ${link(`${up}feed.xml`, 'Atom-feed')}</span>`,
  });

/** The first page of a folder: of each kind of report the newest edition, and the way to all others. */
export function indexPage(editions: readonly Edition[], theme: Theme): string {
  const kinds = [...new Set(editions.map(({ report }) => report))];
  const parts = kinds.map((kind) => {
    const [newest, ...older] = editions.filter(({ report }) => report === kind);
    return html`<h2 class="l1" id="${kind}">${editionTitle(newest!)}</h2>
${editionTable(newest!)}${dataLinks(newest!)}<h3 class="l3">De seneste udgaver af ${kindName(kind)}</h3>
<ul>${[newest!, ...older].map((edition) => html`<li>${link(editionPageName(edition), monthText(edition.month))} (${edition.reports.length})</li>`)}</ul>
`;
  });
  return frame(
    theme,
    'Rapporter om beskæftigelsesindsatsen',
    html`<h1>Rapporter om beskæftigelses\u00adindsatsen</h1>
<p class="lead">Hver rapport er en webside, en PDF og data i JSON. Tabellerne kan også hentes samlet.</p>
${parts}`,
  );
}

/** The page of one edition, which stays when newer ones come. */
export const editionPage = (edition: Edition, theme: Theme): string =>
  frame(
    theme,
    editionTitle(edition),
    html`<h1>${editionTitle(edition)}</h1>
${editionTable(edition)}${dataLinks(edition)}`,
  );

/** The tables of an edition that lie in a folder as CSV, each with its description. */
export const dataPage = (
  edition: Edition,
  tables: readonly { name: string; title: string }[],
  theme: Theme,
): string =>
  frame(
    theme,
    `${editionTitle(edition)}: data`,
    html`<h1>${editionTitle(edition)}: data</h1>
<p>CSV i UTF-8 med semikolon og decimalkomma; beskrivelsen er CSVW (CSV on the Web).</p>
<ul>${tables.map(({ name, title }) => html`<li>${link(`${name}.csv`, title)} (${link(`${name}.csv-metadata.json`, html`beskrivelse<span class="vh"> af ${title}</span>`)})</li>\n`)}</ul>
`,
    '../../',
  );

/** A note about the accessibility of the reports, for a webmaster to paste. */
export const accessibilityPage = (theme: Theme): string => frame(theme, 'Tilgængelighed', ACCESSIBILITY);

const ACCESSIBILITY = html`<h1>Tilgængelighed</h1>
<p class="lead">Teksten kan sættes ind i webstedets egen tilgængelighedserklæring; udfyld kontakten.</p>
<h2 class="l2">Rapporterne som websider</h2>
<p>Websiderne er lavet efter WCAG 2.2, niveau AA: overskrifter i orden, landemærker, tabeller med titel og hoveder, alternativ tekst til hver figur og figurens tal i en tabel under den. De kan læses uden script, med tastatur alene, ved 400 % zoom og i læserens egne farver. Et skjult tal, (.), læses op som »skjult«.</p>
<h2 class="l2">Rapporterne som PDF</h2>
<p>PDF-filerne er mærket op efter PDF/UA-1 og er samtidig PDF/A. De har de samme ord, tal og alternative tekster som websiderne.</p>
<h2 class="l2">Kendte begrænsninger</h2>
<ul><li>På en smal skærm rulles brede tabeller og figurer sidelæns i deres egen ramme.</li><li>Ældre PDF-filer ændres ikke; at der er en nyere udgave, står på websiden.</li></ul>
<h2 class="l2">Kontakt</h2>
<p>Kan du ikke læse en rapport, så skriv til [adresse]. Myndighedens tilgængelighedserklæring findes på [adresse].</p>
`;
