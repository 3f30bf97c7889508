import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  decodePDFRawStream,
} from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildPack, outlinePack } from '../../electron/pack/index.ts'
import { richInput } from './invented-trust.ts'
import { paperTitle } from '../../electron/pack/plan.ts'
import { readPdf } from './read-pdf.ts'
import { sampleInput } from './sample.ts'
import type { BuiltPack } from '../../electron/pack/index.ts'
import type { ReadBookmark, ReadPdf } from './read-pdf.ts'

let pack: BuiltPack
let read: ReadPdf

beforeAll(async () => {
  pack = await buildPack(await sampleInput())
  read = await readPdf(pack.bytes)
})

/** Page on which a bookmark or line of the contents lies. */
function pageOf(title: string): number {
  return pack.contents.find((line) => line.title === title)?.page ?? 0
}

describe('a pack', () => {
  it('has the same bytes whenever it is built from the same input, and lets other work go on meanwhile', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 5)
    const again = await buildPack(await sampleInput())
    clearInterval(timer)
    expect(turns).toBeGreaterThan(10)
    expect(again.sha256).toBe(pack.sha256)
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(pack.bytes))).toBe(0)
  })

  it('has other bytes and another file identifier when a figure changes', async () => {
    const input = await sampleInput()
    const observations = input.observations.map((o) =>
      o.kpi === 'ks2.reading.average' && o.period === '2025/26' && o.value !== null
        ? { ...o, value: o.value + 1 }
        : o,
    )
    const other = await buildPack({ ...input, observations })
    expect(other.sha256).not.toBe(pack.sha256)
    const id = async (bytes: Uint8Array): Promise<string> =>
      String((await PDFDocument.load(bytes, { updateMetadata: false })).context.trailerInfo.ID)
    expect(await id(other.bytes)).not.toBe(await id(pack.bytes))
  })

  it('numbers every page after the cover, appended papers among them', () => {
    expect(read.pages).toBe(pack.pages)
    for (let n = 2; n <= read.pages; n++)
      expect(read.text[n - 1]).toContain(`Page ${n} of ${read.pages}`)
  })

  it('lays its parts in the order of the agenda', () => {
    expect(pack.contents.map((line) => line.title)).toEqual([
      'Cover',
      'Agenda',
      'What we must decide',
      'What changed',
      'Minutes july',
      'Vision on a page',
      'Scorecard',
      'Schools compared',
      'Fernhollow Primary',
      'Łąkowa Street Primary',
      'Oxenlea CofE Primary',
      'Ysgol Tŷ Gwŷr',
      'Harrowmere Academy',
      'Stonewick High School',
      'Withy Tree School',
      'Family worker',
      'Locked',
      'Never added',
      'Pay',
      'Where every figure comes from',
      'Glossary',
    ])
    const pages = pack.contents.map((line) => line.page)
    expect(pages).toEqual(pages.toSorted((a, b) => a - b))
  })

  it('lets every link of its own land on a page', () => {
    const own = read.links.filter((link) => link.url === null)
    expect(own.length).toBeGreaterThan(read.pages)
    expect(own.filter((link) => link.to === null)).toEqual([])
  })

  it('sends every page number on the agenda to that page', () => {
    const agenda = read.links.filter((link) => link.page === 2)
    expect(agenda.length).toBeGreaterThanOrEqual(7)
    for (const link of agenda) {
      const printed = Number(/page (\d+)$/.exec(link.words)?.[1] ?? /^(\d+)/.exec(link.words)?.[1])
      expect(link.to).toBe(printed)
    }
  })

  it('says on cover and agenda which papers are not accessible', () => {
    expect(read.text[0]).toContain('5 with their items; 3 not accessible')
    expect(read.text[1]).toContain('Not accessible, as they have no tags for a screen reader')
    expect(read.text[1]).toMatch(/Family worker \(page \d+\)/)
  })

  it('leads back to the agenda from the head of every later page', () => {
    for (let n = 3; n <= read.pages; n++) {
      expect(
        read.links.some(
          (link) => link.page === n && link.words === 'Back to the agenda' && link.to === 2,
        ),
      ).toBe(true)
    }
  })

  it('nests bookmarks: items, their sections, the schools under theirs', () => {
    expect(read.bookmarks.map((each) => each.title)).toEqual([
      'Cover',
      'Agenda',
      'What we must decide',
      'What changed',
      '2  Minutes of 8 July 2026 and actions',
      '3  How we stand against our vision',
      '4  Family worker in every school',
      '6  Executive pay',
      'Where every figure comes from',
      'Glossary',
    ])
    const vision = read.bookmarks[5]
    expect(vision?.items.map((each) => each.title)).toEqual([
      'Vision on a page',
      'Scorecard',
      'Schools compared',
      'School pages',
    ])
    expect(vision?.items[3]?.items.map((each) => each.title)).toContain('Ysgol Tŷ Gwŷr')
    const flat = (items: ReadBookmark[]): ReadBookmark[] =>
      items.flatMap((each) => [each, ...flat(each.items)])
    for (const each of flat(read.bookmarks)) {
      const line = pack.contents.find((content) => content.title === each.title)
      if (line) expect(each.page).toBe(line.page)
    }
  })

  it('says whose it is in metadata that is well formed', () => {
    expect(read.info.Title).toBe(
      'Trust Board, 9 December 2026: board pack of Alder & Valley Learning Trust',
    )
    expect(read.info.Language).toBe('en-GB')
    expect(read.metadata).toContain('Alder &amp; Valley Learning Trust')
    expect(read.info.CreationDate).toBe('D:20261201000000Z')
  })

  it('is tagged, shows its title, and keeps tab order by structure', async () => {
    const file = await PDFDocument.load(pack.bytes, { updateMetadata: false })
    expect(
      file.catalog.lookup(PDFName.of('MarkInfo'), PDFDict).lookup(PDFName.of('Marked'))?.toString(),
    ).toBe('true')
    expect(
      file.catalog
        .lookup(PDFName.of('ViewerPreferences'), PDFDict)
        .lookup(PDFName.of('DisplayDocTitle'))
        ?.toString(),
    ).toBe('true')
    for (const page of file.getPages())
      expect(page.node.get(PDFName.of('Tabs'))?.toString()).toBe('/S')
  })

  it('gives Welsh, Polish and Turkish letters back as text', () => {
    expect(read.text[pageOf('Ysgol Tŷ Gwŷr') - 1]).toContain('Ysgol Tŷ Gwŷr')
    expect(read.text[pageOf('Łąkowa Street Primary') - 1]).toContain('Łąkowa Street Primary')
  })

  it('puts a page that says why in the place of a paper that cannot be appended', () => {
    expect(read.text[pageOf('Locked') - 1]).toContain('It needs a password')
    expect(read.text[pageOf('Never added') - 1]).toContain('it was not added')
    expect(
      pack.papers.filter((paper) => paper.status === 'refused').map((paper) => paper.file),
    ).toEqual(['papers/locked.pdf', 'papers/never-added.pdf'])
  })

  it('carries no script and no attached file of a paper', async () => {
    const paper = pack.papers.find((each) => each.file === 'papers/family-worker.pdf')
    expect(paper).toMatchObject({
      status: 'merged',
      pages: 2,
      removed: ['1 script', '1 attached file'],
    })
    const file = await PDFDocument.load(pack.bytes, { updateMetadata: false })
    for (const [, object] of file.context.enumerateIndirectObjects()) {
      const words = object instanceof PDFRawStream ? object.dict.toString() : object.toString()
      expect(words).not.toMatch(/\/JavaScript|\/EmbeddedFile|\/Filespec|\/Launch/)
      if (
        object instanceof PDFRawStream &&
        object.dict.get(PDFName.of('Filter'))?.toString() === '/FlateDecode'
      ) {
        const content = Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')
        expect(content).not.toContain('app.alert')
      }
    }
  })

  it('reports progress and stops when it is cancelled', async () => {
    const heard: string[] = []
    const control = new AbortController()
    const input = await sampleInput()
    const built = buildPack(input, {
      signal: control.signal,
      onProgress(what) {
        heard.push(what)
        if (what.startsWith('Laying out: Scorecard')) control.abort()
      },
    })
    await expect(built).rejects.toMatchObject({ code: 'Cancelled' })
    expect(heard).toContain('Laying out: Agenda')
  })
})

describe('an item with papers', () => {
  it('says what is asked above its only paper, on the same page', () => {
    const text = read.text[pageOf('Minutes july') - 1] ?? ''
    expect(text).toContain('2 Minutes of 8 July 2026 and actions')
    expect(text).toContain('The board is asked to Approve the minutes of 8 July 2026')
    expect(text).toContain('Minutes, own page 1')
    // Nothing but its own three pages.
    expect(pageOf('Vision on a page')).toBe(pageOf('Minutes july') + 3)
  })

  it('has a sheet of its own where there are several', () => {
    const sheet = read.text[pageOf('Family worker') - 2] ?? ''
    expect(sheet).toContain('The papers')
    expect(sheet).toContain('£186,000 a year')
  })

  it('names papers by their files, dates as dates', () => {
    expect(paperTitle('papers/minutes-2026-07-08.pdf')).toBe('Minutes, 8 July 2026')
    expect(paperTitle('20260708_minutes.pdf')).toBe('Minutes, 8 July 2026')
    expect(paperTitle('budget_2026-27.pdf')).toBe('Budget 2026 27')
    expect(paperTitle('plan-2026-13-40.pdf')).toBe('Plan 2026 13 40')
    expect(paperTitle('.pdf')).toBe('.pdf')
  })
})

describe('the cover', () => {
  it('says in ten seconds what is to be decided, where we stand and how much there is to read', () => {
    const [cover = '', agenda = ''] = read.text
    expect(cover).toContain('What we must decide')
    expect(cover).toContain('£186,000 a year')
    const sources = pageOf('Where every figure comes from')
    expect(cover).toContain(`Where we stand, page ${pageOf('Vision on a page')}`)
    for (const text of [cover, agenda]) {
      expect(text).toContain(`${sources - 1} pages to read, ${read.pages - sources + 1} of sources`)
    }
  })
})

describe('the data appendix', () => {
  it('names row, column and cell of every figure, and the whole fingerprint of every file', async () => {
    const appendix = read.text.slice(pageOf('Where every figure comes from') - 1).join(' ')
    const { observations } = await sampleInput()
    const one = observations.find(
      (o) => o.kpi === 'ks2.reading.average' && o.period === '2025/26' && o.urn === '900102',
    )
    // The column stands in the head of the measure; the cell reads as the value that is printed before it.
    expect(appendix).toContain(`ks2.reading.average · column ${one?.source.column}`)
    expect(appendix).toMatch(
      new RegExp(` 2025/26 ${one?.source.cell} p \\d+ F12 row ${one?.source.row} `),
    )
    expect(appendix).toContain(one?.source.sha256)
    expect(appendix).toContain(one?.source.sha256.slice(0, 8))
  })

  it('says how a trust figure was weighted and a hidden figure is hidden', () => {
    const appendix = read.text.slice(pageOf('Where every figure comes from') - 1).join(' ')
    expect(appendix).toMatch(/Weighted by/)
    expect(appendix).toMatch(/Hidden/)
  })
})

describe('a copy', () => {
  let built: Promise<BuiltPack> | undefined
  const publicCopy = () =>
    (built ??= sampleInput({ copy: 'public' }).then((input) => buildPack(input)))

  it('for the public leaves out confidential items with their words and papers', async () => {
    const copy = await publicCopy()
    const text = (await readPdf(copy.bytes)).text.join(' ')
    expect(text).toContain('Confidential item, withheld from this copy')
    expect(text).toContain('public copy')
    expect(text).not.toMatch(/executive pay/i)
    expect(text).not.toContain('remuneration')
    expect(copy.papers.map((paper) => paper.file)).not.toContain('papers/pay.pdf')
    expect(copy.pages).toBeLessThan(pack.pages)
  })

  it('for the public has nothing of a confidential item in any of its objects', async () => {
    const words = ['executive pay', 'remuneration', 'Pay, own page 1']
    const holds = async (bytes: Uint8Array): Promise<string[]> => {
      const file = await PDFDocument.load(bytes, { updateMetadata: false })
      const read = await readPdf(bytes)
      const said = [...read.text, ...read.links.map((link) => link.words), read.metadata]
      for (const [, object] of file.context.enumerateIndirectObjects()) {
        if (object instanceof PDFRawStream) {
          said.push(object.dict.toString())
          try {
            said.push(Buffer.from(decodePDFRawStream(object).decode()).toString('latin1'))
          } catch {
            // A font or picture in a filter of its own holds no words.
          }
        } else said.push(object.toString())
      }
      const flat = (items: ReadBookmark[]): string[] =>
        items.flatMap((each) => [each.title, ...flat(each.items)])
      const all = [...said, ...flat(read.bookmarks)].join('\n').toLowerCase()
      return words.filter((word) => all.includes(word.toLowerCase()))
    }
    expect(await holds(pack.bytes)).toEqual(['executive pay', 'remuneration', 'Pay, own page 1'])
    const copy = await publicCopy()
    expect(await holds(copy.bytes)).toEqual([])
  })

  it('for the public shows no vision on its cover where that page is withheld', async () => {
    const input = await sampleInput({ copy: 'public' })
    const items = input.meeting.items.map((item) => ({
      ...item,
      confidential: item.confidential || item.sections.includes('vision'),
    }))
    const copy = await buildPack({ ...input, meeting: { ...input.meeting, items } })
    expect((await readPdf(copy.bytes)).text.join(' ')).not.toContain('Where we stand')
  })

  it('for the public prints each figure as the full one does, or hides it', async () => {
    const full = richInput()
    const records = await Promise.all(
      [full, { ...full, copy: 'public' }].map((one) => outlinePack(one)),
    )
    const [known, shown] = records.map(
      ({ figures }) =>
        new Map(
          figures.map(({ whose, kpi, group, period, text }) => [
            [whose, kpi, group, period].join(' '),
            text,
          ]),
        ),
    )
    expect(shown?.size).toBeGreaterThan(100)
    const others = [...(shown ?? [])].filter(
      ([key, text]) => known?.has(key) && known.get(key) !== text,
    )
    expect(others.length).toBeGreaterThan(0)
    expect(new Set(others.map(([, text]) => text))).toEqual(new Set(['hidden']))
  })

  it('for a member names the member and holds everything', async () => {
    const copy = await buildPack(await sampleInput({ copy: 'member:nowak' }))
    expect(copy.pages).toBe(pack.pages)
    expect((await readPdf(copy.bytes)).text[1]).toContain('copy for Małgorzata Nowak-Żak')
  })

  it('for nobody is refused', async () => {
    await expect(buildPack(await sampleInput({ copy: 'member:stranger' }))).rejects.toMatchObject({
      code: 'InputInvalid',
    })
    await expect(buildPack(await sampleInput({ copy: 'draft' }))).rejects.toMatchObject({
      code: 'InputInvalid',
    })
  })
})

describe('an agenda', () => {
  it('with more items and decisions than a page holds goes on overleaf and drops none', async () => {
    const input = await sampleInput({ papers: [] })
    const items = Array.from({ length: 45 }, (_, i) => ({
      ...input.meeting.items[0],
      title: `Business number ${i + 1} with a title that is long enough to need a second line of its own`,
      purpose: 'decision' as const,
      decision: `Agree to matter ${i + 1}`,
      sections: [],
      papers: [],
      confidential: false,
      minutes: 2,
    }))
    const long = await readPdf(
      (await buildPack({ ...input, meeting: { ...input.meeting, items } })).bytes,
    )
    const text = long.text.join(' ')
    for (let n = 1; n <= 45; n++) {
      expect(text).toContain(`Agree to matter ${n} `)
      expect(text).toContain(`Business number ${n} with`)
    }
    expect(text).toContain('What we must decide, continued')
  })
})

describe('the structure of a pack', () => {
  type Node = { kind: string; children: Node[]; dict: PDFDict }

  /** The structure tree as a reader aloud walks it. */
  async function tree(): Promise<Node[]> {
    const file = await PDFDocument.load(pack.bytes, { updateMetadata: false })
    const read = (dict: PDFDict): Node => {
      const kids = dict.lookup(PDFName.of('K'))
      const list = kids instanceof PDFArray ? kids.asArray().map((_, i) => kids.lookup(i)) : [kids]
      const children = list.flatMap((kid) =>
        kid instanceof PDFDict && kid.has(PDFName.of('S')) ? [read(kid)] : [],
      )
      return { kind: String(dict.get(PDFName.of('S'))).slice(1), children, dict }
    }
    const flat = (node: Node): Node[] => [node, ...node.children.flatMap(flat)]
    const root = read(file.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict))
    return flat(root)
  }

  it('has tables whose rows all have as many columns, lists of items, and figures with words', async () => {
    const nodes = await tree()
    const span = (cell: Node): number => {
      const attributes = cell.dict.lookup(PDFName.of('A'))
      const found =
        attributes instanceof PDFDict ? attributes.lookup(PDFName.of('ColSpan')) : undefined
      return found instanceof PDFNumber ? found.asNumber() : 1
    }
    const tables = nodes.filter((node) => node.kind === 'Table' && node.children.length > 0)
    expect(tables.length).toBeGreaterThan(5)
    for (const each of tables) {
      const rows = each.children.flatMap((part) => (part.kind === 'TR' ? [part] : part.children))
      const widths = rows.map((row) => row.children.reduce((sum, cell) => sum + span(cell), 0))
      expect(new Set(widths).size, widths.join(' ')).toBe(1)
      for (const row of rows)
        for (const cell of row.children) expect(['TH', 'TD']).toContain(cell.kind)
    }
    for (const list of nodes.filter((node) => node.kind === 'L'))
      expect(new Set(list.children.map((item) => item.kind))).toEqual(new Set(['LI']))
    for (const figure of nodes.filter((node) => node.kind === 'Figure'))
      expect(figure.dict.has(PDFName.of('Alt'))).toBe(true)
    expect(nodes.filter((node) => node.kind === 'H1').length).toBeGreaterThan(8)
  })
})
