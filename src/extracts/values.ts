/**
 * What a number, a date, an id, an area and a missing mark may look like, in whatever file it stands. Nothing else in
 * the program reads a cell's text.
 */
export * from './values/area.js';
export * from './values/cpr.js';
export * from './values/date.js';
export * from './values/id.js';
export * from './values/missing.js';
export * from './values/number.js';
export * from './values/text.js';
