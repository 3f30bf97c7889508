/**
 * Which papers the public copy may hold. A paper that names an individual, or whose words a program cannot read, is
 * left out whole, until the clerk has looked it through: of a page that is taken out, its bookmarks, its tags and its
 * fields could still tell.
 */
import { readPaper } from '../append/read-paper.ts'
import type { PaperFile } from '../append/paper-file.ts'
import { isArray, isDict, PdfStream, textOf, type Value } from '../append/values.ts'
import { paperText } from '../paper-text.ts'
import type { CopyItem } from '../../domain/copies.ts'
import type { LeftOut, PackInput } from '../input.ts'
import { createHash } from 'node:crypto'
import { numberItems } from '../../domain/numbering.ts'
import { withholderFor } from './public-names.ts'
import type { Withholder } from '../../domain/withheld-names.ts'

/** Why a paper is left out: as the public copy says it, and with what was found, for the clerk alone. */
type Finding = { why: string; found: string }

const namesSomebody = 'It names an individual.'
const notRead = 'It cannot be looked through for names of individuals.'

/** The input with papers that may not be in it exchanged for the reason, and what they were. */
export async function screenPapers(
  input: PackInput,
  signal?: AbortSignal,
): Promise<{ input: PackInput; papers: LeftOut['papers']; withheld: Map<string, string> }> {
  const withholder = withholderFor(input)
  const left: LeftOut['papers'] = []
  const withheld = new Map<string, string>()
  const gone = new Set<string>()
  const items: CopyItem[] = []
  for (const { number, ...item } of numberItems(input.meeting)) {
    const papers: string[] = []
    for (const name of item.papers) {
      const file = input.papers.find((one) => one.name === name || one.name === lastOf(name))
      const finding = file ? await screen(file, input, withholder, signal) : null
      if (finding === null) {
        papers.push(name)
        continue
      }
      const instead = `Withheld paper ${left.length + 1}`
      withheld.set(instead, finding.why)
      left.push({ item: number, file: name, why: `${finding.why} ${finding.found}`.trim() })
      gone.add(file?.name ?? name)
      papers.push(instead)
    }
    items.push({ ...item, papers })
  }
  return {
    input: {
      ...input,
      meeting: { ...input.meeting, items },
      papers: input.papers.filter(({ name }) => !gone.has(name)),
    },
    papers: left,
    withheld,
  }
}

async function screen(
  file: PackInput['papers'][number],
  input: PackInput,
  withholder: Withholder,
  signal: AbortSignal | undefined,
): Promise<Finding | null> {
  if (isCleared(file, input)) return null
  const paper = await readPaper(file.bytes, signal)
  // A page in its place says that it is missing; its name may tell all the same.
  if (paper.status === 'refused')
    return withholder.find(file.name).size === 0 ? null : named(withholder, file.name, '')
  const text = await paperText(file.bytes, new Set(), signal)
  const hidden = [...textsOf(paper.file)].join('\n')
  if (text.state !== 'read')
    return { why: notRead, found: 'It is a scan, or its words cannot be read.' }
  const all = [file.name, hidden, ...text.pages.map((page) => page.text)].join('\n')
  const found = withholder.find(all)
  if (found.size > 0) {
    const pages = text.pages.filter((page) => withholder.find(page.text).size > 0)
    const where = pages.length === 0 ? '' : ` Pages ${pages.map(({ page }) => page).join(', ')}.`
    return named(withholder, all, where)
  }
  const silent = paper.pages.length - text.pages.length
  if (silent > 0)
    return {
      why: notRead,
      found: `${silent} of its ${paper.pages.length} pages have no words that can be read.`,
    }
  return null
}

function named(withholder: Withholder, text: string, where: string): Finding {
  const found = [...withholder.find(text)].map(([name, times]) => `${name} (${times})`)
  return { why: namesSomebody, found: `${found.join(', ')}.${where}` }
}

/** Whether the clerk has looked this very file through. */
function isCleared({ name, bytes }: PackInput['papers'][number], input: PackInput): boolean {
  const cleared = input.meeting.publication?.cleared ?? []
  return cleared.some(
    (one) =>
      lastOf(one.paper) === lastOf(name) &&
      (one.sha256 === undefined || one.sha256 === createHash('sha256').update(bytes).digest('hex')),
  )
}

/** Keys under which a PDF keeps words beside those of its pages. */
const wordy: ReadonlySet<string> = new Set([
  ...['Title', 'Alt', 'ActualText', 'E', 'T', 'TU', 'V', 'DV', 'Contents', 'RC', 'Subj', 'Author'],
])

/** Texts of bookmarks, tags, fields and notes. */
function* textsOf(file: PaperFile): Generator<string> {
  for (const number of file.bearing(wordy)) yield* textsIn(file.get(number), 0)
}

function* textsIn(value: Value | undefined, depth: number): Generator<string> {
  const text = textOf(value)
  if (text !== null) yield text
  if (depth > 20 || value === undefined) return
  if (value instanceof PdfStream) yield* textsIn(value.dict, depth + 1)
  else if (isDict(value)) for (const one of value.values()) yield* textsIn(one, depth + 1)
  else if (isArray(value)) for (const one of value) yield* textsIn(one, depth + 1)
}

const lastOf = (name: string): string => name.split(/[/\\]/).at(-1) ?? name
