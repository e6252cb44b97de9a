import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/services/**'],
          globalSetup: ['test/support/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'services',
          include: ['test/services/**/*.test.ts'],
          globalSetup: ['test/services/support/build.ts'],
          fileParallelism: false,
          // The journeys wait more than they work.
          maxConcurrency: 10,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
