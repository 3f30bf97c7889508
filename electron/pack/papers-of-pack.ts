/** The papers that a plan names: found among those added, read, and what became of each. */
import { paperNeverAdded, readPaper } from './append/read-paper.ts'
import { scaleOf } from './paper-pages.ts'
import type { PaperResult } from '../contract/shapes.ts'
import type { BuildOptions, PackInput } from './input.ts'
import type { Paper as ReadPaper } from './append/read-paper.ts'
import type { Part } from './plan.ts'

/** A paper as the pack has it: as it was read, or left out of this copy for a reason that its holder may know. */
export type Paper = ReadPaper | { status: 'withheld'; reason: string }

/** The papers of the plan by the name that the agenda gives them; one that was never added is not among them. */
export async function readPapers(
  input: Pick<PackInput, 'papers'>,
  parts: readonly Part[],
  options: BuildOptions = {},
): Promise<Map<string, Paper>> {
  const read = new Map<string, Paper>()
  const wanted = [...new Set(parts.flatMap((part) => (part.kind === 'paper' ? [part.paper] : [])))]
  for (const [i, name] of wanted.entries()) {
    options.signal?.throwIfAborted()
    options.onProgress?.(`Reading ${name}`, i, wanted.length)
    const file = paperNamed(input.papers, name)
    if (file) read.set(name, await readPaper(file.bytes, options.signal))
  }
  return read
}

/** A paper by its name, else by the last part of the path that the agenda gives. */
function paperNamed(
  papers: PackInput['papers'],
  name: string,
): PackInput['papers'][number] | undefined {
  const last = name.split(/[/\\]/).at(-1)
  return papers.find((paper) => paper.name === name) ?? papers.find((paper) => paper.name === last)
}

/** What became of each paper, in the order of the agenda. */
export function paperResults(
  parts: readonly Part[],
  papers: ReadonlyMap<string, Paper>,
): PaperResult[] {
  return parts.flatMap((part): PaperResult[] => {
    if (part.kind !== 'paper') return []
    const paper = papers.get(part.paper) ?? paperNeverAdded
    const about = { item: part.item.number, file: part.paper }
    if (paper.status !== 'readable') {
      const nothing = { pages: 0, tagged: false, removed: [], repaired: false, scale: null }
      return [{ ...about, status: paper.status, reason: paper.reason, ...nothing, barriers: [] }]
    }
    const { tagged, removed, repaired, barriers } = paper
    const found = { tagged, removed, repaired, barriers, scale: scaleOf(paper, part.size) }
    return [{ ...about, status: 'merged', reason: null, pages: paper.pages.length, ...found }]
  })
}
