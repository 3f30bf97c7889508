/** The people of a trust's governance, as a clerk keeps them. */
import { z } from 'zod'
import { heading, prose } from './prose.ts'

export const personKinds = [
  'trustee',
  'member',
  'local-governor',
  'clerk',
  'ceo',
  'executive',
  'head',
  'other',
] as const
export type PersonKind = (typeof personKinds)[number]

export const personKindLabels: Record<PersonKind, string> = {
  trustee: 'Trustee',
  member: 'Member',
  'local-governor': 'Local governor',
  clerk: 'Clerk',
  ceo: 'Chief executive',
  executive: 'Executive',
  head: 'Headteacher',
  other: 'Other',
}

/** A seat on a body, or attendance at it. */
export const officeSchema = z.strictObject({
  /** Id of the body. */
  body: z.string().max(64),
  /** What they do there: `Chair`; empty for one among others. */
  role: prose(200).default(''),
  /** False for staff in attendance and the clerk: they do not count towards its quorum. */
  votes: z.boolean().default(true),
  /** Term on this body, ISO dates, both days included; null where it is open or as their term with the trust. */
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
})
export type Office = z.infer<typeof officeSchema>

/** Whether people of a kind have a vote where they sit, until somebody says otherwise. */
export function usuallyVotes(kind: PersonKind): boolean {
  return kind === 'trustee' || kind === 'member' || kind === 'local-governor'
}

export const trustPersonSchema = z.strictObject({
  /** Small letters, digits and hyphens, made from the name; it never changes. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: heading(200),
  kind: z.enum(personKinds),
  /** What they do, in the trust's own words: `Chair of the board`; empty where the kind says it. */
  role: prose(200),
  /** The bodies that they sit on or attend. */
  offices: z.array(officeSchema).max(30).default([]),
  /** URN of a headteacher's school. */
  school: z.string().nullable(),
  /** What they bring to the board: `Finance`, `Safeguarding`. */
  skills: z.array(heading(100)).max(30).default([]),
  /** Term with the trust, ISO dates, both days included; null where it is open. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  email: z.email().max(254).nullable(),
})
export type TrustPerson = z.infer<typeof trustPersonSchema>

/** Whether somebody holds their office on a day (ISO dates). */
export function isActive(person: Pick<TrustPerson, 'from' | 'to'>, today: string): boolean {
  return (person.from ?? '') <= today && (person.to === null || today <= person.to)
}

/** Letters that no mark makes out of others. */
const plainLetters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** An id from a name that no other has: `ann-o-brien`, `ann-o-brien-2`. */
export function personId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđıßæœ]/g, (letter) => plainLetters[letter] ?? '')
  const stem = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'person'
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? stem : `${stem}-${n}`
    if (!taken.has(id)) return id
  }
}

/** The order in which people are listed: by kind as above, then by last name, then by name. */
export function byKindAndName(a: TrustPerson, b: TrustPerson): number {
  const last = ({ name }: TrustPerson) => name.split(' ').at(-1) ?? name
  return (
    personKinds.indexOf(a.kind) - personKinds.indexOf(b.kind) ||
    last(a).localeCompare(last(b), 'en-GB') ||
    a.name.localeCompare(b.name, 'en-GB')
  )
}
