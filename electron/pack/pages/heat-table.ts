/**
 * Schools by measures, for the scorecard and for the tables that compare the schools of one phase. What
 * does not fit the width goes overleaf by strand, what does not fit the height with its heads repeated;
 * type never shrinks.
 */
import { partlyCoveredShort } from '../../domain/coverage.ts'
import { englandOf } from '../../domain/england.ts'
import type { Figure } from '../../domain/figure.ts'
import { periodLabel } from '../../domain/period.ts'
import type { Scorecard, ScorecardRow } from '../../domain/scorecard.ts'
import type { ColumnGroup, ScorecardColumn } from '../../domain/scorecard-columns.ts'
import type { School } from '../../domain/school.ts'
import { shortSchoolNames } from '../../domain/school-names.ts'
import { formatNumber } from '../../domain/wording.ts'
import { anchors } from '../page.ts'
import type { PageContext } from '../page.ts'
import { table } from '../table.ts'
import type { Cell, Column, Row } from '../table.ts'
import { drawText, layText, paragraph, plain } from '../text.ts'
import type { Run, Text } from '../text.ts'
import { a4, closeRowHeight, margins, markSlot, mm, px, rowHeight } from '../tokens.ts'
import { englandCell, figureCell, word } from './figure-cell.ts'

/** Widths in points: the least and greatest of a school's name and of a measure; its pupils. */
const [leastName, mostName] = [92, 190]
const leastWidth = 43
/** Greatest width of a measure as a rule, and where that saves a page. */
const [easyWidth, closeWidth] = [64, 48]
/** Lines of a head with its period. */
const mostHeadLines = 4
const pupilsWidth = 36
/** Heights in points: of the heads with the names of the groups, and of a row with its change. */
const [headsHeight, twoLines] = [66, 26]
const gutter = px(8)

/** A column of the table with its figures in the order of the schools. */
export type HeatColumn = {
  column: ScorecardColumn
  /** The measure's name in its head; its short name as a rule. */
  name: string
  cells: (Figure | null)[]
  /** Below each figure: its change and the figure that it is counted from, or nothing. */
  below: ({ words: string; since: Figure | null } | null)[]
  trust: Figure | null
}
export type HeatGroup = Pick<ColumnGroup, 'title' | 'strand'> & { columns: HeatColumn[] }

/** Unbreakable space: keeps a unit or a single character with the word before it. */
const glue = '\u00a0'

/** Ends of long words before which a hyphen may part them. */
const endings =
  /(?<=[a-z]{3})((?:ances?|ences?|ments?|sions?|tions?|taged|ities|ness|ately|ively|ology|ent)(?:\u00a0\S+)?)$/i

/** A head in lines that fit `width`: a word that is wider is parted with a hyphen where one may stand. */
function headWords(context: PageContext, words: string, width: number): string {
  return words
    .replace(/ (?=\S( |$))/g, glue)
    .split(' ')
    .map((word) => {
      const fits = (part: string): boolean => context.doc.width(part, 'label') <= width
      if (fits(word)) return word
      // A unit goes to a line of its own before its word is parted.
      const [bare = word, ...rest] = word.split(glue)
      if (rest.length > 0 && fits(bare)) return word.replace(glue, ' ')
      const parted = word.replace(endings, '-$1')
      return parted === word || !parted.split(/(?<=-)/).every(fits)
        ? word.replace(`${glue}%`, ' %')
        : parted
    })
    .join(' ')
}

/** `2025/26`, `Nov 2025`, `autumn 2025/26`: a period in the head of a column. */
export function shortPeriod(period: string): string {
  return periodLabel(period)
    .replace(/^(\w+) term /, '$1 ')
    .replace(/^([A-Z][a-z]{2})[a-z]+ (\d{4})$/, '$1 $2')
}

/** The head of a measure: its name with the unit, and below it the period, *p* where provisional. */
function columnHead(context: PageContext, { column, name }: HeatColumn, width: number): Text {
  const unit = column.kpi.unit === 'percent' && !name.includes('%') ? ' %' : ''
  const head: Run[] = [headWords(context, name + unit, width - markSlot)]
  head.push({ text: `\n${shortPeriod(column.period)}`, face: 'regular', colour: 'ink-3' })
  // Large print has no key of what is short.
  const provisional = context.doc.look.single ? ' provisional' : `${glue}p`
  if (column.provisional) head.push({ text: provisional, face: 'italic', colour: 'ink-3' })
  return head
}

/** The columns of a scorecard as a heat table takes them, with the schools in the order of `rows`. */
export function heatGroups(card: Scorecard, rows: readonly ScorecardRow[]): HeatGroup[] {
  let at = 0
  const groups = card.groups.map(({ title, strand, columns }) => ({
    title,
    strand,
    columns: columns.flatMap((column) => {
      const i = at++
      const cells = rows.map((row) => row.cells[i] ?? null)
      if (cells.every(saysNothing)) return []
      const trust = card.trust[i] ?? null
      const below = rows.map(() => null)
      return [{ column, name: column.kpi.short, cells, below, trust }]
    }),
  }))
  return groups.filter((group) => group.columns.length > 0)
}

/** Whether a column could do without the figure: it cannot exist, or no file told of it. */
function saysNothing(figure: Figure | null): boolean {
  return figure === null || figure.sources.length === 0 || figure.state === 'not-applicable'
}

/** The least width in which no word of the head is broken and its name takes three lines at most. */
function widthOf(context: PageContext, heat: HeatColumn, most: number): number {
  const words = plain(columnHead(context, heat, most)).split(/[ \n]|(?<=[a-z]-)(?=[a-z])/)
  const longest = Math.max(...words.map((word) => context.doc.width(word, 'label')))
  let width = Math.max(leastWidth, longest + markSlot + 1)
  const lines = (): number =>
    layText(context.doc, columnHead(context, heat, width), 'label', width - markSlot).lines.length
  while (lines() > mostHeadLines && width < easyWidth) width += 3
  return width
}

type Placed = { group: HeatGroup; columns: { heat: HeatColumn; width: number }[] }

/** Groups laid side by side as far as the width goes; a group is parted only where it alone is too wide. */
function paginate(
  context: PageContext,
  groups: readonly HeatGroup[],
  room: number,
  most: number,
): Placed[][] {
  const pages: Placed[][] = [[]]
  let used = 0
  for (const group of groups) {
    const columns = group.columns.map((heat) => ({ heat, width: widthOf(context, heat, most) }))
    const total = columns.reduce((sum, { width }) => sum + width, gutter)
    if (used > 0 && used + total > room && total <= room) {
      pages.push([])
      used = 0
    }
    let part: Placed = { group, columns: [] }
    used += gutter
    for (const column of columns) {
      if (used + column.width > room) {
        if (part.columns.length > 0) pages.at(-1)?.push(part)
        pages.push([])
        part = { group, columns: [] }
        used = gutter
      }
      part.columns.push(column)
      used += column.width
    }
    pages.at(-1)?.push(part)
  }
  return pages.filter((page) => page.length > 0)
}

/** The strand's number in plum, its name after it where the group is wide enough. */
function bandText(context: PageContext, { group, columns }: Placed): Text {
  const { strand, title } = group
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const number: Run[] =
    strand === null ? [] : [{ text: `${strand}  `, face: 'serif', size: 10, colour: 'accent' }]
  const fits = context.doc.width(`${strand ?? ''}  ${title}`, 'label') + 8 <= width
  return fits || strand === null ? [...number, title] : number
}

export type HeatTable = {
  /** Names of rows that group the schools, such as phases. */
  sections: { title: string; schools: readonly School[] }[]
  groups: readonly HeatGroup[]
  /** Name of the row of the trust, such as `Trust, primary schools`. */
  trustName: string
  summary: string
  /** Least height of a row in points. */
  rowHeight?: number
  /** Begins a page and says between which heights the table may stand. */
  begin(page: number, of: number): { y: number; bottom: number }
}

/**
 * The head of a table's page; returns the y below. The first has the finding as title at the left, and the sentence
 * with its numbers at the right. It speaks of the whole table, so the pages overleaf say what they go on with.
 */
export function drawCardHead(
  context: PageContext,
  card: Pick<Scorecard, 'finding' | 'sentence'>,
  { page, anchor }: { page: number; anchor: string },
): number {
  const { doc } = context
  const overleaf = `${anchor}-overleaf`
  if (page !== 1) {
    const { left, top, width } = doc.frame
    doc.anchor(overleaf)
    const words = `${card.finding}, continued`
    return paragraph(doc, words, { x: left, y: top + mm(1.5), width, style: 'heading' }) + mm(2)
  }
  const further = context.pageOf(overleaf) === null ? '' : ' The table goes on overleaf.'
  return drawFinding(context, { ...card, sentence: `${card.sentence}${further}` })
}

function drawFinding({ doc }: PageContext, card: Pick<Scorecard, 'finding' | 'sentence'>): number {
  const { left, top, width, right } = doc.frame
  const side = width * 0.31
  const y = top + mm(1.5)
  // A title that would need two lines takes the whole width, and the sentence stands below it.
  const beside = !doc.look.single && doc.width(card.finding, 'title') <= width - side - mm(8)
  const below = paragraph(doc, card.finding, { x: left, y, width, style: 'title' })
  if (!beside) {
    return paragraph(doc, card.sentence, { x: left, y: below + 1, width, style: 'lead' }) + mm(2)
  }
  const laid = layText(doc, card.sentence, 'lead', side)
  doc.group('P', () => drawText(doc, laid, right - side, y - 2, 'right', side))
  return Math.max(below, y - 2 + laid.height) + mm(2)
}

/**
 * As many of the groups as `most` pages of width take: from the last on, measures that would need another
 * page are left out.
 */
export function fittingGroups(
  context: PageContext,
  groups: readonly HeatGroup[],
  schools: readonly School[],
  most: number,
): HeatGroup[] {
  const { names, pupils } = rowHeads(context, schools)
  const width = a4.long - margins.landscape.left - margins.landscape.right - pupils
  let kept = [...groups]
  while (kept.length > 0 && fewestPages(context, kept, width, names).pages.length > most) {
    const last = kept.at(-1)
    const columns = last?.columns.slice(0, -1) ?? []
    kept = [...kept.slice(0, -1), ...(last && columns.length > 0 ? [{ ...last, columns }] : [])]
  }
  return kept
}

/** Short names, the width that they need at most, the pupils on roll and the width of their column. */
function rowHeads({ doc, figures }: PageContext, schools: readonly School[]) {
  const rolls = schools.map((school) => figures.latest(school.urn, 'context.roll', 'all'))
  const counted = rolls.some((roll) => roll?.value != null)
  const short = shortSchoolNames(schools)
  const style = { style: 'table', face: 'semibold' } as const
  const widths = schools.map(({ urn }) => doc.width(short.get(urn) ?? '', style))
  return {
    short,
    names: Math.max(...widths) + 6,
    rolls: counted ? rolls : null,
    pupils: counted ? pupilsWidth : 0,
  }
}

/** The easiest setting that needs no more pages than the closest: long names wrap before a page is turned. */
function fewestPages(
  context: PageContext,
  groups: readonly HeatGroup[],
  width: number,
  longest: number,
): { pages: Placed[][]; most: number } {
  // In large print the measures of a school stand below each other on its card, all of them together.
  if (context.doc.look.single)
    return {
      pages: paginate(context, groups, Number.POSITIVE_INFINITY, easyWidth),
      most: easyWidth,
    }
  const name = Math.max(leastName, longest)
  const settings = [
    { name: Math.min(name, 130), most: easyWidth },
    { name: Math.min(name, 130), most: closeWidth },
    { name: leastName, most: closeWidth },
  ].map(({ name: room, most }) => ({
    pages: paginate(context, groups, width - room, most),
    most,
  }))
  const fewest = Math.min(...settings.map(({ pages }) => pages.length))
  return settings.find(({ pages }) => pages.length === fewest) ?? { pages: [], most: easyWidth }
}

/** Draws the table over as many pages as it needs; returns the y below it on the last. */
export function drawHeatTable(context: PageContext, heat: HeatTable): number {
  const { doc } = context
  const schools = heat.sections.flatMap((section) => section.schools)
  const { short, names, rolls, pupils } = rowHeads(context, schools)
  // Landscape pages are all of one width, but it is known only once the first is begun.
  let { y, bottom } = heat.begin(1, 1)
  const { pages, most } = fewestPages(context, heat.groups, doc.frame.width - pupils, names)
  pages.forEach((placed, p) => {
    // A few schools leave room for their further measures below.
    const needed = mm(6) + headsHeight + (schools.length + 2) * twoLines
    if (p > 0 && y + needed <= bottom) y += mm(6)
    else if (p > 0) ({ y, bottom } = heat.begin(p + 1, pages.length))
    // What the measures leave over goes to the names, then to the measures, so that the table is as wide as the page.
    const measures = placed.flatMap((part) => part.columns)
    const used = measures.reduce((sum, { width }) => sum + width, placed.length * gutter + pupils)
    const nameWidth = Math.max(leastName, Math.min(mostName, doc.frame.width - used, names + 2))
    const spare = Math.min(14, (doc.frame.width - used - nameWidth) / measures.length)
    const columns: Column[] = [{ width: nameWidth, head: 'School', names: true }]
    if (rolls !== null)
      columns.push({ width: pupilsWidth, head: pupilsHead(rolls), align: 'right' })
    const bands: { from: number; to: number; text: Text }[] = []
    for (const part of placed) {
      bands.push({
        from: columns.length,
        to: columns.length + part.columns.length - 1,
        text: bandText(context, part),
      })
      part.columns.forEach(({ heat: column, width }, i) => {
        columns.push({
          width: width + spare,
          align: 'right',
          head: columnHead(context, column, Math.max(most, width + spare)),
          slot: true,
          gap: i === 0 ? gutter : 0,
        })
      })
    }
    const shown = placed.flatMap((part) => part.columns.map((column) => column.heat))
    y = table(doc, {
      x: doc.frame.left,
      y,
      bottom,
      columns,
      bands,
      rows: rowsOf(context, heat, shown, rolls, short),
      padding: 1.5,
      rowHeight: heat.rowHeight ?? rowHeight,
      close: { rowHeight: closeRowHeight },
      summary: heat.summary,
      repeatTotals: true,
      overleaf: () => heat.begin(0, pages.length),
    })
  })
  return y
}

function rowsOf(
  context: PageContext,
  heat: HeatTable,
  shown: readonly HeatColumn[],
  rolls: readonly (Figure | null)[] | null,
  short: ReadonlyMap<string, string>,
): Row[] {
  const rows: Row[] = []
  let at = 0
  for (const { title, schools } of heat.sections) {
    if (heat.sections.length > 1) rows.push({ kind: 'group', height: px(20), cells: [title] })
    for (const school of schools) {
      const i = at++
      const anchor = anchors.school(school.urn)
      const name = {
        text: [{ text: short.get(school.urn) ?? school.name, face: 'semibold' as const }],
      }
      rows.push({
        cells: [
          context.pageOf(anchor) === null ? name : { ...name, link: anchor },
          ...(rolls === null ? [] : [rollCell(context, rolls[i] ?? null)]),
          ...shown.map((column) =>
            figureCell(context, column.cells[i] ?? null, column.below[i] ?? null),
          ),
        ],
      })
    }
  }
  rows.push({
    kind: 'total',
    cells: [
      { text: heat.trustName },
      ...(rolls === null ? [] : ['']),
      ...shown.map((column) => totalCell(context, column)),
    ],
  })
  rows.push({
    kind: 'total',
    cells: [
      { text: [{ text: 'England', face: 'regular' }] },
      ...(rolls === null ? [] : ['']),
      ...shown.map((column) => englandOfColumn(context, column)),
    ],
  })
  return rows
}

/** England for schools of several phases; `by phase` where its figure is published for one phase at a time. */
function englandOfColumn(context: PageContext, column: HeatColumn) {
  const whole = englandOf(column.trust) !== null || column.trust?.england != null
  const byPhase = !whole && column.cells.some((figure) => englandOf(figure) !== null)
  return byPhase ? { text: 'by phase', style: word } : englandCell(context, column.trust)
}

function totalCell(context: PageContext, column: HeatColumn) {
  if (column.trust === null)
    return { text: 'no figure', style: { style: 'label', face: 'regular' } as const }
  const words = partlyCoveredShort(column.trust)
  return figureCell(context, column.trust, words === '' ? null : { words, since: null })
}

/** Pupils with what counted them and when, since the register may have counted since. */
function pupilsHead(rolls: readonly (Figure | null)[]): Text {
  const period = rolls.find((roll) => roll !== null)?.period
  const when = period === undefined ? '' : `\n${shortPeriod(period)}`
  return ['Pupils, census', { text: when, face: 'regular', colour: 'ink-3' }]
}

/** Pupils on roll by the census: the register's count has no cell to lead to. */
function rollCell(context: PageContext, roll: Figure | null): Cell {
  if (roll?.value == null) return ''
  const text: Text = { text: formatNumber(roll.value), colour: 'ink-3' }
  return { text, drawn: () => void context.cite(roll) }
}
