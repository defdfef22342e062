/**
 * The library that reads PDFs. To run in old browsers it puts functions of its own in place of some of the language's,
 * for everybody and written in JavaScript: what is tested beside it would run with those, many times slower.
 */
const { push } = Array.prototype;
const { parse } = JSON;
const { toString: source } = Function.prototype;

const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
// It loads this part by itself when it is first asked to read.
await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string);

const put = (of: object, name: string, value: unknown) =>
  Object.defineProperty(of, name, { value, writable: true, configurable: true, enumerable: false });
put(Array.prototype, 'push', push);
put(JSON, 'parse', parse);
put(Function.prototype, 'toString', source);

export { getDocument };
