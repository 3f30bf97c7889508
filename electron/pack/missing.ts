/**
 * What would fill a section that has nothing to show, in one line: the section prints it in place of a page of
 * blanks, and the check of the pack lists it.
 */
import { exceptionsOf } from '../domain/exceptions.ts'
import type { FigureBook } from '../domain/figures.ts'
import type { Section } from '../domain/meeting.ts'
import type { PackInput } from './input.ts'

export type Missing = {
  /** A sentence: what is not there, and what would fill it. */
  words: string
  /** Where it is mended. */
  place: 'meeting' | 'data' | 'vision'
}

type Asked = { input: PackInput; book: FigureBook }

const isWritten = ({ input }: Asked, section: Section): boolean =>
  (input.meeting.narrative?.[section] ?? '').trim() !== ''

/** Measures of which something is known, by the first part of their codes. */
export function measuresOf(book: FigureBook, family: string): FigureBook['kpis'] {
  const begins = new RegExp(`^(own\\.)?${family}\\.`)
  return book.kpis.filter(({ code }) => begins.test(code) && book.hasObservations(code))
}

/** Measures that tell of the will to help each other: what staff say, and what schools see of one another. */
export function commitmentMeasures(book: FigureBook): FigureBook['kpis'] {
  return book.kpis.filter(
    ({ evidence, code }) =>
      (evidence === 'staff-voice' || evidence === 'peer-review' || code.startsWith('staff.')) &&
      book.hasObservations(code),
  )
}

const lines: Partial<Record<Section, (asked: Asked) => Missing | null>> = {
  report: (asked) =>
    isWritten(asked, 'report')
      ? null
      : {
          words:
            'No report is written for this meeting yet. Words for it, written with its item of the agenda, would stand here.',
          place: 'meeting',
        },
  exceptions: ({ book, input }) =>
    book.kpis.some(({ code }) => book.hasObservations(code))
      ? null
      : {
          words: `No figure of ${input.trust.name} is known yet, so none can be outside its range. Bring in the files of results.`,
          place: 'data',
        },
  knowledge: ({ input }) =>
    input.vision?.strands.some(({ kpis }) => kpis.length > 0)
      ? null
      : {
          words:
            'No strand of the vision has a measure yet, so nothing is known of any. Tie measures to the strands.',
          place: 'vision',
        },
  commitment: (asked) =>
    isWritten(asked, 'commitment') || commitmentMeasures(asked.book).length > 0
      ? null
      : {
          words:
            'Nothing is known yet of how schools help each other. A staff survey, peer reviews, or words written with its item of the agenda would fill this page.',
          place: 'data',
        },
  finance: (asked) =>
    isWritten(asked, 'finance') || measuresOf(asked.book, 'finance').length > 0
      ? null
      : {
          words:
            'No finance figures are held yet. A CSV with columns such as finance_reserves, or words written with its item of the agenda, would fill this page.',
          place: 'data',
        },
  risks: ({ input }) =>
    (input.meeting.risks ?? []).length > 0
      ? null
      : {
          words:
            'No risks are listed for this meeting. A list under “risks” in the meeting file would fill this page.',
          place: 'meeting',
        },
  actions: ({ input }) =>
    (input.meeting.actions ?? []).length > 0
      ? null
      : {
          words:
            'No actions are listed for this meeting. A list under “actions” in the meeting file would fill this page.',
          place: 'meeting',
        },
}

/** What would fill the section; null where it has something to show. */
export function whatIsMissing(
  section: Section,
  input: PackInput,
  book: FigureBook,
): Missing | null {
  return lines[section]?.({ input, book }) ?? null
}

/** Worse figures for which no words are given, and how many there are of them at all. */
export function wordsAsked(input: PackInput, book: FigureBook): { asked: number; given: number } {
  const worse = exceptionsOf({
    book,
    vision: input.vision,
    explanations: input.meeting.explanations ?? [],
  })
    .flatMap(({ exceptions }) => exceptions)
    .filter(({ kind }) => kind === 'worse')
  return {
    asked: worse.length,
    given: worse.filter(({ explanation }) => explanation !== null).length,
  }
}
