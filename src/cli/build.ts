import { join } from 'node:path';
import type { Command } from 'commander';
import { openOutput, writeWhole } from '../app/output.js';
import { GENERATOR, SHARED_CHARTS, TEMPLATES } from '../app/paths.js';
import { fileName } from '../danish/text.js';
import { type Kommune, kommuneTitle } from '../domain/kommuner.js';
import { formatMonth, type Month, monthsEnding, numberInYear } from '../domain/month.js';
import { type Delivery, openDelivery } from '../extracts/delivery.js';
import type { Plan } from '../extracts/plan/plan.js';
import { readPlan } from '../extracts/plan/readPlan.js';
import { InputError } from '../extracts/problems.js';
import { prepare } from '../figures/readFigures.js';
import { renderJson, withJson } from '../formats/json.js';
import { loadTheme } from '../formats/theme.js';
import { type Family, whomOf } from '../report/family.js';
import type { ReportInput } from '../report/input.js';
import { reportOf } from '../report/make.js';
import type { RuleBook } from '../rules/ruleset.js';
import { loadTemplate } from '../template/template.js';
import {
  countArgument,
  familyArgument,
  kommuneArgument,
  listArgument,
  MAPPING,
  monthArgument,
  noFigures,
  TOLERATE,
  tolerateArgument,
} from './arguments.js';
import { findData, readConfig } from './config.js';
import { writeRejected } from './rejected.js';
import { readRules } from './rulesFile.js';
import { say, warn } from './say.js';
import { senderOf, themeOf } from './sender.js';

const FORMATS = ['pdf', 'json'] as const;
const SOURCES = ['case', 'jobindsats'] as const;

interface BuildOptions {
  kommune?: string;
  month: string;
  data?: string;
  mapping?: string;
  out?: string;
  rapport: string;
  template?: string;
  format: string;
  source?: string;
  plan?: string;
  scenarie?: string;
  afstemning?: boolean;
  attach?: boolean;
  rules?: string;
  tolerate?: string;
  allowCpr?: boolean;
  json?: boolean;
}

/** `jcreport build`: one report. */
async function build(options: BuildOptions): Promise<void> {
  const family = familyArgument('--rapport', options.rapport);
  refuseForeign(family, options);
  const kommune = options.kommune === undefined ? undefined : kommuneArgument(options.kommune);
  const rules = await readRules(options.rules);
  const month = monthArgument(options.month, rules);
  const formats = listArgument('--format', options.format, FORMATS);
  const config = await readConfig();
  const out = options.out ?? config.out ?? 'reports';
  // Loaded while the data are read: the charts' libraries are large.
  const pdf = formats.includes('pdf') ? import('../formats/pdf/pdf.js') : undefined;
  if (options.attach && !pdf)
    throw new InputError('--attach puts files into the PDF: leave pdf among --format');
  const sender = await senderOf(config, kommune ? kommuneTitle(kommune) : NATIONAL_PUBLISHER);
  const theme = themeOf(config, await loadTheme(join(TEMPLATES, 'theme.json')));
  const extraSamtaler = countArgument('--scenarie', options.scenarie);
  const folder = options.template ?? join(TEMPLATES, family.name);
  const template = await loadTemplate(folder);

  const data = await findData(options.data, config, family.demo);
  const delivery = await openDelivery(data, options.mapping ?? config.mapping);
  const plan = kommune && (await planOf(family, options.plan, delivery, kommune));
  await openOutput(out);
  const prepared = await prepare(delivery, prepareOptions(family, options, rules, month, kommune));
  for (const warning of prepared.warnings) warn(warning);
  if (options.afstemning && kommune && prepared.book.publishedMonthsOf(kommune.code).length === 0)
    warn(`there are no published figures of ${kommune.name}: the annex of --afstemning is left out`);

  const input: ReportInput = {
    ...prepared,
    month,
    attach: options.attach === true,
    demonstration: delivery.demonstration,
    sender,
    generator: GENERATOR,
  };
  const own = kommune && {
    kommune,
    reconcile: options.afstemning === true,
    ...(plan ? { plan } : {}),
    ...(extraSamtaler === undefined ? {} : { extraSamtaler }),
  };
  const { coverage, make } = reportOf(family, input, own, template);
  if (!coverage.enough) throw noFigures(data, whomOf(kommune), month, coverage.months);
  if (coverage.warning) warn(`${data}: ${coverage.warning}`);

  const stem = [family.name, ...(kommune ? [fileName(kommune.name)] : []), formatMonth(month)].join('-');
  const report = options.attach ? withJson(make(), `${stem}.json`) : make();
  const looks = { charts: [join(folder, 'charts'), SHARED_CHARTS], theme };
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

/** Who publishes a report about the whole country when the configuration names nobody. */
const NATIONAL_PUBLISHER = 'jcreport';

/** @throws {InputError} for an option that the family needs and lacks, or has no use for. */
function refuseForeign(family: Family, options: BuildOptions): void {
  const { name } = family;
  if (family.about === 'kommune' && options.kommune === undefined)
    throw new InputError(`--rapport ${name} is about one kommune: name it with --kommune`);
  if (family.about === 'landet' && options.kommune !== undefined)
    throw new InputError(`--rapport ${name} is about the whole country: leave --kommune out`);
  const foreign = {
    plan: options.plan !== undefined && !(family.about === 'kommune' && family.hasPlan),
    scenarie: options.scenarie !== undefined && !(family.about === 'kommune' && family.hasScenario),
    afstemning: options.afstemning === true && !(family.about === 'kommune' && family.hasReconciliation),
  };
  for (const [option, isForeign] of Object.entries(foreign))
    if (isForeign) throw new InputError(`--rapport ${name} has no use for --${option}`);
}

function prepareOptions(
  family: Family,
  options: BuildOptions,
  rules: RuleBook,
  month: Month,
  kommune: Kommune | undefined,
) {
  const [source] = options.source === undefined ? [] : listArgument('--source', options.source, SOURCES);
  return {
    rules,
    ...family.reading(month, rules),
    needs: family.needs,
    ...(kommune && family.about === 'kommune' && family.hasScenario
      ? { samtalerOf: { kommune: kommune.code, period: monthsEnding(month, numberInYear(month)) } }
      : {}),
    ...(source ? { source } : {}),
    tolerate: tolerateArgument(options.tolerate),
    ...(options.allowCpr ? { allowCpr: true } : {}),
  };
}

/** The plan that a family needs: the one named, or the one in the data folder. */
async function planOf(
  family: Family,
  option: string | undefined,
  delivery: Delivery,
  kommune: Kommune,
): Promise<Plan | undefined> {
  if (family.about !== 'kommune' || !family.hasPlan) return undefined;
  const [only, ...others] = delivery.plans;
  if (option === undefined && others.length > 0)
    throw new InputError(
      `${delivery.folder} holds ${delivery.plans.length} plans; name one with --plan FILE`,
    );
  const path = option ?? only;
  if (path === undefined)
    throw new InputError(
      `${delivery.folder} holds no plan.json or plan.csv, and --plan names none; docs/planer.md shows how to write one`,
    );
  const plan = await readPlan(path);
  if (plan.kommune.code === kommune.code) return plan;
  throw new InputError(`the plan ${path} is that of ${plan.kommune.name}, not of ${kommune.name}`);
}

/** Adds the command to the program. */
export function addBuild(program: Command): void {
  program
    .command('build')
    .description('make one report')
    .option('--kommune <name>', 'name or code of the kommune, for a report about one')
    .requiredOption('--month <yyyy-mm>', 'report month')
    .option('--data <dir>', 'folder with the extracts')
    .option('--mapping <file>', MAPPING)
    .option('--out <dir>', 'folder for the report (default: reports)')
    .option('--rapport <name>', 'kind of report; jcreport reports lists them', 'jobcenterindblik')
    .option('--template <dir>', "a template folder of one's own; jcreport new-report makes one")
    .option('--format <list>', 'pdf, json or both: pdf,json', 'pdf')
    .option('--source <name>', 'use one source of figures only: case or jobindsats')
    .option('--plan <file>', 'the plan to follow up (default: plan.json or plan.csv in the data folder)')
    .option('--scenarie <n>', 'look ahead with so many further samtaler a month')
    .option('--afstemning', 'add an annex that sets counted figures beside published ones')
    .option('--attach', 'put the figures as CSV and the report as JSON into the PDF')
    .option('--rules <file>', 'a file of changed rules (what-if); every page says so')
    .option('--tolerate <n>', TOLERATE)
    .option('--allow-cpr', 'accept citizen ids that look like CPR numbers')
    .option('--json', 'print the result as JSON')
    .exitOverride()
    .action((options: BuildOptions) => build(options));
}
