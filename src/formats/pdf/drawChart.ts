import { letGo } from '../charts/lifetime.js';
import { geometryOf, internals, sceneOf } from '../charts/vega.js';
import type { ChartView } from '../charts/view.js';
import { PdfCanvas } from './canvas.js';
import type { Sheet } from './sheet.js';

/** A chart as a drawing that can be placed on a page, with its size in points. */
export interface DrawnChart {
  width: number;
  height: number;
  sheet: Sheet;
}

/** Draws a chart at once and lets its View go: a View is large, and a report has a dozen. */
export function drawChart({ view, width, height }: ChartView, sheet: Sheet): DrawnChart {
  const context = new PdfCanvas(sheet, { x: 0, y: 0 }, { width, height });
  // `render` would keep the scene for drawing it again.
  new internals.CanvasRenderer()
    .initialize(null, width, height, geometryOf(view).origin, 1, { externalContext: context })
    .background(null)
    ._render(sceneOf(view));
  letGo(view);
  return { width, height, sheet };
}
