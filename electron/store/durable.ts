/** Files that are either the old whole or the new whole, whatever happens in between. */
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from './errors.ts'

/**
 * Replaces a file atomically: written beside it, forced to the disk, then renamed over it. When any step
 * fails the old file stands untouched.
 */
export async function replaceFile(file: string, content: string): Promise<void> {
  const fresh = `${file}.new`
  try {
    // 'w' and not 'wx': what a crash left here is never of use, since the rename did not happen.
    const handle = await open(fresh, 'w', 0o600)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(fresh, file)
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(file))
}

/** What says that a system or a network disk cannot sync a folder, and not that it failed to. */
const cannotSync = new Set(['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EACCES'])

/** Forces a folder's list of names to the disk, where there is a call for it; Windows has none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    if (!cannotSync.has(codeOf(error) ?? '')) throw error
  } finally {
    await handle.close()
  }
}
