/**
 * Exceptions: every figure outside the range in which its own past lets one expect it, or clearly different
 * from England, for the trust and for each school, with the words that were given for it. A worse one asks for
 * words; a better one does not.
 */
import type { Figure } from './figure.ts'
import type { About, FigureBook } from './figures.ts'
import { explanationOf, type Asked } from './explanations.ts'
import type { Explanation } from './meeting.ts'
import { byOwnLimits, isByOwnPast, ownLimits, readMeasure } from './reading.ts'
import type { Reading } from './reading.ts'
import { schoolReport, strandLinks } from './school-report.ts'
import { schoolsByPhase } from './school-order.ts'
import type { School } from './school.ts'
import type { Vision } from './vision.ts'
import { formatRange } from './wording.ts'

export type Exception = {
  figure: Figure
  kind: 'worse' | 'better'
  direction: 'above' | 'below'
  /** Set where it left its own range, for all pupils: for the better, it may be, of what is worse than in England. */
  reading: Reading | null
  /** `Below, worse`. */
  words: string
  /** The words given for it; null where none are. */
  explanation: Explanation | null
}

/** Those of one school, or of the trust as a whole (null); worse ones first. */
export type ExceptionsOf = { school: School | null; exceptions: Exception[] }

/** Figures of one book are made once, and so is what stands out among them; several pages ask for it. */
const found = new WeakMap<FigureBook, { vision: Vision | null; all: ExceptionsOf[] }>()

/** The trust first, then its schools in the order of print; who has none is left out. */
export function exceptionsOf(options: {
  book: FigureBook
  vision: Vision | null
  explanations: readonly Explanation[]
}): ExceptionsOf[] {
  const { book, vision, explanations } = options
  const known = found.get(book)
  const all = known?.vision === vision ? known.all : standingOut(book, vision)
  found.set(book, { vision, all })
  return all.map(({ school, exceptions }) => ({
    school,
    exceptions: exceptions.map((one) => ({
      ...one,
      explanation: explanationOf(explanations, askedOf(one)),
    })),
  }))
}

/** Which figure it is that words are given for. */
export function askedOf({ figure }: Pick<Exception, 'figure'>): Asked {
  return { urn: figure.urn, kpi: figure.kpi.code, group: figure.group }
}

/**
 * What was to be expected of it, as printed: its range, and what is to be said of that beside. A pupil
 * group’s year is held against England alone. `made` is the series that the range comes of.
 */
export function expectedOf(
  book: FigureBook,
  { figure, reading }: Pick<Exception, 'figure' | 'reading'>,
): { range: string | null; note: string; made: Reading['series'] } {
  const { kpi, urn, group, period } = figure
  const without = { range: null, made: [] }
  if (group !== 'all' && byOwnLimits(book, figure).verdict.against !== ownLimits)
    return { ...without, note: 'held against England' }
  const read = reading ?? readMeasure(book, urn, kpi.code, { group })
  if (read === null || read.figure.period !== period || !isByOwnPast(read))
    return { ...without, note: 'too short a past' }
  if (read.range === null) return { ...without, note: read.detail }
  return {
    range: formatRange(kpi, read.range),
    // Where it stands for what England has: its own past alone would not have asked.
    note:
      read.kind === 'worse'
        ? ''
        : `${read.kind === 'better' ? 'better than' : 'within'} its own past`,
    made: read.series,
  }
}

/** Those that ask for words, whose they are and in the same order; who has none is left out. */
export function worseOf(all: readonly ExceptionsOf[]): ExceptionsOf[] {
  return all
    .map(({ school, exceptions }) => ({
      school,
      exceptions: exceptions.filter(({ kind }) => kind === 'worse'),
    }))
    .filter(({ exceptions }) => exceptions.length > 0)
}

function standingOut(book: FigureBook, vision: Vision | null): ExceptionsOf[] {
  const judge = (about: About, figure: Figure): Exception[] => {
    const reading =
      figure.group === 'all' ? readMeasure(book, about, figure.kpi.code, { group: 'all' }) : null
    const left =
      reading !== null &&
      reading.range !== null &&
      reading.figure.period === figure.period &&
      (reading.kind === 'worse' || reading.kind === 'better')
        ? reading
        : null
    // Worse by one rule outweighs better by the other.
    const first = [left, byOwnLimits(book, figure).verdict]
      .flatMap((one) => {
        if (one === null || one.direction === null) return []
        const { kind, direction, words } = one
        return kind === 'worse' || kind === 'better' ? [{ kind, direction, words }] : []
      })
      .toSorted((a, b) => Number(b.kind === 'worse') - Number(a.kind === 'worse'))[0]
    if (first === undefined) return []
    return [
      {
        figure,
        ...first,
        reading: left,
        explanation: null,
      },
    ]
  }
  const sorted = (list: Exception[]): Exception[] =>
    list.toSorted((a, b) => Number(b.kind === 'worse') - Number(a.kind === 'worse'))
  const links = strandLinks(vision)
  const ofTrust = [
    ...[...links.keys()].flatMap((code) => book.kpi(code) ?? []),
    ...book.kpis.filter((kpi) => !links.has(kpi.code)),
  ].flatMap((kpi) => {
    const figure = kpi.polarity === 'context' ? null : book.latest(null, kpi.code, 'all')
    return figure === null ? [] : judge(null, figure)
  })
  const ofSchools = schoolsByPhase(book.schools).flatMap(({ schools }) =>
    schools.map((school): ExceptionsOf => {
      const rows = schoolReport({ book, vision, urn: school.urn })?.rows ?? []
      const exceptions = rows.flatMap(({ kpi, figure }) =>
        kpi.polarity === 'context' ? [] : judge(school.urn, figure),
      )
      return { school, exceptions: sorted(exceptions) }
    }),
  )
  return [{ school: null, exceptions: sorted(ofTrust) }, ...ofSchools].filter(
    ({ exceptions }) => exceptions.length > 0,
  )
}
