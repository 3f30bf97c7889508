/** What went wrong, as the window and the command line hear of it. */
import { AppError } from '../contract/error.ts'

/**
 * Any failure as an `AppError`. What the system says of a full or write-protected disk gets its own code;
 * everything else is `Unexpected`, with the message but without a stack, which may hold paths.
 */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && error.name === 'AbortError')
    return new AppError('Cancelled', 'This was cancelled. What was done until then is kept.')
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
    return new AppError(
      'DiskFull',
      'The disk is full. Nothing that was saved is lost; free some space and try again.',
    )
  }
  if (
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM' ||
    code.startsWith('SQLITE_READONLY')
  ) {
    return new AppError('VaultReadOnly', 'This place cannot be written to. Nothing was changed.')
  }
  if (['ENAMETOOLONG', 'EEXIST', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENOENT'].includes(code)) {
    return new AppError(
      'FileNotWritten',
      `There can be no file or folder of this name in this place (${code}). Nothing was changed.`,
    )
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new AppError(
      'VaultDamaged',
      'The database is damaged. Nothing was changed; restore the newest backup.',
    )
  }
  return new AppError(
    'Unexpected',
    `Something went wrong that Plumbline did not expect: ${message}`,
  )
}
