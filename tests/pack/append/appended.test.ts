import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { fontFace } from '../../../electron/pack/fonts.ts'
import { readPaper } from '../../../electron/pack/append/read-paper.ts'
import { PdfWriter } from '../../../electron/pack/pdf/writer.ts'
import { accessibilityProblems } from '../ua/check.ts'
import { checkWithQpdf, hasQpdf } from '../pdf/qpdf.ts'
import { append, packOf } from './append.ts'
import { objectsOf, onePage } from './raw.ts'
import type { Face } from '../../../electron/domain/look.ts'

type Node = { role?: string; lang?: string; alt?: string; children?: Node[] }
type Annotation = {
  subtype: string
  rect: number[]
  quadPoints?: ArrayLike<number>
  dest?: unknown
  contentsObj?: { str: string }
}

/** What a viewer knows of a page beyond its words. */
async function pageOf(
  bytes: Uint8Array,
  n: number,
): Promise<{ annotations: Annotation[]; structure: Node | null; rotate: number; view: number[] }> {
  const opening = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const page = await (await opening.promise).getPage(n)
  const found = {
    annotations: (await page.getAnnotations()) as Annotation[],
    structure: (await page.getStructTree()) as Node | null,
    rotate: page.rotate,
    view: page.view,
  }
  await opening.destroy()
  return found
}

/** Kinds of a tree in reading order, indented by dots. */
function outlineOf(node: Node | null, depth = 0): string[] {
  if (node === null) return []
  const own = node.role === undefined ? [] : [`${'.'.repeat(depth)}${node.role}`]
  return [...own, ...(node.children ?? []).flatMap((child) => outlineOf(child, depth + own.length))]
}

/** A report as an accessible program writes it: structure, a link by name, bookmarks two deep. */
function report(title: string): Uint8Array {
  const pdf = new PdfWriter<Face>(fontFace)
  const say = (kind: string, words: string, y: number, id?: string): void => {
    const element = pdf.structure.begin(kind, id === undefined ? {} : { id })
    pdf.content.beginContent(kind, element.mark(pdf.page))
    pdf.content.text(words, 60, y, pdf.font('regular'), 12)
    pdf.content.endContent()
    pdf.structure.end()
  }
  for (const n of [1, 2]) {
    pdf.addPage(595.28, 841.89)
    pdf.name(`part-${n}`, 200)
    pdf.outline.add(`${title} ${n}`, n - 1, pdf.place(200))
    say('H1', `${title}, part ${n}`, 200, `head-${n}`)
    say('P', 'Words of the report.', 240)
    const link = pdf.structure.begin('Link')
    const box = { x: 60, y: 300, width: 100, height: 14 }
    pdf.link(box, { name: `part-${3 - n}` }, 'The other part', link)
    pdf.structure.end()
  }
  const about = { title, author: 'A', subject: '', created: new Date(0) }
  return pdf.finish(about, { accessible: true, archival: null })
}

const theirs = (annotations: readonly Annotation[]): Annotation[] =>
  annotations.filter(({ contentsObj }) => contentsObj?.str !== 'Back to the agenda')

describe('an accessible paper', () => {
  it('keeps its whole structure, under its title', async () => {
    const bytes = await packOf([report('Estates')])
    const { structure } = await pageOf(bytes, 1)
    const kinds = outlineOf(structure)
    expect(kinds).toEqual(
      expect.arrayContaining(['..Part', '...Document', '....H1', '....P', '....Link']),
    )
  })

  it('keeps its bookmarks under its own, open or folded as they were', async () => {
    const { bookmarks } = await append(report('Estates'))
    const paper = bookmarks[0]?.items[0]
    expect(paper?.title).toBe('Paper 1')
    expect(paper?.items).toEqual([
      { title: 'Estates 1', page: 1, items: [{ title: 'Estates 2', page: 2, items: [] }] },
    ])
  })

  it.each(['a4', 'own-size'] as const)(
    'keeps its links by name, which land where the words now are: %s',
    async (size) => {
      const bytes = await packOf([report('Estates'), report('Finance')], size)
      for (const [page, to] of [
        [1, 2],
        [2, 1],
        [3, 4],
        [4, 3],
      ] as const) {
        const [link] = theirs((await pageOf(bytes, page)).annotations)
        const dest = link?.dest as [{ num: number }, { name: string }, number, number]
        const opening = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
        const file = await opening.promise
        expect((await file.getPageIndex(dest[0] as never)) + 1).toBe(to)
        // The heading's letters begin below where the link lands, and near it.
        const content = await (await file.getPage(to)).getTextContent()
        const heading = content.items.find(
          (item) => 'str' in item && /Estates|Finance/.test(item.str),
        )
        const y = heading && 'transform' in heading ? (heading.transform as number[])[5]! : 0
        expect(dest[3]).toBeGreaterThan(y - 2)
        expect(dest[3]).toBeLessThan(y + 25)
        await opening.destroy()
      }
    },
  )

  it('lets the pack claim PDF/UA, and one without tags does not', async () => {
    const barriers = async (bytes: Uint8Array): Promise<unknown> => {
      const paper = await readPaper(bytes)
      return paper.status === 'readable' && paper.barriers
    }
    expect(await barriers(report('Estates'))).toEqual([])
    expect(await barriers(onePage({}))).toEqual(['It is not tagged.'])
  })

  it('twice in a pack keeps names apart, and its fonts stand there once', async () => {
    const bytes = await packOf([report('Estates'), report('Estates')])
    const objects = await objectsOf(bytes)
    const ids = objects.flatMap((object) =>
      [...object.matchAll(/\/ID \((p[^)]*)\)/g)].map(([, id]) => id),
    )
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(4)
    // Its own regular and the pack's, which are cut to other letters.
    expect(objects.filter((object) => object.includes('/Length1')).length).toBeLessThanOrEqual(5)
    const once = await packOf([report('Estates')])
    expect(bytes.length - once.length).toBeLessThan(once.length / 4)
  })

  it.each(['a4', 'own-size'] as const)(
    'keeps what a program can see of PDF/UA-1 beside the pack’s own pages: %s',
    async (size) => {
      const bytes = await packOf([report('Estates'), report('Finance')], size)
      expect(await accessibilityProblems(bytes)).toEqual([])
    },
  )

  it.runIf(hasQpdf)('makes a file that qpdf has nothing to say of', async () => {
    expect(checkWithQpdf(await packOf([report('Estates'), onePage({})], 'own-size'))).toContain(
      'No syntax',
    )
  })
})

describe('a page of a paper', () => {
  it('without marks becomes a paragraph with its links in it', async () => {
    const link = '<< /Type /Annot /Subtype /Link /Rect [50 490 90 510] /Dest [3 0 R /Fit] >>'
    const bytes = await packOf([onePage({ page: `/Annots [${link}]` })])
    expect(outlineOf((await pageOf(bytes, 1)).structure)).toEqual(
      expect.arrayContaining(['..Part', '...P', '....Link']),
    )
  })

  it.each([
    ['what it leaves open', 'q q 0.5 0 0 0.5 0 0 cm /A BMC BT /F1 12 Tf 50 500 Td (Seen) Tj'],
    ['what it ends without having begun', 'Q Q EMC BT /F1 12 Tf 50 500 Td (Seen) Tj ET EMC Q'],
    ['a string without end', 'BT /F1 12 Tf 50 500 Td (Seen) Tj (and then'],
    ['a picture without end', 'BT /F1 12 Tf 50 500 Td (Seen) Tj ET BI /W 1 /H 1 ID \x00\x01'],
  ])('spoils nothing of the pack by %s', async (_what, content) => {
    const whole = await append(onePage({ content: 'BT /F1 12 Tf 50 500 Td (Seen) Tj ET' }))
    const read = await append(onePage({ content }))
    expect(read.text[0]).toContain('Seen')
    // The foot stands where it stands with a page that is in order.
    for (const part of ['Page 1 of 1', 'Shown at'])
      if (whole.text[0]?.includes(part)) expect(read.text[0]).toContain(part)
    const foot = async (bytes: Uint8Array): Promise<unknown> => {
      const opening = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
      const content = await (await (await opening.promise).getPage(1)).getTextContent()
      const found = content.items.find((item) => 'str' in item && item.str.includes('Pack version'))
      await opening.destroy()
      return found && 'transform' in found ? found.transform : null
    }
    expect(await foot(read.bytes)).toEqual(await foot(whole.bytes))
  })

  it('kept as large as it is gets strips round it, whichever way it is turned', async () => {
    for (const turn of [0, 90, 180, 270]) {
      const bytes = await packOf([onePage({ page: `/Rotate ${turn} /UserUnit 2` })], 'own-size')
      const read = await pageOf(bytes, 1)
      expect(read.rotate).toBe(turn)
      // 34.6 points above and 34 below, of 2 to the page's own unit.
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = read.view
      const [across, up] = turn % 180 === 0 ? [400, 634.3] : [434.3, 600]
      expect(x1 - x0).toBeCloseTo(across, 0)
      expect(y1 - y0).toBeCloseTo(up, 0)
    }
  })

  it('takes its comments along, in their places', async () => {
    const note =
      '<< /Type /Annot /Subtype /Highlight /Rect [100 100 200 120] /QuadPoints [100 120 200 120 100 100 200 100] /Contents (Look) /C [1 1 0] >>'
    const [own] = theirs(
      (await pageOf(await packOf([onePage({ page: `/Annots [${note}]` })], 'own-size'), 1))
        .annotations,
    )
    expect(own).toMatchObject({
      subtype: 'Highlight',
      rect: [100, 100, 200, 120],
      contentsObj: { str: 'Look' },
    })
    const scaled = await packOf([onePage({ page: `/MediaBox [0 0 800 1200] /Annots [${note}]` })])
    const [small] = theirs((await pageOf(scaled, 1)).annotations)
    const { rect = [], quadPoints = [] } = small ?? {}
    expect(rect[2]! - rect[0]!).toBeLessThan(100)
    expect(Math.min(...Array.from(quadPoints).filter((_, i) => i % 2 === 0))).toBeCloseTo(
      rect[0]!,
      1,
    )
  })

  it('moves its own patterns with it, once for all pages that lie alike', async () => {
    const bytes = await packOf([
      onePage({
        content: '/Pattern cs /P1 scn 0 0 400 600 re f',
        page: '/Resources << /Pattern << /P1 5 0 R >> >> /MediaBox [0 0 800 1200]',
        more: {
          5: {
            dict: '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Matrix [2 0 0 2 5 5] /Resources << >>',
            data: '0 0 4 4 re f',
          },
        },
      }),
    ])
    const [pattern = ''] = (await objectsOf(bytes)).filter((object) =>
      object.includes('/PatternType'),
    )
    const [, a, , , , e] =
      /\/Matrix \[\s*(\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\s*\]/.exec(pattern) ?? []
    const [, scale, , dx] =
      /([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm/.exec((await objectsOf(bytes)).join('\n')) ?? []
    expect(Number(a)).toBeCloseTo(2 * Number(scale), 3)
    expect(Number(e)).toBeGreaterThan(0)
    expect(dx).toBeDefined()
  })

  it('shows the value of a field that brings no look, and asks for none', async () => {
    const field =
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (n) /V (Ada Nowak) /Rect [50 400 250 420] /DA (/Helv 11 Tf) >>'
    const read = await append(
      onePage({
        page: '/Annots [5 0 R]',
        catalog: '/AcroForm << /Fields [5 0 R] >>',
        more: { 5: field },
      }),
    )
    expect(read.text[0]).toContain('Ada Nowak')
    expect((await objectsOf(read.bytes)).join('\n')).not.toMatch(/AcroForm|Widget/)
  })
})

describe('a structure that was made by another hand', () => {
  const tagged = (kind: string, roles: string, more = ''): Uint8Array =>
    onePage({
      content: `/${kind} << /MCID 0 >> BDC BT /F1 12 Tf 50 500 Td (Seen) Tj ET EMC`,
      page: '/StructParents 0',
      catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 5 0 R',
      more: {
        5: `<< /Type /StructTreeRoot /K [6 0 R] /RoleMap << ${roles} >> /ParentTree << /Nums [0 [6 0 R]] >> >>`,
        6: `<< /S /${kind} /P 5 0 R /Pg 3 0 R /K [0] ${more} >>`,
      },
    })

  it('maps its own kinds as it did, apart from those of another paper', async () => {
    const bytes = await packOf([
      tagged('Kop', '/Kop /H1'),
      tagged('Kop', '/Kop /P'),
      tagged('P', '/P /H2'),
    ])
    const roles = (await objectsOf(bytes)).join('\n')
    const kinds = [...roles.matchAll(/\/S \/(\S*Kop|p3\.P)/g)].map(([, kind]) => kind)
    const mapped = kinds.map(
      (kind) => new RegExp(`/${kind?.replace('.', '\\.')} /(H1|H2|P)\\b`).exec(roles)?.[1],
    )
    expect(new Set(mapped)).toEqual(new Set(['H1', 'H2', 'P']))
  })

  it('that has rings in it comes to an end', async () => {
    const ring = tagged('P', '', '/A << /O /Layout /BBox [0 0 10 10] >> /Ref [6 0 R]')
    const text = Buffer.from(ring).toString('latin1').replace('/K [0]', '/K [6 0 R 0]')
    expect((await append(Buffer.from(text, 'latin1'))).text[0]).toContain('Seen')
  })
})
