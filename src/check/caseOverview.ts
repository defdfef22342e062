import { formatDay } from '../domain/day.js';
import type { Month } from '../domain/month.js';
import { SAMTALESTATUS, SAMTALETYPER, TILBUDSTYPER, type Word } from '../domain/vocabulary.js';
import type { CaseExtract } from '../extracts/caseSchemas.js';
import type { RuleValues } from '../rules/parameters.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { CaseStore } from '../store/caseStore.js';
import { seriesOf } from '../store/months.js';
import { type CaseCounts, countExtract } from '../store/overview.js';
import { thinMonths } from './months.js';
import { type ExtractOverview, namesOf, outsideOf } from './overview.js';

/**
 * What a case extract holds, and the months it has few rows for.
 * @param month by whose rules it is told what is not counted.
 */
export async function caseOverview(
  store: CaseStore,
  extract: CaseExtract,
  rules: RuleBook,
  month: Month,
): Promise<ExtractOverview> {
  const loaded = store.loaded.filter(({ file }) => file.extract === extract);
  const counts = await countExtract(store, extract);
  const span = await store.span(extract);
  const series = seriesOf(extract, counts.byMonth, (await store.span('samtaler'))?.from);
  const accounts = loaded.map(({ account }) => account);
  const overview: ExtractOverview = {
    extract,
    files: loaded.map(({ file }) => file.name),
    rows: loaded.reduce((sum, { rows }) => sum + rows, 0),
    accounts,
    citizens: counts.citizens,
    ...(span && { from: formatDay(span.from), to: formatDay(span.to) }),
    kommuner: extract === 'ydelser' ? namesOf(await store.kommuner()) : [],
    thinMonths: thinMonths(series),
    ignored: [
      ...outsideOf(accounts),
      ...uncounted(extract, counts, rules.at(month)),
      ...loaded.flatMap(({ file, unknownColumns }) =>
        unknownColumns.map((name) => ({ what: `column ${name} of ${file.name}` })),
      ),
    ],
  };
  return overview;
}

/** Rows whose values the rules do not count. */
function uncounted(
  extract: CaseExtract,
  { byCode }: CaseCounts,
  rules: RuleValues,
): { what: string; rows: number }[] {
  const of = (column: string, words: readonly Word[], counted: readonly string[]) =>
    words.flatMap(({ name }, code) => {
      const rows = byCode[column]?.[code] ?? 0;
      return rows > 0 && !counted.includes(name) ? [{ what: `${column} ${name}`, rows }] : [];
    });
  if (extract === 'samtaler')
    return [
      ...of('samtaletype', SAMTALETYPER, rules.samtaletyper),
      ...of('status', SAMTALESTATUS, [rules.samtaleStatus]),
    ];
  return extract === 'tilbud' ? of('tilbudstype', TILBUDSTYPER, rules.tilbudstyper) : [];
}
