/** When a vault was left and where, in the journal: who opened a vault and when is part of its audit trail. */
import { z } from 'zod'
import { journalQueries, type Vault, type VaultDatabase } from '../store/index.ts'

/** What the entries are about. */
export const sitting = 'sitting'

const leftSchema = z.object({ screen: z.string().nullable() })

/** Notes that a vault is being left. A disk that is full or write-protected must not keep it open. */
export function noteLeaving(vault: Vault, screen: string | null): void {
  try {
    vault.change('Left the vault', (_, journal) => journal(sitting, null, { screen }))
  } catch {
    // The next sitting then begins on Home, which is all that is lost.
  }
}

/** The end of the last sitting; null where there has been none. */
export function lastSitting(db: VaultDatabase): { at: string; screen: string | null } | null {
  const [last] = journalQueries.list(db, { subject: sitting, limit: 1 })
  if (!last) return null
  const left = leftSchema.safeParse(last.after)
  return { at: last.at, screen: left.success ? left.data.screen : null }
}

/** When anything was last changed in the vault, ISO time: leaving it and backing it up change nothing. */
export function lastSaved(db: VaultDatabase): string | null {
  const recent = journalQueries.list(db, { limit: 50 })
  return recent.find(({ subject }) => subject !== sitting && subject !== 'backup')?.at ?? null
}
