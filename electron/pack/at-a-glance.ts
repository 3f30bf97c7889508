/** What cover and agenda say of the pack as a whole: decisions, pages, reading time, the meeting's clock. */
import { capitalise, plural } from '../domain/wording.ts'
import { lineOfText, layText, drawText } from './text.ts'
import { mm } from './tokens.ts'
import { numberItems, type NumberedItem } from '../domain/numbering.ts'
import { anchors } from './page.ts'
import type { PackInput } from './input.ts'
import type { PageContext } from './page.ts'

/** Pages that a board member reads in an hour; a rule of thumb, and said to be one on the page. */
export const readingPace = 30

/** Items that ask for a decision and are in this copy, weightiest first: the more minutes an item has, the earlier; else as the agenda has them. */
export function decisions(input: PackInput): NumberedItem[] {
  return numberItems(input.meeting)
    .filter((item) => item.purpose === 'decision')
    .toSorted((a, b) => b.minutes - a.minutes)
}

/** `1 h 44`, `25 min`. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`
}

/** Clock time so many minutes after a start: `17:30` and 105 give `19:15`. */
export function clockAfter(start: string, minutes: number): string {
  const [h = 0, m = 0] = start.split(':').map(Number)
  const at = (h * 60 + m + minutes) % 1440
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

export function totalMinutes(input: PackInput): number {
  return input.meeting.items.reduce((sum, item) => sum + item.minutes, 0)
}

/** First page of what an item brings; null where it brings nothing. */
export function firstPageOf(context: PageContext, item: NumberedItem): number | null {
  return context.pageOf(anchors.item(item.number))
}

/** Pages before the data appendix, which is there to be looked up and not to be read, and the pages of it. */
export function pagesToRead(context: PageContext): { read: number; sources: number } {
  const pages = Math.max(1, context.pages)
  const appendix = context.pageOf(anchors.appendix)
  if (appendix === null) return { read: pages, sources: 0 }
  return { read: Math.max(1, appendix - 1), sources: pages - appendix + 1 }
}

/** `17:30 to 19:25`, or the start alone where no item has its minutes. */
export function timesOf(input: PackInput): string {
  const { start } = input.meeting.meeting
  const total = totalMinutes(input)
  return total > 0 ? `${start} to ${clockAfter(start, total)}` : start
}

/** The three figures of `drawGlance` as a sentence. */
export function glanceWords(context: PageContext): string {
  const { read, sources } = pagesToRead(context)
  const asked = decisions(context.input).length
  const more = sources === 0 ? '' : ` and ${sources} of sources`
  return `${plural(asked, 'decision')}; ${plural(read, 'page')} to read${more}; ${duration(Math.round((read * 60) / readingPace))} at ${readingPace} pages an hour.`
}

const glanceColumns = [mm(16.5), mm(21.5), mm(24)]
/** Room that `drawGlance` takes. */
export const glanceWidth = mm(62)

/**
 * Three figures side by side, each after a thin upright, with their right edge at `right`: decisions, pages
 * to read, hours that they take.
 */
export function drawGlance(context: PageContext, right: number, y: number): void {
  const { doc, input } = context
  const { read, sources } = pagesToRead(context)
  const count = decisions(input).length
  const figures: [string, string][] = [
    [String(count), count === 1 ? 'decision' : 'decisions'],
    [
      String(read),
      `${read === 1 ? 'page' : 'pages'} to read${sources === 0 ? '' : `, ${sources} of sources`}`,
    ],
    [duration(Math.round((read * 60) / readingPace)), `at ${readingPace} pages an hour`],
  ]
  let x = right - glanceWidth
  for (const [i, [figure, words]] of figures.entries()) {
    const width = glanceColumns[i] ?? 0
    doc.line(x, y, x, y + mm(14), { colour: 'rule' })
    doc.group('P', () => {
      lineOfText(doc, figure, { x: x + 7, y: y + 16, style: 'figure', tag: 'Span' })
      const laid = layText(doc, words, { style: 'label', face: 'regular' }, width - 6)
      doc.group('Span', () => drawText(doc, laid, x + 7, y + 21))
    })
    x += width
  }
}

/** Purpose, presenter and minutes of an item in one line: `Decision  ·  Inclusion lead  ·  20 minutes`. */
export function itemLine(context: PageContext, item: NumberedItem): string {
  const strand =
    item.strand === undefined ? undefined : context.input.vision?.strands[item.strand - 1]
  return [
    capitalise(item.purpose),
    item.presenter ?? '',
    item.minutes > 0 ? plural(item.minutes, 'minute') : '',
    strand ? `strand ${item.strand}, ${strand.short ?? strand.title}` : '',
  ]
    .filter((part) => part !== '')
    .join('  ·  ')
}
