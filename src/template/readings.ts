import { readFile } from 'node:fs/promises';
import type { RootContent } from 'mdast';

/** Settings in YAML: their values, and by its path the line on which each begins, from 1. Plain data. */
export interface ReadSettings {
  values: Record<string, unknown>;
  lines: [path: string, line: number][];
}

/** Texts that are remembered before they are begun anew. */
const REMEMBERED = 2000;

/** What texts come to, by the text: each is read once, whatever file it stands in. */
class Readings<T> {
  readonly #known = new Map<string, T>();

  /** What a text comes to. @param read reads it, where it is not known. */
  of(text: string, read: () => T): T {
    const known = this.#known.get(text) ?? read();
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(text, known);
    return known;
  }

  add(entries: readonly [text: string, reading: T][]): void {
    for (const [text, reading] of entries) this.#known.set(text, reading);
  }

  toJSON(): [text: string, reading: T][] {
    return [...this.#known];
  }
}

/** All that was read of templates: Markdown as trees, and settings. */
export const READINGS = {
  trees: new Readings<readonly RootContent[]>(),
  settings: new Readings<ReadSettings>(),
};

/** The file of the readings that were made when the program was built (`build/program.js`). */
export const READY = 'templates.json';

let loading: Promise<void> | undefined;

/**
 * Makes known what was read when the program was built: the texts of the bundled templates. All others are read when
 * they are asked for, as all are where the program runs from its sources.
 */
export function loadReadings(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  const ready = await readFile(new URL(`./${READY}`, import.meta.url), 'utf8').catch(() => undefined);
  if (ready === undefined) return;
  const { trees, settings } = JSON.parse(ready);
  READINGS.trees.add(trees);
  READINGS.settings.add(settings);
}
