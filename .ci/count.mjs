// Adds up what both test runners wrote: names what passed only at the second try, prints the one line that counts,
// and fails where nothing ran.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
const total = { passed: 0, failed: 0, skipped: 0 }
const unsteady = []
let files = []
try {
  files = readdirSync(folder).filter((file) => file.endsWith('.json'))
} catch {
  // No folder: no runner came to its end.
}
for (const file of files) {
  const report = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  if ('numPassedTests' in report) {
    total.passed += report.numPassedTests
    total.failed += report.numFailedTests
    total.skipped += report.numPendingTests + report.numTodoTests
  } else if ('stats' in report) {
    total.passed += report.stats.expected + report.stats.flaky
    total.failed += report.stats.unexpected
    total.skipped += report.stats.skipped
    unsteady.push(...report.suites.flatMap((suite) => unsteadyOf(suite)))
  }
}
for (const name of unsteady) console.log(`Passed only at the second try: ${name}`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.passed === 0 || total.failed > 0 ? 1 : 0

/** The tests of a Playwright suite that failed and then passed, as its own list writes them. */
function unsteadyOf({ title, specs = [], suites = [] }, within = []) {
  const path = [...within, title]
  return [
    ...specs.flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status === 'flaky')
        .map(({ projectName }) => `[${projectName}] › ${[...path, spec.title].join(' › ')}`),
    ),
    ...suites.flatMap((suite) => unsteadyOf(suite, path)),
  ]
}
