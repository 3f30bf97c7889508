/**
 * The numbers of an agenda's items, and nothing else makes one: 1, 2, 3; 3.1 for the first item that stands under
 * item 3. They follow from the order alone, never from a file's name.
 *
 * Once the agenda has gone out, each item keeps the number that it had (`issuedAs`), and what is put in later gets
 * one between: 3a after 3, 3b after 3a, 0a before 1; after the last, the next whole number. Between numbers that
 * have no letter between them stands one with z, as statutes do it: 3za between 3 and 3a. So in these numbers z
 * comes before a, and none ends in z. An item that was moved since gets a new number where it now stands. No number
 * that went out is ever given to another item.
 */
import type { CopyItem } from './copies.ts'
import type { AgendaItem } from './meeting.ts'
import { longestRun } from './longest-run.ts'

/** An agenda item with its number as printed. */
export type NumberedItem = CopyItem & { number: string }

/** One part of a number, `12a`. */
type Label = { base: number; letters: string }

/** The items with their numbers, in the order in which they stand. */
export function numberItems<T extends AgendaItem>({
  items,
}: {
  items: readonly T[]
}): (T & { number: string })[] {
  const went = items.flatMap(({ issuedAs = [], formerNumbers = [] }) =>
    formerNumbers.concat(issuedAs),
  )
  const groups: { head: T; under: T[] }[] = []
  for (const item of items) {
    const group = groups.at(-1)
    if (item.under && group) group.under.push(item)
    else groups.push({ head: item, under: [] })
  }
  const heads = numbersOf(
    groups.map(({ head }) => head.issuedAs),
    went.filter((number) => !number.includes('.')),
  )
  return groups.flatMap(({ head, under }, i) => {
    const number = heads[i] ?? ''
    const stem = `${number}.`
    const within = (one: string): boolean => one.startsWith(stem)
    const rest = (one: string): string => one.slice(stem.length)
    const numbers = numbersOf(
      under.map(({ issuedAs = '' }) => (within(issuedAs) ? rest(issuedAs) : undefined)),
      went.filter(within).map(rest),
    )
    return [
      { ...head, number },
      ...under.map((item, n) => ({ ...item, number: `${stem}${numbers[n]}` })),
    ]
  })
}

/** The meeting after its agenda went out as it now is: every item keeps the number that it has. */
export function withIssuedNumbers<T extends { items: readonly AgendaItem[] }>(meeting: T): T {
  const items = numberItems(meeting).map(({ number, ...item }) => {
    const { issuedAs, formerNumbers = [] } = item
    return issuedAs === undefined || issuedAs === number
      ? { ...item, issuedAs: number }
      : { ...item, issuedAs: number, formerNumbers: [...formerNumbers, issuedAs] }
  })
  return { ...meeting, items }
}

/**
 * Labels for things in a row, each larger than the one before.
 * @param kept the label that each went out under, kept where the order still allows it
 * @param went all that went out, also of what stands elsewhere now
 */
function numbersOf(kept: readonly (string | undefined)[], went: readonly string[]): string[] {
  const taken = new Set(went)
  const labels = kept.map((one) => (one === undefined ? null : readLabel(one)))
  const issued = labels.flatMap((label, i) => (label === null ? [] : [{ label, i }]))
  const run = longestRun(issued, (one, other) => compare(one.label, other.label) < 0)
  const fixed = new Map(issued.filter((_, n) => run.has(n)).map(({ label, i }) => [i, label]))
  let before: Label = { base: 0, letters: '' }
  return labels.map((_, i) => {
    const [next = null] = [...fixed].filter(([at]) => at > i).map(([, label]) => label)
    before = fixed.get(i) ?? labelBetween(before, next, taken)
    return printed(before)
  })
}

/** The first label after one and before the other that did not go out. */
function labelBetween(before: Label, next: Label | null, taken: ReadonlySet<string>): Label {
  for (const label of labelsAfter(before)) {
    if ((next === null || compare(label, next) < 0) && !taken.has(printed(label))) return label
  }
  throw new Error('There is always a label between two.')
}

/** Labels after one, the plainest first; however near the next label is, some are nearer. */
function* labelsAfter({ base, letters }: Label): Generator<Label> {
  yield { base: base + 1, letters: '' }
  const last = letters.at(-1)
  const stem = letters.slice(0, -1)
  for (const letter of alphabet) {
    if (last === undefined || rank(letter) > rank(last)) yield { base, letters: stem + letter }
  }
  for (let near = letters; ; near += 'z') {
    for (const letter of alphabet) yield { base, letters: near + letter }
  }
}

const alphabet = 'abcdefghijklmnopqrstuvwxy'

/** z comes before a. */
function rank(letter: string): number {
  return alphabet.indexOf(letter)
}

function compare(one: Label, other: Label): number {
  if (one.base !== other.base) return one.base - other.base
  const most = Math.min(one.letters.length, other.letters.length)
  for (let i = 0; i < most; i += 1) {
    const differs = rank(one.letters[i] ?? '') - rank(other.letters[i] ?? '')
    if (differs !== 0) return differs
  }
  return one.letters.length - other.letters.length
}

function readLabel(text: string): Label | null {
  const found = /^(\d+)([a-z]*)$/.exec(text)
  return found ? { base: Number(found[1]), letters: found[2] ?? '' } : null
}

function printed({ base, letters }: Label): string {
  return `${base}${letters}`
}
