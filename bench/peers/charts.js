import { chartView } from '../../dist/src/formats/charts/view.js';

/** Every chart of a document as SVG, by the figure's id: the peers draw none themselves. */
export async function chartsOf(document, { charts, theme }) {
  const drawn = new Map();
  for (const block of document.blocks) {
    if (block.kind !== 'figure') continue;
    const { view, width, height } = await chartView(block.chart, charts, theme);
    drawn.set(block.id, { svg: await view.toSVG(), width, height });
    view.finalize();
  }
  return drawn;
}
