/** Meetings: made, changed, removed, brought back. */
import { AppError } from '../contract/index.ts'
import { withActionIds } from '../domain/actions.ts'
import {
  carriedOver,
  itemsFromMeeting,
  itemsFromTemplate,
  meetingId,
  withCycleItems,
  withItemIds,
} from '../domain/agenda.ts'
import { settled, withoutIssuedNumbers } from '../domain/agenda-order.ts'
import { takeMeeting } from '../domain/meeting-take-back.ts'
import { nextMeeting, type Meeting } from '../domain/meeting.ts'
import { withIssuedNumbers } from '../domain/numbering.ts'
import { meetingQueries } from '../store/index.ts'
import { findTemplate } from './agenda-templates.ts'
import { meetingOfBody } from './bodies.ts'
import type { Context } from './context.ts'
import { findCycleItem } from './cycle.ts'
import type { Handlers } from './dispatch.ts'
import {
  changeMeeting,
  heldMeeting,
  removedMeetings,
  requireMeeting,
  undoChange,
} from './meeting-changes.ts'
import { meetingFileHandlers } from './meeting-files.ts'
import { meetingPaperHandlers, papersNamed } from './meeting-papers.ts'
import { today } from './today.ts'
import { withTouched } from './undo.ts'

/** The meeting asked for by id, or the next one from today on when asked for `next`. */
export function findMeeting(context: Context, asked: string): Meeting {
  const { db } = context.vault()
  const all = meetingQueries.list(db)
  const id = asked === 'next' ? nextMeeting(all, today(context))?.id : asked
  const meeting = id === undefined ? null : meetingQueries.get(db, id)
  if (meeting) return meeting
  throw new AppError(
    'MeetingUnknown',
    all.length === 0
      ? 'There is no meeting yet. Make one, or load a meeting file.'
      : `There is no meeting "${asked}". There are: ${all.map((known) => known.id).join(', ')}.`,
    { meeting: asked },
  )
}

type Start = Pick<Meeting, 'items' | 'people' | 'pack' | 'actions' | 'risks'> & {
  meeting: Pick<Meeting['meeting'], 'body' | 'title' | 'start' | 'place' | 'quorum'>
}

/** What a new meeting begins as, before what the person says of it. */
function startFrom(
  context: Context,
  from: Parameters<Handlers['meetings.create']>[1]['from'],
  date: string,
): Start {
  if (from.kind === 'meeting') {
    const former = findMeeting(context, from.id)
    const { body, title, start, place, quorum } = former.meeting
    return {
      meeting: { body, title, start, place, quorum },
      people: former.people,
      pack: former.pack,
      ...carriedOver(former),
      items: itemsFromMeeting(former),
    }
  }
  if (from.kind === 'template') {
    const template = findTemplate(context, from.name)
    const { body, start, pack } = template
    const before = lastOfBody(context, body, date)
    return {
      meeting: {
        body,
        title: body,
        start,
        place: before?.meeting.place ?? '',
        quorum: before?.meeting.quorum,
      },
      people: before?.people ?? [],
      pack,
      ...(before === null ? {} : carriedOver(before)),
      items: itemsFromTemplate(template, before?.meeting.date ?? null),
    }
  }
  const first = { title: 'Welcome and apologies', purpose: 'information' as const, minutes: 5 }
  return {
    meeting: { body: 'Trust Board', title: 'Trust Board', start: '17:30', place: '' },
    people: [],
    items: [{ ...first, confidential: false, sections: [], papers: [] }],
  }
}

/** The last meeting of a body before a date. */
export function lastOfBody(context: Context, body: string, date: string): Meeting | null {
  const { db } = context.vault()
  return (
    meetingQueries
      .list(db)
      .filter((one) => one.date < date)
      .toReversed()
      .map((one) => meetingQueries.get(db, one.id))
      .find((meeting) => meeting?.meeting.body === body) ?? null
  )
}

export const meetingHandlers: Pick<
  Handlers,
  Exclude<Extract<keyof Handlers, `meetings.${string}`>, 'meetings.exceptions'>
> = {
  'meetings.list': (context) => ({
    meetings: meetingQueries.list(context.vault().db),
    removed: removedMeetings(context).map(({ id, title, date, at }) => ({ id, title, date, at })),
  }),
  'meetings.get': (context, { id }) => {
    const meeting = findMeeting(context, id)
    const refs = meetingQueries.paperRefs(context.vault().db, meeting.meeting.id)
    return { meeting, papers: refs.map(({ name, size }) => ({ name, size })) }
  },
  'meetings.create': (context, { from, date, body, title, start, place, cycle = [] }) => {
    const begun = startFrom(context, from, date)
    const about = {
      body: body ?? begun.meeting.body,
      title: title ?? (body === undefined ? begun.meeting.title : body),
      start: start ?? begun.meeting.start,
      place: place ?? begun.meeting.place,
    }
    const { db } = context.vault()
    const fresh = () => context.options.id()
    const taken = new Set(meetingQueries.list(db).map((known) => known.id))
    const id = meetingId(about.body, date, taken)
    const ofBody = meetingOfBody(db, about.body, date)
    const made = {
      ...begun,
      people: ofBody?.people ?? begun.people,
      items: withCycleItems(
        begun.items,
        cycle.map((one) => findCycleItem(context, one)),
      ),
      meeting: {
        ...begun.meeting,
        ...about,
        id,
        date,
        quorum: ofBody?.quorum ?? begun.meeting.quorum,
      },
    }
    const meeting = settled(withActionIds(withItemIds(made, null, fresh), null, fresh), null)
    const what = `Made the meeting ${about.title}, ${date}`
    return { meeting, change: changeMeeting(context, what, id, { meeting, papers: [] }) }
  },
  'meetings.save': (context, { meeting: asked, from }) => {
    const { id } = asked.meeting
    const held = requireMeeting(context, id)
    const fresh = () => context.options.id()
    const wanted = withActionIds(withItemIds(asked, null, fresh), null, fresh)
    const made = from ? withTouched(() => takeMeeting(wanted, from, held.meeting)) : wanted
    const meeting = settled(made, held.meeting)
    const papers = papersNamed(context, meeting, held.papers)
    const change = changeMeeting(context, `Changed the meeting ${id}`, id, { meeting, papers })
    return { meeting, change }
  },
  'meetings.number': (context, { id, how }) => {
    const { meeting: held, papers } = requireMeeting(context, id)
    const meeting = how === 'issued' ? withIssuedNumbers(held) : withoutIssuedNumbers(held)
    const what = how === 'issued' ? 'The agenda went out' : 'Numbered the agenda anew'
    return { meeting, change: changeMeeting(context, what, id, { meeting, papers }) }
  },
  'meetings.remove': (context, { id }) => {
    const { title, date } = requireMeeting(context, id).meeting.meeting
    const change = changeMeeting(context, `Removed the meeting ${title}, ${date}`, id, null)
    return { change: change ?? '' }
  },
  'meetings.restore': (context, { id }) => {
    const removed = removedMeetings(context).find((one) => one.id === id)
    if (!removed || heldMeeting(context.vault().db, id))
      throw new AppError('MeetingUnknown', `No meeting "${id}" was removed of late.`)
    const meeting = undoChange(context, id, removed.change)
    if (!meeting) throw new AppError('MeetingUnknown', `No meeting "${id}" was removed of late.`)
    return { meeting, change: null }
  },
  'meetings.undo': (context, { id, change }) => ({ meeting: undoChange(context, id, change) }),
  ...meetingPaperHandlers,
  ...meetingFileHandlers,
}
