/** Whose copy of a pack it is, which items of the agenda it leaves out, and why. */
import { interestsTouched, sameAs } from './concerns.ts'
import type { Interest } from './interests.ts'
import type { AgendaItem, Meeting } from './meeting.ts'
import { formatDate } from './wording.ts'

/** An entry of the register of interests, with the name of whoever made it. */
export type NamedInterest = Pick<
  Interest,
  'person' | 'interest' | 'organisation' | 'from' | 'to' | 'declared'
> & { name: string }

/** An item as a copy holds it: `withheld` says why there is no more of it than its place. */
export type CopyItem = AgendaItem & { withheld?: string }

/** Why an item is not in a copy: in words that its holder may read, and whether they may know its title. */
export type Withheld = { why: string; titled: boolean }

const confidential: Withheld = {
  why: 'Confidential item, withheld from this copy',
  titled: false,
}

/** Whoever holds the copy of one member; null for the other copies, and where nobody at the meeting has that id. */
export function holderOf(
  copy: string,
  meeting: Pick<Meeting, 'people'>,
): Meeting['people'][number] | null {
  const id = /^member:(.+)$/.exec(copy)?.[1]
  return meeting.people.find((person) => person.id === id) ?? null
}

/**
 * Why a copy leaves an item out; null where it holds it. The public copy leaves out what is confidential; a member's
 * copy that, where they may not read it, and what touches an interest of theirs, unless the clerk shares it with them.
 */
export function whyWithheld(
  item: AgendaItem,
  copy: string,
  meeting: Pick<Meeting, 'people' | 'meeting'>,
  interests: readonly NamedInterest[],
): Withheld | null {
  if (copy === 'public') return item.confidential ? confidential : null
  const holder = holderOf(copy, meeting)
  if (holder === null) return null
  if (item.confidential && holder.partB === false) return confidential
  if (item.sharedWith?.includes(holder.id)) return null
  const [touched] = interestsOf(holder, item, meeting, interests)
  if (touched === undefined) return null
  const { interest, organisation, declared } = touched
  return {
    why: `Withheld from your copy, as you have declared an interest: ${interest}, ${organisation} (${formatDate(declared)})`,
    titled: true,
  }
}

/** The entries of somebody at the meeting that an item touches on its day. */
export function interestsOf(
  holder: Meeting['people'][number],
  item: AgendaItem,
  meeting: Pick<Meeting, 'meeting'>,
  interests: readonly NamedInterest[],
): NamedInterest[] {
  const people = interests.map(({ person, name }) => ({ id: person, name }))
  const who = sameAs(holder, people)
  const own = interests.filter(({ person }) => person === who?.id)
  return interestsTouched(item, own, meeting.meeting.date)
}
