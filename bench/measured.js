import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './machine.js';

const PEAK = fileURLToPath(new URL('./peak.js', import.meta.url));

/** What was measured, row by row; every ratio is between medians of one run. */
export class Measured {
  #times = new Map();
  #memory = new Map();
  #facts = [];

  constructor(scratch) {
    this.scratch = scratch;
  }

  /** Measures some work of this process. @returns what it gives. */
  async took(name, work) {
    const start = performance.now();
    const result = await work();
    this.#note(name, performance.now() - start);
    return result;
  }

  /** Measures a Node process from its start to its end. @throws when it fails. */
  process(name, args, { withMemory = true } = {}) {
    const peak = join(this.scratch, 'peak');
    const start = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      [...(withMemory ? ['--import', PEAK] : []), ...args],
      { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, PEAK: peak } },
    );
    this.#note(name, performance.now() - start);
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
    if (withMemory) this.#memory.set(name, Number(readFileSync(peak, 'utf8')) / 1024);
  }

  #note(name, ms) {
    this.#times.set(name, [...(this.#times.get(name) ?? []), ms]);
  }

  /** The median in milliseconds; `undefined` when it was not measured. */
  medianOf(name) {
    const times = this.#times.get(name);
    return times && median(times);
  }

  memoryOf(name) {
    return this.#memory.get(name);
  }

  /** A number that is to reach a goal. @param most the goal; none when left out. */
  ratio(name, value, most) {
    this.#facts.push([name, Number.isFinite(value) ? value.toFixed(2) : '–', most ?? '']);
  }

  /** Both tables, as Markdown. */
  toString() {
    const time = (ms) => (ms < 10_000 ? `${ms.toFixed(ms < 10 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(1)} s`);
    const rows = [...this.#times].map(([name, times]) => {
      const memory = this.#memory.get(name);
      return [name, time(median(times)), memory === undefined ? '' : `${memory.toFixed(0)} MB`, times.length];
    });
    return [
      table(['what', 'median', 'peak memory', 'runs'], rows),
      table(['ratio, in this run', 'is', 'goal: at most'], this.#facts),
    ].join('\n\n');
  }
}

/** A table in Markdown, its columns as wide as their texts. */
function table(heads, rows) {
  const all = [heads, ...rows].map((row) => row.map(String));
  const widths = heads.map((_, i) => Math.max(...all.map((row) => row[i].length)));
  const line = (row) =>
    `| ${row.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(all[0]), rule, ...all.slice(1).map(line)].join('\n');
}
