/** Figures that a text quotes by reference, as they are printed. */
import type { Figure } from '../../domain/figure.ts'
import type { FigureBook } from '../../domain/figures.ts'
import type { FigureReference, RichPiece } from '../../domain/rich-text.ts'
import { formatValue, stateSentence, lowerFirst } from '../../domain/wording.ts'
import { figureAnchor } from '../citations.ts'
import type { PageContext } from '../page.ts'
import type { Run } from '../text.ts'

/** The figure that a reference means; null where the vault has none. */
export function quotedFigure(
  book: FigureBook,
  { kpi, urn, period }: FigureReference,
): Figure | null {
  return period === null ? book.latest(urn, kpi, 'all') : book.figure(urn, kpi, 'all', period)
}

/** Words with their figures, each cited and leading to its source in the appendix. */
export function figuresInWords(context: PageContext, pieces: readonly RichPiece[]): Run[] {
  return pieces.map((piece): Run => {
    const face = piece.bold ? { face: 'bold' as const } : {}
    if (piece.kind === 'text') return { text: piece.text, ...face }
    const figure = quotedFigure(context.figures, piece)
    if (figure === null) return { text: `[no such figure: ${piece.kpi}]`, ...face }
    const drawn = (): void => void context.cite(figure)
    if (figure.value === null)
      return { text: `[${lowerFirst(stateSentence(figure.state))}]`, drawn, ...face }
    const anchor = figureAnchor(figure)
    const link = context.pageOf(anchor) === null ? {} : { link: anchor }
    const text = formatValue(figure.kpi, figure.value, { percentSign: true })
    return { text, drawn, ...face, ...link }
  })
}
