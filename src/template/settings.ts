import { z } from 'zod';
import type { Inline } from '../document/model.js';
import { TemplateError } from '../sourceText/error.js';
import { fillPlaces, type Places, unknownName } from '../sourceText/places.js';
import { inlineMarkdown } from './markdown.js';
import type { Spec } from './parse.js';

const NONE: Places = {};

/** A text or number of a template's settings, with where it stands and the named places that hold there. */
class Scalar {
  constructor(
    readonly value: string | number,
    private readonly source: { file: string; line: number },
    private readonly places: Places,
  ) {}

  /** The text on one line with its places filled, `own` ones among them. */
  fill(own: Places = NONE): string {
    const text = fillPlaces({ ...this.source, text: String(this.value) }, this.#with(own));
    return text.replace(/\s*\n\s*/g, ' ').trim();
  }

  /** The places that hold for the text: those of the report are many, and most texts have none. */
  #with(own: Places): Places {
    return own === NONE || !String(this.value).includes('{{') ? this.places : { ...this.places, ...own };
  }

  /** The text as Markdown on one line, its places filled with what is text and never markup. */
  markdown(own: Places = NONE): Inline[] {
    return inlineMarkdown({ ...this.source, text: String(this.value) }, this.#with(own));
  }

  /** Fills nothing, but finds a place that does not exist, so that no mistake waits for the report that shows it. */
  check(own: readonly string[]): void {
    this.fill(Object.fromEntries(own.map((name) => [name, ''])));
  }
}

/** A setting with places of its own, whose values are known only when it is used. */
export type Later<Name extends string, T = string> = (own: Readonly<Record<Name, string>>) => T;

/** The declared settings of an insert. */
export type Settings = z.ZodObject<z.ZodRawShape>;

/** What the documentation tells of a setting. */
export interface Told {
  kind: 'text' | 'number' | 'list' | 'labels';
  /** It may be left out. */
  optional?: boolean;
  /** What stands when the template gives none; of labels, each. */
  fallback?: string | Readonly<Record<string, string>>;
  /** Named places that it has beside the report's. */
  places?: readonly string[];
}

/** What each declared setting is. */
export const TOLD = z.registry<Told>();

const scalar = z.custom<Scalar>((value) => value instanceof Scalar, { error: 'expected a text' });
const filled = scalar.transform((value) => value.fill());
const list = z.array(scalar, { error: "expected a list, each line beginning with '- '" });
const isFilled = (text: { length: number }): boolean => text.length > 0;

/** A text; it must be there unless it has a fallback. */
export function text(fallback?: string): z.ZodType<string> {
  if (fallback === undefined) return filled.register(TOLD, { kind: 'text' });
  return filled.default(fallback).register(TOLD, { kind: 'text', optional: true, fallback });
}

/** A text that may be left out. */
export const maybeText = () => filled.optional().register(TOLD, { kind: 'text', optional: true });

/** A text with places of its own. */
export function later<const Name extends string>(places: readonly Name[]): z.ZodType<Later<Name>> {
  const schema = scalar.transform((value): Later<Name> => {
    value.check(places);
    return (own) => value.fill(own);
  });
  return schema.register(TOLD, { kind: 'text', places });
}

/** The same in Markdown. */
export function laterMarkdown<const Name extends string>(
  places: readonly Name[],
): z.ZodType<Later<Name, Inline[]>> {
  const schema = scalar.transform((value): Later<Name, Inline[]> => {
    value.check(places);
    return (own) => value.markdown(own);
  });
  return schema.register(TOLD, { kind: 'text', places });
}

/** A number that may be left out. */
export const number = () =>
  scalar
    .refine(({ value }) => typeof value === 'number', { error: 'expected a number' })
    .transform(({ value }) => Number(value))
    .optional()
    .register(TOLD, { kind: 'number', optional: true });

/** A list of texts in Markdown; none when it is left out. Empty ones are passed over. */
export const notes = () =>
  list
    .transform((values) => values.map((value) => value.markdown()).filter(isFilled))
    .default([])
    .register(TOLD, { kind: 'list', optional: true });

/** A list of plain texts; none when it is left out. Empty ones are passed over. */
export const lines = () =>
  list
    .transform((values) => values.map((value) => value.fill()).filter(isFilled))
    .default([])
    .register(TOLD, { kind: 'list', optional: true });

/** Notes with places of their own. */
export function laterNotes<const Name extends string>(
  places: readonly Name[],
): z.ZodType<Later<Name, Inline[][]>> {
  const schema = list.prefault([]).transform((values): Later<Name, Inline[][]> => {
    for (const value of values) value.check(places);
    return (own) => values.map((value) => value.markdown(own)).filter(isFilled);
  });
  return schema.register(TOLD, { kind: 'list', optional: true, places });
}

/**
 * Labels by name, each with its fallback: a template of the user's own that lacks one keeps working when a report
 * gets a new one.
 */
export function labels<Name extends string>(
  fallback: Readonly<Record<Name, string>>,
): z.ZodType<Record<Name, string>> {
  const names = Object.keys(fallback);
  const expected = `expected the labels ${names.join(', ')}, written as name: label`;
  const schema = z
    .record(z.string(), scalar, { error: expected })
    .prefault({})
    .transform((given, { issues }): Record<Name, string> => {
      for (const name of Object.keys(given).filter((key) => !names.includes(key)))
        issues.push({
          code: 'custom',
          message: unknownName('label', name, name, names),
          input: given,
          path: [name],
        });
      const own = Object.entries(given).map(([name, value]) => [name, value.fill()]);
      return { ...fallback, ...Object.fromEntries(own) };
    });
  return schema.register(TOLD, { kind: 'labels', optional: true, fallback });
}

/** Where settings stand, and the named places that hold there. */
export interface Given {
  file: string;
  spec: Spec;
  places: Places;
}

/**
 * The settings of an insert as they are declared, checked all at once.
 * @throws {TemplateError} for one that is missing, wrong or unknown, or that has a place that does not exist.
 */
export function readSettings<T>(
  declared: z.ZodObject<z.ZodRawShape, z.core.$strict> & z.ZodType<T>,
  given: Given,
): T {
  const { file, spec } = given;
  const result = declared.safeParse(bound(spec.values, [], given));
  if (result.success) return result.data;
  const { issues } = result.error;
  const unknown = issues.find(({ code }) => code === 'unrecognized_keys');
  if (unknown?.code === 'unrecognized_keys') {
    const key = unknown.keys[0]!;
    throw new TemplateError(
      file,
      spec.lineOf([key]),
      unknownName('setting', `'${key}'`, key, Object.keys(declared.shape)),
    );
  }
  const { path, message } = issues[0]!;
  const names = path.map(String);
  const isMissing = names.length === 1 && spec.values[names[0]!] == null;
  throw new TemplateError(
    file,
    spec.lineOf(names),
    isMissing ? `the setting '${names[0]}' is missing` : `${names[0]}: ${message}`,
  );
}

/** The values with their lines and places; what is written without a value is not there. */
function bound(value: unknown, path: readonly string[], given: Given): unknown {
  if (typeof value === 'string' || typeof value === 'number')
    return new Scalar(value, { file: given.file, line: given.spec.lineOf(path) }, given.places);
  if (Array.isArray(value)) return value.map((item, i) => bound(item, [...path, String(i)], given));
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value).map(
    ([key, item]) => [key, bound(item, [...path, key], given)] as const,
  );
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}
