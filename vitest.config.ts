import { defineConfig } from 'vitest/config'

// Two projects: `unit` needs nothing; `db` gets a fresh database for each file, cloned from a migrated template.
export default defineConfig({
  test: {
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
