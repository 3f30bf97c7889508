/**
 * Bodies, interests, confirmations, training, the annual cycle and what was done of it. What people sat on was
 * kept by the bodies' names; from now on a body is a thing of its own, and each person holds an office there.
 */
import type { Migration } from '../migrate.ts'

const schema = `
-- One row for each thing, by its kind: 'body', 'interest', 'confirmation', 'training', 'cycle-item', 'cycle-record'.
CREATE TABLE governance (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
`

type Person = { kind?: string; bodies?: unknown; offices?: unknown; skills?: unknown }

export const governance: Migration = {
  step: 70,
  name: 'governance',
  up(db) {
    db.exec(schema)
    const bodies = new Map<string, string>()
    const people = db.prepare<[], { id: string; body: string }>('SELECT id, body FROM people').all()
    const set = db.prepare('UPDATE people SET body = ? WHERE id = ?')
    for (const { id, body } of people) {
      const { bodies: names, ...person } = JSON.parse(body) as Person
      if (!Array.isArray(names)) continue
      const votes = ['trustee', 'member', 'local-governor'].includes(person.kind ?? '')
      const offices = names
        .filter((name): name is string => typeof name === 'string')
        .map((name) => ({
          body: idOf(name, bodies),
          role: '',
          votes,
          from: null,
          to: null,
        }))
      set.run(JSON.stringify({ ...person, offices, skills: [] }), id)
    }
    const put = db.prepare("INSERT INTO governance (kind, id, body) VALUES ('body', ?, ?)")
    for (const [name, id] of bodies) put.run(id, JSON.stringify(bodyOf(id, name)))
  },
}

function idOf(name: string, known: Map<string, string>): string {
  const found = known.get(name)
  if (found !== undefined) return found
  const stem =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 48)
      .replace(/^-+|-+$/g, '') || 'body'
  const taken = new Set(known.values())
  let id = stem
  for (let n = 2; taken.has(id); n += 1) id = `${stem}-${n}`
  known.set(name, id)
  return id
}

function bodyOf(id: string, name: string): object {
  const kind = /\bmembers\b/i.test(name)
    ? 'members'
    : /\bcommittee\b/i.test(name)
      ? 'committee'
      : /\b(local|academy|school|governing)\b/i.test(name)
        ? 'local'
        : 'board'
  const quorum =
    kind === 'members'
      ? { number: 2, fraction: null, counts: 'in-office' }
      : { number: 3, fraction: 'third', counts: 'in-office' }
  return { id, name, kind, quorum, places: null }
}
