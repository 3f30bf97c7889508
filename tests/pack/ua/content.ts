/**
 * The pages: everything drawn is content of an element or an artifact, each piece is in the structure once,
 * links belong to elements and say where they lead (PDF/UA-1, 7.1 and 7.18; PDF/A-2, 6.1.13, 6.2, 6.5).
 */
import { PDFArray, PDFDict, PDFRef } from '@cantoo/pdf-lib'
import { fontProblems } from './fonts.ts'
import {
  bytesOf,
  itemsOf,
  keysOf,
  nameOf,
  nameTree,
  numberOf,
  rawOf,
  refOf,
  textOf,
  valueOf,
} from './open.ts'
import { operatorsOf } from './operators.ts'
import { allNodes, parentTree, structureOf } from './structure.ts'
import type { PDFObject, PDFPage } from '@cantoo/pdf-lib'
import type { OpenFile } from './open.ts'
import type { Operand } from './operators.ts'

const paints = new Set('S s f F f* B B* b b* sh Do Tj TJ BI'.split(' '))
const known = new Set([
  ...paints,
  ..."q Q cm w J j M d ri i gs m l c v y h re n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* ' CS cs SC SCN sc scn G g RG rg K k MP DP BMC BDC EMC".split(
    ' ',
  ),
])
const inPath = new Set('m l c v y h re W W* n S s f F f* B B* b b*'.split(' '))
const pathStart = new Set(['m', 're'])
const pathEnd = new Set('n S s f F f* B B* b b*'.split(' '))

export function contentProblems(file: OpenFile): string[] {
  const parents = parentTree(file)
  const root = structureOf(file)
  const nodes = root === null ? [] : allNodes(root)
  /** Elements by page and number of content. */
  const owners = new Map<string, string | null>()
  const out: string[] = []
  for (const node of nodes)
    for (const { page, mcid } of node.marks) {
      const place = `${page} ${mcid}`
      if (owners.has(place)) out.push('A piece of content is in the structure twice.')
      owners.set(place, node.ref)
    }
  const used = new Map<PDFObject, Set<number>>()
  let pieces = 0
  file.pages.forEach((page, i) => {
    const where = `Page ${i + 1}`
    const { problems, mcids } = pageProblems(page, used)
    out.push(...problems.map((problem) => `${where}: ${problem}`))
    pieces += mcids.length
    if (nameOf(valueOf(page.node, 'Tabs')) !== 'S') out.push(`${where} is not tabbed by structure.`)
    const key = numberOf(valueOf(page.node, 'StructParents'))
    const value = key === null ? undefined : parents.get(key)
    const list = value instanceof PDFRef ? file.document.context.lookup(value) : value
    if (!(list instanceof PDFArray)) {
      out.push(`${where} is not in the parent tree.`)
      return
    }
    for (const mcid of mcids) {
      const owner = owners.get(`${page.ref.tag} ${mcid}`)
      if (owner === undefined) out.push(`${where}: content ${mcid} is not in the structure.`)
      else if (refOf(list.get(mcid)) !== owner)
        out.push(`${where}: content ${mcid} has another parent.`)
    }
    out.push(
      ...annotationProblems(file, page, parents, nodes).map((problem) => `${where}: ${problem}`),
    )
  })
  if (pieces !== owners.size) out.push('The structure names content that no page has.')
  for (const [font, codes] of used) out.push(...fontProblems(font, codes))
  return out
}

function pageProblems(
  page: PDFPage,
  used: Map<PDFObject, Set<number>>,
): { problems: string[]; mcids: number[] } {
  const problems: string[] = []
  const mcids: number[] = []
  const resources = valueOf(page.node, 'Resources')
  const contents = itemsOf(valueOf(page.node, 'Contents')).map((each) =>
    Buffer.from(bytesOf(each) ?? []),
  )
  /** Open marked content: its number, or null for an artifact. */
  const open: (number | null)[] = []
  const saved: (PDFObject | undefined)[] = []
  let drawing = false
  let letters = false
  let font: PDFObject | undefined
  const nameIn = (kind: string, operand: Operand | undefined): PDFObject | undefined => {
    const name = (operand as { name: string } | undefined)?.name ?? ''
    const found = valueOf(valueOf(resources, kind), name)
    if (found === undefined) problems.push(`${kind} ${name} is not in its resources.`)
    return found
  }
  for (const { operator, operands } of operatorsOf(Buffer.concat(contents))) {
    if (!known.has(operator)) problems.push(`the operator ${operator} is not known.`)
    if (paints.has(operator) && open.length === 0)
      problems.push(`${operator} draws what is neither content nor artifact.`)
    if (drawing && !inPath.has(operator)) problems.push(`${operator} stands inside a path.`)
    if (pathStart.has(operator)) drawing = true
    if (pathEnd.has(operator)) drawing = false
    if (operator === 'q') saved.push(font)
    if (operator === 'Q' && saved.length === 0)
      problems.push('a state is restored that never was saved.')
    if (operator === 'Q') font = saved.pop()
    if (saved.length > 28) problems.push('states are saved too deep.')
    if (operator === 'BT' || operator === 'ET') {
      if (letters === (operator === 'BT')) problems.push('texts do not begin and end in turn.')
      letters = operator === 'BT'
    }
    if (operator === 'BMC' || operator === 'BDC') {
      const [tag, list] = operands
      const artifact = (tag as { name: string }).name === 'Artifact'
      const mcid = list instanceof Map ? list.get('MCID') : undefined
      if (open.length > 0) problems.push('marked content stands in other marked content.')
      if (!artifact && typeof mcid !== 'number') problems.push('content has no number.')
      if (typeof mcid === 'number') {
        if (mcids.includes(mcid)) problems.push(`content ${mcid} stands twice.`)
        mcids.push(mcid)
      }
      open.push(typeof mcid === 'number' ? mcid : null)
    }
    if (operator === 'EMC' && open.pop() === undefined)
      problems.push('marked content ends that never began.')
    if (operator === 'gs') nameIn('ExtGState', operands[0])
    if (operator === 'Do') nameIn('XObject', operands[0])
    if (operator === 'Tf') font = nameIn('Font', operands[0])
    if (operator === 'Tj' || operator === 'TJ') {
      if (font === undefined) problems.push('letters are drawn without a font.')
      else note(used, font, operands[0])
    }
  }
  if (open.length > 0 || saved.length > 0 || drawing || letters)
    problems.push('something is not ended.')
  return { problems, mcids }
}

/** Remembers the codes of two bytes that are shown in a font. */
function note(
  used: Map<PDFObject, Set<number>>,
  font: PDFObject,
  shown: Operand | undefined,
): void {
  const codes = used.get(font) ?? new Set<number>()
  used.set(font, codes)
  for (const part of Array.isArray(shown) ? shown : [shown]) {
    if (typeof part !== 'object' || !('bytes' in part)) continue
    for (let i = 0; i + 1 < part.bytes.length; i += 2)
      codes.add(part.bytes[i]! * 256 + part.bytes[i + 1]!)
  }
}

function annotationProblems(
  file: OpenFile,
  page: PDFPage,
  parents: ReadonlyMap<number, PDFObject>,
  nodes: ReturnType<typeof allNodes>,
): string[] {
  const out: string[] = []
  const names = nameTree(valueOf(valueOf(file.catalog, 'Names'), 'Dests'))
  const list = valueOf(page.node, 'Annots')
  itemsOf(list).forEach((annotation, i) => {
    const ref = list instanceof PDFArray ? refOf(list.get(i)) : null
    const kind = nameOf(valueOf(annotation, 'Subtype'))
    if (kind !== 'Link') out.push(`an annotation is a ${kind}.`)
    if (!textOf(valueOf(annotation, 'Contents'))) out.push('a link does not say where it leads.')
    const flags = numberOf(valueOf(annotation, 'F')) ?? 0
    if ((flags & 4) === 0 || (flags & 0b100011) !== 0) out.push('a link is not printed, or hidden.')
    const key = numberOf(valueOf(annotation, 'StructParent'))
    const owner = key === null ? null : refOf(parents.get(key))
    const element = nodes.find((node) => node.ref === owner && owner !== null)
    if (element?.kind !== 'Link') out.push('a link belongs to no Link.')
    else if (!element.annotations.some((each) => each.ref === ref && each.page === page.ref.tag))
      out.push('a link is not held by its element, or on another page.')
    const destination = valueOf(annotation, 'Dest')
    const target = textOf(destination)
    // Links of papers name their page itself.
    const led = destination instanceof PDFArray ? refOf(destination.get(0)) : null
    const action = valueOf(annotation, 'A')
    if (action !== undefined) {
      if (nameOf(valueOf(action, 'S')) !== 'URI')
        out.push('a link does more than lead to an address.')
    } else if (led !== null && file.pages.some(({ ref }) => ref.tag === led)) return
    else if (target === null || !names.has(target)) out.push(`a link leads nowhere: ${target}.`)
  })
  for (const key of keysOf(page.node)) if (key === 'AA') out.push('the page has actions.')
  if (rawOf(page.node, 'Group') instanceof PDFDict) out.push('the page is a group.')
  return out
}
