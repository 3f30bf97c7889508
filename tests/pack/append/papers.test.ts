import { PDFDocument, PDFName, PDFNumber, PDFString, StandardFonts, degrees } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPaper } from '../../../electron/pack/append/read-paper.ts'
import { lockedPaper, samplePaper } from '../sample.ts'
import { append } from './append.ts'

const words = (text: string): Uint8Array => new TextEncoder().encode(text)

async function paperWith(draw: (file: PDFDocument) => void | Promise<void>): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false })
  await draw(file)
  return file.save()
}

/** The same file with every object in the open, so that damage reaches single objects. */
async function loose(bytes: Uint8Array): Promise<Uint8Array> {
  return (await PDFDocument.load(bytes)).save({ useObjectStreams: false })
}

describe('a paper', () => {
  it('is refused with a reason, never by an error', async () => {
    const reason = async (bytes: Uint8Array): Promise<string> => {
      const paper = await readPaper(bytes)
      return paper.status === 'refused' ? paper.reason : 'readable'
    }
    expect(await reason(new Uint8Array())).toMatch(/empty/)
    expect(await reason(words('PK\u0003\u0004 a Word file'))).toMatch(/not a PDF/)
    expect(await reason(words('%PDF-1.7\nnothing that could be read'))).toMatch(/damaged|no pages/)
    expect(await reason(await lockedPaper())).toMatch(/password/)
    const whole = await samplePaper('Whole', 2)
    expect(await reason(whole)).toBe('readable')
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      // A file that broke off is refused, or all its pages are there: never some of them.
      const paper = await readPaper(whole.slice(0, Math.floor(whole.length * share)))
      if (paper.status === 'readable') expect(paper.pages).toHaveLength(2)
    }
  })

  it('with any of its bytes damaged is refused or appended, and never stops the pack', async () => {
    const form = await paperWith(async (file) => {
      const page = file.addPage()
      const field = file.getForm().createTextField('name')
      field.setText('Filled in by hand')
      field.addToPage(page, { x: 50, y: 500, width: 300, height: 30 })
    })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          form,
          await loose(form),
          await loose(await samplePaper('Fragile', 2, { script: true })),
        ),
        fc.array(fc.tuple(fc.nat({ max: 9999 }), fc.nat({ max: 255 })), {
          minLength: 1,
          maxLength: 4,
        }),
        async (whole, changes) => {
          const bytes = Uint8Array.from(whole)
          for (const [where, byte] of changes)
            bytes[Math.floor((where / 10_000) * bytes.length)] = byte
          const paper = await readPaper(bytes)
          if (paper.status === 'readable') await append(bytes)
        },
      ),
      { numRuns: 40, seed: 20261209 },
    )
  })

  it('keeps its words and stands upright however it is turned', async () => {
    for (const angle of [0, 90, 180, 270]) {
      const bytes = await paperWith(async (file) => {
        const page = file.addPage([400, 600])
        page.setRotation(degrees(angle))
        page.drawText('Turned words', {
          x: 50,
          y: 300,
          font: await file.embedFont(StandardFonts.Helvetica),
        })
      })
      const read = await append(bytes)
      expect(read.text[0]).toContain('Turned words')
      expect(read.sizes[0]).toEqual(angle % 180 === 0 ? [595, 842] : [842, 595])
    }
  })

  it('turned by an angle that no page has stands upright', async () => {
    const bytes = await paperWith((file) => {
      file.addPage([400, 600]).node.set(PDFName.of('Rotate'), PDFNumber.of(37))
    })
    expect((await append(bytes)).sizes[0]).toEqual([595, 842])
  })

  it('of any size comes onto A4', async () => {
    for (const size of [
      [1190, 1684],
      [612, 792],
      [300, 200],
      [5000, 100],
    ] as const) {
      const read = await append(await paperWith((file) => void file.addPage([...size])))
      expect([
        [595, 842],
        [842, 595],
      ]).toContainEqual(read.sizes[0])
    }
  })

  it('keeps links to the web and within itself, and no others', async () => {
    const read = await append(
      await paperWith((file) => {
        const [one, two] = [file.addPage(), file.addPage()]
        const link = (action: Record<string, unknown>): unknown =>
          file.context.register(
            file.context.obj({
              Type: 'Annot',
              Subtype: 'Link',
              Rect: [10, 10, 100, 30],
              ...action,
            } as never),
          )
        one.node.set(
          PDFName.of('Annots'),
          file.context.obj([
            link({ A: { S: 'URI', URI: PDFString.of('https://example.org/a') } }),
            link({ A: { S: 'URI', URI: PDFString.of('javascript:alert(1)') } }),
            link({ A: { S: 'Launch', F: PDFString.of('calc.exe') } }),
            link({ Dest: [two.ref, 'Fit'] }),
          ] as never),
        )
      }),
    )
    const theirs = read.links.filter((each) => each.words !== 'Back to the agenda')
    expect(theirs).toEqual([
      { page: 1, words: 'https://example.org/a', url: 'https://example.org/a', to: null },
      { page: 1, words: 'Page 2 of this paper', url: null, to: 2 },
    ])
  })

  it('shows what a form field holds, though the field is gone', async () => {
    const bytes = await paperWith(async (file) => {
      const page = file.addPage()
      const field = file.getForm().createTextField('name')
      field.setText('Filled in by hand')
      field.addToPage(page, { x: 50, y: 500, width: 300, height: 30 })
    })
    const paper = await readPaper(bytes)
    expect(paper.status === 'readable' && paper.removed).toEqual([
      '1 form field (what it shows stays)',
    ])
    const read = await append(bytes)
    expect(read.text[0]).toContain('Filled in by hand')
    const file = await PDFDocument.load(read.bytes)
    expect(file.catalog.has(PDFName.of('AcroForm'))).toBe(false)
  })

  it('keeps hidden what a layer hides', async () => {
    const bytes = await paperWith(async (file) => {
      const page = file.addPage()
      const layer = file.context.register(
        file.context.obj({ Type: 'OCG', Name: PDFString.of('Draft') }),
      )
      file.catalog.set(
        PDFName.of('OCProperties'),
        file.context.obj({ OCGs: [layer], D: { OFF: [layer] } }),
      )
      page.node.set(PDFName.of('Resources'), file.context.obj({ Properties: { L1: layer } }))
      page.node.set(
        PDFName.of('Contents'),
        file.context.register(file.context.flateStream('/OC /L1 BDC 0 0 100 100 re f EMC')),
      )
    })
    const file = await PDFDocument.load((await append(bytes)).bytes)
    const layers = file.catalog.lookup(PDFName.of('OCProperties'))
    expect(layers?.toString()).toMatch(/\/OFF \[ \d+ 0 R \]/)
  })

  it('cannot reach into our own structure', async () => {
    const bytes = await paperWith((file) => {
      const page = file.addPage()
      const form = file.context.register(
        file.context.flateStream('0 0 10 10 re f', {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [0, 0, 10, 10],
          StructParents: PDFNumber.of(0),
        }),
      )
      page.node.set(PDFName.of('Resources'), file.context.obj({ XObject: { X: form } }))
      page.node.set(
        PDFName.of('Contents'),
        file.context.register(file.context.flateStream('/X Do')),
      )
    })
    const file = await PDFDocument.load((await append(bytes)).bytes)
    const forms = file.context
      .enumerateIndirectObjects()
      .filter(([, object]) => /\/Subtype \/Form/.test(object.toString()))
    expect(forms.length).toBeGreaterThanOrEqual(1)
    for (const [, object] of forms) expect(object.toString()).not.toContain('StructParents')
  })
})
