/** Meetings and their papers. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { AppError } from '../contract/index.ts'
import { meetingSchema, type Meeting } from '../domain/meeting.ts'
import { meetingQueries } from '../store/index.ts'
import type { Context } from './context.ts'
import { readDocument } from './documents.ts'
import type { Handlers } from './dispatch.ts'

type Paper = { name: string; bytes: Uint8Array }

/** The largest paper that is taken, in bytes. */
const maxPaper = 512 * 1024 * 1024

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
  brought: Map<string, Paper>,
): { id: string; missing: string[] } {
  const missing: string[] = []
  const papers = new Map<string, Paper & { sha256: string }>()
  const items = meeting.items.map((item) => ({
    ...item,
    papers: item.papers.map((path) => {
      const paper = brought.get(path)
      const name = freeName(basename(path.replaceAll('\\', '/')), path, papers, brought)
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
  const kept: Meeting = { ...meeting, items }
  const { id } = meeting.meeting
  context.vault().change(`Loaded the meeting ${id}`, (db, journal) => {
    const before = meetingQueries.get(db, id)
    meetingQueries.put(db, kept, [...papers.values()])
    journal(`meeting/${id}`, before, {
      ...kept,
      hashes: [...papers.values()].map(({ name, sha256 }) => ({ name, sha256 })),
    })
  })
  context.changed('meetings')
  return { id, missing }
}

function freeName(
  name: string,
  path: string,
  taken: Map<string, Paper>,
  brought: Map<string, Paper>,
): string {
  const holder = taken.get(name)
  if (!holder || holder.bytes === brought.get(path)?.bytes) return name
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let number = 2; ; number += 1) {
    const next = `${stem} (${number})${ending}`
    if (!taken.has(next)) return next
  }
}

/** The meeting asked for by id, or the next one from today on when asked for `next`. */
export function findMeeting(context: Context, asked: string): Meeting {
  const { db } = context.vault()
  const all = meetingQueries.list(db)
  const today = context.options.clock.now().toISOString().slice(0, 10)
  const ahead = all
    .filter((meeting) => meeting.date >= today)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const past = all.toSorted((a, b) => (a.date > b.date ? -1 : 1))
  const id = asked === 'next' ? (ahead[0] ?? past[0])?.id : asked
  const meeting = id === undefined ? null : meetingQueries.get(db, id)
  if (meeting) return meeting
  throw new AppError(
    'MeetingUnknown',
    all.length === 0
      ? 'There is no meeting yet. Load a meeting file first.'
      : `There is no meeting "${asked}". There are: ${all.map((known) => known.id).join(', ')}.`,
    { meeting: asked },
  )
}

export const meetingHandlers: Pick<
  Handlers,
  'meetings.list' | 'meetings.get' | 'meetings.load' | 'meetings.loadFile'
> = {
  'meetings.list': (context) => ({ meetings: meetingQueries.list(context.vault().db) }),
  'meetings.get': (context, { id }) => ({ meeting: findMeeting(context, id) }),
  'meetings.load': (context, { text, papers }) => {
    const meeting = parseMeeting(text)
    const byName = new Map(papers.map((paper) => [paper.name.toLowerCase(), paper]))
    const brought = new Map<string, Paper>()
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
    const brought = new Map<string, Paper>()
    for (const path of meeting.items.flatMap((item) => item.papers)) {
      const at = resolve(dirname(place), path)
      const found = await stat(at).catch(() => null)
      if (!found?.isFile()) continue
      if (found.size > maxPaper) {
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
