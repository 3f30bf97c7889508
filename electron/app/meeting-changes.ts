/** Changing a meeting with its papers in one step that is journalled and can be taken back. */
import { AppError } from '../contract/index.ts'
import type { Meeting } from '../domain/meeting.ts'
import {
  canonicalJson,
  journalQueries,
  meetingQueries,
  type PaperRef,
  type VaultDatabase,
} from '../store/index.ts'
import type { Context } from './context.ts'

/** A meeting with the papers that are there, as the journal keeps it. */
export type Held = { meeting: Meeting; papers: PaperRef[] }

/** Days for which a removed paper or meeting can be given back; then its bytes are wiped. */
const keptDays = 30

/** A meeting as it is held; null where there is none of this id. */
export function heldMeeting(db: VaultDatabase, id: string): Held | null {
  const meeting = meetingQueries.get(db, id)
  if (!meeting) return null
  const papers = meetingQueries.paperRefs(db, id).map(({ name, sha256 }) => ({ name, sha256 }))
  return { meeting, papers }
}

/** The same, or `MeetingUnknown`. */
export function requireMeeting(context: Context, id: string): Held {
  const held = heldMeeting(context.vault().db, id)
  if (held) return held
  throw new AppError('MeetingUnknown', `There is no meeting "${id}".`, { meeting: id })
}

/**
 * Puts `next` in the place of the meeting of this id, or removes it. `fresh` holds the bytes of papers that
 * the vault may not have yet.
 * @returns the change's name for `undoChange`; null where nothing was different, and then nothing is written
 */
export function changeMeeting(
  context: Context,
  what: string,
  id: string,
  next: Held | null,
  fresh: readonly { bytes: Uint8Array; sha256: string }[] = [],
): string | null {
  const vault = context.vault()
  const before = journalled(heldMeeting(vault.db, id))
  if (canonicalJson(before) === canonicalJson(journalled(next))) return null
  const now = context.options.clock.now()
  let wiped = false
  const made = vault.change(what, (db, journal, change) => {
    meetingQueries.keepRemoved(db, id, now.toISOString())
    for (const paper of fresh) meetingQueries.addBytes(db, paper)
    wiped =
      next === null
        ? meetingQueries.remove(db, id)
        : meetingQueries.putRefs(db, next.meeting, next.papers)
    meetingQueries.dropKept(db, id)
    const oldest = new Date(now.getTime() - keptDays * 86_400_000).toISOString()
    wiped = meetingQueries.wipeRemoved(db, oldest) || wiped
    journal(subject(id), before, journalled(heldMeeting(db, id)))
    return change
  })
  if (wiped) vault.emptyLog()
  context.changed('meetings')
  return made
}

/**
 * Takes a change back.
 * @throws AppError `MeetingChanged` where the meeting is no longer as the change left it
 */
export function undoChange(context: Context, id: string, change: string): Meeting | null {
  const { db } = context.vault()
  const entry = journalQueries.ofChange(db, change).find((one) => one.subject === subject(id))
  const now = journalled(heldMeeting(db, id))
  if (!entry || canonicalJson(entry.after) !== canonicalJson(now)) {
    throw new AppError(
      'MeetingChanged',
      'The meeting was changed again since, so this cannot be undone on its own.',
    )
  }
  const before = fromJournal(id, entry.before)
  changeMeeting(context, `Undid: ${entry.what}`, id, before)
  return before?.meeting ?? null
}

/** Meetings that were removed and can still be brought back, the latest removed first. */
export function removedMeetings(context: Context) {
  const { db } = context.vault()
  const oldest = new Date(
    context.options.clock.now().getTime() - keptDays * 86_400_000,
  ).toISOString()
  return journalQueries
    .lastOfEach(db, 'meeting/')
    .filter((entry) => entry.after === null && entry.at >= oldest)
    .flatMap((entry) => {
      const held = fromJournal(entry.subject?.slice('meeting/'.length) ?? '', entry.before)
      if (!held) return []
      const { id, title, date } = held.meeting.meeting
      return [{ id, title, date, at: entry.at, change: entry.change }]
    })
}

function subject(id: string): string {
  return `meeting/${id}`
}

function journalled(held: Held | null) {
  return held === null ? null : { ...held.meeting, hashes: held.papers }
}

function fromJournal(id: string, body: unknown): Held | null {
  if (typeof body !== 'object' || body === null) return null
  const { hashes = [], ...meeting } = body as { hashes?: PaperRef[] }
  return { meeting: meetingQueries.fromBody(id, meeting), papers: hashes }
}
