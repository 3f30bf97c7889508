/** The bodies of a trust's governance, who sits on them, and how many must be present for them to decide. */
import { z } from 'zod'
import { slug } from './agenda.ts'
import { isActive, personKindLabels, type Office, type TrustPerson } from './people.ts'
import { heading } from './prose.ts'
import { quorumRuleSchema, type QuorumRule } from './quorum.ts'

export const bodyKinds = ['members', 'board', 'committee', 'local'] as const
export type BodyKind = (typeof bodyKinds)[number]

export const bodyKindLabels: Record<BodyKind, string> = {
  members: 'Members',
  board: 'Board of trustees',
  committee: 'Committee',
  local: 'Local board',
}

export const bodySchema = z.strictObject({
  /** Small letters, digits and hyphens, made from the name; it never changes. */
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  name: heading(200),
  kind: z.enum(bodyKinds),
  quorum: quorumRuleSchema,
  /** Places that there are, filled and vacant; null where the articles leave it open. */
  places: z.int().min(1).max(200).nullable(),
})
export type Body = z.infer<typeof bodySchema>

/** What a body most likely is, by its name: to begin with, until somebody says. */
export function kindOfName(name: string): BodyKind {
  if (/\bmembers\b/i.test(name)) return 'members'
  if (/\bcommittee\b/i.test(name)) return 'committee'
  return /\b(local|academy|school|governing)\b/i.test(name) ? 'local' : 'board'
}

/**
 * The quorum to begin with: the greater of three and one third for a board, as the model articles have it.
 * Committees and local boards have what their terms of reference say; the same serves until somebody sets it.
 */
export const usualQuorum: QuorumRule = { number: 3, fraction: 'third', counts: 'in-office' }

export function newBody(name: string, taken: ReadonlySet<string>): Body {
  return {
    id: bodyId(name, taken),
    name,
    kind: kindOfName(name),
    quorum:
      kindOfName(name) === 'members' ? { ...usualQuorum, number: 2, fraction: null } : usualQuorum,
    places: null,
  }
}

/** An id from a name that no other has. */
export function bodyId(name: string, taken: ReadonlySet<string>): string {
  const stem = slug(name)
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? stem : `${stem}-${n}`
    if (!taken.has(id)) return id
  }
}

/** The same name, whatever its capitals and spaces. */
export function isNamed(body: Pick<Body, 'name'>, name: string): boolean {
  const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()
  return plain(body.name) === plain(name)
}

export type Seat = { person: TrustPerson; office: Office }

/** What somebody is on a body: their role there; of those without one, what they are to the trust. */
export function seatRole({ person, office }: Seat): string {
  const kind = personKindLabels[person.kind]
  // A title with the trust, such as vice chair of its board, is none on a committee.
  return office.role || (office.votes ? kind : person.role || kind)
}

/** Who sits on a body on a day (ISO date): whose office there, and whose own term with the trust, holds on it. */
export function seatsOn(body: string, people: readonly TrustPerson[], day: string): Seat[] {
  return people.flatMap((person) => {
    const office = person.offices.find((one) => one.body === body && isActive(one, day))
    return office && isActive(person, day) ? [{ person, office }] : []
  })
}

/** The order in which bodies are listed: members, board, committees, local boards; by name. */
export function byKindThenName(a: Body, b: Body): number {
  return (
    bodyKinds.indexOf(a.kind) - bodyKinds.indexOf(b.kind) || a.name.localeCompare(b.name, 'en-GB')
  )
}
