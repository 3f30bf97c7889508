import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}', 'tests/security/**/*.spec.ts'],
    exclude: ['tests/e2e/**'],
    // Every core, and one process to a core for all its files: loading the KPI library, SQLite and the PDF
    // parts anew for each file took a quarter of the time. So a test file leaves nothing behind it.
    maxWorkers: '100%',
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'out/test-results/unit.json' },
  },
})
