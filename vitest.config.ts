import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Two projects: `unit` needs nothing; `db` gets a fresh database for each file, cloned from a migrated template.
export default defineConfig({
  test: {
    // On two cores it would run one file at a time, and half of each waits: for Postgres, or for processes to end.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          // Generous: on a busy machine a property over thousands of cases takes seconds.
          testTimeout: 60_000,
          include: ['{lib,workers,components,app,prisma,e2e}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**', '.next/**'],
        },
      },
      {
        test: {
          name: 'db',
          include: ['{lib,workers,prisma,app}/**/*.db.test.ts'],
          globalSetup: ['workers/testing/global-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
