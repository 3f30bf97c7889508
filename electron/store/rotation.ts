/** The vault's own backups in `backups/`: their names, and which of them are kept. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { backupExtension } from './backup.ts'
import { backupsName } from './slot-file.ts'

/** The newest ones, and beside them the last one of each of so many months. */
const keptNewest = 10
const keptMonths = 12

const pattern = /^(\d{8})-(\d{6})(?:-(\d+))?\.plumbline-backup$/

export type KeptBackup = {
  file: string
  /** ISO time at which it was made. */
  at: string
  bytes: number
}

/** Where the next backup goes: `backups/20261209-173000.plumbline-backup`, in UTC. */
export function nextBackupFile(folder: string, now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  for (let n = 1; ; n += 1) {
    const name = `${stamp}${n === 1 ? '' : `-${n}`}${backupExtension}`
    const file = join(folder, backupsName, name)
    if (!existsSync(file)) return file
  }
}

/** The vault's own backups, newest first. */
export function listBackups(folder: string): KeptBackup[] {
  const backups = join(folder, backupsName)
  if (!existsSync(backups)) return []
  return readdirSync(backups)
    .flatMap((name) => {
      const match = pattern.exec(name)
      if (!match) return []
      const [, day = '', time = '', n = '1'] = match
      const at = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}.000Z`
      const file = join(backups, name)
      return [{ file, at, bytes: statSync(file).size, n: Number(n) }]
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.n - a.n))
    .map(({ file, at, bytes }) => ({ file, at, bytes }))
}

/** Removes backups beyond those that are kept; files of any other name are nobody's business here. */
export async function rotateBackups(folder: string): Promise<void> {
  const all = listBackups(folder)
  const months = new Map<string, string>()
  for (const { file, at } of all) {
    const month = at.slice(0, 7)
    if (!months.has(month) && months.size < keptMonths) months.set(month, file)
  }
  const kept = new Set([...all.slice(0, keptNewest).map(({ file }) => file), ...months.values()])
  for (const { file } of all) if (!kept.has(file)) await rm(file, { force: true })
}
