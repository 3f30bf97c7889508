/**
 * The last step: our own pages, already laid, receive the papers' pages as form objects, and the whole is
 * written compactly with a file identifier made from its content.
 */
import { createHash } from 'node:crypto'
import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument as PackFile,
  PDFHexString,
  PDFName,
  PDFObjectCopier,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import type { PDFPage } from '@cantoo/pdf-lib'
import { writeCompact } from './compact.ts'
import { appearancesOf, contentOf, layersOf } from './paper-page.ts'
import type { Paper } from './papers.ts'

type ReadablePaper = Extract<Paper, { status: 'readable' }>

/** The name under which a page of ours shows its paper's page. */
export const formName = 'Paper'

/** Page of the pack (from 0) that shows page `page` (from 0) of a paper. */
export type Placement = { packPage: number; paper: ReadablePaper; page: number }

const name = (text: string): PDFName => PDFName.of(text)

/**
 * Fills the placed forms and returns the finished file. The same input gives the same bytes.
 */
export async function finishPack(
  own: Uint8Array,
  placements: readonly Placement[],
): Promise<Uint8Array> {
  const pack = await PackFile.load(own, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  const { context } = pack
  const ownObjects = context.largestObjectNumber
  const pages = pack.getPages()
  const content = createHash('sha256').update(own)
  const copiers = new Map<ReadablePaper, PDFObjectCopier>()
  for (const { packPage, paper, page } of placements) {
    const target = pages[packPage]
    const source = paper.file.getPage(page)
    const form = target?.node
      .Resources()
      ?.lookupMaybe(name('XObject'), PDFDict)
      ?.get(name(formName))
    if (!(form instanceof PDFRef)) throw new Error('A page for a paper has no place for it.')
    let copier = copiers.get(paper)
    if (!copier) {
      cutLoose(paper)
      copier = PDFObjectCopier.for(paper.file.context, context)
      copiers.set(paper, copier)
    }
    fillForm(pack, form, source, paper.pages[page]?.box ?? [0, 0, 1, 1], copier, content)
  }
  for (const [paper, copier] of copiers) keepHiddenLayers(pack, paper, copier)

  const id = PDFHexString.of(content.digest('hex').slice(0, 32))
  return writeCompact(context, id, ownObjects)
}

function fillForm(
  pack: PackFile,
  form: PDFRef,
  source: PDFPage,
  box: readonly [number, number, number, number],
  copier: PDFObjectCopier,
  hash: ReturnType<typeof createHash>,
): void {
  const { context } = pack
  const inherited = source.node.Resources()
  const resources = inherited ? copier.copy(inherited) : context.obj({})
  const shown = appearancesOf(source)
  const parts = [Buffer.from('q\n'), contentOf(source), Buffer.from('\nQ\n')]
  if (shown.length > 0) {
    const own = PDFDict.withContext(context)
    const shared = resources.lookupMaybe(name('XObject'), PDFDict)
    for (const [key, value] of shared?.entries() ?? []) own.set(key, value)
    shown.forEach(({ stream, matrix }, i) => {
      const key = `PlumblineNote${i + 1}`
      own.set(name(key), copier.copy(stream))
      parts.push(Buffer.from(`q ${matrix.map((n) => n.toFixed(5)).join(' ')} cm /${key} Do Q\n`))
    })
    resources.set(name('XObject'), own)
  }
  const content = Buffer.concat(parts)
  hash.update(content)
  context.assign(
    form,
    context.flateStream(content, {
      Type: 'XObject',
      Subtype: 'Form',
      FormType: 1,
      BBox: [...box],
      Resources: resources,
    }),
  )
}

/**
 * What is copied must not point into our own structure tree, nor bring files that hang on pictures: cut off
 * before copying, so that nothing of it is written.
 */
function cutLoose(paper: ReadablePaper): void {
  for (const [, object] of paper.file.context.enumerateIndirectObjects()) {
    const dict =
      object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : null
    for (const key of [
      'StructParent',
      'StructParents',
      'PieceInfo',
      'Metadata',
      'OPI',
      'Ref',
      'AF',
      'Alternates',
    ]) {
      dict?.delete(name(key))
    }
    // A stream's data may be said to lie in another file, which some viewers fetch.
    if (object instanceof PDFStream) {
      for (const key of ['F', 'FFilter', 'FDecodeParms']) object.dict.delete(name(key))
    }
  }
}

/** Layers that a paper hides stay hidden. */
function keepHiddenLayers(pack: PackFile, paper: ReadablePaper, copier: PDFObjectCopier): void {
  const theirs = layersOf(paper.file)
  if (theirs.length === 0) return
  const { context, catalog } = pack
  let ours = catalog.lookupMaybe(name('OCProperties'), PDFDict)
  if (!ours) {
    ours = context.obj({ OCGs: [], D: { Name: PDFHexString.fromText('Papers'), OFF: [] } })
    catalog.set(name('OCProperties'), ours)
  }
  const all = ours.lookup(name('OCGs'), PDFArray)
  const off = ours.lookup(name('D'), PDFDict).lookup(name('OFF'), PDFArray)
  for (const { layer, hidden } of theirs) {
    const copy = copier.copy(layer)
    all.push(copy)
    if (hidden) off.push(copy)
  }
}
