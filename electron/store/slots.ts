/**
 * Key slots: the vault's random 256-bit data key, sealed once for each secret that opens it. A secret is
 * stretched by scrypt and seals the key by AES-256-GCM; all that stands beside the sealed key is bound to
 * it as associated data, so none of it can be exchanged. Why this way: docs/adr/0001.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../contract/error.ts'
import { passphraseCharacters, shortestPassphrase } from '../domain/passphrase.ts'
import { canonicalJson, sha256 } from './canonical.ts'
import { parseRecoveryCode } from './recovery-code.ts'

export const slotKinds = ['passphrase', 'recovery-code'] as const
export type SlotKind = (typeof slotKinds)[number]

/** What opens a slot: the passphrase in normal form, or a recovery code's secret letters. */
export type SlotSecret = { kind: SlotKind; text: string }

/** 128 MiB and some 0.4 s on a laptop of 2020. */
const cost = { N: 2 ** 17, r: 8, p: 1 }
/** A slot may ask for more, up to 1 GiB, and never for less: less would be somebody's downgrade. */
const costLimits = { N: 2 ** 20, r: 16, p: 4, memory: 2 ** 30 }

function base64Of(bytes: number): z.ZodString {
  return z.string().refine((text) => {
    const decoded = Buffer.from(text, 'base64')
    return decoded.length === bytes && decoded.toString('base64') === text
  }, `${bytes} bytes in base 64`)
}

const kdfSchema = z
  .strictObject({
    name: z.literal('scrypt'),
    N: z.int().min(cost.N).max(costLimits.N),
    r: z.int().min(cost.r).max(costLimits.r),
    p: z.int().min(cost.p).max(costLimits.p),
    salt: base64Of(32),
  })
  .refine((kdf) => Number.isInteger(Math.log2(kdf.N)), 'N is a power of two')
  .refine((kdf) => memoryOf(kdf) <= costLimits.memory, 'at most 1 GiB of memory')

export const slotSchema = z.strictObject({
  kind: z.enum(slotKinds),
  id: z.string().min(1),
  made: z.iso.datetime(),
  kdf: kdfSchema,
  sealed: z.strictObject({
    cipher: z.literal('aes-256-gcm'),
    nonce: base64Of(12),
    tag: base64Of(16),
    key: base64Of(32),
  }),
  /** SHA-256 over the slot and the vault it belongs to: tells damage from a wrong secret. */
  sum: z.string(),
})
export type Slot = z.infer<typeof slotSchema>

/** Seals the data key for one secret. */
export async function sealSlot(
  vault: string,
  key: Uint8Array,
  secret: SlotSecret,
  made: string,
  id: string,
): Promise<Slot> {
  const kdf = { name: 'scrypt' as const, ...cost, salt: randomBytes(32).toString('base64') }
  const wrapping = await stretch(secret.text, kdf)
  const nonce = randomBytes(12)
  const head = { kind: secret.kind, id, made, kdf }
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce, { authTagLength: 16 })
  cipher.setAAD(Buffer.from(canonicalJson({ vault, ...head })))
  const sealed = Buffer.concat([cipher.update(key), cipher.final()])
  wrapping.fill(0)
  const slot = {
    ...head,
    sealed: {
      cipher: 'aes-256-gcm' as const,
      nonce: nonce.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
      key: sealed.toString('base64'),
    },
  }
  return { ...slot, sum: slotSum(vault, slot) }
}

/** The data key, or null where the secret is not the slot's. */
export async function openSlot(
  vault: string,
  slot: Slot,
  secret: SlotSecret,
): Promise<Buffer | null> {
  const wrapping = await stretch(secret.text, slot.kdf)
  const { kind, id, made, kdf, sealed } = slot
  const nonce = Buffer.from(sealed.nonce, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', wrapping, nonce, { authTagLength: 16 })
  decipher.setAAD(Buffer.from(canonicalJson({ vault, kind, id, made, kdf })))
  decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'))
  try {
    return Buffer.concat([decipher.update(Buffer.from(sealed.key, 'base64')), decipher.final()])
  } catch {
    return null
  } finally {
    wrapping.fill(0)
  }
}

/** The version of the format of `vault.json` that this Plumbline writes. */
export const slotFileVersion = 1

/** The sum that a slot must carry: of the head of its file, and of everything in it but the sum itself. */
export function slotSum(vault: string, slot: object, version = slotFileVersion): string {
  const rest = Object.entries(slot).filter(([name]) => name !== 'sum')
  return sha256(canonicalJson({ version, vault, slot: Object.fromEntries(rest) }))
}

/** The passphrase as it opens a slot: one form for letters that Unicode can write in several ways. */
export function passphraseSecret(passphrase: string): SlotSecret {
  return { kind: 'passphrase', text: passphrase.normalize('NFKC') }
}

/** A recovery code as it opens a slot. Throws `RecoveryCodeMistyped`. */
export function recoverySecret(code: string): SlotSecret {
  return { kind: 'recovery-code', text: parseRecoveryCode(code) }
}

/** Throws `PassphraseTooShort` under 12 characters; length is what counts, so nothing else is asked. */
export function checkNewPassphrase(passphrase: string): void {
  const length = passphraseCharacters(passphrase)
  if (length >= shortestPassphrase) return
  throw new AppError(
    'PassphraseTooShort',
    `The passphrase has ${length} characters; it must have at least ${shortestPassphrase}. Three or four words will do.`,
    { length, minimum: shortestPassphrase },
  )
}

type Kdf = z.infer<typeof kdfSchema>

function memoryOf(kdf: { N: number; r: number; p: number }): number {
  return 128 * kdf.r * (kdf.N + kdf.p)
}

function stretch(text: string, kdf: Kdf): Promise<Buffer> {
  const { N, r, p } = kdf
  // Node refuses what comes near maxmem, so some room is left above what scrypt needs.
  const options = { N, r, p, maxmem: memoryOf(kdf) + 2 ** 20 }
  return new Promise((resolve, reject) => {
    scrypt(text, Buffer.from(kdf.salt, 'base64'), 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
