import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Half of the time a file waits for its database.
          maxWorkers: '100%',
          include: ['test/**/*.test.ts'],
          exclude: ['test/services/**'],
          globalSetup: ['test/support/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // The same on a PostgreSQL server: what stands on SQL, and the promises.
          name: 'server',
          include: [
            'test/store/{arrivals,claims,guard-outbox,migrations,people}.test.ts',
            'test/promises/*.test.ts',
            'test/workers/{deliver-*,sent-copies,poll,threading}.test.ts',
          ],
          globalSetup: ['test/services/support/server.ts'],
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
          // After the others: here the time that things take is measured.
          sequence: { groupOrder: 1 },
          // The journeys wait more than they work.
          maxConcurrency: 10,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
