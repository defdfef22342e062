import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { InputError } from '../extracts/problems.js';
import { RULES, type RuleBook } from '../rules/ruleset.js';
import { RuleFileError, withChanges } from '../rules/whatIf.js';
import { warn } from './say.js';

/** The published rules, or those that a file of changes makes of them. @throws {InputError} when it is wrong. */
export async function readRules(path: string | undefined): Promise<RuleBook> {
  if (path === undefined) return RULES;
  let content: unknown;
  try {
    content = parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new InputError(`the rules file ${path} cannot be read: ${(error as Error).message}`);
  }
  try {
    const rules = withChanges(RULES, content);
    const ids = rules.changes.map(({ rule }) => rule.id);
    warn(`${path} changes the rules (${ids.join(', ')}): the figures are a what-if, not official ones`);
    return rules;
  } catch (error) {
    if (!(error instanceof RuleFileError)) throw error;
    throw new InputError(
      `the rules file ${path} is not as expected:\n${error.faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  }
}
