/** The life of a vault, as the window and the command line see it. */
import { basename, dirname, join, resolve } from 'node:path'
import type { Output } from '../contract/index.ts'
import {
  createVault,
  heldQueries,
  listVaults,
  observationQueries,
  restoreVault,
  trustQueries,
  unlockVault,
} from '../store/index.ts'
import { AppError } from '../contract/index.ts'
import { vaultNameProblem } from '../domain/vault-name.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'
import { lastSaved, lastSitting } from './sittings.ts'

/** A folder as a person names it: in full, or by its name among the vaults of this machine. */
function vaultFolder({ options }: Context, folder: string): string {
  return options.trusted ? resolve(folder) : resolve(options.vaultsFolder, requireLocal(folder))
}

/**
 * The folder of a vault that is to be made. A window makes them side by side in the vaults' own folder, whatever
 * it says; the command line makes one anywhere. Throws `NotAllowed`, or `InputInvalid` for a name that some disk
 * cannot hold.
 */
export function newVaultFolder(context: Context, folder: string): string {
  const place = vaultFolder(context, folder)
  const { trusted, vaultsFolder } = context.options
  if (!trusted && dirname(place) !== resolve(vaultsFolder))
    throw new AppError('NotAllowed', 'A window makes vaults in the folder of vaults alone.')
  const problem = vaultNameProblem(basename(place))
  if (problem !== null) throw new AppError('InputInvalid', problem)
  return place
}

/** Refuses a window a place of another computer, to which asking for it would already tell who asks. */
function requireLocal(path: string): string {
  if (!/^[\\/]{2}/.test(path)) return path
  throw new AppError(
    'NotAllowed',
    'A window opens nothing of another computer. Copy it to this one first.',
  )
}

function status(context: Context): Output<'vault.status'> {
  if (!context.isOpen()) {
    return {
      open: false,
      folder: null,
      trust: null,
      schools: 0,
      values: 0,
      waiting: 0,
      saved: null,
      backedUp: null,
      left: null,
    }
  }
  const vault = context.vault()
  const { db } = vault
  return {
    open: true,
    folder: vault.folder,
    trust: trustQueries.get(db),
    schools: trustQueries.schools(db).length,
    values: observationQueries.total(db),
    waiting: heldQueries.list(db).length,
    saved: lastSaved(db),
    backedUp: vault.lastBackup(),
    left: lastSitting(db),
  }
}

export const vaultHandlers: Pick<
  Handlers,
  | 'vault.list'
  | 'vault.status'
  | 'vault.create'
  | 'vault.unlock'
  | 'vault.lock'
  | 'vault.touch'
  | 'vault.at'
  | 'vault.changePassphrase'
  | 'vault.renewRecoveryCode'
  | 'vault.backup'
  | 'vault.backups'
  | 'vault.restore'
  | 'vault.check'
> = {
  'vault.list': async (context) => ({ vaults: await listVaults(context.options.vaultsFolder) }),
  'vault.status': (context) => status(context),
  'vault.create': async (context, { folder, trust, passphrase }) => {
    const place = newVaultFolder(context, folder)
    return context.inTurn(async () => {
      const { vault, recoveryCode } = await createVault(place, { trust, passphrase }, context.env)
      await context.leave('asked')
      context.setVault(vault)
      context.changed('vault')
      return { folder: place, recoveryCode }
    })
  },
  'vault.unlock': async (context, { folder, passphrase, recoveryCode }) => {
    const secret =
      passphrase !== undefined
        ? { passphrase }
        : recoveryCode !== undefined
          ? { recoveryCode }
          : null
    if (!secret) throw new AppError('InputInvalid', 'Give a passphrase or the recovery code.')
    const place = vaultFolder(context, folder)
    return context.inTurn(async () => {
      await context.leave('asked')
      context.setVault(await unlockVault(place, secret, context.env))
      context.changed('vault')
      return status(context)
    })
  },
  'vault.lock': async (context) => {
    // One that is being unlocked at this moment is left as soon as it is open; one that is unlocked later is not.
    const opening = context.inTurn(() => context.leave('asked'))
    await context.leave('asked')
    await opening
    return { done: true }
  },
  'vault.touch': (context) => {
    context.session.touch()
    return { done: true }
  },
  'vault.at': (context, { screen }) => {
    context.isAt(screen)
    return { done: true }
  },
  'vault.changePassphrase': async (context, { current, next }) => {
    await context.vault().changePassphrase(current, next)
    return { done: true }
  },
  'vault.renewRecoveryCode': async (context, { passphrase }) => ({
    recoveryCode: await context.vault().renewRecoveryCode(passphrase),
  }),
  'vault.backup': async (context, { file, job: name }) => {
    if (file !== undefined && !context.options.trusted)
      throw new AppError('NotAllowed', 'Only the command line says where a backup is put.')
    using job = context.job(name)
    const backup = await context.vault().backup(file, job)
    context.changed('vault')
    return backup
  },
  'vault.backups': (context) => {
    const vault = context.vault()
    return { folder: join(vault.folder, 'backups'), backups: vault.backups() }
  },
  'vault.restore': async (context, { file, folder }) => {
    const from = context.options.trusted ? file : requireLocal(file)
    await restoreVault(from, newVaultFolder(context, folder), context.env)
    return { done: true }
  },
  'vault.check': (context) => context.vault().check(),
}
