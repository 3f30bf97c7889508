/**
 * The vision held against the figures: which strands no KPI measures, which KPIs serve no strand, how
 * the measures divide between the vision and what must be reported, and where each strand stands.
 *
 * The standing of a strand, from its lead measures (the first three of its KPIs with a figure, in the
 * order in which the trust wrote them), for the trust as a whole:
 *
 * - A measure *gains* or *slips* where its latest figure lies outside the range that its own past lets
 *   one expect (reading.ts); with too short a past, where its 95 % interval is clear of that of the
 *   same period a year before. It *holds* where neither is so. Otherwise it is not known: a single figure, however far from
 *   England, says nothing of direction.
 * - *Slipping*: at least one measure slips, and no fewer slip than gain, so that good news in one does
 *   not cover bad news in another. *Gaining*: more gain than slip. *Holding*: at least one holds, none
 *   moves. *Not known*: none can be judged. *No measure*: no KPI is tied to the strand.
 */
import type { Change, Figure, TargetStatus } from './figure.ts'
import type { FigureBook } from './figures.ts'
import { isPlural, namesOf } from './finding.ts'
import type { Kpi } from './kpi.ts'
import { isByOwnPast, readMeasure, type Reading } from './reading.ts'
import { strandLinks } from './school-report.ts'
import type { StrandLink, Vision } from './vision.ts'
import { capitalise, countWord, joinNames } from './wording.ts'

export type Signal = 'gaining' | 'slipping' | 'holding' | 'not-known'

export type MeasureReview = {
  link: StrandLink
  kpi: Kpi
  /** Null where the trust as a whole has no figure, not even a state. */
  reading: Reading | null
  change: Change | null
  target: TargetStatus | null
  signal: Signal
}

export type Standing = {
  kind: Signal | 'no-measure'
  /** LOOK §2: `Gaining`, `Slipping`, `Holding`, `Not known`, `No measure`. */
  words: string
  why: string
}

export type StrandReview = {
  /** From 1. */
  number: number
  title: string
  /** The title where the vision gives no shorter one. */
  short: string
  success: string
  /** All its KPIs that are known, in the order written. */
  measures: MeasureReview[]
  /** The first of them with a figure; the standing is theirs. */
  lead: MeasureReview[]
  /** Linked codes that no KPI has. */
  unknown: string[]
  standing: Standing
}

export type Balance = {
  /** Tied to a strand. */
  vision: Kpi[]
  /** Tied to none, but asked for by government. */
  accountability: Kpi[]
  /** Tied to none and asked for by nobody. */
  neither: Kpi[]
}

export type VisionReview = {
  strands: StrandReview[]
  /** Numbers of strands that no known KPI measures. */
  strandsWithoutKpi: number[]
  /** KPIs of which something is known for the trust's schools and that serve no strand. */
  kpisWithoutStrand: Kpi[]
  /** Of the KPIs tied to a strand, and those of which something is known. */
  balance: Balance
  headline: string
  sentence: string
}

export const leadMeasures = 3

const standingWords: Record<Standing['kind'], string> = {
  gaining: 'Gaining',
  slipping: 'Slipping',
  holding: 'Holding',
  'not-known': 'Not known',
  'no-measure': 'No measure',
}

/**
 * Reviews the vision over the figures. `now`: the latest year that the page is about, so that a measure
 * without publication in it says so (see `readMeasure`).
 */
export function reviewVision(options: {
  book: FigureBook
  vision: Vision
  now?: string | null
}): VisionReview {
  const { book, vision, now = null } = options
  const strands = vision.strands.map((strand, i): StrandReview => {
    const measures = strand.kpis.flatMap((link) => {
      const kpi = book.kpi(link.code)
      return kpi ? [reviewMeasure(book, kpi, link, now)] : []
    })
    const lead = measures.filter((measure) => measure.reading !== null).slice(0, leadMeasures)
    return {
      number: i + 1,
      title: strand.title,
      short: strand.short ?? strand.title,
      success: strand.success,
      measures,
      lead,
      unknown: strand.kpis.flatMap((link) => (book.kpi(link.code) ? [] : [link.code])),
      standing: standingOf(measures, lead),
    }
  })
  const told = new Set(book.kpis.flatMap(({ code }) => (book.hasObservations(code) ? [code] : [])))
  const { kpisWithoutStrand, balance } = balanceOf(vision, book.kpis, told)
  return {
    strands,
    strandsWithoutKpi: strandsWithoutKpi(vision, book.kpis),
    kpisWithoutStrand,
    balance,
    ...findingOf(strands),
  }
}

/** Numbers of the strands, from 1, that no known KPI measures. */
export function strandsWithoutKpi(vision: Vision, kpis: readonly Kpi[]): number[] {
  const known = new Set(kpis.map((kpi) => kpi.code))
  return vision.strands.flatMap((strand, i) =>
    strand.kpis.some((link) => known.has(link.code)) ? [] : [i + 1],
  )
}

/**
 * How the measures divide between the vision, what must be reported and neither.
 * @param told codes of which something is known for the trust or its schools
 */
export function balanceOf(
  vision: Vision,
  kpis: readonly Kpi[],
  told: ReadonlySet<string>,
): { kpisWithoutStrand: Kpi[]; balance: Balance } {
  const linked = strandLinks(vision)
  const kpisWithoutStrand = kpis.filter((kpi) => !linked.has(kpi.code) && told.has(kpi.code))
  return {
    kpisWithoutStrand,
    balance: {
      vision: kpis.filter((kpi) => linked.has(kpi.code)),
      accountability: kpisWithoutStrand.filter((kpi) => kpi.origin !== 'vision'),
      neither: kpisWithoutStrand.filter((kpi) => kpi.origin === 'vision'),
    },
  }
}

function reviewMeasure(
  book: FigureBook,
  kpi: Kpi,
  link: StrandLink,
  now: string | null,
): MeasureReview {
  const reading = readMeasure(book, null, kpi.code, { now })
  const change = reading && book.change(reading.figure)
  return {
    link,
    kpi,
    reading,
    change,
    target: reading && book.target(reading.figure, link.target),
    signal: signalOf(reading, change),
  }
}

/** Whether a measure moves, by its expected range, else by its change; being far from England is no movement. */
export function signalOf(reading: Reading | null, change: Change | null): Signal {
  const kind =
    reading && isByOwnPast(reading) && reading.kind !== 'not-rated'
      ? reading.kind
      : (change?.kind ?? 'not-rated')
  if (kind === 'better') return 'gaining'
  if (kind === 'worse') return 'slipping'
  return kind === 'not-rated' ? 'not-known' : 'holding'
}

function standingOf(measures: readonly MeasureReview[], lead: readonly MeasureReview[]): Standing {
  const standing = (kind: Standing['kind'], why: string): Standing => ({
    kind,
    words: standingWords[kind],
    why,
  })
  if (measures.length === 0) return standing('no-measure', 'No KPI is tied to this strand.')
  const shorts = (signal: Signal) =>
    joinNames(lead.filter((one) => one.signal === signal).map((one) => one.kpi.short))
  const count = (signal: Signal) => lead.filter((one) => one.signal === signal).length
  const [slipping, gaining, holding] = [count('slipping'), count('gaining'), count('holding')]
  const moved = [
    slipping > 0 ? `Slipping: ${shorts('slipping')}.` : '',
    gaining > 0 ? `Gaining: ${shorts('gaining')}.` : '',
  ]
  const why = moved.filter((text) => text !== '').join(' ')
  if (slipping > 0 && slipping >= gaining) return standing('slipping', why)
  if (gaining > 0) return standing('gaining', why)
  if (holding > 0) return standing('holding', 'No lead measure has left its expected range.')
  return standing(
    'not-known',
    lead.length === 0
      ? 'None of its measures has a figure.'
      : 'None of its measures can be judged against its own past yet.',
  )
}

/** The page's title and the sentence below it, from the lead measures of all strands, each counted once. */
function findingOf(strands: readonly StrandReview[]): { headline: string; sentence: string } {
  const lead = [
    ...new Map(strands.flatMap((one) => one.lead).map((one) => [one.kpi.code, one])).values(),
  ]
  const rows = strands.reduce((sum, one) => sum + one.lead.length, 0)
  const figures = (signal: Signal): Figure[] =>
    lead.flatMap((one) => (one.signal === signal && one.reading ? [one.reading.figure] : []))
  const [slipping, gaining] = [figures('slipping'), figures('gaining')]
  return { headline: headlineOf(lead, slipping, gaining), sentence: tally(lead, rows) }
}

/** A title has room for so many measures by name. */
const named = 2

function headlineOf(lead: readonly MeasureReview[], slipping: Figure[], gaining: Figure[]): string {
  const name = (figures: Figure[]) =>
    figures.length <= named ? namesOf(figures) : `${capitalise(countWord(figures.length))} measures`
  // "Gains" and "slips" would be misread of absence, where less is better.
  const slips = `${name(slipping)} ${isPlural(name(slipping)) ? 'worsen' : 'worsens'}`
  const gains = `${name(gaining)} ${isPlural(name(gaining)) ? 'improve' : 'improves'}`
  if (slipping.length > 0 && gaining.length > 0) {
    return `${gains}, but ${slips.slice(0, 1).toLowerCase()}${slips.slice(1)}`
  }
  if (slipping.length > 0) return slips
  if (gaining.length > 0) return `${gains}, and no lead measure worsens`
  if (lead.length === 0) return 'No figure yet measures our vision'
  const holding = lead.filter((one) => one.signal === 'holding').length
  if (holding === lead.length) return 'Our measures hold within their expected range'
  return holding * 2 >= lead.length
    ? 'The measures that we can judge hold within their expected range'
    : 'Which way our measures are moving is not known yet'
}

/** `Of 11 lead measures, eight are where we expect or better, two are worse, one is not published.` */
function tally(lead: readonly MeasureReview[], rows: number): string {
  if (lead.length === 0) return 'None of the measures that we tied to a strand has a figure.'
  const published = lead.filter((one) => one.reading?.figure.value != null)
  const worse = published.filter((one) => one.signal === 'slipping').length
  const fine = published.filter(
    (one) => one.signal === 'gaining' || one.signal === 'holding',
  ).length
  const unjudged = published.length - worse - fine
  const parts: [number, string, string][] = [
    [fine, 'is where we expect or better', 'are where we expect or better'],
    [worse, 'is worse', 'are worse'],
    [unjudged, 'has too short a past to judge by', 'have too short a past to judge by'],
    [lead.length - published.length, 'has no figure', 'have no figure'],
  ]
  const against = againstEngland(published)
  // A measure that serves two strands is counted once, but has a row in each.
  const inRows = rows > lead.length ? ` in ${countWord(rows)} rows` : ''
  const some = parts.filter(([count]) => count > 0)
  const [only] = some
  if (only !== undefined && some.length === 1 && lead.length > 1) {
    return `All ${countWord(lead.length)} lead measures${inRows} ${only[2]}.${against}`
  }
  const said = some.map(([count, one, many]) => `${countWord(count)} ${count === 1 ? one : many}`)
  const measures = `${lead.length === 1 ? 'one lead measure' : `${countWord(lead.length)} lead measures`}${inRows}`
  return `Of ${measures}, ${said.join(', ')}.${against}`
}

/** Where a measure has no past to judge by, its row is held against England: the sentence says what the rows do. */
function againstEngland(lead: readonly MeasureReview[]): string {
  const ofEngland = lead.filter(
    (one) => one.signal === 'not-known' && one.reading?.by === 'england',
  )
  const count = (kind: Reading['kind']) =>
    ofEngland.filter((one) => one.reading?.kind === kind).length
  const kinds: [number, string][] = [
    [count('better'), 'better'],
    [count('worse'), 'worse'],
    [count('within'), 'not clearly different'],
  ]
  const said = kinds.flatMap(([n, words]) => (n > 0 ? [`${countWord(n)} ${words}`] : []))
  return said.length === 0 ? '' : ` Held against England instead: ${said.join(', ')}.`
}
