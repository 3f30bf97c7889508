/**
 * What was not given for a section: the section says so to the board in one line, in place of a page of blanks,
 * and the check of the pack tells whoever makes it what would fill it.
 */
import { askedOf, exceptionsOf, worseOf } from '../domain/exceptions.ts'
import { withoutFigure } from '../domain/explanations.ts'
import type { FigureBook } from '../domain/figures.ts'
import type { Section } from '../domain/meeting.ts'
import type { PackInput } from './input.ts'

export type Missing = {
  /** A sentence for the board: what was not given. Stands on paper in place of what would fill it. */
  words: string
  /** Sentences for whoever makes the pack: what would fill it. Never on paper. */
  fill: string
  /** Where it is mended. */
  place: 'meeting' | 'risks' | 'actions' | 'data' | 'vision'
  /** Whether the section shows something all the same. */
  partly?: boolean
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

/** What the copy may tell of a list whose entries can be confidential. */
function openOf<T extends { confidential: boolean }>(
  input: PackInput,
  list: readonly T[] = [],
): T[] {
  return list.filter(({ confidential }) => input.copy !== 'public' || !confidential)
}

/** A copy that leaves confidential entries out does not say that there are none. */
const given = ({ copy }: PackInput): string => (copy === 'public' ? 'published' : 'reported')

const lines: Partial<Record<Section, (asked: Asked) => Missing | null>> = {
  report: (asked) =>
    isWritten(asked, 'report')
      ? null
      : {
          words: 'No report was given for this meeting.',
          fill: 'Write it with its item of the agenda.',
          place: 'meeting',
        },
  exceptions: ({ book, input }) =>
    book.kpis.some(({ code }) => book.hasObservations(code))
      ? null
      : {
          words: `No figure of ${input.trust.name} is known yet, so none can be outside its range.`,
          fill: 'Bring in the files of results.',
          place: 'data',
        },
  knowledge: ({ input }) =>
    input.vision?.strands.some(({ kpis }) => kpis.length > 0)
      ? null
      : {
          words: 'No strand of the vision has a measure yet, so nothing is known of any.',
          fill: 'Tie measures to the strands.',
          place: 'vision',
        },
  capacity: (asked) =>
    isWritten(asked, 'capacity')
      ? null
      : {
          words: 'No account of capacity was given for this meeting.',
          fill: 'Say which leaders support which schools, in the words for capacity of its item.',
          place: 'meeting',
          partly: true,
        },
  commitment: (asked) =>
    isWritten(asked, 'commitment') || commitmentMeasures(asked.book).length > 0
      ? null
      : {
          words:
            'No staff survey, no peer review and no account of how schools help each other was given for this meeting.',
          fill: 'Bring in a survey or reviews, or write words for it with its item of the agenda.',
          place: 'data',
        },
  finance: (asked) =>
    isWritten(asked, 'finance') || measuresOf(asked.book, 'finance').length > 0
      ? null
      : {
          words: 'No finance figures and no account of them were given for this meeting.',
          fill: 'Bring in a CSV with columns such as finance_reserves, or write words for it with its item of the agenda.',
          place: 'data',
        },
  risks: ({ input }) =>
    openOf(input, input.meeting.risks).length > 0
      ? null
      : {
          words: `No risks were ${given(input)} for this meeting.`,
          fill: 'List them in the meeting’s register of risks.',
          place: 'risks',
        },
  actions: ({ input }) =>
    openOf(input, input.meeting.actions).length > 0
      ? null
      : {
          words: `No actions were ${given(input)} for this meeting.`,
          fill: 'List them in the meeting’s actions.',
          place: 'actions',
        },
}

/** What was not given for the section; null where nothing is missing. */
export function whatIsMissing(
  section: Section,
  input: PackInput,
  book: FigureBook,
): Missing | null {
  return lines[section]?.({ input, book }) ?? null
}

/** How many figures ask for words, for how many of them there are any, and how many words are of no such figure. */
export function wordsAsked(
  input: PackInput,
  book: FigureBook,
): { asked: number; given: number; aside: number } {
  const all = exceptionsOf({
    book,
    vision: input.vision,
    explanations: input.meeting.explanations ?? [],
  })
  const worse = worseOf(all).flatMap(({ exceptions }) => exceptions)
  return {
    asked: worse.length,
    given: worse.filter(({ explanation }) => explanation !== null).length,
    aside: withoutFigure(input.meeting.explanations ?? [], worse.map(askedOf)).length,
  }
}
