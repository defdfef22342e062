import { join } from 'node:path';
import type { Command } from 'commander';
import { fileName } from '../danish/text.js';
import { FOKUSMAAL } from '../domain/fokusmaal.js';
import { type Kommune, kommuneTitle } from '../domain/kommuner.js';
import { formatMonth, type Month, monthsEnding } from '../domain/month.js';
import { openDelivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import { earlyMonths, reportPeriods } from '../measures/caseMeasures.js';
import { renderJson, withJson } from '../render/json.js';
import { loadTheme } from '../render/theme.js';
import { buildJobcenterindblik } from '../report/jobcenterindblik/report.js';
import { monthsWithFigures, type Prepared, prepare } from '../report/prepare.js';
import { loadTemplate } from '../template/template.js';
import {
  kommuneArgument,
  listArgument,
  monthArgument,
  noFigures,
  TOLERATE,
  tolerateArgument,
} from './arguments.js';
import { findData, readConfig } from './config.js';
import { openOutput, writeWhole } from './output.js';
import { GENERATOR, TEMPLATES } from './paths.js';
import { writeRejected } from './rejected.js';
import { readRules } from './rulesFile.js';
import { say, warn } from './say.js';
import { senderOf, themeOf } from './sender.js';

const REPORTS = ['jobcenterindblik'] as const;
const FORMATS = ['pdf', 'json'] as const;
const SOURCES = ['case', 'jobindsats'] as const;

interface BuildOptions {
  kommune: string;
  month: string;
  data?: string;
  out?: string;
  rapport: string;
  format: string;
  source?: string;
  afstemning?: boolean;
  attach?: boolean;
  rules?: string;
  tolerate?: string;
  allowCpr?: boolean;
  json?: boolean;
}

/** `jcreport build`: one report of one kommune and month. */
async function build(options: BuildOptions): Promise<void> {
  const kommune = kommuneArgument(options.kommune);
  const rules = await readRules(options.rules);
  const month = monthArgument(options.month, rules);
  const [rapport] = listArgument('--rapport', options.rapport, REPORTS);
  const formats = listArgument('--format', options.format, FORMATS);
  const [source] = options.source === undefined ? [] : listArgument('--source', options.source, SOURCES);
  const config = await readConfig();
  const out = options.out ?? config.out ?? 'reports';
  // Loaded while the data are read: the charts' libraries are large.
  const pdf = formats.includes('pdf') ? import('../render/pdf.js') : undefined;
  const data = await findData(options.data, config);
  const attach = options.attach === true;
  if (attach && !pdf) throw new InputError('--attach puts files into the PDF: leave pdf among --format');

  const folder = join(TEMPLATES, rapport!);
  const template = await loadTemplate(folder);
  const theme = themeOf(config, await loadTheme(join(TEMPLATES, 'theme.json')));
  const sender = await senderOf(config, kommuneTitle(kommune));
  const delivery = await openDelivery(data);
  await openOutput(out);
  const prepared = await prepare(delivery, {
    rules,
    periods: reportPeriods(month, rules),
    early: earlyMonths(month, rules),
    neededFrom: month - 12,
    ...(source ? { source } : {}),
    tolerate: tolerateArgument(options.tolerate),
    ...(options.allowCpr ? { allowCpr: true } : {}),
  });
  for (const warning of prepared.warnings) warn(warning);
  refuseEmpty(prepared, kommune, month, data);

  if (options.afstemning && prepared.book.publishedMonthsOf(kommune.code).length === 0)
    warn(`there are no published figures of ${kommune.name}: the annex of --afstemning is left out`);
  const stem = `${rapport}-${fileName(kommune.name)}-${formatMonth(month)}`;
  const built = buildJobcenterindblik(
    {
      kommune,
      month,
      ...prepared,
      reconcile: options.afstemning === true,
      demonstration: delivery.demonstration,
      sender,
      attach,
      generator: GENERATOR,
    },
    template,
  );
  const report = attach ? withJson(built, `${stem}.json`) : built;
  const looks = { charts: join(folder, 'charts'), theme };
  const contents = {
    pdf: await (await pdf)?.renderPdf(report, looks),
    json: formats.includes('json') ? renderJson(report) : undefined,
  };
  await writeRejected(out, prepared.rejected);
  const paths: string[] = [];
  for (const format of formats) {
    paths.push(await writeWhole(out, `${stem}.${format}`, contents[format]!));
  }
  say(options.json ? JSON.stringify({ files: paths }) : paths.join('\n'));
}

/** @throws {InputError} when the data have no figure at all for the kommune and month. */
function refuseEmpty(prepared: Prepared, kommune: Kommune, month: Month, folder: string): void {
  const { book, benchmark } = prepared;
  const three = monthsEnding(month, 3);
  const has = FOKUSMAAL.some((f) => book.month(kommune.code, month, f) ?? book.total(kommune.code, three, f));
  if (has) return;
  const months = monthsWithFigures(prepared, kommune.code);
  if (months.length > 0) throw noFigures(folder, kommune, month, months);
  const period = benchmark.periodFor(month);
  if (period && benchmark.row(kommune.code, period)) {
    warn(
      `${folder} has no samtaler or tilbud for ${kommune.name}: the report has the benchmark's parts only`,
    );
    return;
  }
  throw noFigures(folder, kommune, month, months);
}

/** Adds the command to the program. */
export function addBuild(program: Command): void {
  program
    .command('build')
    .description('make the report of one kommune and month')
    .requiredOption('--kommune <name>', 'name or code of the kommune')
    .requiredOption('--month <yyyy-mm>', 'report month')
    .option('--data <dir>', 'folder with the extracts')
    .option('--out <dir>', 'folder for the report (default: reports)')
    .option('--rapport <name>', 'report family', 'jobcenterindblik')
    .option('--format <list>', 'pdf, json or both: pdf,json', 'pdf')
    .option('--source <name>', 'use one source of figures only: case or jobindsats')
    .option('--afstemning', 'add an annex that sets counted figures beside published ones')
    .option('--attach', 'put the figures as CSV and the report as JSON into the PDF')
    .option('--rules <file>', 'a file of changed rules (what-if); every page says so')
    .option('--tolerate <n>', TOLERATE)
    .option('--allow-cpr', 'accept citizen ids that look like CPR numbers')
    .option('--json', 'print the result as JSON')
    .exitOverride()
    .action((options: BuildOptions) => build(options));
}
