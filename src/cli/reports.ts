import type { Command } from 'commander';
import { FAMILIES } from '../report/families.js';
import type { Family } from '../report/family.js';
import { say } from './say.js';

interface ReportsOptions {
  json?: boolean;
}

/** The options that a family takes beside those of every report. */
const optionsOf = ({ about, options }: Family): string[] => [
  ...(about === 'kommune' ? ['--kommune'] : []),
  ...options.map(({ name }) => `--${name}`),
];

function describe(family: Family): string {
  const about = family.about === 'kommune' ? 'one kommune' : 'the whole country';
  const options = optionsOf(family);
  return [
    `${family.name}: ${family.description}`,
    `  about ${about}${options.length > 0 ? `; takes ${options.join(', ')}` : ''}`,
    ...family.needs.map(({ what, for: purpose }) => `  ${what}: ${purpose}`),
  ].join('\n');
}

/** `jcreport reports`: the kinds of report, with what each is made from. */
function reports({ json }: ReportsOptions): void {
  if (!json) {
    say(FAMILIES.map(describe).join('\n\n'));
    return;
  }
  const list = FAMILIES.map((family) => ({
    name: family.name,
    description: family.description,
    about: family.about,
    options: optionsOf(family),
    needs: family.needs.map(({ what, for: purpose, loss }) => ({
      what,
      for: purpose,
      without: loss?.english ?? null,
    })),
  }));
  say(JSON.stringify(list, null, 2));
}

/** Adds the command to the program. */
export function addReports(program: Command): void {
  program
    .command('reports')
    .description('list the kinds of report, with what each is made from')
    .option('--json', 'print as JSON')
    .exitOverride()
    .action((options: ReportsOptions) => reports(options));
}
