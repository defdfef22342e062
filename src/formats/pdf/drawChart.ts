import { geometryOf, internals, sceneOf } from '../charts/vega.js';
import type { ChartView } from '../charts/view.js';
import { PdfCanvas } from './canvas.js';
import type { Sheet } from './sheet.js';

/** Draws a chart onto the current page, its upper left corner at a place in points. */
export function drawChart({ view, width, height }: ChartView, sheet: Sheet, x: number, y: number): void {
  const context = new PdfCanvas(sheet, { x, y }, { width, height });
  new internals.CanvasRenderer()
    .initialize(null, width, height, geometryOf(view).origin, 1, { externalContext: context })
    .background(null)
    .render(sceneOf(view));
  view.finalize();
}
