import { styleText } from 'node:util';

/** The result of a command, on standard output. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const paint = (color: 'yellow' | 'red', text: string): string =>
  process.stderr.isTTY ? styleText(color, text) : text;

/** Something that the user should know and that stops nothing, on standard error. */
export function warn(text: string): void {
  process.stderr.write(`${paint('yellow', 'warning:')} ${text}\n`);
}

/** What to do next, on standard error. */
export function hint(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Why a command failed, on standard error. */
export function fail(text: string): void {
  process.stderr.write(`${paint('red', 'error:')} ${text}\n`);
}
