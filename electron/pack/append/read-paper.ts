/**
 * Papers: what a file is, and whether it can be appended. Never throws for what is in a file: it is read, or
 * refused in words that a clerk can act on.
 */
import { setImmediate } from 'node:timers/promises'
import { readContent, scanContent } from './content.ts'
import { NeedsPassword } from './crypt.ts'
import { TooLong } from './filters.ts'
import { PaperFile } from './paper-file.ts'
import { mostPages, readPages } from './pages.ts'
import { sizeSeen } from './placement.ts'
import { readNumberTree, structureOf } from './structure.ts'
import { archivalLevelOf, barriersOf } from './standards.ts'
import { survey } from './survey.ts'
import { isArray, isDict, PdfStream, Ref, textOf } from './values.ts'
import type { ContentScan } from './content.ts'
import type { SourcePage } from './pages.ts'
import type { Dict, Value } from './values.ts'

export type PaperPage = SourcePage & {
  /** Points, as seen. */
  width: number
  height: number
  content: ContentScan & {
    /** Whether its streams can come along as they are. */
    whole: boolean
  }
  /** From this number on, pieces of content on the page are the pack's own. */
  firstMark: number
}

export type Structure = { root: Dict; parents: ReadonlyMap<number, Value> }

export type ReadablePaper = {
  status: 'readable'
  file: PaperFile
  pages: readonly PaperPage[]
  /** Objects of the tree above the pages. */
  nodes: ReadonlySet<number>
  structure: Structure | null
  /** The language that the file names for itself. */
  language: string | null
  tagged: boolean
  /** Whether its tables were wrong and its objects had to be looked for. */
  repaired: boolean
  /** What stays behind, in words: `2 scripts`, `1 attached file`. */
  removed: string[]
  /** What keeps it from being read aloud as PDF/UA asks, in sentences; none that a program can see if empty. */
  barriers: string[]
  /** Which level of PDF/A a pack may keep with it: A asks for tags, B for the looks alone; null for neither. */
  archival: 'A' | 'B' | null
}

export type RefusedPaper = { status: 'refused'; reason: string }
export type Paper = RefusedPaper | ReadablePaper

/** Stands for a paper that the agenda names and nobody added. */
export const paperNeverAdded: RefusedPaper = {
  status: 'refused',
  reason: 'The agenda names it, but it was not added.',
}

const refused = (reason: string): RefusedPaper => ({ status: 'refused', reason })

const damaged = refused('It is damaged and cannot be read. Export it again and add the new file.')

/** Reads a paper. Throws only when `signal` is aborted. */
export async function readPaper(bytes: Uint8Array, signal?: AbortSignal): Promise<Paper> {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (bytes.length === 0) return refused('The file is empty.')
  if (!head.includes('%PDF-')) return refused('It is not a PDF. Save it as a PDF and add it again.')
  try {
    return await read(new PaperFile(bytes), signal)
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof NeedsPassword)
      return refused('It needs a password. Save a copy without one and add it again.')
    if (error instanceof TooLong)
      return refused('It unpacks to more than a pack can hold. Print it to a PDF and add that.')
    return damaged
  }
}

async function read(file: PaperFile, signal: AbortSignal | undefined): Promise<Paper> {
  const { catalog } = file
  if (file.in(catalog, 'NeedsRendering') === true || isOnlyDynamicForm(file))
    return refused(
      'It is a dynamic form that only Adobe Reader can draw. Print it to a PDF and add that.',
    )
  if (isPortfolio(file))
    return refused(
      'It is a portfolio, whose pages are files inside it. Save each of them as a PDF and add those.',
    )
  const found = await readPages(file)
  const { length } = found.pages
  if (length >= mostPages)
    return refused(`It has more than ${mostPages} pages. Take the part that the board needs.`)
  if (found.missing > 0) {
    return length === 0
      ? refused('It has no pages.')
      : refused(`It is damaged: only ${length} of its pages can be read. Export it again.`)
  }
  if (length === 0) return refused('It has no pages.')
  if (file.isBrokenOff && !(await isAllThere(file, found.pages)))
    return refused('It is damaged: its end is missing. Export it again and add the new file.')

  const root = structureOf(file)
  const structure = root && { root, parents: readNumberTree(file, root.get('ParentTree')) }
  const pages: PaperPage[] = []
  for (const page of found.pages) {
    if (pages.length % 50 === 49) {
      await setImmediate()
      signal?.throwIfAborted()
    }
    pages.push(lookAt(file, page, structure))
  }
  const { removed, fontsMissing, undrawable } = await survey(file, signal)
  if (undrawable.length > 0)
    return refused(
      `A field of its form holds letters that cannot be drawn here: ${undrawable.slice(0, 8).join(' ')}. Print it to a PDF and add that.`,
    )
  file.take()
  const marks = file.dict(catalog.get('MarkInfo'))
  const tagged = structure !== null && marks !== null && file.in(marks, 'Marked') === true
  const language = textOf(file.in(catalog, 'Lang'))
  return {
    ...{ status: 'readable', file, pages, structure, language, tagged, removed },
    nodes: found.nodes,
    repaired: file.repaired,
    barriers: barriersOf(file, { tagged, language, fontsMissing }),
    archival: file.repaired ? null : archivalLevelOf(file),
  }
}

function lookAt(file: PaperFile, page: SourcePage, structure: Structure | null): PaperPage {
  const { data, whole } = readContent(file, page.dict.get('Contents'))
  const scan = scanContent(data)
  const named = marksNamed(file, page.resources)
  const key = file.in(page.dict, 'StructParents')
  const owners = typeof key === 'number' ? file.array(structure?.parents.get(key)) : []
  return {
    ...page,
    ...sizeSeen(page),
    content: { ...scan, marked: scan.marked || named >= 0, whole },
    firstMark: Math.max(owners.length, scan.largestMark + 1, named + 1),
  }
}

/** The largest number of content that stands among a page's property lists; -1 where there is none. */
function marksNamed(file: PaperFile, resources: Value): number {
  const lists = file.dict(file.dict(resources)?.get('Properties'))
  let largest = -1
  for (const each of lists?.values() ?? []) {
    const list = file.dict(each)
    const mcid = list === null ? null : file.in(list, 'MCID')
    if (typeof mcid === 'number' && mcid < 1e6) largest = Math.max(largest, mcid)
  }
  return largest
}

/** A cover for other files, which viewers show in the place of its own page. */
function isPortfolio(file: PaperFile): boolean {
  const collection = file.dict(file.catalog.get('Collection'))
  const names = file.dict(file.catalog.get('Names'))
  return (
    collection !== null &&
    file.in(collection, 'View') !== 'H' &&
    names?.has('EmbeddedFiles') === true
  )
}

/** A form of which the pages say nothing but that another program is needed. */
function isOnlyDynamicForm(file: PaperFile): boolean {
  const form = file.dict(file.catalog.get('AcroForm'))
  return (
    form !== null && file.in(form, 'XFA') !== null && file.array(form.get('Fields')).length === 0
  )
}

/**
 * Whether a file that stops short has everything that its pages ask for. Of one that was saved twice nobody
 * can tell whether the second time is there whole.
 */
async function isAllThere(file: PaperFile, pages: readonly SourcePage[]): Promise<boolean> {
  if (file.wasUpdated) return false
  const counted = file.dict(file.catalog.get('Pages'))
  if (counted === null || file.in(counted, 'Count') !== pages.length) return false
  const seen = new Set<number>()
  const open: Value[] = pages.map(({ number }) => (number === null ? null : new Ref(number)))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    let value = next
    if (value instanceof Ref) {
      if (seen.has(value.number)) continue
      seen.add(value.number)
      if (seen.size % 2000 === 0) await setImmediate()
      value = file.get(value.number)
      if (value === null) return false
    }
    if (value instanceof PdfStream) {
      if (value.endsOpen) return false
      open.push(value.dict)
    } else if (isDict(value)) open.push(...value.values())
    else if (isArray(value)) open.push(...value)
  }
  return true
}
