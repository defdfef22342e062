import type { Command } from 'commander';

/** A command as the program's help lists it, and where its work is. */
interface CommandEntry {
  description: string;
  /** What must stand behind its name. */
  argument?: string;
  /** Loads what adds it to the program: its options and its work. */
  load(): Promise<(program: Command) => void>;
}

/** Every command. Nothing of one is loaded before it is named. */
const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  build: {
    description: 'make one report',
    load: async () => (await import('./build.js')).addBuild,
  },
  batch: {
    description: 'make the reports of many kommuner from one reading of the data',
    load: async () => (await import('./batch.js')).addBatch,
  },
  reports: {
    description: 'list the kinds of report, with what each is made from',
    load: async () => (await import('./reports.js')).addReports,
  },
  'new-report': {
    description: "copy a report's template as a start for your own",
    argument: '<name>',
    load: async () => (await import('./newReport.js')).addNewReport,
  },
  check: {
    description: 'read and check a delivery, without building anything',
    load: async () => (await import('./check.js')).addCheck,
  },
  measure: {
    description: 'compute a fokusmaal extract from case extracts',
    load: async () => (await import('./measure.js')).addMeasure,
  },
  explain: {
    description: 'tell how one citizen counts in a month, and why',
    load: async () => (await import('./explain.js')).addExplain,
  },
  gap: {
    description: 'tell what a kommune lacks to be above the thresholds, now and by year end',
    load: async () => (await import('./gap.js')).addGap,
  },
  reconcile: {
    description: 'set figures from case extracts beside the published ones',
    load: async () => (await import('./reconcile.js')).addReconcile,
  },
  editions: {
    description: 'list the editions that an archive keeps, and verify them',
    load: async () => (await import('./editions.js')).addEditions,
  },
  compare: {
    description: 'tell what has changed between two editions, and why',
    load: async () => (await import('./compare.js')).addCompare,
  },
  rules: {
    description: 'print the rules in force in a month, with their sources',
    load: async () => (await import('./rules.js')).addRules,
  },
};

/** Adds the commands that the words of a command line name, whole; of the others, what the help lists. */
export async function addCommands(program: Command, words: readonly string[]): Promise<void> {
  for (const [name, { description, argument, load }] of Object.entries(COMMANDS)) {
    if (words.includes(name)) {
      (await load())(program);
      program.commands.at(-1)!.description(description);
      continue;
    }
    const command = program.command(name).description(description).option('--json');
    if (argument !== undefined) command.argument(argument);
  }
}
