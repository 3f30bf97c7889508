/**
 * Appending and stamping twenty papers of some 300 pages, beside qpdf's command line, which merely merges, and
 * pdf-lib: time, peak memory, size, and what is kept of the papers. Ours and pdf-lib's times are those of a program
 * that is running, qpdf's that of its process. Interleaved, medians of five. `append.ts [FOLDER]` takes the papers of a folder in place of those that the bench makes.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { benchPapers } from './append-papers.ts'

const rounds = 5
const one = join(import.meta.dirname, 'append-one.ts')

type Bookmarks = readonly { items: Bookmarks }[]
type Kept = {
  pages: number
  annotations: number
  links: number
  bookmarks: number
  elements: number
}

/** What a viewer finds: annotations but fields, inner links that land, bookmarks, elements of the structure. */
async function keptIn(bytes: Uint8Array): Promise<Kept> {
  const opening = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const file = await opening.promise
  const kept = { pages: file.numPages, annotations: 0, links: 0, bookmarks: 0, elements: 0 }
  type Node = { role?: string; children?: Node[] }
  const elements = (node: Node | null): number =>
    node === null
      ? 0
      : Number(node.role !== undefined && node.role !== 'Root') +
        (node.children ?? []).reduce((sum, child) => sum + elements(child), 0)
  for (let n = 1; n <= file.numPages; n++) {
    const page = await file.getPage(n)
    for (const { subtype, dest } of (await page.getAnnotations()) as {
      subtype: string
      dest?: unknown
    }[]) {
      if (subtype !== 'Widget') kept.annotations += 1
      const found = typeof dest === 'string' ? await file.getDestination(dest) : dest
      if (Array.isArray(found)) {
        const index = await file.getPageIndex(found[0] as never).catch(() => -1)
        if (index >= 0) kept.links += 1
      }
    }
    kept.elements += elements((await page.getStructTree()) as Node | null)
  }
  const count = (items: readonly { items: Bookmarks }[]): number =>
    items.reduce((sum, { items }) => sum + 1 + count(items), 0)
  kept.bookmarks = count((await file.getOutline()) ?? [])
  await opening.destroy()
  return kept
}

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'))
try {
  let papers = process.argv[2] ?? ''
  if (papers === '') {
    papers = folder
    for (const { name, bytes } of await benchPapers()) writeFileSync(join(folder, name), bytes)
  }
  const files = readdirSync(papers)
    .filter((name) => name.toLowerCase().endsWith('.pdf'))
    .toSorted()
    .map((name) => join(papers, name))
  const out = (tool: string): string => join(folder, `${tool}.out`)
  const tools: Record<string, [string, string[]]> = {
    plumbline: [process.execPath, [one, 'plumbline', papers, out('plumbline')]],
    qpdf: ['qpdf', ['--warning-exit-0', '--empty', '--pages', ...files, '--', out('qpdf')]],
    'pdf-lib': [process.execPath, [one, 'pdf-lib', papers, out('pdf-lib')]],
  }
  const taken: Record<string, number[]> = {}
  const memory: Record<string, string> = {}
  for (let round = 0; round < rounds; round++) {
    for (const [tool, [program, options]] of Object.entries(tools)) {
      const begun = performance.now()
      const ran = spawnSync(program, options, { encoding: 'utf8' })
      if (ran.status !== 0) continue
      const [ms = performance.now() - begun, peak = ''] =
        tool === 'qpdf' ? [] : ran.stdout.trim().split(' ')
      ;(taken[tool] ??= []).push(Number(ms))
      memory[tool] = peak
    }
  }
  const whole: Kept = { pages: 0, annotations: 0, links: 0, bookmarks: 0, elements: 0 }
  let size = 0
  for (const file of files) {
    const bytes = readFileSync(file)
    size += bytes.length
    const kept = await keptIn(bytes)
    for (const key of Object.keys(whole) as (keyof Kept)[]) whole[key] += kept[key]
  }
  const line = (...cells: (string | number)[]): void =>
    void process.stdout.write(`${cells.map((cell) => String(cell).padStart(12)).join('')}\n`)
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2)
  line('', 'ms', 'times ours', 'peak MB', 'file MB', ...Object.keys(whole))
  line('the papers', '', '', '', megabytes(size), ...Object.values(whole))
  const median = (list: readonly number[]): number =>
    list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
  const ours = median(taken.plumbline ?? [])
  for (const tool of Object.keys(tools)) {
    if (taken[tool] === undefined) {
      line(tool, 'not here')
      continue
    }
    const ms = median(taken[tool])
    const kept = await keptIn(readFileSync(out(tool)))
    const weight = megabytes(statSync(out(tool)).size)
    line(
      tool,
      Math.round(ms),
      (ms / ours).toFixed(2),
      memory[tool] ?? '',
      weight,
      ...Object.values(kept),
    )
  }
} finally {
  rmSync(folder, { recursive: true })
}
