/** What a file says of itself: PDF/UA-1 clauses 5 to 7.1, PDF/A-2 clauses 6.1 to 6.2.3, 6.6. */
import { PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { bytesOf, itemsOf, keysOf, nameOf, numberOf, textOf, valueOf } from './open.ts'
import type { OpenFile } from './open.ts'

export function catalogueProblems(file: OpenFile): string[] {
  const { catalog } = file
  const out: string[] = []
  if (
    !/^%PDF-1\.[4-7]\n%[\x80-\xff]{4}/.test(
      Buffer.from(file.bytes.subarray(0, 16)).toString('latin1'),
    )
  )
    out.push('The header has no comment of high bytes.')
  if (itemsOf(file.document.context.trailerInfo.ID).length !== 2) out.push('The file has no ID.')
  if (file.document.context.trailerInfo.Encrypt) out.push('The file is encrypted.')
  if (!textOf(valueOf(catalog, 'Lang'))) out.push('The catalogue names no language.')
  if (valueOf(valueOf(catalog, 'MarkInfo'), 'Marked')?.toString() !== 'true')
    out.push('The file is not marked as tagged.')
  if (valueOf(valueOf(catalog, 'ViewerPreferences'), 'DisplayDocTitle')?.toString() !== 'true')
    out.push('Viewers do not show its title.')
  if (!(valueOf(catalog, 'StructTreeRoot') instanceof PDFDict))
    out.push('It has no structure tree.')
  out.push(...metadataProblems(file), ...intentProblems(file), ...forbidden(file))
  return out
}

function metadataProblems({ catalog, document }: OpenFile): string[] {
  const stream = valueOf(catalog, 'Metadata')
  if (!(stream instanceof PDFRawStream)) return ['The file has no metadata.']
  const out: string[] = []
  if (
    nameOf(valueOf(stream, 'Type')) !== 'Metadata' ||
    nameOf(valueOf(stream, 'Subtype')) !== 'XML'
  )
    out.push('Its metadata is not named as such.')
  const xmp = Buffer.from(bytesOf(stream) ?? []).toString('utf8')
  if (!wellFormed(xmp)) return [...out, 'Its metadata is not well-formed XML.']
  const said = (tag: string): string | null => {
    const inside = new RegExp(`<${tag}>(?:<rdf:(?:Alt|Seq|Bag)><rdf:li[^>]*>)?([^<]*)<`).exec(
      xmp,
    )?.[1]
    return inside === undefined
      ? null
      : inside.replace(
          /&(amp|lt|gt|quot|apos);/g,
          (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '',
        )
  }
  if (said('pdfuaid:part') !== '1') out.push('It does not claim PDF/UA-1.')
  if (said('pdfaid:part') !== '2' || said('pdfaid:conformance') !== 'A')
    out.push('It does not claim PDF/A-2a.')
  if (
    said('pdfuaid:part') !== null &&
    said('pdfaid:part') !== null &&
    !xmp.includes('<pdfaSchema:prefix>pdfuaid<')
  )
    out.push('Its claim of PDF/UA is not explained as PDF/A asks.')
  if (!said('dc:title')) out.push('Its metadata has no title.')
  const info = document.context.lookup(document.context.trailerInfo.Info)
  for (const [key, tag] of [
    ['Title', 'dc:title'],
    ['Author', 'dc:creator'],
    ['Subject', 'dc:description'],
    ['Creator', 'xmp:CreatorTool'],
    ['Producer', 'pdf:Producer'],
  ] as const)
    if (textOf(valueOf(info, key)) !== said(tag))
      out.push(`${key} differs between information and metadata.`)
  const plainDate = (date: string | null): string => (date ?? '').replace(/\D/g, '')
  for (const [key, tag] of [
    ['CreationDate', 'xmp:CreateDate'],
    ['ModDate', 'xmp:ModifyDate'],
  ] as const)
    if (plainDate(textOf(valueOf(info, key))) !== plainDate(said(tag)))
      out.push(`${key} differs between information and metadata.`)
  return out
}

/** Tags nest and close, and no ampersand or bracket stands bare. */
function wellFormed(xml: string): boolean {
  const open: string[] = []
  const bare = xml.replace(/<\?[^>]*\?>/g, '')
  for (const [tag, close, name = '', rest = ''] of bare.matchAll(/<(\/?)([\w:]+)([^<>]*)>/g)) {
    if (tag.endsWith('/>')) continue
    if (close === '/') {
      if (open.pop() !== name) return false
    } else open.push(name)
    if (!/^(\s+[\w:]+="[^"]*")*\s*$/.test(rest)) return false
  }
  const text = bare.replace(/<\/?[\w:]+[^<>]*>/g, '')
  return open.length === 0 && !/[<>]/.test(text) && !/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(text)
}

function intentProblems({ catalog }: OpenFile): string[] {
  const intent = itemsOf(valueOf(catalog, 'OutputIntents')).find(
    (each) => nameOf(valueOf(each, 'S')) === 'GTS_PDFA1',
  )
  if (intent === undefined) return ['It says nothing of its colours.']
  const out: string[] = []
  if (!textOf(valueOf(intent, 'OutputConditionIdentifier'))) out.push('Its colours have no name.')
  const stream = valueOf(intent, 'DestOutputProfile')
  const profile = Buffer.from(bytesOf(stream) ?? [])
  if (
    profile.length < 132 ||
    profile.readUInt32BE(0) !== profile.length ||
    profile.toString('latin1', 36, 40) !== 'acsp'
  )
    return [...out, 'The profile of its colours is no ICC profile.']
  if (profile.toString('latin1', 16, 20) !== 'RGB ' || numberOf(valueOf(stream, 'N')) !== 3)
    out.push('The profile of its colours is not of red, green and blue.')
  const tags = Array.from({ length: profile.readUInt32BE(128) }, (_, i) => ({
    name: profile.toString('latin1', 132 + 12 * i, 136 + 12 * i),
    start: profile.readUInt32BE(136 + 12 * i),
    length: profile.readUInt32BE(140 + 12 * i),
  }))
  const names = tags.map(({ name }) => name)
  for (const name of [
    'desc',
    'cprt',
    'wtpt',
    'chad',
    'rXYZ',
    'gXYZ',
    'bXYZ',
    'rTRC',
    'gTRC',
    'bTRC',
  ])
    if (!names.includes(name)) out.push(`The profile of its colours lacks ${name}.`)
  if (tags.some(({ start, length }) => start % 4 !== 0 || start + length > profile.length))
    out.push('A part of the profile of its colours lies outside it.')
  return out
}

/** Nothing in the file runs, and nothing is attached. */
function forbidden({ document, catalog }: OpenFile): string[] {
  const out: string[] = []
  for (const key of ['AA', 'OpenAction', 'AcroForm', 'Requirements', 'Collection'])
    if (keysOf(catalog).includes(key)) out.push(`The catalogue has ${key}.`)
  const names = valueOf(catalog, 'Names')
  for (const key of ['JavaScript', 'EmbeddedFiles', 'AlternatePresentations'])
    if (keysOf(names).includes(key)) out.push(`The file has ${key}.`)
  const actions = new Set([
    'JavaScript',
    'Launch',
    'SubmitForm',
    'ResetForm',
    'ImportData',
    'GoToR',
    'GoToE',
    'Sound',
    'Movie',
    'Hide',
    'SetOCGState',
    'Rendition',
    'Trans',
  ])
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const kind = object instanceof PDFDict ? nameOf(object.lookup(PDFName.of('S'))) : null
    if (kind !== null && actions.has(kind)) out.push(`An object is an action of kind ${kind}.`)
    if (object instanceof PDFRawStream && object.dict.has(PDFName.of('F')))
      out.push('A stream lies in another file.')
    if (object instanceof PDFRawStream && nameOf(valueOf(object, 'Filter')) === 'LZWDecode')
      out.push('A stream is compressed by LZW.')
  }
  return out
}
