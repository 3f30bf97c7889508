/** The figures of a meeting's pack that ask for words, with the words that are given. */
import { exceptionsOf } from '../domain/exceptions.ts'
import { exceptionsView, type ExceptionView } from '../domain/exceptions-view.ts'
import { explanationOf, withoutFigure, type Asked } from '../domain/explanations.ts'
import type { Explanation } from '../domain/meeting.ts'
import { capitalise, groupLabel } from '../domain/wording.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'
import { answerOnce } from './figure-books.ts'
import { allKpis } from './kpis.ts'
import { findMeeting, lastOfBody } from './meetings.ts'
import { namesOfSchools } from './values.ts'

export const exceptionHandlers: Pick<Handlers, 'meetings.exceptions'> = {
  'meetings.exceptions': (context, { id }) => {
    const { meeting, explanations = [] } = findMeeting(context, id)
    const former = lastOfBody(context, meeting.body, meeting.date)
    const listed = answerOnce(context, ['exceptions'], 'every', ({ book, vision }) =>
      exceptionsView(book, exceptionsOf({ book, vision, explanations: [] })),
    )
    const before = (one: Asked) => {
      const words = wordsOf(explanationOf(former?.explanations ?? [], one))
      return former && words ? { ...words, date: former.meeting.date } : null
    }
    const of = listed.map(({ school, exceptions }) => ({
      school,
      exceptions: exceptions.map((one) => ({
        ...one,
        explanation: wordsOf(explanationOf(explanations, askedOf(one))),
        before: before(askedOf(one)),
      })),
    }))
    const asked = listed.flatMap(({ exceptions }) => exceptions.map(askedOf))
    return { meeting: meeting.id, of, aside: named(context, withoutFigure(explanations, asked)) }
  },
}

function askedOf({ urn, kpi, group }: ExceptionView): Asked {
  return { urn, kpi: kpi.code, group }
}

function wordsOf(explanation: Explanation | null) {
  return explanation && { words: explanation.words, by: explanation.by ?? null }
}

/** With the names of school and measure; a code that is not known stands for itself. */
function named(context: Context, explanations: readonly Explanation[]) {
  const schools = namesOfSchools(context)
  const kpis = new Map(allKpis(context).map(({ code, short }) => [code, capitalise(short)]))
  return explanations.map((one) => ({
    ...one,
    whose: one.school === undefined ? 'The trust' : (schools.get(one.school) ?? one.school),
    measure: [
      kpis.get(one.kpi) ?? one.kpi,
      ...(one.group === 'all' ? [] : [groupLabel(one.group)]),
    ].join(', '),
  }))
}
