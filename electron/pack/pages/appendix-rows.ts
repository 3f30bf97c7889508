/** The rows of one measure in the data appendix. */
import type { Figure } from '../../domain/figure.ts'
import type { Kpi, PupilGroup } from '../../domain/kpi.ts'
import type { Observation } from '../../domain/observation.ts'
import {
  capitalise,
  formatCoverage,
  formatNumber,
  formatRange,
  formatValue,
  groupLabel,
  joinNames,
  minus,
  stateSentence,
  stateWord,
  unitLabel,
} from '../../domain/wording.ts'
import type { Citation } from '../citations.ts'
import type { Row } from '../table.ts'
import type { Run, Text } from '../text.ts'
import { fileAnchor } from './appendix-files.ts'
import type { SourceFile } from './appendix-files.ts'
import type { Measure, Series } from './appendix-measures.ts'
import { shortPeriod } from './heat-table.ts'

/** What the rows of a measure need to know of it. */
type Here = {
  kpi: Kpi | null
  /** The column that most of its cells stand in: named in the head alone. */
  column: string | null
  /** How most of the trust's figures were made: said in the head alone. */
  trustNote: string | null
  files: ReadonlyMap<string, SourceFile>
  /** Of how many schools the trust's latest figure is: earlier ones say theirs only where it is another. */
  coverage?: string
}

const glue = '\u00a0'
const ink = { style: 'source', leading: 1.2, colour: 'ink' } as const

/** What is printed of a citation: a figure's value and state, or an observation's. */
function madeOf({ figure, observation }: Citation): Figure | Observation | null {
  return figure ?? observation
}

/** The one observation behind it; null for a figure that the trust's is worked out for, or without a row. */
function cellOf({ figure, observation }: Citation): Observation | null {
  if (figure === null) return observation
  const own = figure.urn !== null || figure.sources[0]?.level === 'trust'
  return own ? (figure.sources[0] ?? null) : null
}

function hasRow(citation: Citation): boolean {
  return citation.figure === null || citation.figure.sources.length > 0
}

/** Head, what holds for all of them, then each series: its latest figure in a row, the earlier ones in a block. */
export function measureRows(measure: Measure, files: ReadonlyMap<string, SourceFile>): Row[] {
  const { kpi, code, group, series } = measure
  const all = series.flatMap((one) => one.citations)
  const column = commonest(all.flatMap((each) => cellOf(each)?.source.column ?? []))
  const trustNote = commonest(
    all.flatMap((each) =>
      each.figure?.urn === null && each.figure.value !== null ? (each.figure.note ?? []) : [],
    ),
  )
  const here: Here = { kpi, column, trustNote, files }
  const title = kpi ? `${kpi.name}${group === 'all' ? '' : `: ${groupLabel(group)}`}` : code
  const about = [
    kpi ? unitLabel(kpi.unit) : '',
    kpi ? code : '',
    column === null ? '' : `column ${column}`,
  ].filter((part) => part !== '')
  const heading: Run[] = [
    { text: title, face: 'bold', size: 9.25 },
    { text: `  ${about.join('  ·  ')}`, face: 'regular', size: 8, colour: 'ink-2' },
  ]
  const note = noteOf(here, group, series)
  return [
    { cells: [{ text: heading }], kind: 'group', height: 21 },
    ...(note === '' ? [] : [{ cells: [{ text: note, span: 8 }] }]),
    ...series.flatMap((one) => seriesRows(here, one)),
  ]
}

/** The value that occurs most, the first of those that occur as often; null of none. */
function commonest(values: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: string | null = null
  for (const [value, count] of counts)
    if (best === null || count > (counts.get(best) ?? 0)) best = value
  return best
}

/** What is said once for the measure: how the trust's figure is made, England by definition, what no row holds. */
function noteOf({ kpi, trustNote }: Here, group: PupilGroup, series: readonly Series[]): string {
  const parts: string[] = []
  const citations = series.flatMap((one) => one.citations)
  if (
    citations.some(({ figure }) => figure?.urn === null && figure.sources[0]?.level !== 'trust')
  ) {
    parts.push(`Trust: from the rows of its schools below. ${trustNote ?? ''}`.trim())
  }
  const england = citations.some((each) => each.observation?.level === 'national')
  if (kpi?.reference && group === 'all' && !england) {
    parts.push(`England: ${formatValue(kpi, kpi.reference.value)}. ${kpi.reference.why}`)
  }
  const reasons = new Set(
    citations.flatMap((each) => {
      const note = each.figure?.value === null ? each.figure.note : null
      return note === null || note === `${stateSentence(each.figure?.state ?? 'value')}.`
        ? []
        : [note]
    }),
  )
  parts.push(...reasons)
  const missing = series.flatMap(({ whose, citations: own }) => {
    const without = own.filter((each) => !hasRow(each) && each.figure?.state === 'not-available')
    return without.length === 0
      ? []
      : [`${whose} ${joinNames(without.map((each) => shortPeriod(each.period)))}`]
  })
  if (missing.length > 0) parts.push(`No row holds a figure for: ${missing.join('; ')}.`)
  return parts.map((part) => (part.endsWith('.') ? part : `${part}.`)).join(' ')
}

function seriesRows(here: Here, { whose, citations }: Series): Row[] {
  const held = citations.filter(hasRow)
  const lead = held.findLast((each) => each.pages.size > 0) ?? held.at(-1)
  if (lead === undefined) return []
  const earlier = held.filter((each) => each !== lead)
  const row = leadRow(here, whose, lead)
  if (earlier.length === 0) return [row]
  const pages = new Set(earlier.flatMap((each) => [...each.pages]))
  const block: Row = {
    anchors: earlier.map((each) => each.anchor),
    cells: [
      null,
      { text: blockWords({ ...here, coverage: coverageOf(lead) }, earlier), span: 6 },
      { text: pageRanges([...pages]) || 'in trust' },
    ],
  }
  return [{ ...row, line: 'none' }, block]
}

function leadRow(here: Here, whose: string, citation: Citation): Row {
  const { kpi } = here
  const { figure, observation } = citation
  const made = madeOf(citation)
  const interval = figure
    ? figure.interval
    : observation && observation.lower !== null && observation.upper !== null
      ? { lower: observation.lower, upper: observation.upper }
      : null
  const range = interval && kpi && made?.value != null ? formatRange(kpi, interval) : ''
  const start = [{ text: whose, style: ink }, shortPeriod(citation.period)]
  const cohort = made?.value == null ? '' : cohortWords(made.numerator, made.denominator)
  const value = valueRuns(kpi, made)
  return {
    anchors: [citation.anchor],
    cells: [
      ...start,
      value,
      cohort,
      range,
      null,
      { text: sourceWords(here, citation) },
      { text: pageRanges([...citation.pages]) || (citation.partOfTrust ? 'in trust' : '') },
    ],
  }
}

function valueRuns(kpi: Kpi | null, made: Figure | Observation | null): Run[] {
  if (made === null) return []
  if (made.value === null) return [stateWord(made.state)]
  const text = kpi ? formatValue(kpi, made.value) : formatNumber(made.value, 1)
  const value: Run = { text, face: 'semibold', colour: 'ink' }
  return made.provisional ? [value, { text: `${glue}p`, face: 'italic' }] : [value]
}

/** `Sep 2025`; a month after another of its year leaves the year out: `Oct`. */
export function periodAfter(period: string, before: string | undefined): string {
  const month = /^(\d{4})-\d{2}$/
  const year = month.exec(period)?.[1]
  const words = shortPeriod(period)
  const said = before !== undefined && year !== undefined && month.exec(before)?.[1] === year
  return said ? words.replace(` ${year}`, '') : words
}

/** `2023/24 104.2 F3 row 12   2024/25 104.9 F4 row 12`; a file that all share is named once, at the start. */
function blockWords(here: Here, citations: readonly Citation[]): Text {
  const files = new Set(citations.map((each) => cellOf(each)?.source.sha256 ?? null))
  const [only] = files
  const shared = files.size === 1 && only != null && citations.length > 2 ? only : null
  const runs: Run[] = shared === null ? [] : [fileRun(here, shared), '   ']
  citations.forEach((each, i) => {
    if (i > 0) runs.push('   ')
    const before = citations[i - 1]?.period
    runs.push(`${periodAfter(each.period, before).replaceAll(' ', glue)}${glue}`)
    runs.push(...valueRuns(here.kpi, madeOf(each)))
    const words = sourceWords(here, each, shared)
    if (words.length > 0) runs.push(glue, ...words)
  })
  return runs
}

function fileRun({ files }: Here, sha256: string): Run {
  const link = fileAnchor(sha256)
  return { text: files.get(sha256)?.key ?? '', link, face: 'semibold', colour: 'ink' }
}

/** `F2 row 124`, with another column than the head's, the cell's words where they read otherwise, a former URN. */
function sourceWords(here: Here, citation: Citation, sharedFile: string | null = null): Run[] {
  const { figure } = citation
  const cell = cellOf(citation)
  if (cell === null) return figure === null ? [] : trustRuns(here, citation, figure)
  const { source } = cell
  const printed = cell.value === null ? '' : here.kpi ? formatValue(here.kpi, cell.value) : ''
  const said = source.cell.trim()
  const same = said.replace(/^-/, minus) === printed
  const other = source.column === here.column ? '' : `,${glue}${source.column}`
  const quoted = said === '' || same ? '' : `,${glue}“${said}”`
  const former =
    cell.urn !== null && source.urn !== null && source.urn !== cell.urn
      ? `,${glue}as URN${glue}${source.urn}`
      : ''
  const words = `row${glue}${formatNumber(source.row)}${other}${quoted}${former}`
  return sharedFile === source.sha256 ? [words] : [fileRun(here, source.sha256), `${glue}${words}`]
}

function coverageOf({ figure }: Citation): string {
  return figure?.coverage ? formatCoverage(figure.coverage).replaceAll(' ', glue) : ''
}

/** Of how many schools the trust's figure is made, and how where it is not as the head says. */
function trustRuns({ trustNote, coverage }: Here, citation: Citation, figure: Figure): Run[] {
  const own = coverageOf(citation)
  const parts = [
    own === coverage ? '' : own,
    figure.value !== null && figure.note !== trustNote ? (figure.note ?? '') : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? [] : [capitalise(parts.join('. '))]
}

/** `8–9, 14`. */
function pageRanges(pages: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const page of pages.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && page === last[1] + 1) last[1] = page
    else ranges.push([page, page])
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
}

function cohortWords(numerator: number | null, denominator: number | null): string {
  if (denominator === null) return ''
  return numerator === null
    ? formatNumber(denominator)
    : `${formatNumber(numerator)} of ${formatNumber(denominator)}`
}
