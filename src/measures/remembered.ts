import type { MeasureBook } from './book.js';

/**
 * A function of a measure book that works each answer out once a book. A book never changes, so what is national
 * (places, Top 10, the annex of all kommuner) is worked out for the first of many reports and known for the others.
 * @param nameOf a text that is the same for arguments with the same answer.
 */
export function remembered<Args extends readonly unknown[], Answer>(
  work: (book: MeasureBook, ...args: Args) => Answer,
  nameOf: (...args: Args) => string,
): (book: MeasureBook, ...args: Args) => Answer {
  const known = new WeakMap<MeasureBook, Map<string, Answer>>();
  return (book, ...args) => {
    let answers = known.get(book);
    if (!answers) {
      answers = new Map();
      known.set(book, answers);
    }
    const name = nameOf(...args);
    if (!answers.has(name)) answers.set(name, work(book, ...args));
    return answers.get(name)!;
  };
}
