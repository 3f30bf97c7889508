/** A figure in a heat table: weight and wash only for exceptions, a word and a mark for what is missing. */
import { englandOf } from '../../domain/england.ts'
import type { Figure } from '../../domain/figure.ts'
import { marks, stateMark, verdictMark } from '../../domain/marks.ts'
import type { MarkName } from '../../domain/marks.ts'
import { formatValue, stateSentence, stateWord } from '../../domain/wording.ts'
import { figureAnchor } from '../citations.ts'
import { drawMark } from '../marks/draw.ts'
import type { PageContext } from '../page.ts'
import type { CellContent } from '../table.ts'
import type { Run } from '../text.ts'
import { px } from '../tokens.ts'

/** Words that stand where a number would: smaller, on the same line. */
export const word = { style: 'table', size: 8.5, leading: 1.415, colour: 'ink-2' } as const

/** A mark in the slot of a cell, small enough for it. */
export function slotMark(
  context: PageContext,
  name: MarkName,
): Pick<CellContent, 'mark' | 'markWords'> {
  return {
    mark: (x, y) => void drawMark(context.doc, name, x, y, px(0.95)),
    markWords: marks[name].words,
  }
}

/**
 * The cell of a figure; empty where it cannot exist. `below` is a second line, such as the change since
 * another figure. Both are cited, and the number leads to its entry in the data appendix.
 */
export function figureCell(
  context: PageContext,
  figure: Figure | null,
  below: { words: string; since: Figure | null } | null = null,
): CellContent {
  if (figure === null || figure.state === 'not-applicable') return {}
  const anchor = figureAnchor(figure)
  const drawn = (): void => {
    context.cite(figure)
    if (below?.since) context.cite(below.since)
  }
  if (figure.value === null) {
    const mark = stateMark(figure.state)
    const text = stateWord(figure.state)
    const said = { text, style: word, drawn }
    return mark === null ? said : { ...said, ...slotMark(context, mark) }
  }
  const value = formatValue(figure.kpi, figure.value)
  const second: Run[] =
    below === null ? [] : [{ text: `\n${below.words}`, face: 'regular', size: 8, colour: 'ink-2' }]
  const link = { drawn, ...(context.pageOf(anchor) === null ? {} : { link: anchor }) }
  if (figure.small || figure.state !== 'value') {
    return { text: [{ text: value, face: 'italic', colour: 'ink-3' }, ...second], ...link }
  }
  const { kind } = figure.verdict
  if (kind === 'worse' || kind === 'better') {
    const face = kind === 'worse' ? 'bold' : 'regular'
    return {
      text: [{ text: value, face }, ...second],
      fill: `${kind}-wash`,
      ...slotMark(context, verdictMark(figure.verdict)),
      ...link,
    }
  }
  return { text: [{ text: value, face: 'regular' }, ...second], ...link }
}

/**
 * England beside a figure, cited. Where England's value follows from the measure's definition (progress is
 * 0), no file need say it and there is nothing to cite.
 */
export function englandCell(
  context: PageContext,
  figure: Figure | null,
  percentSign = false,
): CellContent {
  const observation = figure?.england ?? null
  const drawn = (): void => {
    if (observation !== null) context.citeObservation(observation)
  }
  const value = englandOf(figure)
  if (figure !== null && value !== null) {
    const text = formatValue(figure.kpi, value, { percentSign })
    return { text: [{ text, face: 'regular' }], drawn }
  }
  if (observation === null) return { text: 'no figure', style: word }
  const mark = stateMark(observation.state)
  const said = { text: stateWord(observation.state), style: word, drawn }
  return mark === null ? said : { ...said, ...slotMark(context, mark) }
}

/** Why there is no number, as a key needs it, for the states that stand in some figures. */
export function missingStates(
  figures: readonly (Figure | null)[],
): { mark: MarkName | null; word: string; sentence: string }[] {
  const seen = new Set(figures.flatMap((figure) => (figure?.value === null ? [figure.state] : [])))
  seen.delete('not-applicable')
  return [...seen].map((state) => ({
    mark: stateMark(state),
    word: stateWord(state),
    sentence: stateSentence(state),
  }))
}
