import { anciennitet } from './anciennitet.js';
import { databrud } from './databrud.js';
import type { ByDay, EventParameter, MonthParameter } from './dated.js';
import { diskretion } from './diskretion.js';
import { indblik } from './indblik.js';
import { indsats } from './indsats.js';
import { tidligIndsats } from './tidligIndsats.js';
import { tilsyn } from './tilsyn.js';

/** Every rule of the method, each a dated parameter. */
export const PARAMETERS = {
  ...anciennitet,
  ...indsats,
  ...tilsyn,
  ...diskretion,
  ...tidligIndsats,
  ...databrud,
  ...indblik,
};

export type Parameters = typeof PARAMETERS;
type ValueOf<P> =
  P extends EventParameter<infer T> ? ByDay<T> : P extends MonthParameter<infer T> ? T : never;

/**
 * The value of every rule in one month: of a rule that goes by the event, its values by day ({@link valueOn});
 * `undefined` for one that does not hold.
 */
export type RuleValues = { readonly [K in keyof Parameters]: ValueOf<Parameters[K]> };
