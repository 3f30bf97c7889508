/** `qpdf --check`, where it is installed: what it has to say of a file. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether this machine has qpdf; tests that need it are skipped where it has not. */
export const hasQpdf = spawnSync('qpdf', ['--version']).status === 0

/** Throws with qpdf's own words where the file has an error or deserves a warning. */
export function checkWithQpdf(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-qpdf-'))
  try {
    const file = join(folder, 'file.pdf')
    writeFileSync(file, bytes)
    return execFileSync('qpdf', ['--check', file], { encoding: 'utf8', stdio: 'pipe' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
