import type { Timeline } from '../core/timeline.js';
import type { CitizenPair } from './causes.js';

/** A citizen's rows with the id that they are under. */
interface Named {
  borgerId: string;
  timeline: Timeline;
}

/** The order that the engine puts ids in: byte by byte. */
const byId = (a: string, b: string): number => (a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b)));

/**
 * The citizens of two deliveries, those under one id together.
 * @param earlier and now: in the order of ids, each once.
 */
export async function* pairsOf(
  earlier: AsyncIterator<Named>,
  now: AsyncIterator<Named>,
): AsyncGenerator<CitizenPair> {
  let [a, b] = [await earlier.next(), await now.next()];
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : byId(a.value.borgerId, b.value.borgerId);
    const pair: CitizenPair = { earlier: undefined, now: undefined };
    if (order <= 0 && !a.done) {
      pair.earlier = a.value.timeline;
      a = await earlier.next();
    }
    if (order >= 0 && !b.done) {
      pair.now = b.value.timeline;
      b = await now.next();
    }
    yield pair;
  }
}
