/** From what the trust holds to one file: plan, papers, pages, finish. */
import { createHash } from 'node:crypto'
import { AppError } from '../contract/error.ts'
import { createFigureBook } from '../domain/figures.ts'
import { releaseBook } from '../domain/release.ts'
import { layPack, tracePack, type Material } from './layout.ts'
import { sectionPages } from './pages/index.ts'
import { inputOfCopy } from './copies/copy.ts'
import { paperResults, readPapers } from './papers-of-pack.ts'
import { planPack } from './plan.ts'
import { recordOf } from './record.ts'
import type { PackRecord } from '../domain/pack-record.ts'
import type { BuildOptions, BuiltPack, PackInput } from './input.ts'

/**
 * Builds the pack. The same input gives the same bytes. A paper that cannot be appended does not stop it: a
 * page in its place says why, and `papers` lists it as refused. Throws `InputInvalid` for a copy that is for
 * nobody, and `Cancelled` when the signal is aborted.
 */
export async function buildPack(input: PackInput, options: BuildOptions = {}): Promise<BuiltPack> {
  try {
    return await build(input, options)
  } catch (error) {
    if (options.signal?.aborted)
      throw new AppError('Cancelled', 'The pack was not built: it was cancelled.')
    throw error
  }
}

async function build(input: PackInput, options: BuildOptions): Promise<BuiltPack> {
  const material = await gather(input, options)
  const { parts, papers, leftOut } = material
  const laid = await layPack(material, options)

  options.signal?.throwIfAborted()
  options.onProgress?.('Putting the file together', parts.length, parts.length)
  const merged = parts.flatMap((part) => {
    const paper = part.kind === 'paper' ? papers.get(part.paper) : undefined
    return paper?.status === 'readable' ? [paper] : []
  })
  // The pack may claim for itself only what every paper in it keeps.
  const bytes = laid.doc.finish({
    accessible: merged.every(({ barriers }) => barriers.length === 0),
    archival: levelOf(merged.map(({ archival }) => archival)),
  })
  return {
    bytes,
    pages: laid.learned.pages,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    papers: paperResults(parts, papers),
    leftOut,
    contents: laid.contents,
    record: recordOf(material.input, parts, laid.traces),
  }
}

/** The level that all keep; our own pages keep A. */
function levelOf(levels: readonly ('A' | 'B' | null)[]): 'A' | 'B' | null {
  if (levels.includes(null)) return null
  return levels.includes('B') ? 'B' : 'A'
}

/** What the pack of this input would hold, without making its file. */
export async function outlinePack(
  input: PackInput,
  options: BuildOptions = {},
): Promise<PackRecord> {
  const material = await gather(input, options)
  return recordOf(material.input, material.parts, await tracePack(material, options))
}

/** What the pack is laid from: its plan, its figures, its papers. */
export async function gather(whole: PackInput, options: BuildOptions = {}): Promise<Material> {
  const { input, leftOut, withheldPapers } = await inputOfCopy(whole, options.signal)
  const known = createFigureBook(input)
  // Small numbers never leave the trust: the public copy prints the same figures with those taken out.
  const figures = input.copy === 'public' ? releaseBook(known) : known
  const parts = planPack(input, figures)
  const created = new Date(`${input.issued}T00:00:00Z`)
  if (Number.isNaN(created.getTime()))
    throw new AppError('InputInvalid', `"${input.issued}" is not a date of issue.`)
  const papers = await readPapers(input, parts, options)
  for (const [name, reason] of withheldPapers) papers.set(name, { status: 'withheld', reason })
  return { input, leftOut, parts, figures, papers, pages: sectionPages, created }
}
