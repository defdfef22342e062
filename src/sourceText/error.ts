/** A mistake in a template: says the file and the line, as an editor's search finds it. */
export class TemplateError extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    message: string,
  ) {
    super(`${file}:${line}: ${message}`);
  }
}

/** A piece of a template file, with where it stands. */
export interface Source {
  file: string;
  line: number;
  text: string;
}
