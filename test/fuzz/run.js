// Feeds the program broken deliveries for some minutes.
//   npm run fuzz            ten minutes
//   npm run fuzz -- 1       one minute
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const minutes = Number(process.argv[2] ?? 10);
const { status } = spawnSync('npx', ['vitest', 'run', 'test/fuzz'], {
  stdio: 'inherit',
  env: { FUZZ_SEED: String(randomInt(1_000_000_000)), ...process.env, FUZZ_SECONDS: String(minutes * 60) },
});
process.exitCode = status ?? 1;
