/** What stands at the foot of a computed page: the key of its marks, its rule, its sources. */
import type { TrustRules } from '../../domain/rules.ts'
import type { Figure } from '../../domain/figure.ts'
import type { Kpi } from '../../domain/kpi.ts'
import { abbreviationsIn } from '../../domain/finding.ts'
import { ownLimits } from '../../domain/reading.ts'
import type { MarkName } from '../../domain/marks.ts'
import { capitalise, countedBy, lowerFirst } from '../../domain/wording.ts'
import { drawMark, markWidth } from '../marks/draw.ts'
import { anchors } from '../page.ts'
import type { PageContext } from '../page.ts'
import { drawText, footNotes, layText } from '../text.ts'
import type { Laid, Run, Text } from '../text.ts'
import { missingStates } from './figure-cell.ts'

export type KeyEntry = { marks: readonly MarkName[]; text: Text }

const style = { style: 'label', face: 'regular' } as const
const lineHeight = 14

/** Rows of entries that fit the width, side by side. */
function laidKey(
  context: PageContext,
  entries: readonly KeyEntry[],
  width: number,
): { entry: KeyEntry; laid: Laid; x: number; row: number }[] {
  const placed: { entry: KeyEntry; laid: Laid; x: number; row: number }[] = []
  let [x, row] = [0, 0]
  for (const entry of entries) {
    const laid = layText(context.doc, entry.text, style)
    const wide = entry.marks.reduce((sum, mark) => sum + markWidth(mark) + 3, 0) + laid.width
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1]
    placed.push({ entry, laid, x, row })
    x += wide + 14
  }
  return placed
}

/** Height of a key in points. */
export function keyHeight(
  context: PageContext,
  entries: readonly KeyEntry[],
  width: number,
): number {
  // Large print says its marks in words.
  if (entries.length === 0 || context.doc.look.single) return 0
  return (Math.max(...laidKey(context, entries, width).map(({ row }) => row)) + 1) * lineHeight
}

/** Draws the key from (x, y); returns the y below it. */
export function drawKey(
  context: PageContext,
  entries: readonly KeyEntry[],
  x: number,
  y: number,
  width: number,
): number {
  const { doc } = context
  if (doc.look.single) return y
  doc.group('P', () => {
    for (const { entry, laid, x: left, row } of laidKey(context, entries, width)) {
      const middle = y + row * lineHeight + lineHeight / 2
      let at = x + left
      for (const mark of entry.marks) {
        const start = at
        doc.artifact(() => void drawMark(doc, mark, start, middle))
        at += markWidth(mark) + 3
      }
      drawText(doc, laid, at, middle - laid.height / 2)
    }
  })
  return y + keyHeight(context, entries, width)
}

/** The entries that the figures of a heat table call for: nothing is explained that does not occur. */
export function keyOf(
  figures: readonly (Figure | null)[],
  { unratedBelow }: Pick<TrustRules, 'unratedBelow'>,
): KeyEntry[] {
  const of = figures.some((figure) => figure?.verdict.against === ownLimits)
    ? 'expected'
    : 'England'
  const has = (kind: Figure['verdict']['kind'], direction: 'above' | 'below'): boolean =>
    figures.some(
      (figure) => figure?.verdict.kind === kind && figure.verdict.direction === direction,
    )
  const key: KeyEntry[] = []
  const worse = (['below', 'above'] as const).filter((way) => has('worse', way))
  const better = (['above', 'below'] as const).filter((way) => has('better', way))
  if (worse.length > 0) {
    key.push({
      marks: worse.map((way) => `${way}-worse` as const),
      text: [{ text: 'worse', face: 'bold' }, ` than ${of}`],
    })
  }
  if (better.length > 0) {
    key.push({
      marks: better.map((way) => `${way}-better` as const),
      text: [{ text: 'better', face: 'bold' }, ` than ${of}`],
    })
  }
  if (figures.some((figure) => figure?.verdict.kind === 'no-clear-difference')) {
    key.push({
      marks: [],
      text: ['no mark: ', { text: 'not clearly different', face: 'bold' }, ' or not rated'],
    })
  }
  const few = new Set(
    figures.flatMap((one) => (one?.value != null && one.small ? countedBy(one.kpi) : [])),
  )
  if (
    figures.some((figure) => figure?.value != null && (figure.small || figure.state !== 'value'))
  ) {
    key.push({
      marks: [],
      text: [
        { text: '62', face: 'italic', colour: 'ink-3' },
        ` fewer than ${unratedBelow} ${few.size === 0 ? 'pupils' : [...few].join(' or ')}, not rated`,
      ],
    })
  }
  if (figures.some((figure) => figure?.provisional === true && figure.value !== null)) {
    key.push({ marks: [], text: [{ text: 'p', face: 'italic' }, ' provisional'] })
  }
  for (const { mark, word, sentence } of missingStates(figures)) {
    const meaning = lowerFirst(sentence)
    if (mark === null && meaning.includes(word)) continue
    const text =
      word === 'hidden'
        ? 'hidden, too few people'
        : meaning.startsWith(word)
          ? meaning
          : `${word}: ${meaning}`
    key.push({ marks: mark === null ? [] : [mark], text })
  }
  return key
}

/** Most titles of a publisher that a sources line names before it points to the appendix. */
const mostTitles = 3
/** LOOK §5: rules and sources take four lines at most. */
const mostLines = 4

/** Where the figures come from: publishers with their titles, and the page with every cell. */
function sourcesOf(
  context: PageContext,
  figures: readonly (Figure | null)[],
  titlesNamed: number,
): string {
  const kpis = new Set<Kpi>()
  for (const figure of figures)
    if (figure !== null && figure.sources.length > 0) kpis.add(figure.kpi)
  const byPublisher = new Map<string, Set<string>>()
  for (const { source } of kpis) {
    const publisher = source.publisher.replace('Department for Education', 'DfE')
    const titles = byPublisher.get(publisher) ?? new Set()
    byPublisher.set(publisher, titles.add(source.title.replace(/ \([^)]*\)/g, '')))
  }
  const named = [...byPublisher]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([publisher, titles]) => {
      const all = [...titles].toSorted()
      if (titlesNamed === 0) return capitalise(publisher)
      const more = all.length > titlesNamed ? ` and ${all.length - titlesNamed} more` : ''
      return `${capitalise(publisher)} (${all.slice(0, titlesNamed).join(', ')}${more})`
    })
  const page = context.pageOf(anchors.appendix)
  const cells = page === null ? '' : ` Every cell: from page ${page}.`
  return named.length === 0 ? '' : `${named.join('; ')}.${cells}`
}

/** Sets rule and sources at the foot of the page, abbreviations of the figures explained; returns the y above them. */
export function drawFoot(
  context: PageContext,
  rule: string,
  figures: readonly (Figure | null)[],
): number {
  const short = abbreviationsIn(figures.flatMap((figure) => figure?.kpi ?? []))
  const bold = (text: string): Run => ({ text, face: 'bold' })
  const textWith = (titles: number): Run[] => {
    const sources = sourcesOf(context, figures, titles)
    const text: Run[] = [bold('Rule. '), short === '' ? rule : `${rule} ${short}`]
    return sources === '' ? text : [...text, bold(' Sources. '), sources]
  }
  // Titles of sources give way first: the appendix has every file by name.
  let titles = mostTitles
  const { doc } = context
  if (doc.look.single) {
    context.noteAtEnd(textWith(titles))
    return doc.frame.bottom
  }
  const lines = (): number => layText(doc, textWith(titles), 'source', doc.frame.width).lines.length
  while (titles > 0 && lines() > mostLines) titles -= 1
  return footNotes(doc, textWith(titles))
}
