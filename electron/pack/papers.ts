/**
 * Papers: what a file is, whether it can be appended, and its pages as forms that our own pages show.
 *
 * A page is embedded by its content and its annotations' looks alone, so nothing that acts comes along:
 * scripts, launch and submit actions, attached files and form fields stay behind and are named in `removed`.
 * Links within a paper and to the web are given back as links of ours.
 */
import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument as PaperFile,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import type { PDFObject, PDFPage } from '@cantoo/pdf-lib'
import {
  annotationsOf,
  appearancesOf,
  contentOf,
  isHidden,
  layersOf,
  rectOf,
} from './paper-page.ts'
import type { PaperBox } from './paper-page.ts'

/** A link on a page of a paper, its rectangle in the paper's own units: to the web, or to a page of the same paper (from 0). */
export type PaperLink = { rect: PaperBox; to: { url: string } | { page: number } }

export type PaperPage = {
  box: PaperBox
  /** Degrees clockwise by which a viewer turns the page: 0, 90, 180 or 270. */
  rotate: 0 | 90 | 180 | 270
  /** Points, as seen (after turning). */
  width: number
  height: number
  links: readonly PaperLink[]
}

export type Paper =
  | { status: 'refused'; reason: string }
  | {
      status: 'readable'
      file: PaperFile
      pages: readonly PaperPage[]
      tagged: boolean
      /** What stays behind, in words: `2 scripts`, `1 attached file`. */
      removed: string[]
    }

/** Stands for a paper that the agenda names and nobody added. */
export const paperNeverAdded: Extract<Paper, { status: 'refused' }> = {
  status: 'refused',
  reason: 'The agenda names it, but it was not added.',
}

const name = (text: string): PDFName => PDFName.of(text)

/** Reads a paper; never throws for what is in the file. */
export async function readPaper(bytes: Uint8Array): Promise<Paper> {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (bytes.length === 0) return refused('The file is empty.')
  if (!head.includes('%PDF-')) return refused('It is not a PDF. Save it as a PDF and add it again.')
  if (isBrokenOff(bytes))
    return refused('It is damaged: its end is missing. Export it again and add the new file.')
  let file: PaperFile
  try {
    file = await open(bytes)
  } catch (error) {
    const words = error instanceof Error ? error.message : ''
    return /password|encrypt/i.test(words)
      ? refused('It needs a password. Save a copy without one and add it again.')
      : refused('It is damaged and cannot be read. Export it again and add the new file.')
  }
  try {
    const catalog = file.catalog
    if (catalog.lookup(name('NeedsRendering'))?.toString() === 'true') {
      return refused(
        'It is a dynamic form that only Adobe Reader can draw. Print it to a PDF and add that.',
      )
    }
    const pages = file.getPages()
    if (pages.length === 0) return refused('It has no pages.')
    const counted =
      catalog.Pages().lookupMaybe(name('Count'), PDFNumber)?.asNumber() ?? pages.length
    if (pages.length < counted) {
      return refused(
        `It is damaged: it says it has ${counted} pages, but only ${pages.length} can be read.`,
      )
    }
    const index = new Map(pages.map((page, i) => [page.ref.tag, i]))
    const read = pages.map((page) => readPage(file, page, index))
    layersOf(file)
    return {
      status: 'readable',
      file,
      pages: read,
      tagged: isTagged(file),
      removed: leftBehind(file),
    }
  } catch {
    return refused(
      'It is damaged: not every page can be read. Export it again and add the new file.',
    )
  }
}

function refused(reason: string): Paper {
  return { status: 'refused', reason }
}

/**
 * Whether the file stops short. A whole PDF ends by saying where its table of objects starts; a reader that
 * mends what it finds would otherwise give back some of the pages without a word.
 */
function isBrokenOff(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return file.lastIndexOf('startxref') < file.lastIndexOf('endobj')
}

/** An empty password opens files that only limit what one may do with them. */
function open(bytes: Uint8Array): Promise<PaperFile> {
  const options = {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
    throwOnInvalidObject: false,
  }
  return PaperFile.load(bytes, { ...options, password: '' })
}

/** Pages turn by quarters (ISO 32000-1, table 30); anything else stands upright, as in viewers. */
function quarterTurn(angle: number): PaperPage['rotate'] {
  const turn = ((angle % 360) + 360) % 360
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0
}

function readPage(file: PaperFile, page: PDFPage, index: ReadonlyMap<string, number>): PaperPage {
  const media = rectOf(page.node.MediaBox()) ?? [0, 0, 595.28, 841.89]
  const crop = rectOf(page.node.CropBox()) ?? media
  const inside = [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ] as const
  const box = inside[2] > inside[0] && inside[3] > inside[1] ? inside : media
  const rotate = quarterTurn(page.getRotation().angle)
  const userUnit = page.node.lookupMaybe(name('UserUnit'), PDFNumber)?.asNumber() ?? 1
  const [w, h] = [(box[2] - box[0]) * userUnit, (box[3] - box[1]) * userUnit]
  // All that the pack will take is looked at now, so that what is damaged is refused and not half shown.
  contentOf(page)
  appearancesOf(page)
  page.node.Resources()?.lookupMaybe(name('XObject'), PDFDict)
  const turned = rotate === 90 || rotate === 270
  return {
    box,
    rotate,
    width: turned ? h : w,
    height: turned ? w : h,
    links: readLinks(file, page, index),
  }
}

function isTagged(file: PaperFile): boolean {
  const marks = file.catalog.lookupMaybe(name('MarkInfo'), PDFDict)
  const root = file.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  return root !== undefined && marks?.lookup(name('Marked'))?.toString() === 'true'
}

const actions: Record<string, string> = {
  '/JavaScript': 'script',
  '/Launch': 'launch action',
  '/SubmitForm': 'submit action',
  '/ImportData': 'import action',
  '/GoToE': 'link into an attached file',
  '/GoToR': 'link to another file',
}

/** Counts what does not come along, over the whole file. */
function leftBehind(file: PaperFile): string[] {
  const counts = new Map<string, number>()
  const add = (what: string, n = 1): void => void counts.set(what, (counts.get(what) ?? 0) + n)
  for (const [, object] of file.context.enumerateIndirectObjects()) {
    for (const dict of dictsIn(object)) {
      const action = dict.get(name('S'))?.toString()
      if (action !== undefined && (dict.has(name('JS')) || action !== '/JavaScript')) {
        const words = actions[action]
        if (words !== undefined) add(words)
      }
      const type = dict.get(name('Type'))?.toString()
      const subtype = dict.get(name('Subtype'))?.toString()
      if ((type === '/Filespec' || type === '/F') && dict.has(name('EF'))) add('attached file')
      if (subtype === '/Widget' || (dict.has(name('FT')) && dict.has(name('Rect')))) {
        if (dict.lookupMaybe(name('FT'), PDFName)?.toString() === '/Sig') add('digital signature')
        else add(dict.has(name('AP')) ? 'form field (what it shows stays)' : 'empty form field')
      }
      if (
        subtype !== undefined &&
        ['/RichMedia', '/Movie', '/Sound', '/Screen', '/3D'].includes(subtype)
      )
        add('sound, film or model')
    }
  }
  return [...counts].map(([what, n]) => `${n} ${n === 1 ? what : pluralOf(what)}`)
}

function pluralOf(what: string): string {
  return what
    .replace(
      /^(form field|empty form field|attached file|script|digital signature|launch action|submit action|import action)/,
      '$1s',
    )
    .replace('what it shows stays', 'what they show stays')
    .replace(/^link /, 'links ')
}

/** A dictionary and those that lie directly inside it. */
function dictsIn(object: PDFObject | undefined, depth = 0): PDFDict[] {
  if (depth > 6) return []
  if (object instanceof PDFStream) return dictsIn(object.dict, depth)
  if (object instanceof PDFArray)
    return object.asArray().flatMap((each) => dictsIn(each, depth + 1))
  if (object instanceof PDFDict)
    return [object, ...object.values().flatMap((each) => dictsIn(each, depth + 1))]
  return []
}

// — links

function readLinks(
  file: PaperFile,
  page: PDFPage,
  index: ReadonlyMap<string, number>,
): PaperLink[] {
  const found: PaperLink[] = []
  for (const annotation of annotationsOf(page)) {
    if (annotation.get(name('Subtype'))?.toString() !== '/Link' || isHidden(annotation)) continue
    const rect = rectOf(annotation.lookup(name('Rect')))
    if (!rect) continue
    const action = annotation.lookupMaybe(name('A'), PDFDict)
    const uri = action?.lookup(name('URI'))
    if (uri instanceof PDFString || uri instanceof PDFHexString) {
      const url = uri.decodeText()
      if (/^(https?|mailto):/i.test(url)) found.push({ rect, to: { url } })
      continue
    }
    const destination =
      annotation.lookup(name('Dest')) ??
      (action?.get(name('S'))?.toString() === '/GoTo' ? action.lookup(name('D')) : undefined)
    const target = destinationPage(file, destination, index)
    if (target !== null) found.push({ rect, to: { page: target } })
  }
  return found
}

function destinationPage(
  file: PaperFile,
  destination: PDFObject | undefined,
  index: ReadonlyMap<string, number>,
): number | null {
  let found = destination
  if (found instanceof PDFName || found instanceof PDFString || found instanceof PDFHexString) {
    found = namedDestination(file, found.decodeText())
  }
  if (found instanceof PDFDict) found = found.lookup(name('D'))
  if (!(found instanceof PDFArray)) return null
  const page = found.get(0)
  return page instanceof PDFRef ? (index.get(page.tag) ?? null) : null
}

function namedDestination(file: PaperFile, wanted: string): PDFObject | undefined {
  const old = file.catalog.lookupMaybe(name('Dests'), PDFDict)?.lookup(name(wanted))
  if (old) return old
  const seek = (node: PDFDict | undefined, depth: number): PDFObject | undefined => {
    if (!node || depth > 20) return undefined
    const names = node.lookupMaybe(name('Names'), PDFArray)
    const many = names?.size() ?? 0
    for (let i = 0; i + 1 < many; i += 2) {
      const key = names?.lookup(i)
      if ((key instanceof PDFString || key instanceof PDFHexString) && key.decodeText() === wanted)
        return names?.lookup(i + 1)
    }
    const kids = node.lookupMaybe(name('Kids'), PDFArray)
    for (const [i] of (kids?.asArray() ?? []).entries()) {
      const found = seek(kids?.lookupMaybe(i, PDFDict), depth + 1)
      if (found) return found
    }
    return undefined
  }
  return seek(
    file.catalog.lookupMaybe(name('Names'), PDFDict)?.lookupMaybe(name('Dests'), PDFDict),
    0,
  )
}
