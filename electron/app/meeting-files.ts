/** Meeting files: YAML or JSON that a person wrote, with the papers that it names. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { AppError } from '../contract/index.ts'
import { withActionIds } from '../domain/actions.ts'
import { withItemIds } from '../domain/agenda.ts'
import { settled, withNumbersOf } from '../domain/agenda-order.ts'
import { meetingSchema, type Meeting } from '../domain/meeting.ts'
import { meetingQueries } from '../store/index.ts'
import { meetingOfBody } from './bodies.ts'
import type { Context } from './context.ts'
import { readDocument } from './documents.ts'
import type { Handlers } from './dispatch.ts'
import { changeMeeting } from './meeting-changes.ts'
import { freeName, largestPaper } from './meeting-papers.ts'

type Brought = { name: string; bytes: Uint8Array }

function parseMeeting(text: string): Meeting {
  const meeting = readDocument(text, meetingSchema, 'MeetingInvalid', 'meeting')
  for (const [index, item] of meeting.items.entries()) {
    for (const paper of item.papers) {
      if (paper.includes('\0')) {
        throw new AppError(
          'MeetingInvalid',
          `Item ${index + 1} names a paper that no disk can hold.`,
        )
      }
    }
  }
  return meeting
}

/**
 * Keeps a meeting with those of its papers that were brought. Papers are known by file name from here on;
 * two papers of one name are told apart by a number.
 */
function keep(
  context: Context,
  meeting: Meeting,
  brought: Map<string, Brought>,
): { id: string; missing: string[] } {
  const missing: string[] = []
  const papers = new Map<string, Brought & { sha256: string }>()
  const items = meeting.items.map((item) => ({
    ...item,
    papers: item.papers.map((path) => {
      const paper = brought.get(path)
      const given = basename(path.replaceAll('\\', '/'))
      const holder = papers.get(given)
      const isFree = !holder || holder.bytes === paper?.bytes
      const name = isFree ? given : freeName(given, new Set(papers.keys()))
      if (!paper) missing.push(path)
      else
        papers.set(name, {
          name,
          bytes: paper.bytes,
          sha256: createHash('sha256').update(paper.bytes).digest('hex'),
        })
      return name
    }),
  }))
  const { id, body, date } = meeting.meeting
  // A file that names nobody means those who sit on its body, and the quorum that holds for them.
  const ofBody = meeting.people.length === 0 ? meetingOfBody(context.vault().db, body, date) : null
  const filled: Meeting = ofBody
    ? {
        ...meeting,
        people: ofBody.people,
        meeting: { ...meeting.meeting, quorum: meeting.meeting.quorum ?? ofBody.quorum },
      }
    : meeting
  const before = meetingQueries.get(context.vault().db, id)
  const fresh = () => context.options.id()
  const named = withActionIds(withItemIds({ ...filled, items }, before, fresh), before, fresh)
  const kept = settled(withNumbersOf(named, before), before)
  const refs = [...papers.values()].map(({ name, sha256 }) => ({ name, sha256 }))
  changeMeeting(context, `Loaded the meeting ${id}`, id, { meeting: kept, papers: refs }, [
    ...papers.values(),
  ])
  return { id, missing }
}

export const meetingFileHandlers: Pick<Handlers, 'meetings.load' | 'meetings.loadFile'> = {
  'meetings.load': (context, { text, papers }) => {
    const meeting = parseMeeting(text)
    const byName = new Map(papers.map((paper) => [paper.name.toLowerCase(), paper]))
    const brought = new Map<string, Brought>()
    for (const path of meeting.items.flatMap((item) => item.papers)) {
      const name = basename(path.replaceAll('\\', '/')).toLowerCase()
      const paper = byName.get(path.toLowerCase()) ?? byName.get(name)
      if (paper) brought.set(path, paper)
    }
    return keep(context, meeting, brought)
  },
  'meetings.loadFile': async (context, { file }) => {
    const place = resolve(file)
    const text = await readFile(place, 'utf8').catch(() => {
      throw new AppError('FileMissing', `There is no file ${file}.`, { file: basename(file) })
    })
    const meeting = parseMeeting(text)
    const brought = new Map<string, Brought>()
    for (const path of meeting.items.flatMap((item) => item.papers)) {
      const at = resolve(dirname(place), path)
      const found = await stat(at).catch(() => null)
      if (!found?.isFile()) continue
      if (found.size > largestPaper) {
        throw new AppError(
          'PaperRefused',
          `${basename(path)} is larger than 512 MB and is not taken as a paper.`,
          { file: path },
        )
      }
      brought.set(path, { name: basename(path), bytes: new Uint8Array(await readFile(at)) })
    }
    return keep(context, meeting, brought)
  },
}
