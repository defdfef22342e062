import type { Chart } from '../../document/model.js';
import type { Places } from '../../sourceText/places.js';

/** A month of a figure: a share in per cent, or full-time persons and their index. */
export interface Point {
  month: string;
  share?: number | null;
  persons?: number | null;
  index?: number | null;
  provisional?: boolean;
}

/** The numbers of a figure over months. */
export interface SeriesData {
  period: string;
  threshold?: number;
  series: { name: string; role?: string; points: Point[] }[];
}

/** The numbers of a figure over groups or kommuner; `suppressed` beside a hidden one. */
export interface RowsData {
  period: string;
  rows: Record<string, string | number | boolean | null>[];
}

export type FigureData = SeriesData | RowsData;

/** A figure's rows and what else is made from the same numbers. */
export interface Drawn {
  chart: Omit<Chart, 'template' | 'height'>;
  /** Names for the alternative text. */
  places: Places;
  data: FigureData;
}
