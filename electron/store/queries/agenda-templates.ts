/** The trust's own agenda templates. */
import type { AgendaTemplate } from '../../domain/agenda.ts'
import { storedTemplate } from '../../domain/stored.ts'
import type { VaultDatabase } from '../database.ts'
import { readStored } from '../read-stored.ts'

/** All of them, by name. */
export function list(db: VaultDatabase): AgendaTemplate[] {
  return db
    .prepare<[], { name: string; body: string }>(
      'SELECT name, body FROM agenda_templates ORDER BY name',
    )
    .all()
    .map(({ name, body }) => readStored(storedTemplate, `The agenda template ${name}`, body))
}

/** Keeps a template; one of the same name is replaced. */
export function put(db: VaultDatabase, template: AgendaTemplate): void {
  db.prepare('INSERT OR REPLACE INTO agenda_templates (name, body) VALUES (?, ?)').run(
    template.name,
    JSON.stringify(template),
  )
}

/** Lets one go. */
export function remove(db: VaultDatabase, name: string): void {
  db.prepare('DELETE FROM agenda_templates WHERE name = ?').run(name)
}
