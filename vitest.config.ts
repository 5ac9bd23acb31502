import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Processes, not threads: a test steps down from root, others start databases.
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
