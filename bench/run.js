// Speed and memory, side by side in one run: read the ratios, not the seconds. docs/ydelse.md has the latest tables.
//   npm run bench -- [--citizens 1000000] [--kommuner 98] [--runs 3] [--only startup,render,national] [--peers DIR]
import '../bin/engine.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from './machine.js';
import { Measured } from './measured.js';
import { benchNational } from './national.js';
import { benchRender } from './render.js';
import { benchStartup } from './startup.js';

const { values } = parseArgs({
  options: {
    citizens: { type: 'string', default: '100000' },
    kommuner: { type: 'string', default: '98' },
    runs: { type: 'string', default: '3' },
    reports: { type: 'string', default: '30' },
    only: { type: 'string', default: 'startup,render,national' },
    peers: { type: 'string' },
  },
});
const runs = Number(values.runs);
const reports = Number(values.reports);
const parts = values.only.split(',');

const scratch = mkdtempSync(join(tmpdir(), 'jcreport-bench-'));
const measured = new Measured(scratch);
try {
  if (parts.includes('startup')) benchStartup(measured, runs);
  if (parts.includes('render'))
    await benchRender(measured, { warm: reports, reports, runs, installed: values.peers });
  if (parts.includes('national'))
    await benchNational(measured, {
      citizens: Number(values.citizens),
      kommuner: Number(values.kommuner),
      runs,
    });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${machine()}\n\n${measured}`);
