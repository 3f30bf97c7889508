/** The whole check of an open vault: every page, every reference, the journal, every file's first bytes. */
import { closeSync, openSync, readSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { AppError } from '../contract/error.ts'
import { verifyBackup } from './backup.ts'
import { plainHeader } from './database.ts'
import type { VaultDatabase } from './database.ts'
import { storeError } from './errors.ts'
import * as journalQueries from './queries/journal.ts'
import { listBackups } from './rotation.ts'
import { readSlotFile } from './slot-file.ts'
import { londonDay } from '../domain/london.ts'

export type Finding = { ok: boolean; what: string }
export type VaultCheck = { ok: boolean; findings: Finding[] }

/** Looks at all of it even where the first part is bad; changes nothing. */
export async function checkVault(folder: string, db: VaultDatabase): Promise<VaultCheck> {
  const findings = [
    checkPages(db),
    checkReferences(db),
    checkJournal(db),
    checkEncryption(folder),
    await checkSlots(folder),
    await checkNewestBackup(folder),
  ]
  return { ok: findings.every((finding) => finding.ok), findings }
}

function checkPages(db: VaultDatabase): Finding {
  return finding(() => {
    const found = db.prepare<[], string>('PRAGMA integrity_check(20)').pluck().all()
    return found[0] === 'ok'
      ? { ok: true, what: 'Every page of the database is whole.' }
      : { ok: false, what: `The database is damaged: ${found.join('; ')}` }
  })
}

function checkReferences(db: VaultDatabase): Finding {
  return finding(() => {
    const broken = db.prepare('PRAGMA foreign_key_check').all().length
    return broken === 0
      ? { ok: true, what: 'Every row has the rows that it refers to.' }
      : { ok: false, what: `${broken} rows refer to rows that are not there.` }
  })
}

function checkJournal(db: VaultDatabase): Finding {
  return finding(() => {
    const { ok, entries, firstBad } = journalQueries.verify(db)
    return ok
      ? { ok: true, what: `The journal is unbroken (${entries} entries).` }
      : { ok: false, what: `The journal was altered: its chain breaks at entry ${firstBad}.` }
  })
}

function checkEncryption(folder: string): Finding {
  return finding(() => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    const plain = files.filter((file) => firstBytes(file).equals(plainHeader))
    return plain.length === 0
      ? { ok: true, what: `None of the vault's ${files.length} files is an unencrypted database.` }
      : {
          ok: false,
          what: `Not encrypted: ${plain.map((file) => relative(folder, file)).join(', ')}.`,
        }
  })
}

async function checkSlots(folder: string): Promise<Finding> {
  try {
    const { slots, damaged } = await readSlotFile(folder)
    return damaged === 0
      ? { ok: true, what: `All ${slots.length} key slots are whole.` }
      : {
          ok: false,
          what: `${damaged} of the key slots cannot be used; renew the passphrase and the recovery code.`,
        }
  } catch (error) {
    return failed(error)
  }
}

async function checkNewestBackup(folder: string): Promise<Finding> {
  const newest = listBackups(folder)[0]
  if (!newest) return { ok: true, what: 'There is no backup in the vault yet.' }
  try {
    await verifyBackup(newest.file)
    return { ok: true, what: `The newest backup, of ${londonDay(newest.at)}, is whole.` }
  } catch (error) {
    return failed(error)
  }
}

function finding(body: () => Finding): Finding {
  try {
    return body()
  } catch (error) {
    return failed(error)
  }
}

function failed(error: unknown): Finding {
  const known = storeError(error)
  if (known instanceof AppError) return { ok: false, what: known.message }
  throw known
}

function firstBytes(file: string): Buffer {
  const descriptor = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(plainHeader.length)
    return buffer.subarray(0, readSync(descriptor, buffer))
  } finally {
    closeSync(descriptor)
  }
}
