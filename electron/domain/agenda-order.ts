/** The order of an agenda: what moves, stands under another or is taken off, and what every agenda holds to. */
import type { AgendaItem, Meeting } from './meeting.ts'

type Items = readonly AgendaItem[]

/** Where the items end that stand under the one at `index`: the index after the last of them. */
export function endOfGroup(items: Items, index: number): number {
  if (items[index]?.under) return index + 1
  const next = items.findIndex((item, i) => i > index && !item.under)
  return next < 0 ? items.length : next
}

/** Index of the item under which the one at `index` stands; -1 for one that stands on its own. */
export function headOf(items: Items, index: number): number {
  return items[index]?.under ? items.findLastIndex((item, i) => i < index && !item.under) : -1
}

/**
 * The items with the one at `from` where `to` points in the list as it will be. Those under it go with it, and it
 * parts none from the item under which they stand.
 */
export function moved(items: Items, from: number, to: number): AgendaItem[] {
  const group = items.slice(from, endOfGroup(items, from))
  const rest = items.toSpliced(from, group.length)
  // A step down from it is one over the item that follows its own.
  const down = to === from + 1 ? to : Math.max(from, to - group.length + 1)
  const at = to < from ? to : down
  const isAlone = !group[0]?.under && rest[at]?.under === true
  const place = !isAlone ? at : to < from ? headOf(rest, at) : endOfGroup(rest, headOf(rest, at))
  return settledItems(rest.toSpliced(place, 0, ...group))
}

/** The item at `index` under the one above it, with those that stood under it; the first stays as it is. */
export function putUnder(items: Items, index: number): AgendaItem[] {
  return settledItems(items.map((item, i) => (i === index ? { ...item, under: true } : item)))
}

/** The item at `index` on its own, after those that stand under the same item. */
export function putOut(items: Items, index: number): AgendaItem[] {
  const item = items[index]
  const head = headOf(items, index)
  if (!item || head < 0) return [...items]
  const end = endOfGroup(items, head)
  return settledItems(items.toSpliced(end, 0, alone(item)).toSpliced(index, 1))
}

/**
 * The items without the one of this id. Where the agenda has gone out with it, its number stays as withdrawn;
 * else those under it stand on their own.
 */
export function takenOff(items: Items, id: string | undefined): AgendaItem[] {
  const at = items.findIndex((item) => item.id === id)
  const item = items[at]
  if (!item) return [...items]
  if (item.issuedAs !== undefined) return items.with(at, withdrawn(item))
  return without(items, [item])
}

function alone({ under: _, ...item }: AgendaItem): AgendaItem {
  return item
}

/** The items without some; what stood under one of them stands on its own. */
function without(items: Items, gone: Items): AgendaItem[] {
  const left = items.flatMap((item, i) => {
    if (gone.includes(item)) return []
    const head = items[headOf(items, i)]
    return [head !== undefined && gone.includes(head) ? alone(item) : item]
  })
  return settledItems(left)
}

/** What stays of an item that was taken off after the agenda went out. */
function withdrawn(item: AgendaItem): AgendaItem {
  const { id, title, under, issuedAs, formerNumbers, confidential } = item
  return {
    ...{ id, title, issuedAs },
    ...(under ? { under } : {}),
    ...(formerNumbers ? { formerNumbers } : {}),
    withdrawn: true,
    purpose: 'information',
    minutes: 0,
    confidential,
    sections: [],
    papers: [],
  }
}

/**
 * The items as every agenda has them, however they were written: the first stands on its own, only one on its own
 * is a consent block, what stands under a confidential item is confidential, and of what is withdrawn nothing is
 * left but its number and title.
 */
function settledItems(items: Items): AgendaItem[] {
  let isConfidential = false
  return items.map((item, i) => {
    const { under, consent, ...plain } = item.withdrawn ? withdrawn(item) : item
    if (i === 0 || !under) {
      isConfidential = item.confidential
      return { ...plain, ...(consent ? { consent } : {}) }
    }
    return { ...plain, under, confidential: item.confidential || isConfidential }
  })
}

/**
 * The meeting as it is kept in the place of `before`. What stood on an agenda that went out and is gone from it
 * stays as withdrawn, where it stood; but of an agenda whose numbers were all let go nothing stays.
 */
export function settled(meeting: Meeting, before: Meeting | null): Meeting {
  const items = [...meeting.items]
  if (!items.some(({ issuedAs }) => issuedAs !== undefined))
    return { ...meeting, items: settledItems(items) }
  for (const [i, former] of (before?.items ?? []).entries()) {
    if (former.issuedAs === undefined || items.some(({ id }) => id === former.id)) continue
    const behind = before?.items
      .slice(0, i)
      .findLast((one) => items.some(({ id }) => id === one.id))
    const at = behind === undefined ? 0 : items.findIndex(({ id }) => id === behind.id) + 1
    items.splice(at, 0, withdrawn(former))
  }
  return { ...meeting, items: settledItems(items) }
}

/** The meeting of a file, whose items have ids, with the numbers under which those of `before` went out. */
export function withNumbersOf(meeting: Meeting, before: Meeting | null): Meeting {
  const went = new Map(before?.items.map((item) => [item.id, item]) ?? [])
  const items = meeting.items.map((item) => {
    const { issuedAs, formerNumbers } = went.get(item.id) ?? {}
    return item.issuedAs !== undefined || issuedAs === undefined
      ? item
      : { ...item, issuedAs, ...(formerNumbers ? { formerNumbers } : {}) }
  })
  return { ...meeting, items }
}

/** The meeting numbered anew: what was withdrawn goes, and nothing is held to have gone out. */
export function withoutIssuedNumbers<T extends { items: Items }>(meeting: T): T {
  const gone = meeting.items.filter((item) => item.withdrawn)
  const items = without(meeting.items, gone).map(
    ({ issuedAs: _, formerNumbers: __, ...item }) => item,
  )
  return { ...meeting, items }
}
