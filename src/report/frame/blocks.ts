import type { Block, Column, FigureBlock, TableBlock } from '../../document/model.js';
import type { SpecReader } from '../../template/spec.js';
import type { Drawn } from './drawn.js';

/** A table's or figure's place in the report when its figures are not at hand: the reason, in a note. */
export function absent(label: string, title: string, reason: string): Block[] {
  return [
    {
      kind: 'paragraph',
      role: 'note',
      content: [{ text: `${label}: ${title}. `, strong: true }, { text: reason }],
    },
  ];
}

/** Column heads of a table, in the order and the weights given; the columns named are aligned to the left. */
export function columns<Name extends string>(
  spec: SpecReader,
  weights: readonly (readonly [Name, number])[],
  rowHead: number,
  left: readonly Name[] = [],
): Column[] {
  const heads = spec.labels(
    'columns',
    weights.map(([name]) => name),
  );
  const first: Column = { head: spec.text('head'), weight: rowHead, align: 'left' };
  return [
    first,
    ...weights.map(
      ([name, weight]): Column => ({
        head: heads[name],
        weight,
        align: left.includes(name) ? 'left' : 'right',
      }),
    ),
  ];
}

/** A table block from its settings. */
export function table(
  spec: SpecReader,
  id: string,
  parts: Pick<TableBlock, 'columns' | 'rows' | 'data' | 'dense' | 'span'>,
): TableBlock {
  const period = spec.maybeText('period');
  return {
    kind: 'table',
    id,
    label: `Tabel ${id}`,
    title: spec.text('title'),
    ...(period === undefined ? {} : { period }),
    ...parts,
    notes: spec.notes('notes'),
  };
}

/** A figure block from its settings; without numbers, the reason. */
export function figure(id: string, spec: SpecReader, drawn: Drawn | undefined, why: string): Block[] {
  const period = spec.maybeText('period');
  const title = spec.text('title');
  if (drawn) spec.addPlaces(drawn.places);
  const template = spec.text('chart');
  const height = spec.number('height', 0);
  const label = `Figur ${id}`;
  if (!drawn) {
    // Their places are about numbers that are not there.
    spec.skip('alt', 'notes');
    return absent(label, title, why);
  }
  const block: FigureBlock = {
    kind: 'figure',
    id,
    label,
    title,
    ...(period === undefined ? {} : { period }),
    chart: { template, ...drawn.chart, ...(height > 0 ? { height } : {}) },
    alt: spec.text('alt'),
    notes: spec.notes('notes'),
    data: { title, ...drawn.data },
  };
  return [block];
}
