import { emptyText, outsideText } from '../extracts/account.js';
import { type Delivery, repeatedText } from '../extracts/delivery.js';
import type { Problem } from '../extracts/problems.js';
import type { CaseStore } from './caseStore.js';
import { type Finding, findingFaults, findingText, withoutCitizens } from './crossChecks.js';

/** What of a delivery's files is to be said whatever is made of them: copies that are not read again. */
export const deliveryWarnings = (delivery: Delivery): string[] => [
  ...delivery.ignored.map(
    (name) => `${name} is left out: it is no file in the data folder itself with the name of an extract`,
  ),
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

/**
 * What is to be said of case extracts by whoever makes figures of them.
 * @param remarks what loading them showed ({@link loadWarnings}).
 * @returns warnings for standard error, and faults: findings that no figure may be made with.
 */
export const toldOf = (
  findings: readonly Finding[],
  remarks: readonly string[],
): { warnings: string[]; faults: Problem[] } => ({
  warnings: [
    ...remarks,
    ...findings
      .filter(({ severity }) => severity === 'warning')
      .map((finding) => findingText(withoutCitizens(finding))),
  ],
  faults: findingFaults(findings),
});
