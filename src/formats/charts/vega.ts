import * as vega from 'vega';

/** What Vega exports and its types leave out. */
export const internals = vega as unknown as {
  textMetrics: { width: (item: TextItem, text: string) => number };
  CanvasRenderer: new () => {
    initialize(
      element: null,
      width: number,
      height: number,
      origin: readonly number[],
      scale: number,
      options: { externalContext: unknown },
    ): { background(color: null): { _render(scene: unknown): void } };
  };
};

interface TextItem {
  fontSize?: number;
  fontWeight?: string | number;
  fontStyle?: string;
  limit?: number;
}

/** What a View knows of itself and its types leave out. */
interface ViewInternals {
  _viewWidth: number;
  _viewHeight: number;
  _origin: [number, number];
}

/** Width and height of a View with its padding, and where its scene begins, in points. */
export function geometryOf(view: vega.View) {
  const inner = view as unknown as ViewInternals;
  const padding = view.padding() as { left: number; right: number; top: number; bottom: number };
  return {
    width: inner._viewWidth + padding.left + padding.right,
    height: inner._viewHeight + padding.top + padding.bottom,
    origin: [inner._origin[0] + padding.left, inner._origin[1] + padding.top] as const,
  };
}

/** The root of a View's scene graph. */
export const sceneOf = (view: vega.View): unknown => (view.scenegraph() as unknown as { root: unknown }).root;

/** A logger that hands on warnings and errors, and nothing else. */
export function silentLogger(warn: (message: string) => void): vega.LoggerInterface {
  const logger = {
    level: () => logger,
    error: (...args: unknown[]) => {
      warn(args.join(' '));
      return logger;
    },
    warn: (...args: unknown[]) => {
      warn(args.join(' '));
      return logger;
    },
    info: () => logger,
    debug: () => logger,
  };
  return logger as unknown as vega.LoggerInterface;
}
