/** The register of interests as it is published: one document of its own, made of the pack's blocks. */
import type { Interest } from '../domain/interests.ts'
import { interestNatureLabels, registerRule } from '../domain/interests.ts'
import { formatDate, plural } from '../domain/wording.ts'
import {
  dataTable,
  heading,
  layBlocks,
  title,
  words,
  type Block,
  type Flow,
} from './blocks/index.ts'
import { PackDocument, type Learned } from './document.ts'
import { plumbMark } from './furniture.ts'
import { lineOfText } from './text.ts'
import { mm } from './tokens.ts'

export type RegisterInput = {
  trust: string
  /** ISO date on which it is as printed. */
  today: string
  entries: {
    name: string
    role: string
    /** ISO date of the last confirmation; null where there is none. */
    confirmed: string | null
    interests: Omit<Interest, 'id' | 'person'>[]
  }[]
}

const name = 'Register of interests'

/** Builds it. The same input gives the same bytes. */
export function buildRegister(input: RegisterInput): { bytes: Uint8Array; pages: number } {
  const { pages } = lay(input, { pages: 0, anchors: new Map() }, true).learned
  const doc = lay(input, { pages, anchors: new Map() }, false)
  return { bytes: doc.finish(), pages }
}

function lay(input: RegisterInput, known: Learned, measuring: boolean): PackDocument {
  const doc = new PackDocument({
    title: `${name}, ${input.trust}`,
    author: input.trust,
    subject: `${name} on ${formatDate(input.today)}`,
    created: new Date(`${input.today}T00:00:00Z`),
    known,
    measuring,
    furniture: (at) => furniture(at, input),
  })
  const begin = (): { y: number; bottom: number } => {
    const { top, bottom } = doc.addPage({ name })
    return { y: top + mm(1.5), bottom: bottom - mm(2) }
  }
  const first = begin()
  doc.bookmark(name, 0)
  const { left: x, width } = doc.frame
  const flow: Flow = {
    doc,
    x,
    width,
    ...first,
    turn() {
      Object.assign(this, begin())
    },
  }
  layBlocks(flow, blocks(input))
  doc.endPage()
  return doc
}

function blocks({ trust, today, entries }: RegisterInput): Block[] {
  const declared = entries.reduce((sum, { interests }) => sum + interests.length, 0)
  return [
    title(
      `Register of interests of ${trust}`,
      `As it stands on ${formatDate(today)}: ${plural(declared, 'interest')} of ${plural(entries.length, 'person', 'people')} in office.`,
    ),
    ...entries.flatMap(({ name: who, role, confirmed, interests }) => [
      heading(role === '' ? who : `${who}, ${role}`),
      words(
        interests.length === 0
          ? 'Nothing is on the register.'
          : `${plural(interests.length, 'interest')} declared.`,
        { before: mm(1), keep: interests.length > 0 },
      ),
      ...(interests.length === 0 ? [] : [table(who, interests)]),
      words(confirmed === null ? 'Not confirmed yet.' : `Confirmed on ${formatDate(confirmed)}.`, {
        before: mm(1.5),
        style: 'label',
      }),
    ]),
    words(registerRule, { before: mm(8), style: 'label' }),
  ]
}

function table(who: string, interests: RegisterInput['entries'][number]['interests']): Block {
  return dataTable({
    summary: `Interests of ${who}`,
    before: mm(2),
    columns: [
      { head: 'Interest', share: 1, pad: mm(4), names: true },
      { head: 'Organisation', share: 1, pad: mm(4) },
      { head: 'Nature', width: mm(34), pad: mm(3) },
      { head: 'Held', width: mm(31), pad: mm(3) },
      { head: 'Declared', width: mm(24) },
    ],
    rows: interests.map(({ interest, organisation, nature, from, to, declared }) => ({
      cells: [
        interest,
        organisation,
        interestNatureLabels[nature],
        held(from, to),
        formatDate(declared, 'short'),
      ],
    })),
  })
}

function held(from: string | null, to: string | null): string {
  const day = (iso: string): string => formatDate(iso, 'short')
  if (from === null) return to === null ? 'Not said' : `To ${day(to)}`
  return to === null ? `From ${day(from)}` : `${day(from)} to ${day(to)}`
}

function furniture(doc: PackDocument, { trust, today }: RegisterInput): void {
  const { left, right, pageHeight } = doc.frame
  const style = { style: 'label', face: 'regular' } as const
  const [head, foot] = [mm(13.6), pageHeight - mm(10.2)]
  plumbMark(doc, left + 1.6, head - 8.2, 9.75, 3.4)
  doc.artifact(() => {
    lineOfText(doc, trust, { x: left + 7.5, y: head, style })
    lineOfText(doc, name, { x: right, y: head, style, align: 'right' })
    doc.rule(mm(16.5))
  }, 'Header')
  doc.artifact(() => {
    lineOfText(doc, `As it stands on ${formatDate(today)}`, { x: left, y: foot, style })
    const pages = doc.known.pages || doc.pageNumber
    const page = `Page ${doc.pageNumber} of ${pages}`
    lineOfText(doc, page, { x: right, y: foot, style, align: 'right' })
    doc.rule(pageHeight - mm(15))
  }, 'Footer')
}
