/** The reference's own way from citizens to a `fokusmaal` extract, sharing nothing with the core's. */
import type { Counted } from './reference.js';
import { NAMES, rankOf } from './table.js';

/** The kommuner that random citizens live in, by rising code; Hele landet stands last. */
const AREAS: [code: number | undefined, name: string][] = [
  [657, 'Herning'],
  [840, 'Rebild'],
  [851, 'Aalborg'],
  [undefined, 'Hele landet'],
];
const code = (month: number) => `${Math.floor(month / 12)}M${String((month % 12) + 1).padStart(2, '0')}`;

/** Per cent with two decimals and a comma, halves up. */
function percent(met: number, citizens: number): string {
  const hundredths = Math.floor((met * 20_000 + citizens) / (2 * citizens));
  return `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`;
}

/** Counts citizens, each given by the months it counts in, and writes the extract. */
export class ReferenceExtract {
  readonly #counts = new Map<string, [citizens: number, met: number]>();

  constructor(
    private readonly months: readonly number[],
    private readonly ranges: readonly [from: number, to: number][],
  ) {}

  #periods(): [number, number][] {
    return [...this.months.map((m): [number, number] => [m, m]), ...this.ranges];
  }

  add(outcomes: readonly Counted[]): void {
    for (const [from, to] of this.#periods()) {
      const inPeriod = outcomes.filter(({ month }) => from <= month && month <= to);
      for (const fokusmaal of ['samtaler', 'tilbud'] as const) {
        for (const [area, areaName] of AREAS) {
          const last = inPeriod
            .filter((o) => o.counted[fokusmaal] && (area === undefined || o.kommune === area))
            .at(-1);
          if (!last) continue;
          const period = from === to ? code(to) : `${code(from)}-${code(to)}`;
          for (const gruppe of ['Ydelsesgrupper i alt', NAMES[rankOf(last.ydelse)]!]) {
            const label = fokusmaal === 'samtaler' ? 'Samtaler' : 'Tilbud';
            const key = [areaName, period, gruppe, label].join(';');
            const count = this.#counts.get(key) ?? [0, 0];
            this.#counts.set(key, count);
            count[0] += 1;
            if (last.met[fokusmaal]) count[1] += 1;
          }
        }
      }
    }
  }

  text(): string {
    const lines = ['Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt;Andel (pct.)'];
    for (const [, area] of AREAS) {
      for (const [from, to] of this.#periods()) {
        const period = from === to ? code(to) : `${code(from)}-${code(to)}`;
        for (const gruppe of ['Ydelsesgrupper i alt', ...NAMES]) {
          for (const label of ['Samtaler', 'Tilbud']) {
            const key = [area, period, gruppe, label].join(';');
            const count = this.#counts.get(key);
            if (count) lines.push(`${key};${count[0]};${count[1]};${percent(count[1], count[0])}`);
          }
        }
      }
    }
    return `${lines.join('\n')}\n`;
  }
}
