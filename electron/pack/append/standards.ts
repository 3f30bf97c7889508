/** Which standards a paper keeps, as far as it says so itself and a program can see. */
import { PdfStream, PdfString } from './values.ts'
import type { PaperFile } from './paper-file.ts'

/** What keeps a paper from being read aloud as PDF/UA asks, in sentences. */
export function barriersOf(
  file: PaperFile,
  known: { tagged: boolean; language: string | null; fontsMissing: readonly string[] },
): string[] {
  const { tagged, language, fontsMissing } = known
  if (!tagged) return ['It is not tagged.']
  const packet = metadataOf(file)
  return [
    ...(language === null || language === '' ? ['It does not say which language it is in.'] : []),
    ...(hasTitle(file, packet) ? [] : ['It has no title.']),
    ...(fontsMissing.length > 0
      ? [`It does not bring its fonts: ${fontsMissing.slice(0, 5).join(', ')}.`]
      : []),
    ...(/pdfuaid:part/.test(packet) ? [] : ['It does not claim PDF/UA itself.']),
  ]
}

/** The XML about the document. */
function metadataOf(file: PaperFile): string {
  const metadata = file.resolve(file.catalog.get('Metadata'))
  const packet = metadata instanceof PdfStream ? file.unpacked(metadata)?.data : undefined
  return packet === undefined ? '' : Buffer.from(packet).toString('utf8')
}

function hasTitle(file: PaperFile, packet: string): boolean {
  const info = file.dict(file.trailer.get('Info'))
  const title = info && file.in(info, 'Title')
  if (title instanceof PdfString && title.bytes.trim() !== '') return true
  return /<dc:title>[^]*?<rdf:li[^>]*>\s*[^<\s]/.test(packet)
}

/**
 * The level of PDF/A-2 that pages of this paper keep in our file: what the paper claims of PDF/A-1 or -2, where
 * its colours are meant as ours are. A file holds one output intent (ISO 19005-2, 6.2.3), and ours is sRGB, so
 * a paper whose colours are inks is not archival here.
 */
export function archivalLevelOf(file: PaperFile): 'A' | 'B' | null {
  const packet = metadataOf(file)
  const said = (name: string): string | undefined =>
    new RegExp(`pdfaid:${name}(?:>|=["'])\\s*(\\w+)`).exec(packet)?.[1]
  if (!/^[12]$/.test(said('part') ?? '')) return null
  for (const each of file.array(file.catalog.get('OutputIntents'))) {
    const intent = file.dict(each)
    const profile = intent && file.in(intent, 'DestOutputProfile')
    if (!(profile instanceof PdfStream) || file.in(profile.dict, 'N') !== 3) return null
  }
  return said('conformance')?.toUpperCase() === 'A' ? 'A' : 'B'
}
