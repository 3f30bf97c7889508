/** A copy of the pack holds nothing of what it leaves out: not in its words, nor anywhere else in its file. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  StandardFonts,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { editions } from '../../electron/domain/edition.ts'
import { meetingSchema } from '../../electron/domain/meeting.ts'
import { buildPack, type PackInput } from '../../electron/pack/index.ts'
import { readPdf, type ReadBookmark } from '../pack/read-pdf.ts'
import { sampleInput, sampleMeeting, samplePaper } from '../pack/sample.ts'

/** Words that stand in nothing but what a copy is to leave out. */
const secret = (what: string): string => `Quagga${what}`

const people = [
  { id: 'ada', name: 'Ada Lovell', role: 'Trustee' },
  { id: 'ben', name: 'Ben Okafor', role: 'Trustee' },
  { id: 'observer', name: 'Cy Dunn', role: 'In attendance', partB: false },
]

async function wholeInput(copy: string, changes: Partial<PackInput> = {}): Promise<PackInput> {
  const items = [
    ...sampleMeeting.items.slice(0, 5),
    {
      id: 'roof',
      title: 'Roof contract',
      purpose: 'decision',
      decision: `Award the contract: ${secret('roofdecision')}`,
      minutes: 15,
      presenter: secret('roofpresenter'),
      concerns: ['Harbour Building'],
      papers: [`papers/${secret('roofpaper')}.pdf`],
      sections: ['finance'],
    },
    {
      id: 'pay',
      title: secret('paytitle'),
      purpose: 'decision',
      decision: secret('paydecision'),
      presenter: secret('paypresenter'),
      minutes: 10,
      confidential: true,
      papers: [`papers/${secret('paypaper')}.pdf`],
      cycle: 'executive-pay',
      concerns: [secret('payconcern')],
    },
  ]
  const meeting = meetingSchema.parse({
    ...sampleMeeting,
    people,
    items,
    actions: [
      { what: secret('payaction'), owner: 'Chair', confidential: true },
      {
        what: secret('roofaction'),
        owner: 'Chair',
        from: { meeting: 'board-2026-12-09', item: 'roof' },
      },
      { what: 'Write to parents', owner: 'CEO' },
    ],
    risks: [
      { risk: secret('payrisk'), owner: 'Chair', confidential: true },
      { risk: 'Absence stays high', owner: 'CEO' },
    ],
    pack: { front: ['decisions', 'actions', 'risks'], back: ['glossary'] },
  })
  const sample = await sampleInput({ observations: [] })
  return {
    ...sample,
    meeting,
    papers: [
      ...sample.papers,
      { name: `${secret('roofpaper')}.pdf`, bytes: await samplePaper(secret('rooftext'), 2) },
      { name: `${secret('paypaper')}.pdf`, bytes: await samplePaper(secret('paytext'), 2) },
    ],
    interests: [
      {
        person: 'ada-lovell',
        name: 'Ada Lovell',
        interest: 'Director',
        organisation: 'Harbour Building Ltd',
        from: '2020-01-01',
        to: null,
        declared: '2026-09-24',
      },
    ],
    copy,
    ...changes,
  }
}

/** All that a file says: words of pages, bookmarks, links, metadata, every string and every stream unpacked. */
async function allOf(bytes: Uint8Array): Promise<string> {
  const { text, bookmarks, links, info, metadata } = await readPdf(bytes)
  const file = await PDFDocument.load(bytes, { updateMetadata: false })
  const found: string[] = [
    ...text,
    ...titlesOf(bookmarks),
    ...links.map(({ words }) => words),
    JSON.stringify(info),
    metadata,
    Buffer.from(bytes).toString('latin1'),
  ]
  const walk = (value: PDFObject | undefined): void => {
    if (value instanceof PDFString || value instanceof PDFHexString) found.push(value.decodeText())
    else if (value instanceof PDFArray) value.asArray().forEach(walk)
    else if (value instanceof PDFRawStream) {
      walk(value.dict)
      try {
        found.push(Buffer.from(decodePDFRawStream(value).decode()).toString('latin1'))
      } catch {
        found.push(Buffer.from(value.contents).toString('latin1'))
      }
    } else if (value instanceof PDFDict)
      for (const [key, one] of value.entries()) {
        found.push(key.decodeText())
        walk(one)
      }
  }
  for (const [, value] of file.context.enumerateIndirectObjects()) walk(value)
  // A line or a piece of text may part a word.
  return found.join('\n').replace(/\s+/g, '')
}

const titlesOf = (bookmarks: readonly ReadBookmark[]): string[] =>
  bookmarks.flatMap(({ title, items }) => [title, ...titlesOf(items)])

const ofPay = ['title', 'decision', 'presenter', 'paper', 'text', 'action', 'risk'].map((what) =>
  secret(`pay${what}`),
)
const ofRoof = ['decision', 'presenter', 'paper', 'text', 'action'].map((what) =>
  secret(`roof${what}`),
)

describe.each(editions)('a copy, %s', (edition) => {
  const all = async (copy: string): Promise<string> =>
    allOf((await buildPack(await wholeInput(copy, { edition }))).bytes)

  it('is whole where nothing is to be left out', async () => {
    const full = await all('full')
    for (const word of [...ofPay, ...ofRoof]) expect(full, word).toContain(word)
  })

  it('holds nothing of what touches its holder’s interest, and all else', async () => {
    const text = await all('member:ada')
    for (const word of ofRoof) expect(text, word).not.toContain(word)
    for (const word of ofPay) expect(text, word).toContain(word)
    expect(text).toContain('Roofcontract')
    expect(text).toContain('youhavedeclaredaninterest:Director,HarbourBuildingLtd')
  })

  it('holds all for a member without an interest', async () => {
    const text = await all('member:ben')
    for (const word of [...ofPay, ...ofRoof]) expect(text, word).toContain(word)
  })

  it('holds nothing of Part B for whoever may not read it', async () => {
    const text = await all('member:observer')
    for (const word of ofPay) expect(text, word).not.toContain(word)
    for (const word of ofRoof) expect(text, word).toContain(word)
    expect(text).toContain('Confidentialitem,withheldfromthiscopy')
  })

  it('holds nothing of Part B for the public', async () => {
    const text = await all('public')
    for (const word of ofPay) expect(text, word).not.toContain(word)
  })
})

describe('a shared item', () => {
  it('is in the copy of a member with an interest whom the clerk shares it with', async () => {
    const input = await wholeInput('member:ada')
    input.meeting.items = input.meeting.items.map((item) => ({ ...item, sharedWith: ['ada'] }))
    const { bytes, leftOut } = await buildPack(input)
    expect(await allOf(bytes)).toContain(secret('roofdecision'))
    expect(leftOut.items).toEqual([])
  })
})

describe('names of individuals in the public copy', () => {
  /** A paper that names somebody, in one way or another. */
  async function paperNaming(how: 'page' | 'bookmark' | 'title' | 'nowhere'): Promise<Uint8Array> {
    const file = await PDFDocument.create({ updateMetadata: false })
    const font = await file.embedFont(StandardFonts.Helvetica)
    const page = file.addPage()
    const words = how === 'page' ? 'The case of R. Quaggason was heard' : 'Nobody is named here'
    page.drawText(words, { font, x: 40, y: 700 })
    if (how === 'title') file.setTitle('Grievance of Rhian Quaggason')
    if (how === 'bookmark') {
      const title = PDFHexString.fromText('Rhian Quaggason')
      const entry = file.context.register(file.context.obj({ Title: title }))
      file.catalog.set(
        PDFName.of('Outlines'),
        file.context.obj({ First: entry, Last: entry, Count: 1 }),
      )
    }
    return file.save()
  }

  async function publicInput(paper: Uint8Array, cleared: object[] = []): Promise<PackInput> {
    const meeting = meetingSchema.parse({
      ...sampleMeeting,
      publication: { names: ['Rhian Quaggason'], cleared },
      narrative: { report: 'Mrs Quaggason leads attendance; R. Quaggason reports.' },
      pack: { front: ['report', 'actions'], back: [] },
      explanations: [
        { kpi: 'ks2.rwm.expected', words: 'Rhian Quaggason was ill', by: 'Quaggason' },
      ],
      actions: [{ what: 'Speak to Rhian Quaggason', owner: 'R Quaggason' }],
      items: [{ title: 'Thanks to Rhian Quaggason', papers: ['case.pdf'] }],
    })
    return sampleInput({
      observations: [],
      meeting,
      copy: 'public',
      papers: [{ name: 'case.pdf', bytes: paper }],
    })
  }

  it.each(['page', 'bookmark', 'title'] as const)(
    'are nowhere in its file: a paper that names one by its %s is left out whole',
    async (how) => {
      const built = await buildPack(await publicInput(await paperNaming(how)))
      expect(await allOf(built.bytes)).not.toMatch(/quaggason/i)
      expect(built.papers).toMatchObject([
        { status: 'withheld', reason: 'It names an individual.' },
      ])
      expect(built.leftOut.papers).toMatchObject([{ item: '1', file: 'case.pdf' }])
      expect(built.leftOut.names).toEqual(
        expect.arrayContaining([
          { where: 'Item 1', name: 'Rhian Quaggason', times: 1 },
          { where: 'Words for report', name: 'Rhian Quaggason', times: 2 },
          { where: 'Actions', name: 'Rhian Quaggason', times: 2 },
        ]),
      )
      expect(JSON.stringify(built.record)).not.toMatch(/quaggason/i)
    },
  )

  it('do not keep a paper out that names nobody', async () => {
    const built = await buildPack(await publicInput(await paperNaming('nowhere')))
    expect(built.papers).toMatchObject([{ status: 'merged' }])
  })

  it('keep a scan out until the clerk has looked it through, that very file and no other', async () => {
    const scan = await PDFDocument.create({ updateMetadata: false })
    scan.addPage().drawRectangle({ x: 20, y: 20, width: 300, height: 300 })
    const bytes = await scan.save()
    const status = async (cleared: object[]) =>
      (await buildPack(await publicInput(bytes, cleared))).papers[0]?.status
    const { createHash } = await import('node:crypto')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(await status([])).toBe('withheld')
    expect(await status([{ paper: 'case.pdf', sha256: '0'.repeat(64) }])).toBe('withheld')
    expect(await status([{ paper: 'case.pdf', sha256 }])).toBe('merged')
  })
})
