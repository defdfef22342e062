import type { Inline } from '../document/model.js';
import { type Source, TemplateError } from '../sourceText/error.js';
import { fillPlaces, type Places } from '../sourceText/places.js';
import { inlineMarkdown } from './markdown.js';
import type { Spec } from './parse.js';

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();

/** Reads the settings of an inserted part; a setting that is missing, wrong or unknown is a template error. */
export class SpecReader {
  readonly #used = new Set<string>();
  #places: Places;

  constructor(
    private readonly file: string,
    private readonly spec: Spec,
    places: Places,
  ) {
    this.#places = places;
  }

  /** Adds named places that exist in this part only. */
  addPlaces(places: Places): void {
    this.#places = { ...this.#places, ...places };
  }

  /** Makes something with named places that exist only while it is made. */
  during<T>(places: Places, make: () => T): T {
    const before = this.#places;
    this.addPlaces(places);
    try {
      return make();
    } finally {
      this.#places = before;
    }
  }

  #fail(key: string, message: string): never {
    throw new TemplateError(this.file, this.spec.lineOf(key), message);
  }

  #source(path: string, value: unknown): Source {
    if (typeof value !== 'string' && typeof value !== 'number') this.#fail(path, `${path}: expected a text`);
    return { file: this.file, line: this.spec.lineOf(path), text: String(value) };
  }

  #fill(path: string, value: unknown): string {
    return fillPlaces(this.#source(path, value), this.#places);
  }

  /** A text with its places filled. */
  text(key: string): string {
    return this.maybeText(key) ?? this.#fail(key, `the setting '${key}' is missing`);
  }

  /** A text with its places filled, or `undefined` when the setting is not there. */
  maybeText(key: string): string | undefined {
    this.#used.add(key);
    const value = this.spec.values[key];
    return value === undefined ? undefined : oneLine(this.#fill(key, value));
  }

  /** Passes over settings that this report has no use for. */
  skip(...keys: string[]): void {
    for (const key of keys) this.#used.add(key);
  }

  /** A number, or a fallback when the setting is not there. */
  number(key: string, fallback: number): number {
    this.#used.add(key);
    const value = this.spec.values[key] ?? fallback;
    return typeof value === 'number' ? value : this.#fail(key, `${key}: expected a number`);
  }

  /** A text in Markdown. */
  markdown(key: string): Inline[] {
    this.#used.add(key);
    const value = this.spec.values[key];
    if (value === undefined) this.#fail(key, `the setting '${key}' is missing`);
    return this.#markdown(key, value);
  }

  /** A list of texts in Markdown; empty when the setting is not there. */
  notes(key: string): Inline[][] {
    return this.#list(key)
      .map((item, i) => this.#markdown(`${key}.${i}`, item))
      .filter((note) => note.length > 0);
  }

  /** A list of plain texts; empty when the setting is not there. */
  lines(key: string): string[] {
    return this.#list(key)
      .map((item, i) => oneLine(this.#fill(`${key}.${i}`, item)))
      .filter((text) => text !== '');
  }

  #list(key: string): unknown[] {
    this.#used.add(key);
    const value = this.spec.values[key] ?? [];
    return Array.isArray(value)
      ? value
      : this.#fail(key, `${key}: expected a list, each line beginning with '- '`);
  }

  #markdown(path: string, value: unknown): Inline[] {
    return inlineMarkdown(this.#source(path, value), this.#places);
  }

  /** Labels by name, exactly the ones asked for. */
  labels<Name extends string>(key: string, names: readonly Name[]): Record<Name, string> {
    this.#used.add(key);
    const value = this.spec.values[key];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#fail(key, `${key}: expected the labels ${names.join(', ')}, written as name: label`);
    }
    const given = value as Record<string, unknown>;
    const missing = names.find((name) => given[name] === undefined);
    if (missing !== undefined) this.#fail(key, `${key}: the label ${missing} is missing`);
    return this.someLabels(key, names) as Record<Name, string>;
  }

  /** Labels by name, some of the ones named; none when the setting is not there. */
  someLabels<Name extends string>(key: string, names: readonly Name[]): Partial<Record<Name, string>> {
    this.#used.add(key);
    const given = (this.spec.values[key] ?? {}) as Record<string, unknown>;
    const unknown = Object.keys(given).filter((name) => !names.includes(name as Name));
    if (unknown.length > 0)
      this.#fail(key, `${key}: unknown label ${unknown.join(', ')}; known are ${names.join(', ')}`);
    const known = names.filter((name) => given[name] !== undefined);
    return Object.fromEntries(
      known.map((name) => [name, this.#fill(`${key}.${name}`, given[name]).trim()]),
    ) as Partial<Record<Name, string>>;
  }

  /** @throws {TemplateError} for a setting that nothing has read. */
  refuseUnused(): void {
    const unknown = Object.keys(this.spec.values).find((key) => !this.#used.has(key));
    if (unknown !== undefined) {
      this.#fail(unknown, `unknown setting '${unknown}'; known are ${[...this.#used].sort().join(', ')}`);
    }
  }
}
