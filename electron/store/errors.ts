/** What SQLite and the file system say, in the words of `AppError`. */
import { AppError } from '../contract/error.ts'

const full = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])
const readOnly = new Set(['EROFS', 'EACCES', 'EPERM'])

/**
 * Turns an error of SQLite or of the file system into an `AppError`; any other comes back as it is. The
 * key was proved right by its slot before SQLite saw the file, so `SQLITE_NOTADB` can only be damage.
 */
export function storeError(error: unknown): unknown {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  if (code === null) return error
  if (full.has(code)) {
    return new AppError(
      'DiskFull',
      'The disk is full. Nothing was changed; make room and try again.',
      {},
      error,
    )
  }
  if (
    readOnly.has(code) ||
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN')
  ) {
    return new AppError(
      'VaultReadOnly',
      'The disk or folder is read-only, or not for this account to use, and a vault must be able to write. ' +
        'Nothing was changed.',
      {},
      error,
    )
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return inUse(null, error)
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return damaged('the bytes on the disk are not those that Plumbline wrote', error)
  }
  return error
}

/** `VaultDamaged`, with what is wrong and the next step. */
export function damaged(what: string, cause?: unknown): AppError {
  return new AppError(
    'VaultDamaged',
    `The vault's database (trust.db) is damaged: ${what}. The key is right. ` +
      'Nothing was changed or removed; restore the newest backup into a new folder.',
    { what },
    cause,
  )
}

/** `VaultInUse`, naming the process where it is known. */
export function inUse(pid: number | null, cause?: unknown): AppError {
  return new AppError(
    'VaultInUse',
    `The vault is open in another process${pid === null ? '' : ` (${pid})`}. Close it there first.`,
    { pid },
    cause,
  )
}

/** Runs a body, its errors turned by `storeError`. */
export async function withStoreErrors<T>(body: () => Promise<T>): Promise<T> {
  try {
    return await body()
  } catch (error) {
    throw storeError(error)
  }
}

/** The short code of a system or SQLite error, or null. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
