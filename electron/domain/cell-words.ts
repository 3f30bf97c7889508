/** What stands in a cell of a table of figures, and what a screen reader hears of it. */
import { stateMark, verdictMark, type MarkName } from './marks.ts'
import type { Cell, MeasureHead } from './scorecard-view.ts'
import { formatValue, stateSentence, stateWord } from './wording.ts'

/** `57`, `104.2`, or in a word why there is none: `hidden`. */
export function cellText(measure: Pick<MeasureHead, 'unit' | 'decimals'>, cell: Cell): string {
  return cell.value === null
    ? stateWord(cell.state ?? 'not-available')
    : formatValue(measure, cell.value)
}

/** The mark beside it; null where there is none, as within expectation. */
export function cellMark(cell: Cell): MarkName | null {
  if (cell.value === null) return stateMark(cell.state ?? 'not-available')
  if (cell.kind !== 'worse' && cell.kind !== 'better') return null
  return verdictMark({ ...verdictOf(cell), kind: cell.kind })
}

function verdictOf(cell: Cell) {
  const direction = cell.direction ?? null
  return { direction, against: '', reference: null, words: '', why: '' }
}

/** Its verdict or state, and what else is to be known of it: `below, worse, provisional`; empty where nothing is. */
export function cellVerdict(cell: Cell): string {
  const { kind, direction } = cell
  const rating = cell.small
    ? 'too few to rate'
    : kind === 'worse' || kind === 'better'
      ? `${direction ?? 'other'}, ${kind}`
      : kind === 'not-rated'
        ? 'not rated'
        : ''
  const state = cell.value === null ? stateSentence(cell.state ?? 'not-available') : rating
  return [state, cell.provisional ? 'provisional' : ''].filter((part) => part !== '').join(', ')
}

/** How it reads aloud: `92.1%, below, worse`. */
export function cellSpoken(measure: Pick<MeasureHead, 'unit' | 'decimals'>, cell: Cell): string {
  const value = cell.value === null ? '' : formatValue(measure, cell.value, { percentSign: true })
  return [value, cellVerdict(cell)].filter((part) => part !== '').join(', ')
}
