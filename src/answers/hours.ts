import { UNITS_PER_HOUR } from '../core/timeline.js';

/** Hours in units of 1/10.000, exactly and with at least two decimals: `112.50`, `224.9999`. */
export function hoursText(units: number, mark: '.' | ','): string {
  const decimals = String(Math.abs(units) % UNITS_PER_HOUR)
    .padStart(4, '0')
    .replace(/0{1,2}$/, '');
  return `${units < 0 ? '-' : ''}${Math.floor(Math.abs(units) / UNITS_PER_HOUR)}${mark}${decimals}`;
}
