/** One paper as an otherwise empty pack: what comes out, and how a reader sees it. */
import { createFigureBook } from '../../../electron/domain/figures.ts'
import { layPack } from '../../../electron/pack/layout.ts'
import { sectionPages } from '../../../electron/pack/pages/index.ts'
import { readPaper } from '../../../electron/pack/append/read-paper.ts'
import { readPdf } from '../read-pdf.ts'
import { sampleInput } from '../sample.ts'
import type { PaperSize } from '../../../electron/domain/meeting.ts'
import type { ReadPdf } from '../read-pdf.ts'

export type Appended = ReadPdf & { bytes: Uint8Array }

/** Lays the papers one after another as a pack, and returns the file. */
export async function packOf(
  papers: readonly Uint8Array[],
  size: PaperSize = 'a4',
): Promise<Uint8Array> {
  const input = await sampleInput({ papers: [], observations: [] })
  const first = input.meeting.items[0]
  if (!first) throw new Error('The sample has no items.')
  const item = { ...first, number: '1' }
  const read = await Promise.all(
    papers.map(async (bytes, i) => [`${i}.pdf`, await readPaper(bytes)] as const),
  )
  const laid = await layPack(
    {
      input,
      leftOut: { items: [], papers: [], names: [] },
      parts: read.map(([paper], i) => ({
        ...{ kind: 'paper', paper, item, title: `Paper ${i + 1}`, opens: false, size },
        anchor: `paper-1-${i + 1}`,
      })),
      figures: createFigureBook(input),
      papers: new Map(read),
      pages: sectionPages,
      created: new Date('2026-12-01T00:00:00Z'),
    },
    {},
  )
  return laid.doc.finish()
}

/** The same of one paper, read back. */
export async function append(bytes: Uint8Array, size: PaperSize = 'a4'): Promise<Appended> {
  const out = await packOf([bytes], size)
  return { ...(await readPdf(out)), bytes: out }
}
