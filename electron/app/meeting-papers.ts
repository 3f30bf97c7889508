/** The papers of an agenda item: put on it, taken off it, looked at. */
import { createHash } from 'node:crypto'
import { AppError } from '../contract/index.ts'
import type { AgendaItem, Meeting } from '../domain/meeting.ts'
import { meetingQueries, type PaperRef } from '../store/index.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'
import { changeMeeting, requireMeeting, type Held } from './meeting-changes.ts'

/** The largest paper that is taken, in bytes. */
export const largestPaper = 512 * 1024 * 1024

/** The papers of a meeting that its items name: those it has, else those that can be given back. */
export function papersNamed(
  context: Context,
  meeting: Meeting,
  held: readonly PaperRef[],
): PaperRef[] {
  const { db } = context.vault()
  const removed = meetingQueries.removedPapers(db, meeting.meeting.id)
  const names = [...new Set(meeting.items.flatMap((item) => item.papers))]
  return names.flatMap(
    (name) =>
      held.find((one) => one.name === name) ?? removed.find((one) => one.name === name) ?? [],
  )
}

function itemOf(held: Held, id: string): AgendaItem {
  const item = held.meeting.items.find((one) => one.id === id)
  if (item) return item
  throw new AppError('MeetingChanged', 'That item is no longer on the agenda.')
}

/** The meeting with other papers on one item. */
function withPapers(held: Held, item: AgendaItem, papers: string[]): Meeting {
  return {
    ...held.meeting,
    items: held.meeting.items.map((one) => (one === item ? { ...one, papers } : one)),
  }
}

function checkPaper({ name, bytes }: { name: string; bytes: Uint8Array }): void {
  const refuse = (why: string) => new AppError('PaperRefused', `${name} ${why}`, { file: name })
  if (bytes.byteLength > largestPaper)
    throw refuse('is larger than 512 MB and is not taken as a paper.')
  if (/[/\\\0]/.test(name)) throw refuse('has a name that no file can have.')
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (!head.includes('%PDF-')) throw refuse('is not a PDF. Save it as a PDF and add that.')
}

/** A name that no other paper of the meeting has, numbered where it must be. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let number = 2; ; number += 1) {
    const next = `${stem} (${number})${ending}`
    if (!taken.has(next)) return next
  }
}

export const meetingPaperHandlers: Pick<
  Handlers,
  'meetings.addPapers' | 'meetings.removePaper' | 'meetings.openPaper'
> = {
  'meetings.addPapers': (context, { id, item: itemId, papers }) => {
    papers.forEach(checkPaper)
    const held = requireMeeting(context, id)
    const item = itemOf(held, itemId)
    const others = new Set(held.meeting.items.flatMap((one) => (one === item ? [] : one.papers)))
    const [added, replaced]: [string[], string[]] = [[], []]
    const refs = new Map(held.papers.map((paper) => [paper.name, paper]))
    const fresh = papers.map(({ name: given, bytes }) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const same = refs.get(given)?.sha256 === sha256
      const name = same || !others.has(given) ? given : freeName(given, new Set(refs.keys()))
      const isThere = item.papers.includes(name) || added.includes(name)
      ;(isThere ? replaced : added).push(name)
      refs.set(name, { name, sha256 })
      return { bytes, sha256 }
    })
    const next = withPapers(held, item, [...new Set([...item.papers, ...added])])
    const what = `Added ${papers.length === 1 ? 'a paper' : `${papers.length} papers`} to “${item.title}”`
    const change = changeMeeting(
      context,
      what,
      id,
      { meeting: next, papers: papersNamed(context, next, [...refs.values()]) },
      fresh,
    )
    return { meeting: next, change, added, replaced }
  },
  'meetings.removePaper': (context, { id, item: itemId, paper }) => {
    const held = requireMeeting(context, id)
    const item = itemOf(held, itemId)
    const next = withPapers(
      held,
      item,
      item.papers.filter((name) => name !== paper),
    )
    const change = changeMeeting(context, `Took ${paper} off “${item.title}”`, id, {
      meeting: next,
      papers: papersNamed(context, next, held.papers),
    })
    return { meeting: next, change }
  },
  'meetings.openPaper': (context, { id, paper }) => {
    const { db } = context.vault()
    const found = meetingQueries.papers(db, id).find(({ name }) => name === paper)
    if (!found) throw new AppError('FileMissing', `${paper} is not there.`, { file: paper })
    return { url: context.offer(found.bytes, 'application/pdf', paper) }
  },
}
