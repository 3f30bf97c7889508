/** `qpdf --check`, where it is installed: what it has to say of a file. */
import { execFileSync, spawnSync } from 'node:child_process'

/** Whether this machine has qpdf; tests that need it are skipped where it has not. */
export const hasQpdf = spawnSync('qpdf', ['--version']).status === 0

/** Throws with qpdf's own words where the file has an error or deserves a warning. */
export function checkWithQpdf(bytes: Uint8Array): string {
  return execFileSync('qpdf', ['--check', '-'], { input: bytes, encoding: 'utf8', stdio: 'pipe' })
}
