/** What the trust sets, part by part. A part that was never set has its beginning. */
import { firstSettings, type SettingPart, type Settings } from '../../domain/settings.ts'
import { storedSettings } from '../../domain/stored.ts'
import { canonicalJson } from '../canonical.ts'
import type { VaultDatabase } from '../database.ts'
import { readStored } from '../read-stored.ts'

export function get<P extends SettingPart>(db: VaultDatabase, part: P): Settings[P] {
  const body = db
    .prepare<[string], string>('SELECT body FROM settings WHERE part = ?')
    .pluck()
    .get(part)
  return body === undefined
    ? firstSettings[part]
    : (readStored(storedSettings[part], `The setting “${part}”`, body) as Settings[P])
}

export function put<P extends SettingPart>(db: VaultDatabase, part: P, value: Settings[P]): void {
  db.prepare('INSERT OR REPLACE INTO settings (part, body) VALUES (?, ?)').run(
    part,
    canonicalJson(value),
  )
}
