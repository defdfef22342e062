/** A piece of a file that people write, with where it stands. */
export interface Source {
  file: string;
  line: number;
  text: string;
  /** The part of the file that `line` counts in, where the text's own line in the file is not known: `goal 3, comment`. */
  within?: string;
}

/** A mistake in a template or a published text: says the file and the line, as an editor's search finds it. */
export class TemplateError extends Error {
  /** @param within the part of the file that `line` counts in; see {@link Source.within}. */
  constructor(
    readonly file: string,
    readonly line: number,
    message: string,
    within?: string,
  ) {
    super(
      within === undefined ? `${file}:${line}: ${message}` : `${file}: ${within}, line ${line}: ${message}`,
    );
  }

  /** A mistake in a piece of a file, on one of its lines, counted from 0. */
  static in({ file, line, within }: Omit<Source, 'text'>, offset: number, message: string): TemplateError {
    return new TemplateError(file, line + offset, message, within);
  }
}
