/** Opening a saved file in the program that the system has for it, for the window in a browser. */
import { spawn } from 'node:child_process'

/** The system's own opener and its arguments: no shell reads the name. */
export function openerOf(platform: NodeJS.Platform, file: string): [string, string[]] {
  if (platform === 'win32') return ['explorer.exe', [file]]
  return [platform === 'darwin' ? 'open' : 'xdg-open', [file]]
}

/**
 * Opens a file; resolves when the opener has started.
 * @throws Error where the system has no opener
 */
export function openFile(platform: NodeJS.Platform, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(...openerOf(platform, file), { stdio: 'ignore', detached: true })
    child.once('error', reject)
    child.once('spawn', () => {
      // The viewer goes on when Plumbline is closed.
      child.unref()
      resolve()
    })
  })
}
