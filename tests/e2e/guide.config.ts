/** `npm run guide`: takes the guide's pictures from the running app. */
import { defineConfig } from 'playwright/test'
import type { HostOption } from './fixtures.ts'

export default defineConfig<HostOption>({
  testDir: '.',
  tsconfig: './no-paths.tsconfig.json',
  // Pictures are taken of what stands, however long it takes.
  expect: { timeout: 60_000 },
  testMatch: 'guide.pictures.ts',
  outputDir: '../../out/test-results/guide',
  reporter: 'list',
  workers: 1,
  use: { hostName: 'chromium' },
})
