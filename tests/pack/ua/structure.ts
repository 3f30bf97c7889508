/** The structure tree: PDF/UA-1 clauses 7.1 to 7.9 and 7.20, and ISO 32000-1, 14.7 and 14.8. */
import { PDFArray, PDFDict, PDFNumber } from '@cantoo/pdf-lib'
import { standardKinds } from '../../../electron/pack/pdf/structure.ts'
import {
  itemsOf,
  nameOf,
  nameTree,
  numberOf,
  numberTree,
  rawOf,
  refOf,
  textOf,
  valueOf,
} from './open.ts'
import type { PDFObject } from '@cantoo/pdf-lib'
import type { OpenFile } from './open.ts'

export type Node = {
  kind: string
  ref: string | null
  dict: PDFDict
  children: Node[]
  /** Pieces of content: page and number on it. */
  marks: { page: string; mcid: number }[]
  /** Annotations, with the page that the element says they are on. */
  annotations: { ref: string; page: string }[]
}

export function structureOf({ catalog }: OpenFile): Node | null {
  const root = valueOf(catalog, 'StructTreeRoot')
  return root instanceof PDFDict ? nodeOf(root, refOf(rawOf(catalog, 'StructTreeRoot'))) : null
}

function nodeOf(dict: PDFDict, ref: string | null): Node {
  const node: Node = {
    ...{ kind: nameOf(valueOf(dict, 'S')) ?? 'StructTreeRoot', ref, dict },
    ...{ children: [], marks: [], annotations: [] },
  }
  const own = refOf(rawOf(dict, 'Pg')) ?? ''
  const kids = valueOf(dict, 'K')
  const raw = kids instanceof PDFArray ? kids.asArray() : [rawOf(dict, 'K')]
  itemsOf(kids).forEach((kid, i) => {
    if (kid instanceof PDFNumber) node.marks.push({ page: own, mcid: kid.asNumber() })
    else if (kid instanceof PDFDict) {
      const page = refOf(rawOf(kid, 'Pg')) ?? own
      const mcid = numberOf(valueOf(kid, 'MCID'))
      const annotation = refOf(rawOf(kid, 'Obj'))
      if (mcid !== null) node.marks.push({ page, mcid })
      else if (annotation !== null) node.annotations.push({ ref: annotation, page })
      else node.children.push(nodeOf(kid, refOf(raw[i])))
    }
  })
  return node
}

export function allNodes(node: Node): Node[] {
  return [node, ...node.children.flatMap(allNodes)]
}

/** What may stand directly in what; kinds that are not named may stand anywhere and hold anything. */
const holds: Record<string, string[]> = {
  Table: ['THead', 'TBody', 'TFoot', 'TR', 'Caption'],
  ...{ THead: ['TR'], TBody: ['TR'], TFoot: ['TR'], TR: ['TH', 'TD'] },
  ...{ L: ['LI', 'L', 'Caption'], LI: ['Lbl', 'LBody'] },
  TOC: ['TOCI', 'TOC', 'Caption'],
}
const within: Record<string, string[]> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  ...{ THead: ['Table'], TBody: ['Table'], TFoot: ['Table'], TH: ['TR'], TD: ['TR'] },
  ...{ LI: ['L'], LBody: ['LI'], TOCI: ['TOC'] },
}

export function structureProblems(file: OpenFile): string[] {
  const root = structureOf(file)
  if (root === null) return ['There is no structure.']
  const nodes = allNodes(root).slice(1)
  const out: string[] = []
  if (root.children.length !== 1 || root.children[0]?.kind !== 'Document')
    out.push('The structure is not one Document.')
  const roles = valueOf(root.dict, 'RoleMap')
  for (const node of nodes) {
    if (!standardKinds.has(node.kind) && nameOf(valueOf(roles, node.kind)) === null)
      out.push(`${node.kind} is no standard kind and has no role.`)
    for (const child of node.children) {
      if (refOf(rawOf(child.dict, 'P')) !== node.ref)
        out.push(`A ${child.kind} names another parent.`)
      const allowed = holds[node.kind]
      if (allowed && !allowed.includes(child.kind))
        out.push(`A ${node.kind} holds a ${child.kind}.`)
      const places = within[child.kind]
      if (places && !places.includes(node.kind))
        out.push(`A ${child.kind} stands in a ${node.kind}.`)
    }
    if (holds[node.kind] && node.marks.length > 0)
      out.push(`A ${node.kind} holds content of its own.`)
    const says = textOf(valueOf(node.dict, 'Alt')) || textOf(valueOf(node.dict, 'ActualText'))
    if ((node.kind === 'Figure' || node.kind === 'Formula') && !says)
      out.push(`A ${node.kind} has no words.`)
    if (node.kind === 'Document' && node.marks.length > 0) out.push('Content stands in no element.')
  }
  out.push(...headingProblems(nodes), ...nodes.flatMap(tableProblems), ...idProblems(root, nodes))
  out.push(...nameProblems(file), ...outlineProblems(file))
  return out
}

/** The first heading is of level 1, and none is more than one below the last. */
function headingProblems(nodes: readonly Node[]): string[] {
  const levels = nodes.flatMap(({ kind }) => (/^H[1-6]$/.test(kind) ? [Number(kind[1])] : []))
  return levels.flatMap((level, i) =>
    level > (levels[i - 1] ?? 0) + 1
      ? [`Heading ${level} follows heading ${levels[i - 1] ?? 'none'}.`]
      : [],
  )
}

function attribute(node: Node, key: string): PDFObject | undefined {
  for (const each of itemsOf(valueOf(node.dict, 'A')))
    if (nameOf(valueOf(each, 'O')) === 'Table') {
      const found = valueOf(each, key)
      if (found !== undefined) return found
    }
  return undefined
}

function tableProblems(table: Node): string[] {
  if (table.kind !== 'Table') return []
  const rows = table.children.flatMap((part) => (part.kind === 'TR' ? [part] : part.children))
  const out: string[] = []
  if (rows.length === 0) out.push('A table has no rows.')
  const span = (cell: Node, key: string): number => numberOf(attribute(cell, key)) ?? 1
  const reaching: number[] = []
  const widths = rows.map((row, i) => {
    const width =
      row.children.reduce((sum, cell) => sum + span(cell, 'ColSpan'), 0) + (reaching[i] ?? 0)
    for (const cell of row.children)
      for (let down = 1; down < span(cell, 'RowSpan'); down++)
        reaching[i + down] = (reaching[i + down] ?? 0) + span(cell, 'ColSpan')
    return width
  })
  if (new Set(widths).size > 1)
    out.push(`A table has rows of ${[...new Set(widths)].join(' and ')} columns.`)
  const cells = rows.flatMap((row) => row.children)
  const heads = cells.filter(({ kind }) => kind === 'TH')
  if (cells.length > 0 && heads.length === 0) out.push('A table has no heads.')
  if (
    heads.some(
      (head) => !['Column', 'Row', 'Both'].includes(nameOf(attribute(head, 'Scope')) ?? ''),
    )
  )
    out.push('A head of a table has no scope.')
  return out
}

function idProblems(root: Node, nodes: readonly Node[]): string[] {
  const out: string[] = []
  const ids = new Map<string, Node>()
  for (const node of nodes) {
    const id = textOf(valueOf(node.dict, 'ID'))
    if (id === null) continue
    if (ids.has(id)) out.push(`Two elements have the ID ${id}.`)
    ids.set(id, node)
  }
  const tree = nameTree(valueOf(root.dict, 'IDTree'))
  if (tree.size !== ids.size || [...ids].some(([id, node]) => tree.get(id) !== node.dict))
    out.push('The tree of IDs is not that of the elements.')
  for (const node of nodes)
    for (const header of itemsOf(attribute(node, 'Headers')))
      if (ids.get(textOf(header) ?? '')?.kind !== 'TH')
        out.push('A cell names a head that is not there.')
  return out
}

/** Named places are sorted, as a reader's search needs them, and lie on pages. */
function nameProblems({ catalog, pages }: OpenFile): string[] {
  const names = nameTree(valueOf(valueOf(catalog, 'Names'), 'Dests'))
  const written = [...names.keys()].map((name) =>
    /^[\x20-\x7e]*$/.test(name)
      ? Buffer.from(name)
      : Buffer.from(`\ufeff${name}`, 'utf16le').swap16(),
  )
  const sorted = written.every((name, i) => i === 0 || Buffer.compare(written[i - 1]!, name) < 0)
  const known = new Set(pages.map((page) => page.ref.tag))
  const astray = [...names].filter(
    ([, place]) => !(place instanceof PDFArray && known.has(refOf(place.get(0)) ?? '')),
  )
  return [
    ...(sorted ? [] : ['The named places are not sorted.']),
    ...astray.map(([name]) => `${name} lies on no page.`),
  ]
}

function outlineProblems({ catalog, pages }: OpenFile): string[] {
  const known = new Set(pages.map((page) => page.ref.tag))
  const out: string[] = []
  /** How many bookmarks are seen in this one when it is open. */
  const walk = (parent: PDFObject | undefined): number => {
    let seen = 0
    let last: PDFObject | undefined
    for (let item = valueOf(parent, 'First'); item; item = valueOf(item, 'Next')) {
      const title = textOf(valueOf(item, 'Title'))
      if (!title) out.push('A bookmark has no title.')
      if (valueOf(item, 'Parent') !== parent) out.push(`${title} names another parent.`)
      if (valueOf(item, 'Prev') !== last) out.push(`${title} names another before it.`)
      const place = valueOf(item, 'Dest')
      if (!(place instanceof PDFArray && known.has(refOf(place.get(0)) ?? '')))
        out.push(`${title} leads to no page.`)
      const count = numberOf(valueOf(item, 'Count')) ?? 0
      const under = walk(item)
      if (Math.abs(count) !== under) out.push(`${title} counts ${count}, not ${under}.`)
      seen += 1 + Math.max(0, count)
      last = item
    }
    if (valueOf(parent, 'Last') !== last) out.push('A bookmark is not the last of its own.')
    return seen
  }
  const outline = valueOf(catalog, 'Outlines')
  if (outline === undefined) return []
  const seen = walk(outline)
  if (numberOf(valueOf(outline, 'Count')) !== seen) out.push('The outline counts wrongly.')
  return out
}

/** The elements that the parent tree gives to a key. */
export function parentTree(file: OpenFile): Map<number, PDFObject> {
  return numberTree(valueOf(valueOf(file.catalog, 'StructTreeRoot'), 'ParentTree'))
}
