/**
 * Whose interests an item of the agenda touches: the organisations of the register of interests that the item names,
 * in what it is said to concern, in its title, its decision or its presenter.
 */
import { isHeld, type Interest } from './interests.ts'
import type { AgendaItem, Meeting } from './meeting.ts'

/** What an item says of itself, as far as an organisation may be named there. */
export type Concerning = Pick<AgendaItem, 'title' | 'decision' | 'presenter' | 'concerns'>

/** Words at the end of a name that say what kind of company it is, and are left out as often as not. */
const companyWords =
  /(?:[\s,]+(?:ltd|limited|llp|plc|cic|cio|inc|company|co|group|the|and|sons|partners|uk))+$/

/** As names are compared: small letters without marks, `&` as `and`, without punctuation. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A name without its first article and the words for a kind of company; whole where nothing else is left. */
function core(name: string): string {
  const all = plain(name)
  const bare = all.replace(/^the /, '').replace(companyWords, '')
  return bare.length >= 3 ? bare : all
}

/** Whether a text names an organisation, whole words and in order, with or without `Ltd` and its like. */
export function names(text: string, organisation: string): boolean {
  const sought = core(organisation)
  return sought !== '' && ` ${plain(text)} `.includes(` ${sought} `)
}

/**
 * The entries of the register that an item touches, of those held on a day (ISO date), in the order of the register.
 * An entry that names no organisation (a member of a family, a gift) is matched by nothing and stays the clerk's to see.
 */
export function interestsTouched<T extends Pick<Interest, 'organisation' | 'from' | 'to'>>(
  item: Concerning,
  interests: readonly T[],
  day: string,
): T[] {
  const said = [item.title, item.decision ?? '', item.presenter ?? '', ...(item.concerns ?? [])]
  return interests.filter(
    (one) => isHeld(one, day) && said.some((text) => names(text, one.organisation)),
  )
}

/** The trust's person that somebody at a meeting is: the one of that id, else of that very name; null of none. */
export function sameAs<P extends { id: string; name: string }>(
  attending: Pick<Meeting['people'][number], 'id' | 'name'>,
  people: readonly P[],
): P | null {
  return (
    people.find(({ id }) => id === attending.id) ??
    people.find(({ name }) => plain(name) === plain(attending.name)) ??
    null
  )
}
