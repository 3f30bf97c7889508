/** Reads the words of a PDF in a thread that is ended where the file would keep it for ever. */
import { AppError } from '../../contract/index.ts'
import type { SearchText } from '../../store/index.ts'
import type { Context } from '../context.ts'

/** Milliseconds for one document; a thousand pages of print take ten seconds. */
const longest = 90_000

/** `skip`: pages that are left out. Throws where `signal` is aborted. */
export async function textOfPdf(
  context: Context,
  bytes: Uint8Array,
  skip: readonly number[],
  signal: AbortSignal,
): Promise<SearchText> {
  const limit = AbortSignal.timeout(longest)
  try {
    return await context.options.work.text(bytes, skip, {
      signal: AbortSignal.any([signal, limit]),
    })
  } catch {
    if (signal.aborted)
      throw signal.reason instanceof AppError
        ? signal.reason
        : new AppError('Cancelled', 'Reading for the search was cancelled.')
    if (limit.aborted) return { state: 'unreadable', reason: 'Its words took too long to read.' }
    // A file that ends its thread ends no more than that.
    return { state: 'unreadable', reason: 'Its words cannot be read.' }
  }
}
