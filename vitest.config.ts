import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Another time zone than the developer's, so that no date depends on it.
    env: { TZ: 'America/St_Johns' },
    testTimeout: 60_000,
  },
});
