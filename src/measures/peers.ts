import { byDanishName, type Kommune, kommunerOfRar, rarOf } from '../domain/kommuner.js';
import type { Period } from '../domain/month.js';
import type { BenchmarkBook } from './benchmark.js';

/** How a peer group is chosen. */
export type PeerChoice =
  | { kind: 'nearest'; count: number }
  | { kind: 'rar' }
  | { kind: 'list'; name?: string; kommuner: readonly Kommune[] };

/** The kommuner that a kommune is set beside, itself never among them. */
export interface Peers {
  choice: PeerChoice;
  kommuner: readonly Kommune[];
}

/**
 * The peer group of a kommune: the nearest by expected share in a period, those of its RAR, or a list; a RAR's and a
 * list's in Danish order of names. Empty where the benchmark has no expected share to be near to.
 */
export function peersOf(
  kommune: Kommune,
  choice: PeerChoice,
  benchmark: BenchmarkBook,
  period: Period | undefined,
): Peers {
  const isOther = ({ code }: Kommune) => code !== kommune.code;
  switch (choice.kind) {
    case 'nearest':
      return { choice, kommuner: period ? benchmark.comparable(kommune.code, period, choice.count) : [] };
    case 'rar':
      return { choice, kommuner: kommunerOfRar(rarOf(kommune)).filter(isOther).sort(byDanishName) };
    case 'list':
      return { choice, kommuner: choice.kommuner.filter(isOther).sort(byDanishName) };
  }
}
