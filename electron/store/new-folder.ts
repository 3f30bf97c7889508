/** A folder that is either whole or not there, so that a crash never leaves half a vault. */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../contract/error.ts'
import { syncFolder } from './durable.ts'
import { codeOf } from './errors.ts'
import { databaseName, slotFileName } from './slot-file.ts'

/**
 * Fills a new folder out of sight and gives it its name at the end. Throws `VaultExists` where the name is
 * that of a folder with anything in it.
 */
export async function buildFolder(
  folder: string,
  fill: (fresh: string) => Promise<void>,
): Promise<void> {
  const target = resolve(folder)
  await requireFree(target)
  const parent = dirname(target)
  await mkdir(parent, { recursive: true })
  const fresh = join(parent, `.${basename(target)}.new-${randomUUID()}`)
  try {
    await mkdir(fresh, { mode: 0o700 })
    await fill(fresh)
    await syncFolder(fresh)
    // Asked again, since filling takes a while. Windows does not rename over an empty folder.
    if (await requireFree(target)) await rmdir(target)
    await rename(fresh, target)
    await syncFolder(parent)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined)
    throw error
  }
}

/** Whether there is an empty folder of that name; throws `VaultExists` where there is anything else. */
async function requireFree(target: string): Promise<boolean> {
  let names: string[]
  try {
    names = await readdir(target)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    if (codeOf(error) !== 'ENOTDIR') throw error
    names = [target]
  }
  if (names.length === 0) return true
  const vault = names.includes(databaseName) || names.includes(slotFileName)
  throw new AppError(
    'VaultExists',
    vault
      ? `There is a vault in ${target} already. It was left as it is.`
      : `${target} is not an empty folder.`,
    { folder: target },
  )
}
