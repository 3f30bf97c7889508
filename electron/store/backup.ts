/**
 * Backups: one file that holds the key slots and a whole copy of the encrypted database, so that the file
 * and a passphrase are all that a restore needs.
 *
 *     16 bytes   PLUMBLINE BACKUP
 *      4 bytes   length of the head, big-endian
 *      n bytes   head: JSON with the slots and the size and SHA-256 of the database
 *     32 bytes   SHA-256 of the head
 *     the rest   the database, encrypted as it is in the vault
 */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '../contract/error.ts'
import { sha256 } from './canonical.ts'
import { openDatabase, quickCheck, refuseNewer, stepOf } from './database.ts'
import type { VaultDatabase } from './database.ts'
import { syncFolder } from './durable.ts'
import { codeOf, damaged } from './errors.ts'
import { buildFolder } from './new-folder.ts'
import * as journalQueries from './queries/journal.ts'
import {
  backupsName,
  databaseName,
  parseSlotFile,
  slotFileText,
  writeSlotFile,
} from './slot-file.ts'
import type { SlotFile } from './slot-file.ts'

export const backupExtension = '.plumbline-backup'

const magic = Buffer.from('PLUMBLINE BACKUP', 'latin1')
const containerVersion = 1
const mostHeadBytes = 2 ** 20
const chunkBytes = 2 ** 20

const headSchema = z.strictObject({
  format: z.literal('plumbline-backup'),
  version: z.literal(containerVersion),
  made: z.iso.datetime(),
  /** Migration step of the database. */
  step: z.int().min(0),
  /** The text of vault.json. */
  slots: z.string(),
  database: z.strictObject({ bytes: z.int().min(1), sha256: z.string() }),
})
type Head = z.infer<typeof headSchema>

/** Tells how far a backup is, in whole steps, and can be stopped between them. */
export type BackupWork = {
  signal: AbortSignal
  progress(what: string, done: number, total: number | null): void
}

/** What a backup is made from. */
export type BackupSource = { folder: string; db: VaultDatabase; key: Uint8Array; slots: SlotFile }

/**
 * Writes a backup and proves it: the copy is opened with the key, checked page by page and compared with
 * the vault's journal before it is packed, and the packed file is read back. `file` is replaced only where
 * it is a backup itself. Throws `FileNotWritten` or `DiskFull`.
 */
export async function makeBackup(
  source: BackupSource,
  file: string,
  made: Date,
  work?: BackupWork,
): Promise<{ file: string; bytes: number }> {
  const target = resolve(file)
  const step = (what: string, done: number) => {
    work?.signal.throwIfAborted()
    work?.progress(what, done, 3)
  }
  if (existsSync(target) && !(await isBackup(target))) {
    throw new AppError(
      'FileNotWritten',
      `${target} is there already and is not a backup; it was left as it is.`,
      {
        file: target,
      },
    )
  }
  const backups = join(source.folder, backupsName)
  const copy = join(backups, `making-${randomUUID()}.db`)
  const partial = `${target}.partial`
  try {
    await mkdir(backups, { recursive: true })
    step('Copying the vault', 0)
    copyDatabase(source, copy)
    const head: Head = {
      format: 'plumbline-backup',
      version: containerVersion,
      made: made.toISOString(),
      step: stepOf(source.db),
      slots: slotFileText(source.slots),
      database: await measure(copy),
    }
    step('Packing the copy', 1)
    await pack(head, copy, partial)
    step('Checking the backup', 2)
    await verifyBackup(partial)
    await rename(partial, target)
    await syncFolder(dirname(target))
    return { file: target, bytes: (await stat(target)).size }
  } catch (error) {
    throw notWritten(target, error)
  } finally {
    await rm(copy, { force: true }).catch(() => undefined)
    await rm(partial, { force: true }).catch(() => undefined)
  }
}

/** Proves a backup without its key: whole, and every byte the one that was written. Throws `BackupUnreadable`. */
export async function verifyBackup(file: string): Promise<void> {
  const backup = await openBackup(file)
  try {
    await takeDatabase(backup, file, null)
  } finally {
    await backup.handle.close()
  }
}

/**
 * Lays a vault out from a backup, in a folder that is empty or not there. It is built beside the folder,
 * proved, and renamed, so that a failure leaves nothing. Throws `FileMissing`, `BackupUnreadable`,
 * `VaultTooNew`, `VaultExists`, `DiskFull`, `VaultReadOnly`.
 */
export async function restoreBackup(file: string, folder: string): Promise<void> {
  const backup = await openBackup(file)
  try {
    const { head } = backup
    const slots = parseSlotFile(head.slots)
    refuseNewer(head.step)
    await buildFolder(folder, async (fresh) => {
      const database = await open(join(fresh, databaseName), 'wx', 0o600)
      try {
        await takeDatabase(backup, file, database)
        await database.sync()
      } finally {
        await database.close()
      }
      await writeSlotFile(fresh, slots)
    })
  } finally {
    await backup.handle.close()
  }
}

/** A copy without the log and without free pages; SQLite writes it encrypted by the same key. */
function copyDatabase({ db, key }: BackupSource, copy: string): void {
  const queryOnly = Number(db.pragma('query_only', { simple: true }))
  db.pragma('query_only = OFF')
  try {
    db.prepare('VACUUM INTO ?').run(copy)
  } finally {
    db.pragma(`query_only = ${queryOnly}`)
  }
  const opened = openDatabase(copy, key, { readonly: true })
  try {
    quickCheck(opened)
    if (stepOf(opened) !== stepOf(db)) throw damaged('the copy for the backup differs')
    if (stepOf(db) > 0 && journalQueries.head(opened) !== journalQueries.head(db)) {
      throw damaged('the copy for the backup differs')
    }
  } finally {
    opened.close()
  }
}

async function measure(file: string): Promise<Head['database']> {
  const hash = createHash('sha256')
  const handle = await open(file, 'r')
  let bytes = 0
  try {
    for await (const chunk of chunks(handle, 0)) {
      hash.update(chunk)
      bytes += chunk.length
    }
  } finally {
    await handle.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

async function pack(head: Head, copy: string, partial: string): Promise<void> {
  const json = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(json.length)
  const from = await open(copy, 'r')
  try {
    const to = await open(partial, 'w', 0o600)
    try {
      await to.writeFile(Buffer.concat([magic, length, json, Buffer.from(sha256(json), 'hex')]))
      for await (const chunk of chunks(from, 0)) await to.writeFile(chunk)
      await to.sync()
    } finally {
      await to.close()
    }
  } finally {
    await from.close()
  }
}

type OpenBackup = { handle: FileHandle; head: Head; start: number }

async function openBackup(file: string): Promise<OpenBackup> {
  let handle: FileHandle
  try {
    handle = await open(file, 'r')
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw unreadable(file, 'it cannot be opened', error)
    throw new AppError('FileMissing', `There is no file ${file}.`, { file }, error)
  }
  try {
    const lead = await read(handle, 0, magic.length + 4, file)
    if (!lead.subarray(0, magic.length).equals(magic))
      throw unreadable(file, 'it is not a Plumbline backup')
    const length = lead.readUInt32BE(magic.length)
    if (length > mostHeadBytes) throw unreadable(file, 'its head is damaged')
    const json = await read(handle, lead.length, length, file)
    const sum = await read(handle, lead.length + length, 32, file)
    if (sum.toString('hex') !== sha256(json)) throw unreadable(file, 'its head is damaged')
    return { handle, head: parseHead(file, json), start: lead.length + length + 32 }
  } catch (error) {
    await handle.close()
    throw error
  }
}

function parseHead(file: string, json: Buffer): Head {
  const value: unknown = JSON.parse(json.toString('utf8'))
  const version = z.object({ version: z.int() }).safeParse(value).data?.version
  if (version !== undefined && version > containerVersion) {
    throw new AppError(
      'VaultTooNew',
      `This backup was written by a newer Plumbline: it is of version ${version}, and this Plumbline knows version ${containerVersion}.`,
      { found: version, supported: containerVersion },
    )
  }
  const parsed = headSchema.safeParse(value)
  if (!parsed.success) throw unreadable(file, 'its head is not understood', parsed.error)
  return parsed.data
}

/** Reads the database to the end of the backup, into a file where one is given, and proves it. */
async function takeDatabase(
  backup: OpenBackup,
  file: string,
  to: FileHandle | null,
): Promise<void> {
  const { bytes, sha256: wanted } = backup.head.database
  const hash = createHash('sha256')
  let taken = 0
  for await (const chunk of chunks(backup.handle, backup.start)) {
    hash.update(chunk)
    taken += chunk.length
    if (taken > bytes) break
    await to?.writeFile(chunk)
  }
  if (taken < bytes) throw unreadable(file, `it is cut short: ${bytes - taken} bytes are missing`)
  if (taken > bytes) throw unreadable(file, 'there is more in it than was written')
  if (hash.digest('hex') !== wanted)
    throw unreadable(file, 'its bytes are not those that were written')
}

async function* chunks(handle: FileHandle, start: number): AsyncGenerator<Buffer> {
  const buffer = Buffer.alloc(chunkBytes)
  for (let at = start; ;) {
    const { bytesRead } = await handle.read(buffer, 0, chunkBytes, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

async function read(handle: FileHandle, at: number, length: number, file: string): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead < length) throw unreadable(file, 'it is cut short')
  return buffer
}

async function isBackup(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'r')
    try {
      const { buffer } = await handle.read(Buffer.alloc(magic.length), 0, magic.length, 0)
      return buffer.equals(magic)
    } finally {
      await handle.close()
    }
  } catch {
    return false
  }
}

function unreadable(file: string, what: string, cause?: unknown): AppError {
  return new AppError(
    'BackupUnreadable',
    `The backup ${file} cannot be used: ${what}.`,
    { file, what },
    cause,
  )
}

function notWritten(file: string, error: unknown): unknown {
  const code = codeOf(error)
  if (error instanceof AppError || code === null || code.startsWith('SQLITE') || code === 'ENOSPC')
    return error
  return new AppError('FileNotWritten', `${file} could not be written (${code}).`, { file }, error)
}
