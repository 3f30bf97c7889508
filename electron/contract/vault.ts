/** The life of a vault: made, opened, locked, backed up, restored; the demonstration vault. */
import { z } from 'zod'
import { trustSchema } from '../domain/school.ts'
import { isVisible } from '../domain/vault-name.ts'
import { call, done, free, job, nothing, passphrase, path } from './call.ts'
import { vaultCheckSchema } from './shapes.ts'

const vaultStatus = z.strictObject({
  open: z.boolean(),
  folder: z.string().nullable(),
  trust: trustSchema.nullable(),
  schools: z.int(),
  values: z.int(),
  /** Files kept until the trust is adopted. */
  waiting: z.int(),
  saved: z.string().nullable(),
  backedUp: z.string().nullable(),
  /** When the vault was last left at a window, and on which screen; null the first time. */
  left: z.strictObject({ at: z.string(), screen: z.string().nullable() }).nullable(),
})

export const vaultCalls = {
  'vault.list': call(
    nothing,
    z.strictObject({
      /** The one last used comes first. */
      vaults: z.array(
        z.strictObject({ folder: z.string(), name: z.string(), used: z.string().nullable() }),
      ),
    }),
    free,
  ),
  'vault.status': call(nothing, vaultStatus, free),
  'vault.create': call(
    z.strictObject({
      folder: path,
      trust: z.string().max(200).refine(isVisible, 'give the trust a name that can be seen'),
      passphrase,
    }),
    z.strictObject({ folder: z.string(), recoveryCode: z.string() }),
    free,
  ),
  'vault.unlock': call(
    z.strictObject({
      folder: path,
      passphrase: passphrase.optional(),
      recoveryCode: z.string().max(200).optional(),
    }),
    vaultStatus,
    free,
  ),
  'vault.lock': call(nothing, done, free),
  /** A person did something at the window, so that the vault does not lock for idleness. */
  'vault.touch': call(nothing, done, free),
  /** The screen that the person is on, so that the next sitting begins there. It is kept when the vault is left. */
  'vault.at': call(z.strictObject({ screen: z.string().max(500) }), done),
  'vault.changePassphrase': call(z.strictObject({ current: passphrase, next: passphrase }), done),
  'vault.renewRecoveryCode': call(
    z.strictObject({ passphrase }),
    z.strictObject({ recoveryCode: z.string() }),
  ),
  /**
   * Writes a verified, encrypted backup; into the vault's own `backups/` where no file is named, which only the
   * command line may do.
   */
  'vault.backup': call(
    z.strictObject({ file: path.optional(), job }),
    z.strictObject({ file: z.string(), bytes: z.int() }),
  ),
  /** The vault's own backups, newest first, and the folder that they lie in. */
  'vault.backups': call(
    nothing,
    z.strictObject({
      folder: z.string(),
      backups: z.array(z.strictObject({ file: z.string(), at: z.string(), bytes: z.int() })),
    }),
  ),
  'vault.restore': call(z.strictObject({ file: path, folder: path }), done, free),
  'vault.check': call(nothing, vaultCheckSchema),
  'demo.create': call(
    z.strictObject({
      folder: path,
      passphrase,
      schools: z.int().min(3).max(200).default(12),
      years: z.int().min(2).max(12).default(6),
      job,
    }),
    z.strictObject({ folder: z.string(), recoveryCode: z.string(), meeting: z.string() }),
    free,
  ),
} as const
