import { join } from 'node:path';
import type { Command } from 'commander';
import { openReports } from '../app/buildReports.js';
import { openOutput, writeWhole } from '../app/output.js';
import { GENERATOR, TEMPLATES } from '../app/paths.js';
import { writeRejected } from '../app/rejected.js';
import { kommuneTitle } from '../domain/kommuner.js';
import { InputError } from '../extracts/problems.js';
import { FORMAT_NAMES, FORMATS } from '../formats/formats.js';
import { loadTheme } from '../formats/theme.js';
import { FAMILIES } from '../report/families.js';
import type { AskedFamily, Family } from '../report/family.js';
import { familyArgument, kommuneArgument, listArgument, monthArgument } from './arguments.js';
import { readConfig } from './config.js';
import { type DataOptions, openData, readOptionsOf, withDataOptions } from './dataOptions.js';
import { say, warn } from './say.js';
import { senderOf, themeOf } from './sender.js';

const SOURCES = ['case', 'jobindsats'] as const;

interface BuildOptions extends DataOptions {
  kommune?: string;
  month: string;
  out?: string;
  rapport: string;
  template?: string;
  format: string;
  source?: string;
  attach?: boolean;
  json?: boolean;
}

/** `jcreport build`: one report. */
async function build(options: BuildOptions): Promise<void> {
  const family = familyArgument('--rapport', options.rapport);
  const asked = askedFamily(family, options);
  const kommune = options.kommune === undefined ? undefined : kommuneArgument(options.kommune);
  const read = await readOptionsOf(options);
  const month = monthArgument(options.month, read.rules);
  const formats = listArgument('--format', options.format, FORMAT_NAMES);
  const [source] = options.source === undefined ? [] : listArgument('--source', options.source, SOURCES);
  const config = await readConfig();
  const out = options.out ?? config.out ?? 'reports';
  // Loaded while the data are read: the libraries behind a format are large.
  for (const format of formats) FORMATS[format].load().catch(() => {});
  if (options.attach && !formats.some((format) => FORMATS[format].holdsAttachments))
    throw new InputError('--attach puts files into the PDF: leave pdf among --format');
  const sender = await senderOf(config, kommune ? kommuneTitle(kommune) : NATIONAL_PUBLISHER);
  const theme = themeOf(config, await loadTheme(join(TEMPLATES, 'theme.json')));

  const delivery = await openData(options, family.demo, config);
  await openOutput(out);
  const reports = await openReports(delivery, {
    ...read,
    family: asked,
    month,
    source,
    attach: options.attach === true,
    template: options.template,
    generator: GENERATOR,
    senderOf: () => sender,
  });
  try {
    for (const warning of reports.warnings) warn(warning);
    const paths: string[] = [];
    for await (const result of reports.render([kommune], { formats, theme })) {
      if ('error' in result) throw result.error;
      for (const warning of result.warnings) warn(warning);
      for (const notice of await writeRejected(out, reports.rejected)) warn(notice);
      for (const { name, content } of result.files) paths.push(await writeWhole(out, name, content));
    }
    say(options.json ? JSON.stringify({ files: paths }) : paths.join('\n'));
  } finally {
    reports.close();
  }
}

/** Who publishes a report about the whole country when the configuration names nobody. */
const NATIONAL_PUBLISHER = 'jcreport';

/**
 * A kind of report with its own options.
 * @throws {InputError} for an option that the family needs and lacks, has no use for, or cannot read.
 */
function askedFamily(family: Family, options: BuildOptions): AskedFamily {
  const { name, about } = family;
  if (about === 'kommune' && options.kommune === undefined)
    throw new InputError(`--rapport ${name} is about one kommune: name it with --kommune`);
  if (about === 'landet' && options.kommune !== undefined)
    throw new InputError(`--rapport ${name} is about the whole country: leave --kommune out`);
  const values: Record<string, unknown> = { ...options };
  const own = family.options.map((option) => option.name);
  const foreign = familyOptions().find((o) => values[o.name] !== undefined && !own.includes(o.name));
  if (foreign) throw new InputError(`--rapport ${name} has no use for --${foreign.name}`);
  return family.ask(Object.fromEntries(own.map((option) => [option, values[option]])));
}

/** The options of every kind of report, each once. */
const familyOptions = () => [
  ...new Map(FAMILIES.flatMap(({ options }) => options).map((option) => [option.name, option])).values(),
];

/** Adds the command to the program. */
export function addBuild(program: Command): void {
  const command = program
    .command('build')
    .description('make one report')
    .option('--kommune <name>', 'name or code of the kommune, for a report about one')
    .requiredOption('--month <yyyy-mm>', 'report month')
    .option('--out <dir>', 'folder for the report (default: reports)')
    .option('--rapport <name>', 'kind of report; jcreport reports lists them', 'jobcenterindblik')
    .option('--template <dir>', "a template folder of one's own; jcreport new-report makes one")
    .option('--format <list>', `one or more of ${FORMAT_NAMES.join(', ')}, by comma`, 'pdf')
    .option('--source <name>', 'use one source of figures only: case or jobindsats')
    .option('--attach', 'put the figures as CSV and the report as JSON into the PDF')
    .option('--json', 'print the result as JSON');
  for (const { name, argument, description } of familyOptions())
    command.option(`--${name}${argument ? ` ${argument}` : ''}`, description);
  withDataOptions(command)
    .exitOverride()
    .action((options: BuildOptions) => build(options));
}
