import { TemplateError } from './error.js';

/** Parses a JSON template. @throws {TemplateError} with the line of the first mistake. */
export function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ' '));
  } catch (error) {
    const message = (error as Error).message;
    const position = /position (\d+)/.exec(message)?.[1];
    const before = position === undefined ? text : text.slice(0, Number(position));
    const short = message.replace(/ in JSON at position.*$/, '').replace(/, ?\.{3}.*$/s, '');
    throw new TemplateError(file, before.split('\n').length, `not JSON: ${short}`);
  }
}

/** Line on which a text first stands in a file; 1 when it does not. */
export function lineOfText(text: string, needle: string): number {
  const at = text.indexOf(needle);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
