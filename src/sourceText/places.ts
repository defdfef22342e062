import { likelyMeant } from '../domain/nearest.js';
import { type Source, TemplateError } from './error.js';

/** The values of named places: `{{kommune}}` in a template becomes `values.kommune`. */
export type Places = Readonly<Record<string, string>>;

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Fills every named place of a text. @throws {TemplateError} for a name that does not exist. */
export function fillPlaces(source: Source, places: Places): string {
  return source.text.replace(PLACE, (_, name: string, offset: number) => {
    const value = places[name];
    if (value !== undefined) return value;
    const line = source.line + source.text.slice(0, offset).split('\n').length - 1;
    throw new TemplateError(
      source.file,
      line,
      unknownName('place', `{{${name}}}`, name, Object.keys(places)),
    );
  });
}

/** Message for a name that a template uses and the report does not have. */
export function unknownName(kind: string, shown: string, name: string, known: readonly string[]): string {
  const near = likelyMeant(name, known, (k) => k);
  return `unknown ${kind} ${shown}${near ? `; did you mean ${near}?` : `; known are ${[...known].sort().join(', ')}`}`;
}
