import { join } from 'node:path';
import type { Command } from 'commander';
import { ARCHIVE } from '../app/archive/keep.js';
import type { Rendering, ReportsRequest } from '../app/buildReports.js';
import { openOutput } from '../app/output.js';
import { readOwnTemplate } from '../app/ownTemplate.js';
import { GENERATOR, TEMPLATES } from '../app/paths.js';
import { programName } from '../app/program.js';
import { askedEdition } from '../editions/choose.js';
import { type Delivery, openDelivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import type { GivenMeasures } from '../figures/figures.js';
import { FORMAT_NAMES, FORMATS } from '../formats/formats.js';
import { loadTheme } from '../formats/theme.js';
import { FAMILIES } from '../report/families.js';
import type { Family } from '../report/family.js';
import { supervisionIn } from '../report/supervision.js';
import { familyArgument, listArgument, monthArgument } from './arguments.js';
import { type Config, readConfig } from './config.js';
import { type DataOptions, openData, readOptionsOf, withDataOptions } from './dataOptions.js';
import { sendersOf, themeOf } from './sender.js';

/** The options of every command that makes reports. */
export interface ReportOptions extends DataOptions {
  month: string;
  out?: string;
  rapport: string;
  template?: string;
  format: string;
  source?: string;
  attach?: boolean;
  measures?: string;
  dataThen?: string[];
  /** `false` when none is to be kept. */
  archive?: string | false;
}

const SOURCES = ['case', 'jobindsats'] as const;

/** The options of every kind of report, each once. */
const familyOptions = () => [
  ...new Map(FAMILIES.flatMap(({ options }) => options).map((option) => [option.name, option])).values(),
];

/** Adds the options to a command. */
export function withReportOptions(command: Command): Command {
  command
    .requiredOption('--month <yyyy-mm>', 'report month')
    .option('--out <dir>', 'folder for the reports (default: reports)')
    .option('--rapport <name>', 'kind of report; jcreport reports lists them', 'jobcenterindblik')
    .option('--template <dir>', "a template folder of one's own; jcreport new-report makes one")
    .option('--format <list>', `one or more of ${FORMAT_NAMES.join(', ')}, by comma`, 'pdf')
    .option('--source <name>', 'use one source of figures only: case or jobindsats')
    .option(
      '--data-then <paths...>',
      'the extracts that the edition of --siden was made from, to tell why its figures are others now',
    )
    .option('--measures <file>', 'measures of the case extracts, counted with measure --month')
    .option(
      '--archive <dir>',
      'the archive that keeps each edition (default: udgaver, in the folder of the reports)',
    )
    .option('--no-archive', 'keep no edition')
    .option('--attach', 'put the figures as CSV and the report as JSON into the PDF');
  for (const { name, argument, description } of familyOptions())
    command.option(`--${name}${argument ? ` ${argument}` : ''}`, description);
  return withDataOptions(command);
}

/** The kind of report that the options name. @throws {InputError} when there is none of that name. */
export const familyOf = ({ rapport }: ReportOptions): Family => familyArgument('--rapport', rapport);

/**
 * The values of a family's own options.
 * @throws {InputError} for an option of another family.
 */
function ownOptions({ name, options: own }: Family, options: ReportOptions): Record<string, unknown> {
  const values: Record<string, unknown> = { ...options };
  const names = own.map((option) => option.name);
  const foreign = familyOptions().find((o) => values[o.name] !== undefined && !names.includes(o.name));
  if (foreign) throw new InputError(`--rapport ${name} has no use for --${foreign.name}`);
  return Object.fromEntries(names.map((option) => [option, values[option]]));
}

/** The options, in which a group of the configuration stands as its kommuner. */
function withGroup(values: Record<string, unknown>, { groups = {} }: Config): Record<string, unknown> {
  const { sammenlign } = values;
  const kommuner = typeof sammenlign === 'string' ? groups[sammenlign] : undefined;
  return kommuner ? { ...values, sammenlign: `${sammenlign}: ${kommuner.join(',')}` } : values;
}

/** The file of measures that stands for the case extracts. @throws {InputError} when it is none. */
async function givenMeasures({ measures }: ReportOptions): Promise<GivenMeasures | undefined> {
  if (measures === undefined) return undefined;
  const { readMeasuresFile } = await import('../app/measure.js');
  return { ...(await readMeasuresFile(measures)), program: await programName() };
}

/** The folder of the reports. */
export const outOf = ({ out }: { out?: string }, config: Config): string => out ?? config.out ?? 'reports';

/** The archive of editions; `undefined` when none is to be kept. */
export function archiveOf(
  options: { out?: string; archive?: string | false },
  config: Config,
): string | undefined {
  if (options.archive === false) return undefined;
  return options.archive ?? config.archive ?? join(outOf(options, config), ARCHIVE);
}

/** Makes the folder of an archive that options or configuration name. @throws {import('../app/output.js').MachineError} when it cannot be. */
export async function openArchive({
  archive,
  out,
}: Pick<ReportsRequest, 'archive' | 'out'>): Promise<string | undefined> {
  const own = out === undefined ? undefined : join(out, ARCHIVE);
  if (archive !== undefined && archive !== own) await openOutput(archive, '--archive');
  return archive;
}

/** When an edition is made. */
export const clock = (): Date => new Date();

/** All that the options and the configuration say about the reports to make, with the data opened. */
export interface ReadyReports {
  delivery: Delivery;
  reports: ReportsRequest;
  rendering: Rendering;
  /** The family's own options as they were given. */
  options: Record<string, unknown>;
  out: string;
}

/**
 * What the options ask for. Everything cheap is refused before the data are opened.
 * @throws {InputError} for an option, a setting or a data folder that is wrong.
 * @throws {import('../sourceText/error.js').TemplateError} for a mistake of form in a template of the user's own.
 */
export async function readyReports(family: Family, options: ReportOptions): Promise<ReadyReports> {
  const config = await readConfig();
  const own = withGroup(ownOptions(family, options), config);
  const asked = family.ask(own);
  const measures = await givenMeasures(options);
  const read = { ...(await readOptionsOf(options)), measures };
  const month = monthArgument(options.month, read.rules);
  if (asked.supervised) supervisionIn(read.rules, month);
  const formats = listArgument('--format', options.format, FORMAT_NAMES);
  const [source] = options.source === undefined ? [] : listArgument('--source', options.source, SOURCES);
  if (options.attach && !formats.some((format) => FORMATS[format].holdsAttachments))
    throw new InputError('--attach puts files into the PDF: leave pdf among --format');
  const { dataThen } = options;
  if (dataThen !== undefined && own.siden === undefined)
    throw new InputError(
      '--data-then tells why figures have changed since an edition: name that with --siden',
    );
  if (typeof own.siden === 'string') askedEdition(own.siden, month);
  const senderOf = await sendersOf(config);
  const theme = themeOf(config, await loadTheme(join(TEMPLATES, 'theme.json')));
  if (options.template !== undefined) await readOwnTemplate(options.template, { formats, theme });
  const delivery = await openData(options, family.demo, config, measures !== undefined);
  const earlier =
    dataThen === undefined ? undefined : await openDelivery(dataThen, options.mapping ?? config.mapping);
  const out = outOf(options, config);
  const reports = {
    ...read,
    earlier,
    out,
    archive: archiveOf(options, config),
    family: asked,
    month,
    source,
    attach: options.attach === true,
    template: options.template,
    generator: GENERATOR,
    senderOf,
  };
  return { delivery, reports, rendering: { formats, theme }, options: own, out };
}
