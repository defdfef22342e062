import type { CheckResult } from '../check/check.js';
import type { ExtractOverview } from '../check/overview.js';
import { formatMonth } from '../domain/month.js';
import { accountText } from '../extracts/account.js';
import { describe } from '../extracts/problems.js';
import { findingText } from '../store/crossChecks.js';

const KOMMUNER_SHOWN = 6;

function extractLines(overview: ExtractOverview): string[] {
  const { extract, files, rows, citizens, from, to, kommuner, thinMonths, ignored, accounts } = overview;
  const lines = [
    `${extract}: ${rows} rows${citizens === undefined ? '' : ` of ${citizens} citizens`}${
      from ? `, ${from} – ${to}` : ''
    }`,
    ...(accounts.length === 0
      ? [`    ${files.join(', ')}`]
      : accounts.map((account) => `    ${account.file}: ${accountText(account)}`)),
  ];
  if (kommuner.length > 0) {
    const rest = kommuner.length - KOMMUNER_SHOWN;
    const names = kommuner.slice(0, KOMMUNER_SHOWN).join(', ');
    lines.push(
      `    ${kommuner.length === 1 ? '1 kommune' : `${kommuner.length} kommuner`}: ${names}${rest > 0 ? ` and ${rest} more` : ''}`,
    );
  }
  if (thinMonths.length > 0) {
    const shown = thinMonths.slice(0, 6).map(({ month, rows: n }) => `${month} (${n})`);
    const rest = thinMonths.length > 6 ? ` and ${thinMonths.length - 6} more` : '';
    lines.push(`    few rows in ${shown.join(', ')}${rest}; usual are ${thinMonths[0]!.usual}`);
  }
  if (ignored.length > 0) {
    const shown = ignored.map(({ what, rows: n }) => (n === undefined ? what : `${what} (${n})`));
    lines.push(
      `    not counted or not read: ${shown.slice(0, 12).join(', ')}${shown.length > 12 ? ' …' : ''}`,
    );
  }
  return lines;
}

const errorSummary = (count: number, isTooMuch: boolean): string =>
  `${count === 1 ? '1 error' : `${count} errors`}; ${
    isTooMuch ? 'nothing can be built until they are mended.' : 'so many are tolerated.'
  }`;

/** A check's result for a person: what the delivery holds, then what is wrong. */
export function checkText({ extracts, plans, otherFiles, findings, faults, regime }: CheckResult): string {
  const found = (severity: 'warning' | 'error') =>
    findings.filter((finding) => finding.severity === severity).map((finding) => `  ${findingText(finding)}`);
  const section = (title: string, lines: string[]) => (lines.length > 0 ? ['', title, ...lines] : []);
  const rowFaults = faults.log.count > 0 ? [describe(faults.log)] : [];
  const errors = found('error');
  return [
    ...extracts.flatMap(extractLines),
    ...plans.map(
      ({ file, kommune, year, goals }) => `plan: ${goals} goals of ${kommune}, ${year}\n    ${file}`,
    ),
    '',
    `Regime in ${formatMonth(regime.month)}: ${regime.name}`,
    ...regime.notices.map((notice) => `  ${notice}`),
    ...section(
      'Other files, not read',
      otherFiles.map((name) => `  ${name}`),
    ),
    ...section('Warnings', found('warning')),
    ...section('Errors', [...errors, ...rowFaults]),
    '',
    errors.length + rowFaults.length === 0
      ? 'No errors.'
      : errorSummary(faults.log.count + errors.length, faults.isTooMuch || errors.length > 0),
  ].join('\n');
}

/** A check's result for a program. */
export function checkJson({
  extracts,
  plans,
  otherFiles,
  findings,
  faults,
  regime,
  mapping,
}: CheckResult): Record<string, unknown> {
  return {
    extracts,
    plans,
    otherFiles,
    findings,
    errors: faults.log.count + findings.filter(({ severity }) => severity === 'error').length,
    problems: faults.log.groups,
    rejectedRows: faults.rejectedCount,
    regime: { ...regime, month: formatMonth(regime.month) },
    ...(mapping ? { mapping } : {}),
  };
}
