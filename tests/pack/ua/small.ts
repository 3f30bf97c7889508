/** A small document with one of everything, and ways to its objects, so that each can be made wrong. */
import { PDFDict, PDFName } from '@cantoo/pdf-lib'
import { PackDocument } from '../../../electron/pack/document.ts'
import { table } from '../../../electron/pack/table.ts'
import { paragraph } from '../../../electron/pack/text.ts'
import { bytesOf, itemsOf, valueOf } from './open.ts'
import { allNodes, structureOf } from './structure.ts'
import type { PDFObject } from '@cantoo/pdf-lib'
import type { OpenFile } from './open.ts'

/** A document with one of everything. */
export function small(): Uint8Array {
  const doc = new PackDocument({
    ...{ title: 'A & B <i>', author: 'Łąkowa "Trust"', subject: "A document's test" },
    created: new Date('2026-12-01T00:00:00Z'),
    known: { pages: 0, anchors: new Map() },
    furniture: (at) => at.artifact(() => at.letters('Head', 60, 30, 'regular', 8, 'ink'), 'Header'),
  })
  const { left: x, top, width } = doc.addPage({ name: 'Test' })
  doc.anchor('first', top)
  doc.bookmark('First', 0)
  paragraph(doc, 'A heading', { x, y: top, width, style: 'title' })
  paragraph(doc, ['Words and ', { text: 'a link', link: 'second' }], { x, y: top + 40, width })
  paragraph(doc, [{ text: 'outward', link: 'https://example.org/ŵ' }], { x, y: top + 60, width })
  doc.group('L', () =>
    doc.group('LI', () =>
      doc.leaf('LBody', () => doc.letters('Item', x, top + 90, 'bold', 9, 'ink')),
    ),
  )
  const box = { x, y: top + 100, width: 60, height: 20 }
  doc.figure('Two of three', box, () => doc.box(box, { fill: 'accent' }))
  doc.bookmark('Under', 1)
  const columns = [
    { head: 'School', width: 90, names: true },
    { head: 'Value', width: 60 },
  ]
  table(doc, {
    ...{ x, y: top + 140, columns, bands: [{ from: 0, to: 1, text: 'All' }] },
    overleaf: () => {
      const y = paragraph(doc, 'Gone on with', { x, y: doc.continuePage().top, width, tag: 'H2' })
      return { y: paragraph(doc, [{ text: 'First', link: 'first' }], { x, y, width }) }
    },
    rows: Array.from({ length: 60 }, (_, i) => ({ cells: [`School ${i}`, `${i}.5`] })),
  })
  doc.anchor('second')
  doc.bookmark('Second', 0)
  return doc.finish()
}

export const key = (name: string): PDFName => PDFName.of(name)
export const dictOf = (object: PDFObject | undefined): PDFDict =>
  object instanceof PDFDict ? object : (object as unknown as { dict: PDFDict }).dict
/** The first element of a kind. */
export const element = (file: OpenFile, kind: string): PDFDict => {
  const root = structureOf(file)
  const found = root && allNodes(root).find((node) => node.kind === kind)
  if (!found) throw new Error(`There is no ${kind}.`)
  return found.dict
}
export const page = (file: OpenFile): PDFDict => file.pages[0]!.node
export const annotation = (file: OpenFile, nth = 0): PDFDict =>
  itemsOf(valueOf(page(file), 'Annots'))[nth] as PDFDict
export const bookmark = (file: OpenFile): PDFDict =>
  valueOf(valueOf(file.catalog, 'Outlines'), 'First') as PDFDict
export const font = (file: OpenFile): PDFDict => {
  const fonts = valueOf(valueOf(page(file), 'Resources'), 'Font') as PDFDict
  return fonts.lookup(fonts.keys()[0]!, PDFDict)
}
export const descendant = (file: OpenFile): PDFDict =>
  itemsOf(valueOf(font(file), 'DescendantFonts'))[0] as PDFDict
export const descriptor = (file: OpenFile): PDFDict =>
  valueOf(descendant(file), 'FontDescriptor') as PDFDict
export const replace = (
  file: OpenFile,
  holder: PDFDict,
  name: string,
  edit: (old: string) => string,
): void => {
  const { context } = file.document
  const old = Buffer.from(bytesOf(valueOf(holder, name)) ?? []).toString('latin1')
  const dict = dictOf(valueOf(holder, name))
  const kept = Object.fromEntries(
    dict
      .entries()
      .filter(([each]) => !['/Length', '/Filter'].includes(String(each)))
      .map(([each, value]) => [each.decodeText(), value]),
  )
  const stream = context.stream(Buffer.from(edit(old), 'latin1'), kept)
  holder.set(key(name), context.register(stream))
}
export const content = (file: OpenFile, edit: (old: string) => string): void =>
  replace(file, page(file), 'Contents', edit)
export const metadata = (file: OpenFile, edit: (old: string) => string): void =>
  replace(file, file.catalog, 'Metadata', edit)
export const attributes = (file: OpenFile, kind: string): PDFDict =>
  itemsOf(valueOf(element(file, kind), 'A'))[0] as PDFDict
