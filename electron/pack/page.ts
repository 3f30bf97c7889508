/** What a page knows. Every kind of page is one function of this context in `pages/`. */
import type { Figure } from '../domain/figure.ts'
import type { FigureBook } from '../domain/figures.ts'
import type { NumberedItem } from '../domain/numbering.ts'
import type { Observation } from '../domain/observation.ts'
import type { School } from '../domain/school.ts'
import type { Frame, Orientation, PackDocument } from './document.ts'
import type { PackInput } from './input.ts'
import type { Paper } from './papers-of-pack.ts'
import type { Text } from './text.ts'

export type PageContext = {
  readonly doc: PackDocument
  readonly input: PackInput
  /** The figures of the trust, as the domain makes them. */
  readonly figures: FigureBook
  /** The agenda item that the page serves; null for the cover, the agenda and the appendix. */
  readonly item: NumberedItem | null
  /** A school page's school, and its place among the school pages: the `index`th (from 1) of `of`. */
  readonly school: School | null
  readonly place: { index: number; of: number } | null
  /** Begins a page of this part with the running head, and on the part's first page its anchor and bookmark. */
  addPage(name: string, orientation?: Orientation): Frame
  /**
   * Says that this page prints the figure, so that the data appendix gives its source. Returns the anchor
   * of its entry, for links. Call it for every figure whose number, state or interval is printed or drawn.
   */
  cite(figure: Figure): string
  /** The same for a benchmark or other single observation (England, an authority). */
  citeObservation(observation: Observation): string
  /**
   * Page of an anchor as it is printed, from 1; null in the first lay-out and where nothing bears the name. In large
   * print it is the standard edition's, so that a meeting can speak of one page.
   */
  pageOf(anchor: string): number | null
  /** How many pages the pack has, as they are numbered; 0 in the first lay-out. */
  readonly pages: number
  /** The paper as it was read; null where it was never added. */
  paper(name: string): Paper | null
  /** Notes that large print sets below all else of this section, where the other editions have them at the foot. */
  noteAtEnd(text: Text): void
}

/** Draws one part of the pack, one page or more; the first thing it does is `context.addPage`. */
export type DrawPages = (context: PageContext) => void

/** Anchors that pages may link to. */
export const anchors = {
  cover: 'cover',
  agenda: 'agenda',
  appendix: 'appendix',
  item: (number: string) => `item-${number}`,
  section: (section: string, number: string) => `${section}-${number}`,
  compared: (phase: string) => `compared-${phase}`,
  school: (urn: string) => `school-${urn}`,
  paper: (item: string, nth: number) => `paper-${item}-${nth}`,
} as const
