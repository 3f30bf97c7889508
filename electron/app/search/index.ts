/** Search: what is found, how much can be found, and reading what cannot be yet. */
import type { Output } from '../../contract/index.ts'
import { numberItems } from '../../domain/numbering.ts'
import { academicYearOf } from '../../domain/period.ts'
import { searchExpression } from '../../domain/search.ts'
import { meetingQueries, passagesOf, searchQueries, type VaultDatabase } from '../../store/index.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { bringUpToDate, differences } from './keep.ts'

type Place = Output<'search.find'>['documents'][number]['places'][number]

/** A meeting as what was found in it names it. */
function aboutMeeting(
  db: VaultDatabase,
  id: string,
): Output<'search.find'>['documents'][number]['meeting'] {
  const meeting = meetingQueries.get(db, id)?.meeting
  return {
    id,
    title: meeting?.title ?? id,
    date: meeting?.date ?? '',
    body: meeting?.body ?? '',
  }
}

/** The item that was read as this page of an agenda; null for the meeting as a whole. */
function itemOf(db: VaultDatabase, id: string, page: number): Place['item'] {
  const item = numberItems(meetingQueries.get(db, id) ?? { items: [] })[page - 1]
  return item?.id === undefined ? null : { id: item.id, number: item.number }
}

export const searchHandlers: Pick<Handlers, 'search.find' | 'search.status' | 'search.index'> = {
  'search.find': (context, { words, limit, offset, ...filter }) => {
    const { db } = context.vault()
    const expression = searchExpression(words)
    if (expression === null) return { total: 0, documents: [] }
    const found = searchQueries.find(db, expression, filter, { limit, offset })
    const passages = passagesOf(
      expression,
      found.map(({ text }) => text),
    )
    const places = found.map((page, i) => ({ page, passage: passages[i]! }))
    return {
      total: found[0]?.documents ?? 0,
      documents: [...Map.groupBy(places, ({ page }) => page.document).values()].map((of) => {
        const { kind, title, meeting, pages } = of[0]!.page
        return {
          ...{ kind, title, pages },
          meeting: aboutMeeting(db, meeting),
          places: of.map(({ page: { page }, passage }) => ({
            ...(kind === 'agenda'
              ? { page: 0, item: itemOf(db, meeting, page) }
              : { page, item: null }),
            ...passage,
          })),
        }
      }),
    }
  },
  'search.status': (context) => {
    const { db } = context.vault()
    const known = searchQueries.list(db)
    return {
      read: known.filter(({ state }) => state === 'read').length,
      missing: differences(db).missing.length,
      unread: known.flatMap(({ kind, title, meeting, state, reason }) =>
        state === 'read'
          ? []
          : [{ kind, title, meeting: aboutMeeting(db, meeting), reason: reason ?? noText }],
      ),
      ...choices(context),
    }
  },
  'search.index': async (context, { job: name }) => {
    using job = context.job(name)
    return { read: await bringUpToDate(context, job) }
  },
}

const noText = 'It has no text to search: it is a scan, or pictures alone.'

/** The bodies and the academic years of which there are meetings, the latest year first. */
function choices(context: Context): { bodies: string[]; years: string[] } {
  const { db } = context.vault()
  const meetings = meetingQueries.list(db)
  return {
    bodies: [...new Set(meetings.map(({ body }) => body))].toSorted((a, b) => a.localeCompare(b)),
    years: [...new Set(meetings.flatMap(({ date }) => academicYearOf(date) ?? []))]
      .toSorted()
      .toReversed(),
  }
}
