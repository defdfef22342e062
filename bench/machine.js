import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

/** The machine a table was measured on, and how busy it was. */
export function machine() {
  const [cpu] = cpus();
  const load = loadavg()[0].toFixed(1);
  return `${cpus().length} × ${cpu.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, load ${load}`;
}

/** Installs packages into a folder that is no part of the project. @returns whether they are there. */
export function installInto(folder, packages) {
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, ...packages], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
