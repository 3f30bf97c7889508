/**
 * The structure tree of a paper (ISO 32000-1, 14.7), whole, under an element of the pack: what its root held
 * becomes that element's, and every key, name and identifier is made to clash with nobody's.
 */
import { standardKinds } from '../pdf/structure.ts'
import { forbiddenActions } from './actions.ts'
import { matrixOf, rectMapped } from './placement.ts'
import { rectIn } from './pages.ts'
import { isArray, isDict, PdfString, Ref } from './values.ts'
import { written, writtenName, writtenNumber } from './write.ts'
import type { Element, StructureTree } from '../pdf/structure.ts'
import type { Copier } from './copier.ts'
import type { PlacedPage } from './destinations.ts'
import type { PaperFile } from './paper-file.ts'
import type { Structure } from './read-paper.ts'
import type { Dict, Value } from './values.ts'

/** Kinds of PDF 2.0 by their nearest in 1.7, which the pack is. */
const newerKinds: Readonly<Record<string, string>> = {
  ...{ DocumentFragment: 'Part', Aside: 'Div', Title: 'P', FENote: 'Note', Sub: 'Span' },
  ...{ Em: 'Span', Strong: 'Span', Artifact: 'NonStruct' },
}

/** The root of a paper's structure; null where it has none, or an empty one. */
export function structureOf(file: PaperFile): Dict | null {
  const root = file.dict(file.catalog.get('StructTreeRoot'))
  return root !== null && file.in(root, 'K') !== null ? root : null
}

export class PaperStructure {
  private readonly file: PaperFile
  private readonly copier: Copier
  private readonly tree: StructureTree
  private readonly root: Dict
  private readonly part: Element
  /** Stands before names that must be the paper's own. */
  private readonly prefix: string
  private readonly placed: ReadonlyMap<number, PlacedPage>
  private readonly parents: ReadonlyMap<number, Value>
  private readonly keys = new Map<number, number>()
  private readonly kinds = new Map<string, string>()
  private readonly ids = new Map<string, string>()
  private readonly inlined = new Map<Dict, number>()
  /** Annotations that are drawn as content, by their objects in the paper: where their content is. */
  private readonly drawn = new Map<number, { page: number; mcid: number }>()
  private readonly roles: Dict | null

  /** `placed` gives each page of the paper by its object. The part takes what the paper's root held. */
  constructor(
    copier: Copier,
    tree: StructureTree,
    part: Element,
    structure: Structure,
    placed: ReadonlyMap<number, PlacedPage>,
    prefix: string,
  ) {
    this.file = copier.file
    this.copier = copier
    this.tree = tree
    this.part = part
    const { root } = structure
    this.root = root
    this.placed = placed
    this.prefix = prefix
    this.roles = this.file.dict(root.get('RoleMap'))
    this.parents = structure.parents
    const own = this.file.catalog.get('StructTreeRoot')
    if (own instanceof Ref) copier.assign(own.number, part.number)
    copier.formKeys = (key) => this.keyOfForm(key)
    for (const kid of this.kidsOf(root)) {
      const number = this.elementOf(kid)
      if (number !== null) part.add(number)
    }
    this.takeClasses()
  }

  /** The elements that own a page's pieces of content, by their numbers. */
  ownersOf(page: Dict): (number | null)[] {
    const key = this.file.in(page, 'StructParents')
    const owners = typeof key === 'number' ? this.file.resolve(this.parents.get(key)) : null
    return isArray(owners) ? owners.slice(0, 100_000).map((each) => this.elementOf(each)) : []
  }

  /** The entry that ties an annotation to its element; none where it has none. */
  annotationEntry(annotation: Dict): string {
    const owner = this.ownerOf(annotation)
    if (owner === null) return ''
    const key = this.tree.reserveKey()
    this.tree.parents.set(key, `${owner} 0 R`)
    return `/StructParent ${key}`
  }

  /** The element that an annotation belongs to. */
  ownerOf(annotation: Dict): number | null {
    const key = this.file.in(annotation, 'StructParent')
    return typeof key === 'number' ? this.elementOf(this.parents.get(key) ?? null) : null
  }

  /** Says that an annotation became content of a page, so that its element holds that in its place. */
  becameContent(annotation: number, page: number, mcid: number): void {
    this.drawn.set(annotation, { page, mcid })
  }

  private keyOfForm(key: number): number | null {
    const known = this.keys.get(key)
    if (known !== undefined) return known
    const owners = this.file.resolve(this.parents.get(key))
    if (!isArray(owners)) return null
    const own = this.tree.reserveKey()
    this.keys.set(key, own)
    this.tree.parents.set(
      own,
      `[${owners.map((each) => refOr(this.elementOf(each), 'null')).join(' ')}]`,
    )
    return own
  }

  private kidsOf(holder: Dict): readonly Value[] {
    const kids = holder.get('K')
    const found = this.file.resolve(kids)
    return isArray(found) ? found : kids === undefined ? [] : [kids]
  }

  /** The element in the pack; null where the value is none. */
  private elementOf(value: Value): number | null {
    if (value instanceof Ref) {
      // Before the object itself is asked for: of an element that was written nothing is kept.
      const known = this.copier.known(value.number)
      if (known !== undefined) return known
      const target = this.file.resolve(value)
      if (!isDict(target) || !target.has('S')) return null
      return this.copier.take(value.number, (dict, to) =>
        this.copier.out.put(to, isDict(dict) ? this.element(dict, to, 0) : 'null'),
      )
    }
    return isDict(value) && value.has('S') ? this.inline(value, 0) : null
  }

  /** An element that stands inside another's dictionary becomes an object, as the format has them. */
  private inline(dict: Dict, depth: number): number | null {
    if (depth > 50) return null
    // Met once, or lists that hold themselves would make elements without end.
    const known = this.inlined.get(dict)
    if (known !== undefined) return known
    const to = this.copier.out.reserve()
    this.inlined.set(dict, to)
    this.copier.out.put(to, this.element(dict, to, depth + 1))
    return to
  }

  private element(dict: Dict, to: number, depth: number): string {
    const { copier, file } = this
    const page = dict.get('Pg')
    const own = page instanceof Ref ? this.placed.get(page.number) : undefined
    let out = '<<'
    for (const [key, value] of dict) {
      switch (key) {
        case 'Type':
        case 'AF':
        case 'NS':
        case 'AA':
        case 'JS':
        case 'EF':
          break
        case 'S':
          out += `/S ${writtenName(this.kindOf(dict))}`
          break
        case 'P':
          out += `/P ${(value instanceof Ref ? this.elementOf(value) : null) ?? this.part.number} 0 R`
          break
        case 'Pg':
          if (own !== undefined) out += `/Pg ${own.number} 0 R`
          break
        case 'K':
          out += this.kids(value, own, depth)
          break
        case 'ID': {
          const id = file.resolve(value)
          if (!(id instanceof PdfString)) break
          const unique = this.idOf(id.bytes)
          out += `/ID (${unique})`
          this.tree.ids.push([unique, `${to} 0 R`])
          break
        }
        case 'A':
          out += `/A ${this.attributes(value, own)}`
          break
        case 'C':
          out += `/C ${this.classes(value)}`
          break
        case 'Ref': {
          const others = file.array(value).map((each) => this.elementOf(each))
          const known = others.flatMap((number) => (number === null ? [] : [`${number} 0 R`]))
          out += `/Ref [${known.join(' ')}]`
          break
        }
        default:
          out += `${writtenName(key)} ${written(value, copier)}`
      }
    }
    return `${dict.has('P') ? out : `${out}/P ${this.part.number} 0 R`}>>`
  }

  private kids(value: Value, page: PlacedPage | undefined, depth: number): string {
    if (typeof value === 'number') return page === undefined ? '' : `/K ${value}`
    const found = this.file.resolve(value)
    if (!isArray(found)) {
      const only = this.kid(value, page, depth)
      return only === null ? '' : `/K ${only}`
    }
    const kept: string[] = []
    for (const each of found) {
      const kid = this.kid(each, page, depth)
      if (kid !== null) kept.push(kid)
    }
    return kept.length === 0 ? '' : `/K [${kept.join(' ')}]`
  }

  /** What an element holds: content by its number, an object, or a further element. */
  private kid(value: Value, page: PlacedPage | undefined, depth: number): string | null {
    if (typeof value === 'number') return page === undefined ? null : `${value}`
    const kid = this.file.resolve(value)
    if (!isDict(kid)) return null
    const type = kid.get('Type')
    if (type !== 'MCR' && type !== 'OBJR' && kid.has('S')) {
      const number = value instanceof Ref ? this.elementOf(value) : this.inline(kid, depth)
      return refOr(number, null)
    }
    const other = kid.get('Pg')
    const its = other instanceof Ref ? this.placed.get(other.number) : page
    const where = its === undefined ? '' : `/Pg ${its.number} 0 R`
    const mcid = this.file.in(kid, 'MCID')
    if (typeof mcid === 'number') {
      const stream = kid.get('Stm')
      const form = stream instanceof Ref ? this.copier.ref(stream) : 'null'
      return `<</Type /MCR${where}${form === 'null' ? '' : `/Stm ${form}`}/MCID ${mcid}>>`
    }
    const object = kid.get('Obj')
    if (!(object instanceof Ref)) return null
    const drawn = this.drawn.get(object.number)
    if (drawn !== undefined) return `<</Type /MCR/Pg ${drawn.page} 0 R/MCID ${drawn.mcid}>>`
    const kept = this.copier.ref(object)
    return kept === 'null' ? null : `<</Type /OBJR${where}/Obj ${kept}>>`
  }

  // — names

  private kindOf(dict: Dict): string {
    const named = this.file.in(dict, 'S')
    const kind = typeof named === 'string' ? named : 'NonStruct'
    const space = this.file.dict(dict.get('NS'))
    const within = space === null ? null : this.file.dict(space.get('RoleMapNS'))
    // Kinds of a name space are few and rare; those without one are remembered.
    const known = within === null ? this.kinds.get(kind) : undefined
    if (known !== undefined) return known
    const target = this.standardOf(kind, within)
    const acts = forbiddenActions.has(kind)
    const plain = !acts && (target === null || target === kind)
    const own = plain ? kind : this.ownKind(kind, target ?? 'NonStruct')
    if (within === null) this.kinds.set(kind, own)
    return own
  }

  /** The standard kind that a name stands for in the paper; null where it stands for none. */
  private standardOf(kind: string, within: Dict | null): string | null {
    let at = kind
    for (let hops = 0; hops < 20; hops++) {
      const here = this.file.resolve(within?.get(at) ?? this.roles?.get(at))
      const next = isArray(here) ? this.file.resolve(here[0]) : here
      if (typeof next !== 'string' || next === at) break
      at = next
    }
    return standardKinds.has(at) ? at : (newerKinds[at] ?? (/^H\d+$/.test(at) ? 'H6' : null))
  }

  /** The name under which the pack maps the kind: its own, or one that nobody else uses otherwise. */
  private ownKind(kind: string, target: string): string {
    const taken = this.tree.roles.get(kind)
    const name =
      standardKinds.has(kind) ||
      forbiddenActions.has(kind) ||
      (taken !== undefined && taken !== target)
        ? `${this.prefix}${kind}`
        : kind
    this.tree.roles.set(name, target)
    return name
  }

  private idOf(bytes: string): string {
    let found = this.ids.get(bytes)
    if (found === undefined) {
      found = `${this.prefix}${this.ids.size + 1}`
      this.ids.set(bytes, found)
    }
    return found
  }

  // — attributes

  private takeClasses(): void {
    const classes = this.file.dict(this.root.get('ClassMap'))
    for (const [name, value] of classes ?? [])
      this.tree.classes.push(
        `${writtenName(this.prefix + name)} ${this.attributes(value, undefined)}`,
      )
  }

  private classes(value: Value | undefined): string {
    const one = (each: Value): string => {
      const found = this.file.resolve(each)
      return typeof found === 'string'
        ? writtenName(this.prefix + found)
        : written(found, this.copier)
    }
    const found = this.file.resolve(value)
    return isArray(found) ? `[${found.map(one).join(' ')}]` : one(found)
  }

  private attributes(value: Value | undefined, page: PlacedPage | undefined): string {
    const found = this.file.resolve(value)
    if (isArray(found)) return `[${found.map((each) => this.attribute(each, page)).join(' ')}]`
    return this.attribute(value, page)
  }

  /** An attribute object: heads of cells are named as the pack names them, boxes lie as the page does. */
  private attribute(value: Value | undefined, page: PlacedPage | undefined): string {
    const found = this.file.resolve(value)
    if (!isDict(found)) return written(value, this.copier)
    const changed = new Map(found)
    if (isArray(this.file.in(found, 'Headers')))
      changed.set(
        'Headers',
        this.file
          .array(found.get('Headers'))
          .map((each) => this.file.resolve(each))
          .map((each) => (each instanceof PdfString ? new PdfString(this.idOf(each.bytes)) : each)),
      )
    const box = rectIn(this.file, found.get('BBox'))
    const its = page ?? this.placed.values().next().value
    if (box !== null && its !== undefined)
      changed.set(
        'BBox',
        rectMapped(box, matrixOf(its.placement)).map((n) => Number(writtenNumber(n))),
      )
    return written(changed, this.copier)
  }
}

function refOr<T>(number: number | null, otherwise: T): string | T {
  return number === null ? otherwise : `${number} 0 R`
}

/** A number tree as a map (7.9.7). */
export function readNumberTree(file: PaperFile, root: Value | undefined): Map<number, Value> {
  const found = new Map<number, Value>()
  const seen = new Set<Dict>()
  const open: Value[] = [root ?? null]
  while (open.length > 0 && found.size < 1_000_000) {
    const node = file.resolve(open.pop())
    if (!isDict(node) || seen.has(node)) continue
    seen.add(node)
    const pairs = file.array(node.get('Nums'))
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const key = file.resolve(pairs[i])
      if (typeof key === 'number') found.set(key, pairs[i + 1] ?? null)
    }
    for (const kid of file.array(node.get('Kids'))) open.push(kid)
  }
  return found
}
