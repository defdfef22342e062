import type { Chart } from '../../document/model.js';
import type { Places } from '../../template/places.js';

/** A figure's rows and what else is made from the same numbers. */
export interface Drawn {
  chart: Omit<Chart, 'template' | 'height'>;
  /** Names for the alternative text. */
  places: Places;
  data: Record<string, unknown>;
}
