/**
 * The register of interests. The Academy Trust Handbook asks a trust to keep one of the business and pecuniary
 * interests of its members, trustees, local governors and senior employees, and to publish those of its
 * members, trustees, local governors and accounting officer.
 */
import { z } from 'zod'
import { isActive, type PersonKind, type TrustPerson } from './people.ts'
import { heading, prose } from './prose.ts'

export const interestNatures = ['business', 'role', 'family', 'other'] as const
export type InterestNature = (typeof interestNatures)[number]

export const interestNatureLabels: Record<InterestNature, string> = {
  business: 'Business or money',
  role: 'Role in another school, trust or body',
  family: 'Close family or household',
  other: 'Other',
}

export const interestSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  person: z.string().max(200),
  /** What it is: `Director and shareholder`. */
  interest: heading(300),
  organisation: prose(300),
  nature: z.enum(interestNatures),
  /** ISO dates; null where it has no end, or its beginning is not known. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  declared: z.iso.date(),
  /** False where it is not for publication, as that of a child's name would not be. */
  publish: z.boolean(),
})
export type Interest = z.infer<typeof interestSchema>

/** Somebody's word, once a school year, that the register is right for them, be it that there is nothing in it. */
export const confirmationSchema = z.strictObject({
  person: z.string().max(200),
  /** School year, `2026/27`. */
  year: z.string().max(7),
  on: z.iso.date(),
})
export type Confirmation = z.infer<typeof confirmationSchema>

const declaring: ReadonlySet<PersonKind> = new Set([
  'member',
  'trustee',
  'local-governor',
  'ceo',
  'executive',
  'head',
])
const published: ReadonlySet<PersonKind> = new Set(['member', 'trustee', 'local-governor', 'ceo'])

export const registerRule =
  'Academy Trust Handbook: a register of the interests of members, trustees, local governors and senior employees; published for members, trustees, local governors and the accounting officer. The paragraph is to be checked in the edition in force.'

/** Whether the handbook has the interests of people of this kind published, and so their names. */
export function isPublished(kind: PersonKind): boolean {
  return published.has(kind)
}

/** Whether somebody of this kind declares their interests. */
export function declares(kind: PersonKind): boolean {
  return declaring.has(kind)
}

/** Whether an interest is held on a day (ISO date). */
export function isHeld(interest: Pick<Interest, 'from' | 'to'>, day: string): boolean {
  return isActive(interest, day)
}

export type Unconfirmed = { person: string; name: string; last: string | null; overdue: boolean }

/**
 * Who has not confirmed their entry for a school year, of those in office who declare.
 * @param due ISO date by which the trust has it confirmed; null where it says none
 */
export function unconfirmed(
  people: readonly TrustPerson[],
  confirmations: readonly Confirmation[],
  year: string,
  due: string | null,
  today: string,
): Unconfirmed[] {
  return people
    .filter((person) => declares(person.kind) && isActive(person, today))
    .flatMap(({ id, name }) => {
      const own = confirmations.filter(({ person }) => person === id)
      if (own.some((one) => one.year === year)) return []
      const last =
        own
          .map(({ on }) => on)
          .toSorted()
          .at(-1) ?? null
      return [{ person: id, name, last, overdue: due !== null && due < today }]
    })
}

export type PublishedEntry = {
  person: TrustPerson
  interests: Interest[]
  confirmed: string | null
}

/**
 * What of the register is published on a day: people in office whom the handbook names, each with the
 * interests held on it that are for publication. Whoever has none is listed with none.
 */
export function publishedRegister(
  people: readonly TrustPerson[],
  interests: readonly Interest[],
  confirmations: readonly Confirmation[],
  today: string,
): PublishedEntry[] {
  return people
    .filter((person) => published.has(person.kind) && isActive(person, today))
    .map((person) => ({
      person,
      interests: interests
        .filter((one) => one.person === person.id && one.publish && isHeld(one, today))
        .toSorted((a, b) => (a.declared < b.declared ? -1 : Number(a.declared > b.declared))),
      confirmed:
        confirmations
          .filter((one) => one.person === person.id && one.on <= today)
          .map(({ on }) => on)
          .toSorted()
          .at(-1) ?? null,
    }))
}
