/** What the trust sets, part by part. A part that was never set has its beginning. */
import {
  firstSettings,
  settingParts,
  type SettingPart,
  type Settings,
} from '../../domain/settings.ts'
import { canonicalJson } from '../canonical.ts'
import type { VaultDatabase } from '../database.ts'

export function get<P extends SettingPart>(db: VaultDatabase, part: P): Settings[P] {
  const body = db
    .prepare<[string], string>('SELECT body FROM settings WHERE part = ?')
    .pluck()
    .get(part)
  return body === undefined
    ? firstSettings[part]
    : (settingParts[part].parse(JSON.parse(body)) as Settings[P])
}

export function put<P extends SettingPart>(db: VaultDatabase, part: P, value: Settings[P]): void {
  db.prepare('INSERT OR REPLACE INTO settings (part, body) VALUES (?, ?)').run(
    part,
    canonicalJson(value),
  )
}
