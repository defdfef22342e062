// The random comparisons of the tests, in larger numbers and with other cases each time.
//   npm run soak            with a seed of its own, which it prints
//   npm run soak -- 42      the cases of a seed once more
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const seed = process.argv[2] ?? String(randomInt(1_000_000_000));
console.log(`seed ${seed}: npm run soak -- ${seed} takes the same cases`);
const { status } = spawnSync(
  'npx',
  [
    'vitest',
    'run',
    ...[
      'test/reference',
      'test/fuzz',
      'test/report/attack',
      'test/report/together',
      'test/report/files',
      'test/report/nation',
      'test/store/twins',
      'test/store/crossChecks',
      'test/extracts/cases',
      'test/program',
      'test/regime',
      'test/report/insight',
      'test/cli/robust',
      'test/cli/heard',
      'test/cli/measures',
      'test/cli/hostile',
      'test/report/verdicts',
      'test/pdf/breaks',
      'test/editions',
      'test/report/everyReport',
    ],
    // Properties at their usual size.
    ...['test/core', 'test/domain', 'test/measures', 'test/answers', 'test/formats'],
  ],
  {
    stdio: 'inherit',
    env: {
      REFERENCE_CITIZENS: '20000',
      FUZZ_RUNS: '100',
      ATTACK_KOMMUNER: '1000',
      COUNTRIES: '6',
      COUNTRY_KOMMUNER: '8',
      COUNTRY_EDITIONS: '12',
      NATION_KOMMUNER: '98',
      PUBLISHED_KOMMUNER: '4',
      PUBLISHED_ALL: '1',
      TWINS_DELIVERIES: '100',
      EDITION_CITIZENS: '6',
      EDITION_RUNS: '1000',
      CASE_FILES: '20',
      GRAMMAR_RUNS: '10',
      GRAMMAR_NOTATIONS: '3',
      KILLS: '20',
      PARTS_RUNS: '50',
      HOSTILE_RUNS: '100',
      PACKED: '1',
      HEARD_ALL: '1',
      LABEL_KOMMUNER: '40',
      VERDICT_KOMMUNER: '98',
      BREAK_KOMMUNER: '12',
      BOMB: 'whole',
      EVERY_KOMMUNER: '98',
      EVERY_MONTHS: '12',
      REGIME_MONTHS: 'all',
      INSIGHT_MONTHS: 'all',
      ...process.env,
      REFERENCE_SEED: seed,
      FUZZ_SEED: seed,
      ATTACK_SEED: seed,
      COUNTRY_SEED: seed,
      NATION_SEED: seed,
      PUBLISHED_SEED: seed,
      TWINS_SEED: seed,
      PROPERTY_SEED: seed,
    },
  },
);
process.exitCode = status ?? 1;
