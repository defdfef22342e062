import { closest, likelyMeant } from '../domain/nearest.js';
import { type Source, TemplateError } from './error.js';

/** The values of named places: `{{kommune}}` in a template becomes `values.kommune`. */
export type Places = Readonly<Record<string, string>>;

const PLACE = /\{\{[ \t]*([^{}\n]*?)[ \t]*\}\}/g;

/** A named place in a text: its name, how it is written, and its line, counted from 0. */
export interface PlaceUse {
  name: string;
  written: string;
  line: number;
}

/**
 * Puts something else in place of every named place of a text.
 * @throws {TemplateError} for `{{` that begins no place: it would be printed as it stands.
 */
export function replacePlaces(source: Source, replace: (use: PlaceUse) => string): string {
  if (!source.text.includes('{{')) return source.text;
  const lineOf = (offset: number) => source.text.slice(0, offset).split('\n').length - 1;
  const stray = source.text.replace(PLACE, (written) => '·'.repeat(written.length)).indexOf('{{');
  if (stray >= 0) {
    throw TemplateError.in(source, lineOf(stray), "'{{' begins no place: expected {{name}} on one line");
  }
  return source.text.replace(PLACE, (written, name: string, offset: number) =>
    replace({ name, written, line: lineOf(offset) }),
  );
}

/** The value of a place. @throws {TemplateError} for a name that does not exist. */
export function placeValue({ name, line }: PlaceUse, source: Source, places: Places): string {
  const value = Object.hasOwn(places, name) ? places[name] : undefined;
  if (value !== undefined) return value;
  throw TemplateError.in(source, line, unknownName('place', `{{${name}}}`, name, Object.keys(places)));
}

/**
 * Fills every named place of a text.
 * @param own places that hold for this text alone, before the others.
 * @throws {TemplateError} for a name that does not exist.
 */
export function fillPlaces(source: Source, places: Places, own?: Places): string {
  return replacePlaces(source, (use) => {
    const near = own && Object.hasOwn(own, use.name) ? own[use.name] : undefined;
    if (near !== undefined) return near;
    // What is told of a name that does not exist knows them all.
    return placeValue(use, source, own && !Object.hasOwn(places, use.name) ? { ...places, ...own } : places);
  });
}

/** Names that a message suggests, at most. */
const SUGGESTED = 3;

/**
 * Message for a name that a template uses and the report does not have: what was probably meant, else the names
 * that are nearest, those first that hold it.
 */
export function unknownName(kind: string, shown: string, name: string, known: readonly string[]): string {
  const near = likelyMeant(name, known, (k) => k);
  if (near !== undefined) return `unknown ${kind} ${shown}; did you mean ${near}?`;
  const sought = name.toLowerCase();
  const alike = closest(sought, known, (k) => k.toLowerCase(), known.length);
  const holds = (k: string) => sought !== '' && k.toLowerCase().includes(sought);
  const nearest = [...alike.filter(holds), ...alike.filter((k) => !holds(k))].slice(0, SUGGESTED);
  if (nearest.length === 0) return `unknown ${kind} ${shown}; there is none here`;
  return `unknown ${kind} ${shown}; ${known.length > SUGGESTED ? 'the nearest are' : 'known are'} ${nearest.join(', ')}`;
}
