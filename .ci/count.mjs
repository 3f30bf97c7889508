// Adds up what both test runners wrote, prints the one line that counts, and fails where nothing ran.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
const total = { passed: 0, failed: 0, skipped: 0 }
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
  }
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.passed === 0 || total.failed > 0 ? 1 : 0
