/** What a page knows. Every kind of page is one function of this context in `pages/`. */
import type { Figure } from '../domain/figure.ts'
import type { FigureBook } from '../domain/figures.ts'
import type { AgendaItem } from '../domain/meeting.ts'
import type { Observation } from '../domain/observation.ts'
import type { School } from '../domain/school.ts'
import type { Frame, Orientation, PackDocument } from './document.ts'
import type { PackInput } from './input.ts'

/** An agenda item with its number as printed. */
export type NumberedItem = AgendaItem & { number: string }

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
  /** Page of an anchor, from 1; null in the first lay-out and where nothing bears the name. */
  pageOf(anchor: string): number | null
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
