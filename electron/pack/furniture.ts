/** What stands at the head and foot of every page: whose pack it is, where one is, and which copy. */
import { formatDate } from '../domain/wording.ts'
import { layText, lineOfText } from './text.ts'
import { mm } from './tokens.ts'
import { anchors } from './page.ts'
import type { PackDocument, PageSetup } from './document.ts'
import type { PackInput } from './input.ts'
import type { Run, Text } from './text.ts'

const style = { style: 'label', face: 'regular' } as const

/** Who holds the copy, as the foot says it: `full copy`, `public copy`, `copy for Ada Nowak`. */
export function copyWords(input: Pick<PackInput, 'copy' | 'meeting'>): string {
  if (input.copy === 'full' || input.copy === 'public') return `${input.copy} copy`
  const id = input.copy.replace(/^member:/, '')
  const person = input.meeting.people.find((p) => p.id === id)
  return `copy for ${person?.name ?? id}`
}

/** `Trust Board, 9 December 2026`. */
export function meetingWords(input: Pick<PackInput, 'meeting'>): string {
  const { title, date } = input.meeting.meeting
  return `${title}, ${formatDate(date)}`
}

/**
 * The plumb mark: a thin upright with a bob whose point is at (x, y + height). The only ornament there is.
 */
export function plumbMark(doc: PackDocument, x: number, y: number, height: number, bob = 4): void {
  doc.artifact(() => {
    const { pdf } = doc
    pdf.save()
    pdf
      .lineWidth(bob / 5)
      .moveTo(x, y)
      .lineTo(x, y + height - bob)
      .stroke(doc.hex('accent'))
    pdf
      .moveTo(x - bob / 2, y + height - bob * 1.3)
      .lineTo(x + bob / 2, y + height - bob * 1.3)
      .lineTo(x, y + height)
      .fill(doc.hex('accent'))
    pdf.restore()
  })
}

/** Running head and foot, as artifacts; the head is also a link back to the agenda. */
export function drawFurniture(doc: PackDocument, setup: PageSetup, input: PackInput): void {
  const { left, right, pageHeight, width } = doc.frame
  const narrow = setup.furniture === 'narrow'
  const head = { baseline: mm(narrow ? 8.2 : 13.6), rule: mm(narrow ? 11 : 16.5) }
  const foot = {
    baseline: pageHeight - mm(narrow ? 6.2 : 10.2),
    rule: pageHeight - mm(narrow ? 10.8 : 15),
  }
  const words = headWords(doc, setup, input, width - mm(10))
  // In large print the cover alone has room for version and day.
  const version = doc.look.single
    ? copyWords(input)
    : `Pack version ${input.version}, issued ${formatDate(input.issued)}  ·  ${copyWords(input)}`

  plumbMark(doc, left + 1.6, head.baseline - 8.2, 9.75, 3.4)
  const place = {
    x: left,
    y: head.baseline - 9,
    width: Math.min(width / 2, doc.width(words.left, style) + 8),
    height: 13,
  }
  const onAgenda = doc.pageOf(anchors.agenda) === doc.pageNumber
  if (doc.pageOf(anchors.agenda) !== null && !onAgenda) {
    doc.group('P', () => doc.link(place, anchors.agenda, 'Back to the agenda', () => {}))
  }
  doc.artifact(() => {
    lineOfText(doc, words.left, { x: left + 7.5, y: head.baseline, style })
    lineOfText(doc, words.right, { x: right, y: head.baseline, style, align: 'right' })
    doc.rule(head.rule)
  }, 'Header')
  doc.artifact(() => {
    lineOfText(doc, version, { x: left, y: foot.baseline, style })
    lineOfText(doc, pageWords(doc, setup), { x: right, y: foot.baseline, style, align: 'right' })
    doc.rule(foot.rule)
  }, 'Footer')
}

/** Width of the page's number at the right of its foot. */
export function pageWordsWidth(doc: PackDocument): number {
  return layText(doc, pageWords(doc, doc.setup), style).width
}

/** `Page 8 of 52`; in large print the page that is repeated, and the sheet: `Page 8 of 52, sheet 14`. */
function pageWords(doc: PackDocument, { repeats }: PageSetup): Text {
  const bold = (text: string): Run => ({ text, face: 'bold', colour: 'ink' })
  if (repeats === undefined)
    return [bold(`Page ${doc.pageNumber}`), ` of ${doc.known.pages || doc.pageNumber}`]
  const { from, to, of } = repeats
  const page = from === to ? `Page ${from}` : `Pages ${from} to ${to}`
  return [bold(page), ` of ${of}, sheet ${doc.pageNumber}`]
}

/** The two ends of the running head; where the line is too long, the trust's name gives way whole before the meeting's date. */
function headWords(
  doc: PackDocument,
  setup: PageSetup,
  input: PackInput,
  room: number,
): { left: string; right: string } {
  if (setup.head) {
    const right = fitted(doc, setup.head.right, room / 2)
    return { left: fitted(doc, setup.head.left, room - doc.width(right, style)), right }
  }
  const right = fitted(doc, setup.item ? `Item ${setup.item}  ${setup.name}` : setup.name, room / 2)
  const rest = room - doc.width(right, style)
  const meeting = meetingWords(input)
  const whole = `${input.trust.name}  ·  ${meeting}`
  return { left: doc.width(whole, style) <= rest ? whole : fitted(doc, meeting, rest), right }
}

/** A running head is a pointer and may be shortened; what it names stands in full on the page. */
function fitted(doc: PackDocument, text: string, width: number): string {
  if (doc.width(text, style) <= width) return text
  let n = text.length
  while (n > 1 && doc.width(`${text.slice(0, n).trimEnd()}…`, style) > width) n -= 1
  return `${text.slice(0, n).trimEnd()}…`
}
