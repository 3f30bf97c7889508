/** What an import brought, in words. */
import type { ImportResult } from '../../../electron/contract/index.ts'
import { plural } from '../../../electron/domain/wording.ts'

/** What came in, shortly: `210 new values; 3 revised; 12 as before`. */
export function recordCame({ counts }: Pick<ImportResult, 'counts'>): string {
  const { added, superseded, same, records } = counts
  const parts = [
    records > 0 ? plural(records, 'record') : '',
    added > 0 ? plural(added, 'new value') : '',
    superseded > 0 ? `${superseded} revised` : '',
    same > 0 ? `${same} as before` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join('; ') : 'Nothing about the trust'
}
