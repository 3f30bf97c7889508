/**
 * How good is what the board knows of each strand: of which kinds its evidence is, whether the kinds agree, how
 * old it is and how many schools it covers. One kind alone can mislead, however good it is.
 */
import { parseIsoDate } from './calendar.ts'
import type { Figure } from './figure.ts'
import type { FigureBook } from './figures.ts'
import { evidenceTypes } from './kpi.ts'
import type { EvidenceType, Kpi } from './kpi.ts'
import { parsePeriod } from './period.ts'
import { readMeasure } from './reading.ts'
import type { Vision } from './vision.ts'
import { capitalise, countWord } from './wording.ts'

/**
 * What a kind of evidence says of a strand: `old` supports it, but is over a year old; `not-rated` is gathered, but
 * none of it is held against anything, or may be told.
 */
export type Support = 'supports' | 'does-not-support' | 'old' | 'not-rated' | 'none'

export type KnownMeasure = {
  kpi: Kpi
  /** The trust's latest figure, or the latest that any school has; null where nothing is known. */
  figure: Figure | null
  period: string | null
  /** Whole months from the end of its period to the day of the pack; 0 where it has not ended. */
  months: number | null
  /** Schools that could have a figure: with a value, with one that is hidden, without. */
  schools: { valued: number; hidden: number; missing: number }
}

export type StrandKnowledge = {
  number: number
  title: string
  short: string
  kinds: Record<EvidenceType, Support>
  /** `Three kinds agree`, `Sources disagree`, `One kind only`, `None rated`, `No evidence`. */
  words: string
  measures: KnownMeasure[]
}

/** Evidence over this many months old is marked so. */
export const oldAfter = 12

/** @param day ISO date of the pack */
export function knowledgeOf(book: FigureBook, vision: Vision, day: string): StrandKnowledge[] {
  return vision.strands.map((strand, i) => {
    const measures = strand.kpis.flatMap(({ code }) => {
      const kpi = book.kpi(code)
      return kpi === null ? [] : [knownMeasure(book, kpi, day)]
    })
    const kinds = Object.fromEntries(
      evidenceTypes.map((type) => [type, supportOf(book, measures, type)]),
    ) as Record<EvidenceType, Support>
    return {
      number: i + 1,
      title: strand.title,
      short: strand.short ?? strand.title,
      kinds,
      words: verdictOf(Object.values(kinds)),
      measures,
    }
  })
}

function knownMeasure(book: FigureBook, kpi: Kpi, day: string): KnownMeasure {
  const period = latestWithValue(book, kpi.code)
  const schools = { valued: 0, hidden: 0, missing: 0 }
  for (const { urn } of period === null ? [] : book.schools) {
    const figure = book.figure(urn, kpi.code, 'all', period ?? '')
    if (figure === null || figure.state === 'not-applicable') continue
    if (figure.value !== null) schools.valued += 1
    else if (figure.state === 'suppressed') schools.hidden += 1
    else schools.missing += 1
  }
  return {
    kpi,
    figure: period === null ? null : book.figure(null, kpi.code, 'all', period),
    period,
    months: period === null ? null : monthsSince(parsePeriod(period)?.end ?? day, day),
    schools,
  }
}

/** The latest period in which the trust or any of its schools has a number. */
function latestWithValue(book: FigureBook, code: string): string | null {
  const has = (period: string): boolean =>
    book.figure(null, code, 'all', period)?.value != null ||
    book.schools.some(({ urn }) => book.figure(urn, code, 'all', period)?.value != null)
  return book.periods(code).findLast(has) ?? null
}

function monthsSince(end: string, day: string): number {
  const [from, to] = [parseIsoDate(end), parseIsoDate(day)]
  if (!from || !to) return 0
  const months = (to.year - from.year) * 12 + to.month - from.month
  return Math.max(0, months - (to.day < from.day ? 1 : 0))
}

/** A kind does not support a strand where one of its measures is worse than expected or than England. */
function supportOf(
  book: FigureBook,
  measures: readonly KnownMeasure[],
  type: EvidenceType,
): Support {
  const own = measures.filter(({ kpi, period }) => kpi.evidence === type && period !== null)
  if (own.length === 0) return 'none'
  const rated = own.flatMap(({ kpi, months }) => {
    const kind = kpi.polarity === 'context' ? null : readMeasure(book, null, kpi.code)?.kind
    return kind == null || kind === 'not-rated' ? [] : [{ kind, months }]
  })
  if (rated.length === 0) return 'not-rated'
  if (rated.some(({ kind }) => kind === 'worse')) return 'does-not-support'
  return rated.every(({ months }) => (months ?? 0) > oldAfter) ? 'old' : 'supports'
}

function verdictOf(kinds: readonly Support[]): string {
  const rated = kinds.filter((kind) => kind !== 'none' && kind !== 'not-rated')
  const against = rated.filter((kind) => kind === 'does-not-support').length
  if (rated.length === 0) return kinds.includes('not-rated') ? 'None rated' : 'No evidence'
  if (rated.length === 1) return 'One kind only'
  if (against > 0 && against < rated.length) return 'Sources disagree'
  const count = capitalise(countWord(rated.length))
  return against > 0 ? `${count} kinds, all worse` : `${count} kinds agree`
}
