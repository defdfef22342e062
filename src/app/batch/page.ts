import { HELE_LANDET_NAME } from '../../domain/kommuner.js';
import type { BatchEntry, BatchRecord } from './record.js';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark]!);

const STATUS = { done: 'done', kept: 'kept from an earlier run', failed: 'failed' } as const;

function row({ kommune, status, seconds, pages, warnings, error, files }: BatchEntry): string {
  const links = files.map(({ name }) => `<a href="${encodeURIComponent(name)}">${escaped(name)}</a>`);
  const cells = [
    STATUS[status],
    pages === null ? '' : String(pages),
    seconds.toFixed(2),
    links.join('<br>'),
    escaped([...(error ? [error] : []), ...warnings].join('\n')).replaceAll('\n', '<br>'),
    files.map(({ sha256 }) => sha256.slice(0, 12)).join('<br>'),
  ];
  const name = escaped(kommune?.name ?? HELE_LANDET_NAME);
  return `<tr class="${status}"><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** A batch's record as a page that a person can read; failures come first. */
export function batchPage(record: BatchRecord): string {
  const { report, month, generator, rules, started, finished, warnings, reports, sources } = record;
  const rank = ({ status }: BatchEntry) => (status === 'failed' ? 0 : 1);
  const sorted = [...reports].sort((a, b) => rank(a) - rank(b));
  const count = (status: BatchEntry['status']) => reports.filter((entry) => entry.status === status).length;
  const title = `${report}, ${month}`;
  const heads = ['Kommune', 'Status', 'Pages', 'Seconds', 'Files', 'Warnings', 'Checksum'];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Batch: ${escaped(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1a1a1a; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem; border-bottom: 1px solid #ccc; }
.failed th, .failed td:first-of-type { font-weight: bold; color: #9b1c1c; }
</style>
</head>
<body>
<main>
<h1>Batch: ${escaped(title)}</h1>
<p>${count('done')} done, ${count('kept')} kept from an earlier run, ${count('failed')} failed.
${escaped(generator.name)} ${escaped(generator.version)}, rules ${escaped(rules)}; from ${escaped(started)} to ${escaped(finished ?? '(not finished)')}.</p>
${warnings.length > 0 ? `<h2>About the delivery</h2>\n<ul>${warnings.map((warning) => `<li>${escaped(warning)}</li>`).join('')}</ul>` : ''}
<h2>Reports</h2>
<table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${sorted.map(row).join('\n')}
</tbody>
</table>
<h2>Sources</h2>
<ul>${sources.map(({ file, sha256 }) => `<li>${escaped(file)} (${sha256.slice(0, 12)})</li>`).join('')}</ul>
</main>
</body>
</html>
`;
}
