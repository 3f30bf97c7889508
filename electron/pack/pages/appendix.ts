/**
 * The data appendix: every figure that the pages before print, with the cell that it came from; trust
 * figures with how they were weighted and from which rows; then the files, each with its whole fingerprint.
 */
import { benchmarkLabel } from '../../domain/benchmark.ts'
import { comparePeriods, periodLabel } from '../../domain/period.ts'
import {
  formatCoverage,
  formatNumber,
  formatRange,
  formatValue,
  groupLabel,
  phaseLabel,
  plural,
  stateSentence,
  unitLabel,
} from '../../domain/wording.ts'
import { table } from '../table.ts'
import { paragraph } from '../text.ts'
import { mm } from '../tokens.ts'
import type { Figure } from '../../domain/figure.ts'
import type { Kpi, PupilGroup } from '../../domain/kpi.ts'
import type { Observation } from '../../domain/observation.ts'
import type { Citation, Citations } from '../citations.ts'
import type { PageContext } from '../page.ts'
import type { Row } from '../table.ts'
import type { Text } from '../text.ts'

const small = { style: 'source', leading: 1.25 } as const
const smallInk = { ...small, colour: 'ink' } as const

/** A file as the appendix numbers it: F1, F2, … by name, then fingerprint. */
type SourceFile = { label: string; name: string; sha256: string; figures: number }

export function drawAppendix(context: PageContext, citations: Citations): void {
  const { doc } = context
  const { left, top, width } = context.addPage('Where every figure comes from')
  const cited = citations.all()
  const files = sourceFiles(cited)
  let y = paragraph(doc, 'Where every figure comes from', {
    x: left,
    y: top + 3,
    width,
    style: 'title',
  })
  const published = cited.filter((each) => each.pages.size > 0).length
  const sentence =
    cited.length === 0
      ? 'No page of this pack prints a figure from the trust’s data.'
      : `${plural(published, 'figure')} on the pages before, from ${plural(files.size, 'file')}. Each names the row and column of its file; the files stand at the end.`
  y = paragraph(doc, sentence, { x: left, y: y + 2, width, style: 'lead' })
  if (cited.length === 0) return

  const rows = [...byMeasure(context, cited)].flatMap((measure) =>
    measureRows(context, measure, files),
  )
  y = table(doc, {
    x: left,
    y: y + mm(4),
    style: small,
    rowHeight: 15,
    padding: 2,
    summary: 'Every figure with its source',
    columns: [
      { head: 'Whose', width: mm(36), pad: mm(2), names: true },
      { head: 'Period', width: mm(16), pad: mm(1.5) },
      { head: 'Value', width: mm(14), align: 'right' },
      { head: 'Of pupils', width: mm(19), align: 'right' },
      { head: '95% interval', width: mm(22), align: 'right' },
      { width: mm(4), head: '' },
      { head: 'File, row, column and cell', width: mm(50), pad: mm(1.5) },
      { head: 'Page', width: mm(13), align: 'right' },
    ],
    rows,
  })
  drawFiles(context, files, y + mm(7))
}

type Measure = { kpi: Kpi | null; code: string; group: PupilGroup; citations: Citation[] }

/** By the KPI library's order, then group; inside, the trust, schools by name, then benchmarks, each by period. */
function byMeasure(context: PageContext, cited: readonly Citation[]): Measure[] {
  const order = new Map(context.figures.kpis.map((kpi, i) => [kpi.code, i]))
  const measures = new Map<string, Measure>()
  for (const citation of cited) {
    const key = `${citation.kpi}|${citation.group}`
    const measure = measures.get(key) ?? {
      kpi: context.figures.kpi(citation.kpi),
      code: citation.kpi,
      group: citation.group,
      citations: [],
    }
    measure.citations.push(citation)
    measures.set(key, measure)
  }
  const place = (measure: Measure): number => order.get(measure.code) ?? order.size
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  const sorted = [...measures.values()].toSorted(
    (a, b) =>
      place(a) - place(b) ||
      compare(a.code, b.code) ||
      Number(b.group === 'all') - Number(a.group === 'all') ||
      compare(a.group, b.group),
  )
  for (const measure of sorted) {
    measure.citations.sort(
      (a, b) =>
        rankOf(a) - rankOf(b) ||
        compare(whose(context, a), whose(context, b)) ||
        comparePeriods(a.period, b.period) ||
        compare(a.anchor, b.anchor),
    )
  }
  return sorted
}

function rankOf(citation: Citation): number {
  const level = citation.figure
    ? citation.figure.urn === null
      ? 'trust'
      : 'school'
    : (citation.observation?.level ?? 'school')
  return ['trust', 'school', 'la', 'region', 'national'].indexOf(level)
}

function whose(context: PageContext, citation: Citation): string {
  const { figure, observation } = citation
  if (figure && figure.urn === null)
    return figure.phase ? `The trust, ${phaseLabel(figure.phase).toLowerCase()}` : 'The trust'
  const urn = figure?.urn ?? observation?.urn ?? null
  if (urn !== null) return context.figures.school(urn)?.name ?? `URN ${urn}`
  if (observation?.level === 'trust') return 'The trust'
  return observation ? benchmarkLabel(observation) : ''
}

function measureRows(
  context: PageContext,
  measure: Measure,
  files: ReadonlyMap<string, SourceFile>,
): Row[] {
  const { kpi, code, group } = measure
  const title = kpi ? `${kpi.name}${group === 'all' ? '' : `: ${groupLabel(group)}`}` : code
  const unit = kpi ? `  ${unitLabel(kpi.unit)}  ·  ${code}` : ''
  const heading: Text = [
    { text: title, face: 'bold', size: 9.25 },
    { text: unit, face: 'regular', size: 8, colour: 'ink-3' },
  ]
  const rows: Row[] = [{ cells: [{ text: heading }], kind: 'group', height: 24 }]
  for (const citation of measure.citations) rows.push(...figureRows(context, citation, kpi, files))
  return rows
}

function figureRows(
  context: PageContext,
  citation: Citation,
  kpi: Kpi | null,
  files: ReadonlyMap<string, SourceFile>,
): Row[] {
  const { figure, observation } = citation
  const made = figure ?? observation
  if (!made) return []
  const isTrust = figure !== null && figure.urn === null
  const single = figure ? (isTrust ? null : (figure.sources[0] ?? null)) : observation
  const interval = figure
    ? figure.interval
    : observation && observation.lower !== null && observation.upper !== null
      ? { lower: observation.lower, upper: observation.upper }
      : null
  const { state, value, provisional } = made
  const number = value === null ? '' : kpi ? formatValue(kpi, value) : formatNumber(value, 1)
  const shown: Text = [
    { text: number, face: 'semibold', colour: 'ink' },
    ...(provisional ? [{ text: ' p', face: 'italic' as const }] : []),
  ]
  const worded = value === null ? (figure?.note ?? `${stateSentence(state)}.`) : ''
  const pages: Text = pageRanges([...citation.pages]) || (citation.partOfTrust ? 'in trust' : '')
  const source: Text = single
    ? sourceWords(single, files)
    : isTrust
      ? trustWords(figure)
      : 'No row: nothing is held for it.'
  const row: Row = {
    anchor: citation.anchor,
    cells:
      value === null
        ? [
            { text: whose(context, citation), style: smallInk },
            periodLabel(made.period),
            { text: worded, span: 3, align: 'left' },
            null,
            { text: source },
            { text: pages },
          ]
        : [
            { text: whose(context, citation), style: smallInk },
            periodLabel(made.period),
            shown,
            cohort(made.numerator, made.denominator),
            interval && kpi ? formatRange(kpi, interval) : '',
            null,
            { text: source },
            { text: pages },
          ],
  }
  return [row]
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

function cohort(numerator: number | null, denominator: number | null): string {
  if (denominator === null) return ''
  return numerator === null
    ? formatNumber(denominator)
    : `${formatNumber(numerator)} of ${formatNumber(denominator)}`
}

/** How the trust's figure was made: from which rows, how weighted, of how many schools. */
function trustWords(figure: Figure): string {
  const n = figure.sources.length
  const rows =
    n === 0
      ? 'No row holds a value.'
      : `From the ${n === 1 ? 'row' : `${n} rows`} ${figure.sources[0]?.level === 'trust' ? 'of the trust' : 'of its schools below'}.`
  const coverage = figure.coverage ? ` Covers ${formatCoverage(figure.coverage)}.` : ''
  return `${rows}${figure.value !== null && figure.note !== null ? ` ${figure.note}` : ''}${coverage}`
}

/** `F2 3fa9c1d2, row 124, READ_AVERAGE: “105”, as URN 114567`. */
function sourceWords(o: Observation, files: ReadonlyMap<string, SourceFile>): Text {
  const { source } = o
  const file = files.get(source.sha256)
  const former =
    o.urn !== null && source.urn !== null && source.urn !== o.urn ? `, as URN ${source.urn}` : ''
  return [
    { text: file?.label ?? '', link: fileAnchor(source.sha256), face: 'semibold', colour: 'ink' },
    ` ${source.sha256.slice(0, 8)}, row ${formatNumber(source.row)}, ${source.column}: “${source.cell}”${former}`,
  ]
}

function fileAnchor(sha256: string): string {
  return `file-${sha256}`
}

function sourceFiles(cited: readonly Citation[]): Map<string, SourceFile> {
  const found = new Map<string, SourceFile>()
  const sources = cited.flatMap((each) =>
    each.figure ? each.figure.sources : each.observation ? [each.observation] : [],
  )
  for (const { source } of new Set(sources)) {
    const file = found.get(source.sha256) ?? {
      label: '',
      name: source.file,
      sha256: source.sha256,
      figures: 0,
    }
    file.figures += 1
    found.set(source.sha256, file)
  }
  const key = (file: SourceFile): string => `${file.name}\n${file.sha256}`
  const sorted = [...found.values()].toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
  sorted.forEach((file, i) => {
    file.label = `F${i + 1}`
  })
  return new Map(sorted.map((file) => [file.sha256, file]))
}

function drawFiles(context: PageContext, files: ReadonlyMap<string, SourceFile>, y: number): void {
  const { doc } = context
  if (y + mm(30) > doc.frame.bottom) y = doc.continuePage().top
  const { left, width } = doc.frame
  y = paragraph(doc, 'The files', { x: left, y, width, style: 'heading' })
  y = paragraph(
    doc,
    'The SHA-256 is the fingerprint of the file’s every byte: a file with another fingerprint is another file.',
    { x: left, y, width, style: 'source' },
  )
  table(doc, {
    x: left,
    y: y + mm(2),
    style: small,
    rowHeight: 15,
    padding: 2,
    summary: 'The files with their fingerprints',
    columns: [
      { head: 'File', width: mm(10), names: true },
      { head: 'Name', width: mm(52), pad: mm(2) },
      { head: 'SHA-256', width: mm(96), pad: mm(2) },
      { head: 'Values used', width: mm(16), align: 'right' },
    ],
    rows: [...files.values()].map((file) => ({
      anchor: fileAnchor(file.sha256),
      cells: [
        { text: file.label, style: { ...smallInk, face: 'semibold' } },
        { text: file.name, style: smallInk },
        file.sha256,
        formatNumber(file.figures),
      ],
    })),
  })
}
