/** `vault.json`: the key slots. Holds no name and nothing secret; without a secret it opens nothing. */
import { mkdir, readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../contract/error.ts'
import { replaceFile } from './durable.ts'
import { codeOf } from './errors.ts'
import {
  openSlot,
  passphraseSecret,
  recoverySecret,
  slotFileVersion,
  slotSchema,
  slotSum,
} from './slots.ts'
import type { Slot, SlotKind, SlotSecret } from './slots.ts'

export const slotFileName = 'vault.json'
export const databaseName = 'trust.db'
export const backupsName = 'backups'

export type SlotFile = {
  /** The vault's own id: random, and the same in its backups. */
  vault: string
  slots: Slot[]
  /** Slots that are there and cannot be used, as the bytes are not those that were written. */
  damaged: number
}

const fileSchema = z.strictObject({
  format: z.literal('plumbline-vault'),
  version: z.int().min(1),
  vault: z.string().min(1),
  slots: z.array(z.record(z.string(), z.unknown())),
})

/** The text of `vault.json`. */
export function slotFileText(file: SlotFile): string {
  const { vault, slots } = file
  const content = { format: 'plumbline-vault', version: slotFileVersion, vault, slots }
  return `${JSON.stringify(content, null, 2)}\n`
}

/**
 * Reads the slots from their text. Each slot has its own sum, so damage to one leaves the others of use.
 * Throws `VaultSlotsDamaged` where nothing can be read, `VaultTooNew` for a later format.
 */
export function parseSlotFile(text: string): SlotFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw slotsDamaged('it is not JSON', error)
  }
  const parsed = fileSchema.safeParse(json)
  if (!parsed.success) throw slotsDamaged('it has not the shape of a key-slot file', parsed.error)
  const { version, vault } = parsed.data
  const whole = parsed.data.slots.filter((slot) => slot.sum === slotSum(vault, slot, version))
  if (version > slotFileVersion && whole.length > 0) {
    throw new AppError(
      'VaultTooNew',
      `This vault's key slots are of version ${version}; this Plumbline knows version ${slotFileVersion}. ` +
        'Nothing was changed. Open it with a newer Plumbline.',
      { found: version, supported: slotFileVersion },
    )
  }
  if (version !== slotFileVersion) throw slotsDamaged('its version cannot be right')
  const slots = whole.flatMap((slot) => {
    const read = slotSchema.safeParse(slot)
    return read.success ? [read.data] : []
  })
  return { vault, slots, damaged: parsed.data.slots.length - slots.length }
}

/** Reads `vault.json` of a folder. Also throws `VaultMissing` and `VaultNoSlot`. */
export async function readSlotFile(folder: string): Promise<SlotFile> {
  let text: string
  try {
    text = await readFile(join(folder, slotFileName), 'utf8')
  } catch (error) {
    const code = codeOf(error)
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error
    if (existsSync(join(folder, databaseName))) {
      throw new AppError(
        'VaultNoSlot',
        'The vault has lost its key slots: vault.json is missing. Its data is untouched. ' +
          'Put back the copy in backups/vault.json, or restore a backup into a new folder.',
        { folder },
      )
    }
    throw new AppError('VaultMissing', `There is no vault in ${folder}.`, { folder }, error)
  }
  return parseSlotFile(text)
}

/**
 * Writes `vault.json`, then its copy in `backups/`, both atomically. The copy is for the person whose
 * vault.json is lost; it is never read by the program, and follows every change so that it does not keep
 * an old passphrase alive.
 */
export async function writeSlotFile(folder: string, file: SlotFile): Promise<void> {
  await replaceFile(join(folder, slotFileName), slotFileText(file))
  // From here the new slots hold, so a copy that cannot be written is no failure; unlocking writes it again.
  await copySlotFile(folder, file).catch(() => undefined)
}

/** Brings the copy in `backups/` to what `vault.json` says. */
export async function copySlotFile(folder: string, file: SlotFile): Promise<void> {
  const copy = join(folder, backupsName, slotFileName)
  const text = slotFileText(file)
  await mkdir(join(folder, backupsName), { recursive: true })
  const there = await readFile(copy, 'utf8').catch(() => null)
  if (there !== text) await replaceFile(copy, text)
}

/** A passphrase or recovery code as given by a person. */
export type GivenSecret = { passphrase: string } | { recoveryCode: string }

/**
 * The data key of a vault. Throws `VaultWrongPassphrase`, `VaultWrongRecoveryCode`,
 * `RecoveryCodeMistyped`, `VaultNoSlot` or `VaultSlotsDamaged`, all before SQLite is touched.
 */
export async function unwrapKey(file: SlotFile, given: GivenSecret): Promise<Buffer> {
  if ('passphrase' in given) {
    const key = await tryKind(file, passphraseSecret(given.passphrase))
    if (key) return key
    throw new AppError('VaultWrongPassphrase', 'The passphrase is not the one of this vault.')
  }
  requireSlot(file, 'recovery-code')
  const key = await tryKind(file, recoverySecret(given.recoveryCode))
  if (key) return key
  throw new AppError(
    'VaultWrongRecoveryCode',
    'The recovery code was typed as printed, but it is not the one of this vault, or a newer one has replaced it.',
  )
}

async function tryKind(file: SlotFile, secret: SlotSecret): Promise<Buffer | null> {
  for (const slot of requireSlot(file, secret.kind)) {
    const key = await openSlot(file.vault, slot, secret)
    if (key) return key
  }
  return null
}

function requireSlot(file: SlotFile, kind: SlotKind): Slot[] {
  const slots = file.slots.filter((slot) => slot.kind === kind)
  if (slots.length > 0) return slots
  const name = kind === 'passphrase' ? 'passphrase' : 'recovery code'
  if (file.damaged > 0) throw slotsDamaged(`the slot of the ${name} cannot be used`)
  throw new AppError('VaultNoSlot', `This vault has no key slot for a ${name}.`, { slot: kind })
}

function slotsDamaged(what: string, cause?: unknown): AppError {
  return new AppError(
    'VaultSlotsDamaged',
    `The vault's key slots (vault.json) are damaged: ${what}. Its data is untouched. ` +
      'Put back the copy in backups/vault.json, try the other secret, or restore a backup into a new folder.',
    { what },
    cause,
  )
}
