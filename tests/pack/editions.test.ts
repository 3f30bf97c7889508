/** Editions: the same pack in large print and in greys. */
import { decodePDFRawStream, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { greyOf, lookOf } from '../../electron/pack/look.ts'
import { buildPack } from '../../electron/pack/index.ts'
import { readPdf } from './read-pdf.ts'
import { sampleInput } from './sample.ts'
import type { Edition } from '../../electron/domain/edition.ts'
import type { BuiltPack } from '../../electron/pack/index.ts'
import type { ReadPdf } from './read-pdf.ts'

const input = await sampleInput()
const build = async (edition: Edition) => {
  const pack = await buildPack({ ...input, edition })
  return { pack, pdf: await readPdf(pack.bytes) }
}

let standard: { pack: BuiltPack; pdf: ReadPdf }
let large: { pack: BuiltPack; pdf: ReadPdf }
let grey: { pack: BuiltPack; pdf: ReadPdf }
beforeAll(async () => {
  standard = await build('standard')
  large = await build('large-print')
  grey = await build('greyscale')
}, 60_000)

/** What is drawn on our own pages, as operators. */
async function contentsOf(bytes: Uint8Array): Promise<string[]> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false })
  return file.getPages().flatMap((page, i) => {
    if (grey.pdf.text[i]?.includes('own page') === true) return []
    const streams = page.node.Contents()
    return streams instanceof PDFRawStream
      ? [Buffer.from(decodePDFRawStream(streams).decode()).toString('latin1')]
      : []
  })
}

const words = (pdf: ReadPdf) => pdf.text.join(' ')

describe('large print', () => {
  it('has A4 pages, and upright ones where they are ours', () => {
    const own = large.pdf.text.flatMap((text, i) =>
      text.includes('Scorecard') ? [large.pdf.sizes[i]] : [],
    )
    expect(own.length).toBeGreaterThan(0)
    for (const size of own) expect(size).toEqual([595, 842])
  })

  it('sets no letter of its own smaller than 14 points', () => {
    const own = large.pdf.text.flatMap((text, i) =>
      text.includes('own page') ? [] : [large.pdf.smallest[i] ?? 0],
    )
    expect(own.length).toBeGreaterThan(20)
    for (const size of own) expect(size).toBeGreaterThanOrEqual(13.99)
  })

  it('keeps the page numbers of the standard edition, and says which each sheet repeats', () => {
    const titles = ({ contents }: BuiltPack) => contents.map(({ title }) => title)
    expect(titles(large.pack)).toEqual(titles(standard.pack))
    for (const { title, page } of large.pack.contents.slice(2)) {
      const was = standard.pack.contents.find((one) => one.title === title)?.page ?? 0
      expect(large.pdf.text[page - 1]).toMatch(new RegExp(`Pages? ${was}( to|\\s+of)`))
    }
    const of = standard.pack.pages
    for (const text of large.pdf.text.slice(1))
      expect(text).toMatch(new RegExp(`Pages? \\d+( to \\d+)?\\s+of ${of}, sheet \\d+`))
  })

  it('leads each printed page number to a sheet that repeats that page', () => {
    const agenda = large.pdf.links.filter(({ words: said }) => /page \d+$/.test(said))
    expect(agenda.length).toBeGreaterThan(3)
    for (const { words: said, to } of agenda) {
      const page = Number(/page (\d+)$/.exec(said)?.[1])
      const foot = /Pages? (\d+)(?: to (\d+))?\s+of/.exec(large.pdf.text[(to ?? 1) - 1] ?? '')
      const [from, last] = [Number(foot?.[1]), Number(foot?.[2] ?? foot?.[1])]
      expect(page, said).toBeGreaterThanOrEqual(from)
      expect(page, said).toBeLessThanOrEqual(last)
    }
  })

  it('says on its cover what the standard cover says of where the trust stands', () => {
    const finding = /Where we stand, page \d+ (.{20})/.exec(standard.pdf.text[0] ?? '')?.[1]
    expect(finding).toBeDefined()
    expect(words(large.pdf)).toContain(finding)
    expect(large.pdf.text[0]).toContain('Where we stand, page')
  })

  it('shortens no name of a trust in its running head: it gives way whole', () => {
    const heads = large.pdf.text.filter((text) => /Trust Board, \d/.test(text))
    expect(heads.length).toBeGreaterThan(20)
    for (const text of heads) expect(text).not.toMatch(/…\s*·\s*Trust Board/)
  })

  it('cuts nothing: every figure and school of the standard scorecard is there', () => {
    const card = standard.pdf.text.find((text) => text.includes('Item 3 Scorecard')) ?? ''
    const numbers = card.match(/[−-]?\d+\.\d+/g) ?? []
    expect(numbers.length).toBeGreaterThan(10)
    for (const number of numbers) expect(words(large.pdf)).toContain(number)
    for (const school of ['Fernhollow', 'Harrowmere', 'Withy Tree'])
      expect(words(large.pdf)).toContain(school)
  })

  it('holds the same record as the standard edition, so that packs compare whatever was sent', () => {
    expect(large.pack.record).toEqual(standard.pack.record)
  })
})

describe('greyscale', () => {
  it('sets no colour', async () => {
    const colours = (await contentsOf(grey.pack.bytes)).flatMap((content) => [
      ...content.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b/g),
    ])
    expect(colours.length).toBeGreaterThan(20)
    for (const [, r, g, b] of colours) expect([r, g]).toEqual([g, b])
  })

  it('has the pages and words of the standard edition', () => {
    expect(grey.pack.pages).toBe(standard.pack.pages)
    expect(grey.pack.contents).toEqual(standard.pack.contents)
    expect(grey.pdf.text).toEqual(standard.pdf.text)
  })

  it('turns a colour into the grey as light as it, and outlines what is better', () => {
    expect(greyOf('#FFFFFF')).toBe('#FFFFFF')
    expect(greyOf('#000000')).toBe('#000000')
    expect(greyOf('#808080')).toBe('#808080')
    expect(lookOf('greyscale').outlined.has('better-wash')).toBe(true)
    expect(lookOf('greyscale').outlined.has('worse-wash')).toBe(false)
  })
})
