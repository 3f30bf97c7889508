/** How far long work has come, in words. */
import { formatNumber } from '../../electron/domain/wording.ts'

export type JobProgress = { what: string; done: number; total: number | null }

/** `ks2.csv, 3 of 7` where the end is known, else `ks2.csv, 12,000 so far`. */
export function progressWords({ what, done, total }: JobProgress): string {
  if (total !== null) return `${what}, ${formatNumber(done)} of ${formatNumber(total)}`
  return done > 0 ? `${what}, ${formatNumber(done)} so far` : what
}
