/** The pages of a paper in the pack: each under the pack's head and over its foot, which never lie on it. */
import { setImmediate } from 'node:timers/promises'
import { placeAsItIs, placeOnA4 } from './append/placement.ts'
import { pageWordsWidth } from './furniture.ts'
import { drawItemBand } from './pages/item-band.ts'
import { lineOfText } from './text.ts'
import { mm } from './tokens.ts'
import type { PaperSize } from '../domain/meeting.ts'
import type { PaperPage, ReadablePaper } from './append/read-paper.ts'
import type { Placement } from './append/placement.ts'
import type { PackDocument, PageSetup } from './document.ts'
import type { PageContext } from './page.ts'

const strips = { top: mm(12.2), bottom: mm(12), sides: mm(5) } as const

/** How large a paper's pages are shown, in per cent: the smallest, where it introduces no item. */
export function scaleOf(paper: ReadablePaper, size: PaperSize): number {
  if (size === 'own-size') return 100
  return Math.min(...paper.pages.map((page) => percent(placeOnA4(page, strips))))
}

function percent({ shown }: Placement): number {
  return Math.round(shown * 100)
}

/**
 * Draws all pages of a paper, which `doc.appender` is to end. `opens`: its first page also says what the item asks. `begin` is called on the
 * first page, for what leads to it.
 */
export async function drawPaper(
  context: PageContext,
  paper: ReadablePaper,
  part: { title: string; anchor: string; opens: boolean; size: PaperSize },
  setupOf: (name: string, page: number) => PageSetup,
  begin: () => void,
  signal?: AbortSignal,
): Promise<void> {
  const { doc, item } = context
  const many = paper.pages.length
  for (const [n, page] of paper.pages.entries()) {
    if (n % 25 === 24) {
      await setImmediate()
      signal?.throwIfAborted()
    }
    const name = many === 1 ? part.title : `${part.title}, ${n + 1} of ${many}`
    doc.addPage({ ...setupOf(name, n), ...sheetFor(page, part.size) })
    if (n === 0) begin()
    doc.anchor(`${part.anchor}-${n + 1}`)
    const band = n === 0 && part.opens && item !== null
    const top = band ? drawItemBand(context, item, mm(12.6)) : strips.top
    if (n === 0 && !doc.measuring) doc.appender.begin(paper, part.title)
    const placement =
      part.size === 'a4' ? placeOnA4(page, { ...strips, top }) : placeAsItIs(page, strips)
    sayScale(doc, placement)
    if (!doc.measuring) doc.appender.showPage(placement)
  }
}

/** The sheet that a page of a paper comes on. */
function sheetFor(page: PaperPage, size: PaperSize): Omit<PageSetup, 'name'> {
  const { firstMark } = page
  const furniture = 'narrow'
  if (size === 'own-size') {
    const { width, height } = placeAsItIs(page, strips)
    return { furniture, firstMark, size: { width, height } }
  }
  return { furniture, firstMark, orientation: page.width > page.height ? 'landscape' : 'portrait' }
}

/** Whoever measures on a page must know that it is not as large as it was. */
function sayScale(doc: PackDocument, placement: Placement): void {
  const scale = percent(placement)
  if (scale === 100) return
  const style = { style: 'label', face: 'regular' } as const
  const { right, pageHeight } = doc.frame
  const x = right - pageWordsWidth(doc) - mm(8)
  doc.artifact(() => {
    lineOfText(doc, `Shown at ${scale}%`, { x, y: pageHeight - mm(6.2), style, align: 'right' })
  }, 'Footer')
}
