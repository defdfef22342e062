import type { ReportDocument } from '../document/model.js';
import type { Kommune } from '../domain/kommuner.js';
import type { Month, Period } from '../domain/month.js';
import type { ExtractName } from '../extracts/delivery.js';
import type { JobindsatsExtract } from '../extracts/jobindsats/schemas.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { Template } from '../template/template.js';
import type { KommuneInput, ReportInput } from './input.js';

/** What of a delivery a report is made from. */
export interface Reading {
  extracts: readonly JobindsatsExtract[];
  /** The periods to count of the case extracts; none leaves those unread. */
  periods: readonly Period[];
  /** Months of early effort. */
  early: readonly Month[];
  /** The first month that must be shown even where the case extracts do not hold its whole effort window. */
  neededFrom: Month;
}

/** What a report loses without an extract: on standard error, and in the report. */
export interface Loss {
  english: string;
  danish: string;
}

/** Something that a report is made from. */
export interface Need {
  what: ExtractName | 'plan';
  /** What the report has from it, in English. */
  for: string;
  /** Said when it is not there; a need without is one that another can stand in for. */
  loss?: Loss;
}

/** Whether the data are enough for a report, and for which months they would be. */
export interface Coverage {
  enough: boolean;
  months: readonly Month[];
  /** What the report will lack, in English. */
  warning?: string;
}

interface AnyFamily<Input> {
  /** As `--rapport` names it: its template's folder, and the beginning of its files' names. */
  name: string;
  /** What it is, in English. */
  description: string;
  /** Folder among the fixtures with the demonstration data that it is shown by. */
  demo: string;
  needs: readonly Need[];
  reading(month: Month, rules: RuleBook): Reading;
  coverage(input: Input): Coverage;
  /** @throws {import('../sourceText/error.js').TemplateError} for a mistake in the template. */
  build(input: Input, template: Template): ReportDocument;
}

/** A kind of report about one kommune. */
export interface KommuneFamily extends AnyFamily<KommuneInput> {
  about: 'kommune';
  /** It is made of a plan that the kommune writes. */
  hasPlan?: boolean;
  /** It looks ahead with a number of further samtaler a month. */
  hasScenario?: boolean;
  /** It can set counted figures beside published ones. */
  hasReconciliation?: boolean;
}

/** A kind of report about the whole country. */
export interface NationalFamily extends AnyFamily<ReportInput> {
  about: 'landet';
}

/** A kind of report: which data it is made from, and how. */
export type Family = KommuneFamily | NationalFamily;

/** Whom a report is about, for messages. */
export const whomOf = (kommune: Kommune | undefined): string => kommune?.name ?? 'Hele landet';
