import { emptyText, outsideText } from '../extracts/account.js';
import { type Delivery, repeatedText } from '../extracts/delivery.js';
import type { Problem } from '../extracts/problems.js';
import type { CaseStore } from './caseStore.js';
import { crossChecks, type Finding, findingFaults, findingText } from './crossChecks.js';

/** What is to be said of loaded case extracts by whoever makes figures of them. */
export interface CaseFindings {
  findings: Finding[];
  /** For standard error, in English, each once. */
  warnings: string[];
  /** Findings that no figure may be made with; they go among the delivery's faults before those are settled. */
  faults: Problem[];
}

/** What of a delivery's files is to be said whatever is made of them: copies that are not read again. */
export const deliveryWarnings = (delivery: Delivery): string[] => [
  ...delivery.ignored.map((name) => `${name} is no extract that jcreport reads; it is left out`),
  ...repeatedText(delivery),
];

/** What loading the case extracts showed: columns that nobody reads, rows passed over but for known ydelser. */
export const loadWarnings = (store: CaseStore): string[] =>
  store.loaded.flatMap(({ file, account, remarks, unknownColumns }) => {
    const outside = Object.entries(account.outside).filter(([reason]) => !reason.startsWith('ydelse '));
    return [
      ...unknownColumns.map((name) => `${file.name}: the column '${name}' is not used`),
      ...remarks.map((remark) => `${file.name}: ${remark}`),
      ...emptyText(account),
      ...outsideText({ ...account, outside: Object.fromEntries(outside) }),
    ];
  });

/** Checks the case extracts across rows and files, for every command alike. */
export async function caseFindings(store: CaseStore): Promise<CaseFindings> {
  const findings = store.faults.isTooMuch ? [] : await crossChecks(store);
  const warnings = findings.filter(({ severity }) => severity === 'warning').map(findingText);
  return { findings, warnings: [...loadWarnings(store), ...warnings], faults: findingFaults(findings) };
}
