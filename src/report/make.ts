import type { ReportDocument } from '../document/model.js';
import type { Template } from '../template/template.js';
import type { Coverage, Family } from './family.js';
import type { KommuneInput, ReportInput } from './input.js';

/** What a report about one kommune is made from beside what all reports are. */
export type Own = Omit<KommuneInput, keyof ReportInput>;

/** A report that can be made, and how much of it the data cover. */
export interface Makeable {
  coverage: Coverage;
  make(): ReportDocument;
}

/**
 * A family's report of some input.
 * @param own for a family about one kommune; nothing for one about the whole country.
 * @throws {Error} when a family about one kommune gets none.
 */
export function reportOf(
  family: Family,
  input: ReportInput,
  own: Own | undefined,
  template: Template,
): Makeable {
  if (family.about === 'landet')
    return { coverage: family.coverage(input), make: () => family.build(input, template) };
  if (!own) throw new Error(`a ${family.name} is about one kommune`);
  const whole: KommuneInput = { ...input, ...own };
  return { coverage: family.coverage(whole), make: () => family.build(whole, template) };
}
