import { z } from 'zod';
import type { Block } from '../document/model.js';
import { type Given, readSettings, type Settings, type Words } from './settings.js';

/** Something that a template asks a report for, with the settings that it has. */
export interface Insert<Facts> {
  settings: Settings;
  /** @throws {import('../sourceText/error.js').TemplateError} for settings that are not as declared. */
  make(facts: Facts, given: Given): Block[];
}

/** What a report offers its template: by `table 1.1`, `figure 4.1`, `part contents`. */
export type Inserts<Facts> = Readonly<Record<string, Insert<Facts>>>;

/** An insert whose settings are declared by name; they are checked before anything is made of them. */
export function insert<Facts, Shape extends z.ZodRawShape>(
  shape: Shape,
  make: (facts: Facts, settings: Words<Shape>) => Block[],
): Insert<Facts> {
  const settings = z.strictObject(shape);
  return { settings, make: (facts, given) => make(facts, readSettings(settings, given)) };
}

/** A ready insert: its facts are at hand. */
export type ReadyInsert = (given: Given) => Block[];

/** A report's inserts with its facts. */
export const readyInserts = <Facts>(inserts: Inserts<Facts>, facts: Facts): Record<string, ReadyInsert> =>
  Object.fromEntries(
    Object.entries(inserts).map(([name, { make }]) => [name, (given: Given) => make(facts, given)]),
  );
