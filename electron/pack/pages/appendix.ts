/**
 * The data appendix: first the files, each with its whole fingerprint; then, measure by measure, every figure
 * that the pages before print, with the file, row, column and cell that it came from. What all figures of a
 * measure share (their column, how the trust's was weighted) is said once in its head; the earlier points of
 * a series stand in one block below its latest.
 */
import { formatNumber, plural } from '../../domain/wording.ts'
import { table } from '../table.ts'
import { paragraph } from '../text.ts'
import { mm } from '../tokens.ts'
import type { Citations } from '../citations.ts'
import type { PageContext } from '../page.ts'
import { fileAnchor, sourceFiles } from './appendix-files.ts'
import type { SourceFile } from './appendix-files.ts'
import { byMeasure } from './appendix-measures.ts'
import { measureRows } from './appendix-rows.ts'

const small = { style: 'source', leading: 1.2 } as const
const smallInk = { ...small, colour: 'ink' } as const

const howToRead =
  'Each figure names its file by its key, then the row; the column is named beside the measure, or beside the row where it is another. The words of the cell are quoted where they read otherwise than the value printed. In trust: no page prints it, but a figure of the trust is made of it. p: provisional. Hidden: so few pupils that they could be recognised.'

export function drawAppendix(context: PageContext, citations: Citations): void {
  const { doc } = context
  const { left, top, width } = context.addPage('Where every figure comes from')
  const cited = citations.all()
  const files = sourceFiles(cited)
  let y = paragraph(doc, 'Where every figure comes from', {
    x: left,
    y: top + 3,
    width,
    style: 'title',
  })
  const published = cited.filter((each) => each.pages.size > 0).length
  const sentence =
    cited.length === 0
      ? 'No page of this pack prints a figure from the trust’s data.'
      : `${plural(published, 'figure')} on the pages before, from ${plural(files.size, 'file')}.`
  y = paragraph(doc, sentence, { x: left, y: y + 2, width, style: 'lead' })
  if (cited.length === 0) return
  y = paragraph(doc, howToRead, { x: left, y: y + 2, width, style: small })
  y = drawFiles(context, files, y + mm(3))
  table(doc, {
    x: left,
    y: y + mm(5),
    style: small,
    rowHeight: 11.6,
    padding: 0.9,
    summary: 'Every figure with its source',
    columns: [
      { head: 'Whose', width: mm(37.5), pad: mm(1), names: true },
      { head: 'Period', width: mm(19), pad: mm(1) },
      { head: 'Value', width: mm(13), align: 'right' },
      { head: 'Of pupils', width: mm(19), align: 'right' },
      { head: '95% interval', width: mm(23), align: 'right' },
      { width: mm(5), head: '' },
      { head: 'File, row and cell', width: mm(39.5), pad: mm(1) },
      { head: 'Page', width: mm(18), align: 'right' },
    ],
    rows: byMeasure(context, cited).flatMap((measure) => measureRows(measure, files)),
  })
}

/** The files by their keys; returns the y below them. */
function drawFiles(
  context: PageContext,
  files: ReadonlyMap<string, SourceFile>,
  y: number,
): number {
  const { doc } = context
  const { left, width } = doc.frame
  y = paragraph(doc, 'The files', { x: left, y, width, style: 'heading' })
  y = paragraph(
    doc,
    'The SHA-256 is the fingerprint of the file’s every byte: a file with another fingerprint is another file.',
    { x: left, y, width, style: small },
  )
  return table(doc, {
    x: left,
    y: y + mm(1.5),
    style: small,
    rowHeight: 12,
    padding: 1,
    summary: 'The files with their fingerprints',
    columns: [
      { head: 'Key', width: mm(8), names: true },
      { head: 'Name', width: mm(47), pad: mm(1) },
      { head: 'Periods', width: mm(16), pad: mm(1) },
      { head: 'SHA-256', width: mm(94.5) },
      { head: 'Cells', width: mm(8.5), align: 'right' },
    ],
    rows: [...files.values()].map((file) => ({
      anchors: [fileAnchor(file.sha256)],
      cells: [
        { text: file.key, style: { ...smallInk, face: 'semibold' } },
        { text: file.name, style: smallInk },
        file.periods,
        file.sha256,
        formatNumber(file.cells),
      ],
    })),
  })
}
