/** Schools compared: one heat table for each phase, with each figure's change and its disadvantaged pupils. */
import type { Change, Figure } from '../../domain/figure.ts'
import { comparisons, scorecard } from '../../domain/scorecard.ts'
import type { Scorecard } from '../../domain/scorecard.ts'
import { formatNumber, roundTo } from '../../domain/wording.ts'
import type { DrawPages, PageContext } from '../page.ts'
import { paragraph } from '../text.ts'
import { mm } from '../tokens.ts'
import { drawFoot, drawKey, keyHeight, keyOf } from './foot.ts'
import { drawCardHead, drawHeatTable, heatGroups } from './heat-table.ts'
import type { HeatColumn, HeatGroup } from './heat-table.ts'
import { markRule } from './scorecard.ts'

/** A change as printed: `+3`, `−0.4`, `±0`. */
export function changeWords(change: Change, decimals: number): string {
  const by = roundTo(change.by, decimals)
  if (by === 0) return '±0'
  return by > 0 ? `+${formatNumber(by, decimals)}` : formatNumber(by, decimals)
}

/** A school alone in its phase has nobody to be compared with: all its figures stand on its own page. */
function comparable(card: Scorecard): boolean {
  return card.phases.flatMap((phase) => phase.rows).length > 1
}

/** Draws a table for every phase of two schools or more. */
export const drawComparison: DrawPages = (context) => {
  const { input, figures: book, doc } = context
  const phases = comparisons({ book, vision: input.vision }).filter(({ table: card }) =>
    comparable(card),
  )
  if (phases.length === 0) {
    const { left, top, width } = context.addPage('Schools compared', 'landscape')
    const y = paragraph(doc, 'There are no figures to compare yet', {
      x: left,
      y: top + mm(3),
      width,
      style: 'title',
    })
    paragraph(doc, 'Import the files of results for these schools, and build the pack again.', {
      x: left,
      y: y + mm(2),
      width,
    })
  }
  for (const { phase, title, table: card } of phases) {
    const disadvantaged = scorecard({
      book,
      vision: input.vision,
      phase,
      include: 'all',
      group: 'disadvantaged',
    })
    const groups = withGroup(context, card, disadvantaged)
    const columns = groups.flatMap((group) => group.columns)
    if (columns.length === 0) continue
    const all = columns.flatMap((column) => [...column.cells, column.trust])
    const key = keyOf(all, 'England')
    const rule = `${markRule} Below a figure: its change since the year before, where no gap or new method lies between.${card.tooLoose === null ? '' : ` ${card.tooLoose}`}`
    const name = `Schools compared: ${title.toLowerCase()}`
    const rows = card.phases.flatMap((one) => one.rows)
    drawHeatTable(context, {
      sections: [{ title, schools: rows.map((row) => row.school) }],
      groups,
      trustName: `Trust, ${title.toLowerCase()}`,
      summary: `${card.finding}. ${title} schools by measures.`,
      begin: (page) => {
        const frame = context.addPage(name, 'landscape')
        const foot = drawFoot(context, rule, all)
        const bottom = foot - keyHeight(context, key, frame.width) - mm(2)
        drawKey(context, key, frame.left, bottom + mm(0.75), frame.width)
        return { y: page === 1 ? drawCardHead(context, card) : frame.top + mm(2), bottom }
      },
    })
  }
}

/** The measures of a phase with their changes, each followed by its disadvantaged pupils where these have values. */
function withGroup(context: PageContext, card: Scorecard, disadvantaged: Scorecard): HeatGroup[] {
  const changes = (column: HeatColumn): HeatColumn => ({
    ...column,
    below: column.cells.map((figure) => changeBelow(context, figure)),
  })
  const ofGroup = new Map(
    heatGroups(
      disadvantaged,
      disadvantaged.phases.flatMap((phase) => phase.rows),
    ).flatMap((group) => group.columns.map((column) => [column.column.kpi.code, column])),
  )
  return heatGroups(
    card,
    card.phases.flatMap((phase) => phase.rows),
  )
    .map((group) => ({
      ...group,
      columns: group.columns.flatMap((column) => {
        if (
          column.column.kpi.polarity === 'context' ||
          column.cells.every((figure) => figure === null)
        )
          return []
        const few = ofGroup.get(column.column.kpi.code)
        if (
          few === undefined ||
          few.cells.every((figure) => figure?.value == null && figure?.state !== 'suppressed')
        ) {
          return [changes(column)]
        }
        return [changes(column), changes({ ...few, name: 'of whom disadvantaged' })]
      }),
    }))
    .filter((group) => group.columns.length > 0)
}

function changeBelow(context: PageContext, figure: Figure | null): string | null {
  const change = figure === null ? null : context.figures.change(figure)
  return change === null || figure === null ? null : changeWords(change, figure.kpi.decimals)
}
