import type { Insert } from '../../template/template.js';
import { figure } from '../frame/blocks.js';
import type { Facts } from '../kommune/facts.js';
import { development, early, lastYear } from '../kommune/seriesFigures.js';
import { byOmraade, compared } from './benchmarkFigures.js';
import { behind, groups } from './groupFigures.js';
import { reason } from './tables.js';

/** Figures 2.1–5.4 by the name that the template asks for them with. */
export function figureInserts(facts: Facts): Record<string, Insert> {
  const { samtaler, tilbud } = facts.fokusmaal;
  const noEffort = reason('fokusmaal');
  return {
    'figure 2.1': (spec) => figure('2.1', spec, byOmraade(facts, spec), reason('benchmark')),
    'figure 2.2': (spec) => figure('2.2', spec, compared(facts, spec), reason('benchmark')),
    'figure 3.1': (spec) => figure('3.1', spec, early(facts, 'samtaler'), reason('early')),
    'figure 3.2': (spec) => figure('3.2', spec, early(facts, 'tilbud'), reason('early')),
    'figure 4.1': (spec) => figure('4.1', spec, development(facts, samtaler), noEffort),
    'figure 4.2': (spec) => figure('4.2', spec, groups(facts, samtaler, spec), noEffort),
    'figure 4.3': (spec) => figure('4.3', spec, development(facts, tilbud), noEffort),
    'figure 4.4': (spec) => figure('4.4', spec, groups(facts, tilbud, spec), noEffort),
    'figure 5.1': (spec) => figure('5.1', spec, lastYear(facts, samtaler), noEffort),
    'figure 5.2': (spec) => figure('5.2', spec, behind(facts, samtaler), noEffort),
    'figure 5.3': (spec) => figure('5.3', spec, lastYear(facts, tilbud), noEffort),
    'figure 5.4': (spec) => figure('5.4', spec, behind(facts, tilbud), noEffort),
  };
}
