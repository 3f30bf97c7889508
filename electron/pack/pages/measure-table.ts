/** Measures of the trust in rows: the latest figure, what it was, what it is held against. */
import type { Kpi } from '../../domain/kpi.ts'
import { verdictMark } from '../../domain/marks.ts'
import { readMeasure } from '../../domain/reading.ts'
import type { Reading } from '../../domain/reading.ts'
import {
  formatCoverage,
  formatNumber,
  formatValue,
  roundTo,
  stateWord,
  unitLabel,
} from '../../domain/wording.ts'
import { dataTable } from '../blocks/index.ts'
import type { Block } from '../blocks/index.ts'
import type { PageContext } from '../page.ts'
import type { CellContent, Row } from '../table.ts'
import { mm } from '../tokens.ts'
import { slotMark } from './figure-cell.ts'
import { shortPeriod } from './heat-table.ts'

/** The trust's readings of the measures that it has a figure of. */
export function trustReadings(context: PageContext, kpis: readonly Kpi[]): Reading[] {
  return kpis.flatMap(({ code }) => readMeasure(context.figures, null, code) ?? [])
}

/** The mark and words of what a figure was held against. */
export function verdictCell(context: PageContext, reading: Reading): CellContent {
  const { kind, direction, words, detail } = reading
  const text = [
    { text: words, face: kind === 'worse' ? ('bold' as const) : ('regular' as const) },
    { text: detail === '' ? '' : `  ${detail}`, colour: 'ink-2' as const },
  ]
  if (direction === null || (kind !== 'worse' && kind !== 'better')) return { text }
  const mark = verdictMark({ kind, direction })
  return { text, ...slotMark(context, mark), markWords: '' }
}

export function measureTable(
  context: PageContext,
  readings: readonly Reading[],
  summary: string,
): Block {
  return dataTable({
    summary,
    columns: [
      { head: 'Measure', share: 1, pad: mm(3), names: true },
      { head: 'Latest', width: mm(22), align: 'right' },
      { head: 'Period', width: mm(26), gap: mm(4) },
      { head: 'A year before', width: mm(20), align: 'right' },
      { head: 'Against its range, or England', width: mm(50), gap: mm(6), slot: true },
    ],
    rows: readings.map((reading) => measureRow(context, reading)),
  })
}

function measureRow(context: PageContext, reading: Reading): Row {
  const { figure } = reading
  const { kpi } = figure
  const before = context.figures.lastYear(figure)
  const drawn = (): void => {
    context.cite(figure)
    if (before?.value != null) context.cite(before)
  }
  const value = figure.value === null ? stateWord(figure.state) : formatValue(kpi, figure.value)
  const change = figure.value === null || before?.value == null ? null : figure.value - before.value
  const moved = change === null ? '' : changeWords(roundTo(change, kpi.decimals), kpi)
  const covered = figure.coverage === null ? '' : `, ${formatCoverage(figure.coverage)}`
  return {
    cells: [
      {
        text: [
          { text: kpi.name, face: 'semibold' },
          { text: `\n${unitLabel(kpi.unit)}${covered}`, colour: 'ink-2', size: 8.5 },
        ],
        drawn,
      },
      {
        text: [
          { text: value, face: 'bold' },
          figure.provisional ? { text: ' p', face: 'italic' } : '',
        ],
      },
      shortPeriod(figure.period),
      {
        text: [
          before?.value == null ? 'none' : formatValue(kpi, before.value),
          { text: moved === '' ? '' : `\n${moved}`, colour: 'ink-2', size: 8.5 },
        ],
      },
      verdictCell(context, reading),
    ],
  }
}

function changeWords(change: number, { decimals }: Kpi): string {
  return change === 0 ? 'no change' : `${change > 0 ? '+' : ''}${formatNumber(change, decimals)}`
}
