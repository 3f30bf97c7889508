/**
 * The attack: a paper that is made to be read for ever, or to fill the memory of whoever reads its words; and words
 * typed into the search that would act as signs of its language.
 */
import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFRawStream, StandardFonts } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { paperText } from '../../electron/pack/paper-text.ts'
import { passphrase, startApp } from '../app/start.ts'

/** A file of one page that has this content. */
async function withContent(content: Buffer): Promise<Uint8Array<ArrayBuffer>> {
  const file = await PDFDocument.create({ updateMetadata: false })
  const page = file.addPage()
  const font = await file.embedFont(StandardFonts.Helvetica)
  page.node.newFontDictionary('F1', font.ref)
  const dict = file.context.obj({ Filter: 'FlateDecode' })
  const stream = PDFRawStream.of(dict, deflateSync(content))
  page.node.set(PDFName.of('Contents'), file.context.register(stream))
  return new Uint8Array(await file.save({ useObjectStreams: false }))
}

describe('a hostile paper', () => {
  it('that unpacks to more than any page is not read', async () => {
    const bytes = await withContent(Buffer.alloc(300 * 2 ** 20, 0x20))
    expect(bytes.length).toBeLessThan(2 ** 20)
    const text = await paperText(bytes)
    expect(text).toMatchObject({ state: 'unreadable' })
  })

  it('with words without end is read as far as a page of print goes', async () => {
    const line = 'BT /F1 9 Tf 50 700 Td (word after word) Tj ET\n'
    const text = await paperText(await withContent(Buffer.from(line.repeat(60_000))))
    if (text.state !== 'read') throw new Error(text.state)
    expect(text.pages).toHaveLength(1)
    expect(text.pages[0]?.text.length).toBeGreaterThan(10_000)
    expect(text.pages[0]?.text.length).toBeLessThanOrEqual(100_000)
  })

  it('is told among what cannot be searched, and keeps no other from being read', async () => {
    const { call } = startApp({ trusted: false })
    await call('vault.create', { folder: 'v', trust: 'T', passphrase })
    const from = { kind: 'nothing' } as const
    const { meeting } = await call('meetings.create', { from, date: '2026-12-09' })
    const { id } = meeting.meeting
    const item = meeting.items[0]?.id ?? ''
    const papers = [
      { name: 'broken.pdf', bytes: new TextEncoder().encode('%PDF-1.7\nnothing\n%%EOF') },
      { name: 'scan.pdf', bytes: await withContent(Buffer.from('0 0 m 9 9 l S')) },
      { name: 'sound.pdf', bytes: await withContent(Buffer.from('BT /F1 9 Tf (Sound) Tj ET')) },
    ]
    await call('meetings.addPapers', { id, item, papers })
    await call('search.index', {})
    const { documents } = await call('search.find', { words: 'sound', kind: 'paper' })
    expect(documents.map(({ title }) => title)).toEqual(['sound.pdf'])
    const { unread, missing } = await call('search.status', {})
    expect(missing).toBe(0)
    expect(unread.map(({ title, reason }) => [title, reason])).toEqual([
      ['broken.pdf', expect.stringMatching(/damaged/)],
      ['scan.pdf', expect.stringMatching(/no text to search/)],
    ])
  })
})
