import { z } from 'zod';
import type { Inline } from '../document/model.js';
import { type Source, TemplateError } from '../sourceText/error.js';
import { fillPlaces, type Places, unknownName } from '../sourceText/places.js';
import { inlineMarkdown } from './markdown.js';
import type { Spec } from './parse.js';

const onOneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();

/** A text or number of a template's settings, with where it stands. */
class Scalar {
  readonly #source: Source;
  /** The text on one line, when it has no places to fill: most have none. */
  readonly #plain: string | undefined;

  constructor(
    readonly value: string | number,
    place: { file: string; line: number },
  ) {
    const text = String(value);
    this.#source = { ...place, text };
    this.#plain = text.includes('{{') ? undefined : onOneLine(text);
  }

  /** The text on one line with its places filled: the report's, and `own` ones. */
  fill(places: Places, own?: Places): string {
    return this.#plain ?? onOneLine(fillPlaces(this.#source, places, own));
  }

  /** The text as Markdown on one line, its places filled with what is text and never markup. */
  markdown(places: Places, own?: Places): Inline[] {
    return inlineMarkdown(this.#source, this.#plain === undefined && own ? { ...places, ...own } : places);
  }

  /** Fills nothing, but finds a place that does not exist, so that no mistake waits for the report that shows it. */
  check(places: Places, own: readonly string[]): void {
    this.fill(places, Object.fromEntries(own.map((name) => [name, ''])));
  }
}

/** A setting as a template has it: what it comes to in a report with such places. */
export type Setting<T> = (places: Places) => T;

/** What a setting comes to. */
type Filled<S> = S extends Setting<infer T> ? T : S;

/** What declared settings come to. */
export type Words<Shape extends z.ZodRawShape> = {
  [Name in keyof z.output<z.ZodObject<Shape>>]: Filled<z.output<z.ZodObject<Shape>>[Name]>;
};

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
const filled = scalar.transform(
  (value): Setting<string> =>
    (places) =>
      value.fill(places),
);
const list = z.array(scalar, { error: "expected a list, each line beginning with '- '" }).prefault([]);
const isFilled = (text: { length: number }): boolean => text.length > 0;

/** A text; it must be there unless it has a fallback. */
export function text(fallback?: string): z.ZodType<Setting<string>> {
  if (fallback === undefined) return filled.register(TOLD, { kind: 'text' });
  const otherwise: Setting<string> = () => fallback;
  return filled.default(() => otherwise).register(TOLD, { kind: 'text', optional: true, fallback });
}

/** A text that may be left out. */
export const maybeText = () => filled.optional().register(TOLD, { kind: 'text', optional: true });

/** A text with places of its own. */
export function later<const Name extends string>(names: readonly Name[]): z.ZodType<Setting<Later<Name>>> {
  const schema = scalar.transform(
    (value): Setting<Later<Name>> =>
      (places) => {
        value.check(places, names);
        return (own) => value.fill(places, own);
      },
  );
  return schema.register(TOLD, { kind: 'text', places: names });
}

/** The same in Markdown. */
export function laterMarkdown<const Name extends string>(
  names: readonly Name[],
): z.ZodType<Setting<Later<Name, Inline[]>>> {
  const schema = scalar.transform(
    (value): Setting<Later<Name, Inline[]>> =>
      (places) => {
        value.check(places, names);
        return (own) => value.markdown(places, own);
      },
  );
  return schema.register(TOLD, { kind: 'text', places: names });
}

/** A number that may be left out. */
export const number = () =>
  scalar
    .refine(({ value }) => typeof value === 'number', { error: 'expected a number' })
    .transform(
      ({ value }): Setting<number> =>
        () =>
          Number(value),
    )
    .optional()
    .register(TOLD, { kind: 'number', optional: true });

/** A list of texts in Markdown; none when it is left out. Empty ones are passed over. */
export const notes = () =>
  list
    .transform(
      (values): Setting<Inline[][]> =>
        (places) =>
          values.map((value) => value.markdown(places)).filter(isFilled),
    )
    .register(TOLD, { kind: 'list', optional: true });

/** A list of plain texts; none when it is left out. Empty ones are passed over. */
export const lines = () =>
  list
    .transform(
      (values): Setting<string[]> =>
        (places) =>
          values.map((value) => value.fill(places)).filter(isFilled),
    )
    .register(TOLD, { kind: 'list', optional: true });

/** Notes with places of their own. */
export function laterNotes<const Name extends string>(
  names: readonly Name[],
): z.ZodType<Setting<Later<Name, Inline[][]>>> {
  const schema = list.transform(
    (values): Setting<Later<Name, Inline[][]>> =>
      (places) => {
        for (const value of values) value.check(places, names);
        return (own) => values.map((value) => value.markdown(places, own)).filter(isFilled);
      },
  );
  return schema.register(TOLD, { kind: 'list', optional: true, places: names });
}

/**
 * Labels by name, each with its fallback: a template of the user's own that lacks one keeps working when a report
 * gets a new one.
 */
export function labels<Name extends string>(
  fallback: Readonly<Record<Name, string>>,
): z.ZodType<Setting<Record<Name, string>>> {
  const names = Object.keys(fallback);
  const expected = `expected the labels ${names.join(', ')}, written as name: label`;
  const schema = z
    .record(z.string(), scalar, { error: expected })
    .prefault({})
    .transform((given, { issues }): Setting<Record<Name, string>> => {
      for (const name of Object.keys(given).filter((key) => !names.includes(key)))
        issues.push({
          code: 'custom',
          message: unknownName('label', name, name, names),
          input: given,
          path: [name],
        });
      return (places) => {
        const own = Object.entries(given).map(([name, value]) => [name, value.fill(places)]);
        return { ...fallback, ...Object.fromEntries(own) };
      };
    });
  return schema.register(TOLD, { kind: 'labels', optional: true, fallback });
}

/** Where settings stand, and the named places that hold there. */
export interface Given {
  file: string;
  spec: Spec;
  places: Places;
}

/** The settings of each insert of a template as they were declared: they are checked once, and filled in every report. */
const checked = new WeakMap<Spec, { declared: Settings; settings: Record<string, unknown> }>();

/**
 * The settings of an insert as they are declared, checked all at once.
 * @throws {TemplateError} for one that is missing, wrong or unknown, or that has a place that does not exist.
 */
export function readSettings<Shape extends z.ZodRawShape>(
  declared: z.ZodObject<Shape>,
  { file, spec, places }: Given,
): Words<Shape> {
  let known = checked.get(spec);
  if (known?.declared !== declared) {
    known = { declared, settings: checkSettings(declared, file, spec) };
    checked.set(spec, known);
  }
  const settings = Object.entries(known.settings) as [string, Setting<unknown> | undefined][];
  return Object.fromEntries(settings.map(([name, setting]) => [name, setting?.(places)])) as Words<Shape>;
}

function checkSettings(declared: Settings, file: string, spec: Spec): Record<string, unknown> {
  const result = declared.safeParse(bound(spec.values, [], file, spec));
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

/** The values with their lines; what is written without a value is not there. */
function bound(value: unknown, path: readonly string[], file: string, spec: Spec): unknown {
  if (typeof value === 'string' || typeof value === 'number')
    return new Scalar(value, { file, line: spec.lineOf(path) });
  if (Array.isArray(value)) return value.map((item, i) => bound(item, [...path, String(i)], file, spec));
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value).map(
    ([key, item]) => [key, bound(item, [...path, key], file, spec)] as const,
  );
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}
