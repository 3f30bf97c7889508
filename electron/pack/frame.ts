/** The paper of a page, the part of it that content may fill, and what its running head and foot say. */
import { a4, grid, margins } from './tokens.ts'

export type Orientation = 'portrait' | 'landscape'
export type Box = { x: number; y: number; width: number; height: number }

/** The part of a page that content may fill, in points from the left upper corner of the paper. */
export type Frame = {
  orientation: Orientation
  left: number
  right: number
  top: number
  bottom: number
  width: number
  height: number
  pageWidth: number
  pageHeight: number
}

/** What the running head and foot of a page say. */
export type PageSetup = {
  orientation?: Orientation
  /** Size in points, where the page is not an A4 one. */
  size?: { width: number; height: number }
  /** Pieces of content below this number on the page are not ours, but those of a paper. */
  firstMark?: number
  /** The page's name, at the right of the running head: `Vision on a page`. */
  name: string
  /** The agenda item's number before it; null outside the agenda. */
  item?: string | null
  /** Words of the running head in place of trust, meeting, item and name. */
  head?: { left: string; right: string }
  /** `none` for the cover; `narrow` keeps closer to the paper's edge, to leave room for an appended page. */
  furniture?: 'usual' | 'narrow' | 'none'
  /** In large print: the pages of the standard edition that it repeats, and of how many. */
  repeats?: { from: number; to: number; of: number }
}

/** The frame of an A4 page. */
export function frameOf(orientation: Orientation): Frame {
  return orientation === 'portrait'
    ? frameOfSize(a4.short, a4.long)
    : frameOfSize(a4.long, a4.short)
}

export function frameOfSize(pageWidth: number, pageHeight: number): Frame {
  const orientation = pageWidth > pageHeight ? 'landscape' : 'portrait'
  const edge = margins[orientation]
  return {
    orientation,
    left: edge.left,
    right: pageWidth - edge.right,
    top: edge.top,
    bottom: pageHeight - edge.bottom,
    width: pageWidth - edge.left - edge.right,
    height: pageHeight - edge.top - edge.bottom,
    pageWidth,
    pageHeight,
  }
}

/** Left edge and width of `span` columns of the twelve, from column `from` (1 to 12). */
export function columnsOf(frame: Frame, from: number, span: number): { x: number; width: number } {
  const one = (frame.width - (grid.columns - 1) * grid.gutter) / grid.columns
  return {
    x: frame.left + (from - 1) * (one + grid.gutter),
    width: span * one + (span - 1) * grid.gutter,
  }
}
