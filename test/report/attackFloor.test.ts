import { expect, test } from 'vitest';
import { FOKUSMAAL } from '../../src/domain/fokusmaal.js';
import { attack } from './attack.js';
import { publish } from './smallKommune.js';

const FLOOR = 10;
/** Kommuner to attack; `npm run soak` attacks many more by the rule in force. */
const KOMMUNER = Number(process.env.ATTACK_FLOOR_KOMMUNER ?? 12);
/** Half of them are so large that groups are shown beside what is hidden. */
const kommuner = Array.from({ length: KOMMUNER }, (_, i) => publish(101 + i, FLOOR, i % 4 < 2 ? 1 : 6));

test('under a stricter floor no group below it is shown in any figure of ydelsesgrupper', () => {
  let shown = 0;
  for (const { figures, about } of kommuner)
    for (const { group, citizens } of Object.values(figures).flatMap(({ rows }) => rows)) {
      if (citizens == null || group === 'Ydelsesgrupper i alt') continue;
      shown += 1;
      expect(citizens, `${about} ${group}`).toBeGreaterThanOrEqual(FLOOR);
    }
  expect(shown).toBeGreaterThan(KOMMUNER * 2);
});

test('nothing that it hides is narrowed to fewer values than it asks for', () => {
  expect(kommuner.every(({ limit }) => limit >= FLOOR)).toBe(true);
  const attacked = kommuner.flatMap((published) => FOKUSMAAL.map((f) => attack(published, f)));
  const all = attacked.reduce((sum, count) => sum + count, 0);
  console.log(`floor ${FLOOR}: ${all} hidden numbers attacked in ${KOMMUNER} kommuner, none recovered`);
  expect(all).toBeGreaterThan(KOMMUNER * 10);
});
