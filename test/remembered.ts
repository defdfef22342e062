/**
 * What is found out once by each worker of the tests (native.ts): what a template's text says, and what bundled files hold.
 * Nobody changes those meanwhile. Files of any other folder are read each time, and so are those with a mapping, which counts
 * what it was used for.
 */
import { stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type * as Looking from '../src/extracts/file.js';
import type * as Reading from '../src/extracts/readExtract.js';
import type * as Parsing from '../src/template/parse.js';

const BUNDLED = resolve('fixtures') + sep;
const isBundled = (path: string): boolean => resolve(path).startsWith(BUNDLED);

const parsed = new Map<string, ReturnType<typeof Parsing.parseTemplate>>();

/** {@link Parsing.parseTemplate}, once for each text of a file. A batch fills what was read once many times, too. */
export const rememberingNodes =
  (parseTemplate: typeof Parsing.parseTemplate): typeof Parsing.parseTemplate =>
  (file, text) =>
    remembered(parsed, [file, text], () => parseTemplate(file, text));

const looked = new Map<string, Promise<Looking.FileFacts>>();

/** {@link Looking.inspectFile}, once for each state of a bundled file. */
export function rememberingFacts(inspectFile: typeof Looking.inspectFile): typeof Looking.inspectFile {
  return async (path, name, ...more) => {
    if (!isBundled(path) || more.length > 0) return inspectFile(path, name, ...more);
    const { mtimeMs, size } = await stat(path);
    return remembered(looked, [path, name, mtimeMs, size], () => inspectFile(path, name));
  };
}

const read = new Map<string, Promise<Reading.ReadExtract<unknown>>>();

/** {@link Reading.readExtract}, once for each set of bundled files. */
export function rememberingRows(readExtract: typeof Reading.readExtract): typeof Reading.readExtract {
  return <Row>(...[files, schema, tolerated]: Parameters<typeof Reading.readExtract<Row>>) => {
    const isPlain = files.every(({ path, mapping, constants }) => isBundled(path) && !mapping && !constants);
    if (files.length === 0 || !isPlain) return readExtract(files, schema, tolerated);
    const of = [tolerated, ...files.map(({ extract, name, facts }) => [extract, name, facts.stamp])];
    const reading = remembered(read, of, () => readExtract<unknown>(files, schema as never, tolerated));
    return reading as Promise<Reading.ReadExtract<Row>>;
  };
}

/** The answer to a question that was asked before, or a new one. */
function remembered<Answer>(known: Map<string, Answer>, of: readonly unknown[], make: () => Answer): Answer {
  const key = JSON.stringify(of);
  const answer = known.get(key) ?? make();
  known.set(key, answer);
  return answer;
}
