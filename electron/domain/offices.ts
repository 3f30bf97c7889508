/** Terms of office that end soon, or ended of late without another beginning. */
import type { Body } from './bodies.ts'
import { dayOfIso, isoOf } from './calendar.ts'
import { isActive, type TrustPerson } from './people.ts'
import { formatDate } from './wording.ts'

/** Days before its end from which a term is warned of: a board needs a term or two to find a successor. */
export const termWarningDays = 120
/** Days after its end for which a term that nobody renewed is still shown. */
export const termEndedDays = 60

export type EndingTerm = {
  person: string
  name: string
  /** Name of the body; null for their whole term with the trust. */
  body: string | null
  /** ISO date of the last day. */
  to: string
  ended: boolean
  /** `The term of Ann Lee on the Trust Board ends on 31 January 2027`. */
  words: string
}

/** The first to end first. `today` is an ISO date. */
export function endingTerms(
  people: readonly TrustPerson[],
  bodies: readonly Pick<Body, 'id' | 'name'>[],
  today: string,
): EndingTerm[] {
  const day = dayOfIso(today) ?? 0
  const first = isoOf(day - termEndedDays)
  const last = isoOf(day + termWarningDays)
  return people
    .flatMap((person) => {
      const own = { body: null, to: person.to }
      // Who leaves the trust leaves its bodies too: one line says it.
      const offices = person.offices
        .filter((office) => isActive(person, today) && !isRenewed(person, office.body, office.to))
        .map(({ body, to }) => ({ body: bodies.find(({ id }) => id === body)?.name ?? body, to }))
        .filter(({ to }) => to !== person.to)
      return [own, ...offices].flatMap(({ body, to }) => {
        if (to === null || to < first || to > last) return []
        return [{ person: person.id, name: person.name, body, to, ended: to < today }]
      })
    })
    .map((one) => ({ ...one, words: words(one) }))
    .toSorted((a, b) =>
      a.to === b.to ? a.name.localeCompare(b.name, 'en-GB') : a.to < b.to ? -1 : 1,
    )
}

function isRenewed(person: TrustPerson, body: string, to: string | null): boolean {
  return (
    to !== null &&
    person.offices.some((other) => other.body === body && (other.to === null || other.to > to))
  )
}

function words({ name, body, to, ended }: Omit<EndingTerm, 'words'>): string {
  const on = body === null ? '' : ` on the ${body.replace(/^the /i, '')}`
  return `${name}’s term of office${on} ${ended ? 'ended' : 'ends'} on ${formatDate(to)}`
}
