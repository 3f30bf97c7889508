/** A figure as a cell shows it: the number and its mark, or in a word why there is none. */
import type { Figure } from '../../electron/domain/figure.ts'
import { stateMark, verdictMark } from '../../electron/domain/marks.ts'
import { formatValue, stateSentence, stateWord } from '../../electron/domain/wording.ts'
import classes from './FigureText.module.css'
import { Mark } from './Mark.tsx'

/** How a figure reads aloud: `92.1%, below, worse`. */
export function figureWords(figure: Figure): string {
  if (figure.value === null) return stateSentence(figure.state)
  const value = formatValue(figure.kpi, figure.value, { percentSign: true })
  const { kind, words } = figure.verdict
  const rating = figure.small
    ? 'too few to rate'
    : kind === 'no-clear-difference'
      ? ''
      : words.toLowerCase()
  return [value, rating, figure.provisional ? 'provisional' : '']
    .filter((part) => part !== '')
    .join(', ')
}

/** Only exceptions get weight: worse is bold, better regular, everything else plain. */
export function FigureText({ figure }: { figure: Figure }) {
  if (figure.value === null) {
    const mark = stateMark(figure.state)
    return (
      <span className={classes.state}>
        {mark && <Mark name={mark} words="" />} {stateWord(figure.state)}
      </span>
    )
  }
  const { kind } = figure.verdict
  const marked = kind === 'worse' || kind === 'better'
  const tone = figure.small ? classes.small : kind === 'worse' ? classes.worse : undefined
  return (
    <span className={classes.value}>
      <span className={tone}>{formatValue(figure.kpi, figure.value)}</span>
      <span className={classes.slot}>
        {marked && <Mark name={verdictMark(figure.verdict)} words="" />}
      </span>
    </span>
  )
}
