/**
 * The annotations of a paper's pages (ISO 32000-1, 12.5): links, comments, highlights and stamps are kept as
 * they are; form fields and what plays or holds a file become plain content, as they looked.
 */
import { putFieldLook } from './field-look.ts'
import { appearanceOf, fieldShows } from './fields.ts'
import { combined, mapped, matrixOf, rectMapped } from './placement.ts'
import { rectIn } from './pages.ts'
import { isForbiddenLink, targetOf } from './actions.ts'
import { writtenNumber, writtenString } from './write.ts'
import { isDict, PdfStream, Ref } from './values.ts'
import type { Copier } from './copier.ts'
import type { Destinations, PlacedPage } from './destinations.ts'
import type { FieldFont } from './field-look.ts'
import type { SourcePage } from './pages.ts'
import type { PaperFile } from './paper-file.ts'
import type { Dict, Matrix, Rect, Value } from './values.ts'

/** Kinds that a pack carries as they are (table 169). What any other shows is drawn on the page instead. */
const keptKinds: ReadonlySet<string> = new Set([
  ...['Text', 'Link', 'FreeText', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Highlight'],
  ...[
    'Underline',
    'Squiggly',
    'StrikeOut',
    'Stamp',
    'Caret',
    'Ink',
    'Popup',
    'Watermark',
    'Redact',
  ],
])

/** Kinds that act, play or hold a file. */
export const actingKinds: ReadonlySet<string> = new Set([
  ...['FileAttachment', 'Movie', 'Sound', 'Screen', 'RichMedia', '3D'],
])

/** The form that shows something, and how it lies on the pack's page. */
type Look = { form: number; matrix: Matrix }

/** What is drawn in the place of an annotation. */
export type Drawn = Look & {
  annotation: Dict
  /** Of the annotation's object in the paper; null where the page holds it itself. */
  number: number | null
}

/** An annotation that is kept. */
export type Kept = { number: number; annotation: Dict }

const written = new Set([
  ...['Type', 'P', 'Parent', 'Popup', 'IRT', 'StructParent', 'Rect', 'A', 'AA', 'PA', 'Dest'],
  ...['S', 'JS', 'Next', 'EF', 'FS', 'AF', 'Movie', 'Sound', '3DD', '3DA', '3DV'],
  ...['QuadPoints', 'InkList', 'Vertices', 'L', 'CL', 'RD', 'CO', 'LL', 'LLE', 'LLO'],
])

/** Annotations of a page with their objects; what is none is left out. */
export function annotationsOf(
  file: PaperFile,
  page: Dict,
): { annotation: Dict; number: number | null }[] {
  return file.array(page.get('Annots')).flatMap((each) => {
    const annotation = file.resolve(each)
    return isDict(annotation)
      ? [{ annotation, number: each instanceof Ref ? each.number : null }]
      : []
  })
}

/** Hidden, or not to be seen on screen. */
export function isHidden(file: PaperFile, annotation: Dict): boolean {
  const flags = file.in(annotation, 'F')
  return typeof flags === 'number' && (flags & (2 | 32)) !== 0
}

export class Annotations {
  private readonly copier: Copier
  private readonly destinations: Destinations
  /** The entry that ties an annotation to its element of the structure. */
  private readonly structure: (annotation: Dict) => string
  /** Our own type, embedded where a field needs it. */
  private readonly font: () => FieldFont
  private readonly keptNumbers = new Set<number>()

  constructor(
    copier: Copier,
    destinations: Destinations,
    structure: (annotation: Dict) => string,
    font: () => FieldFont,
  ) {
    this.copier = copier
    this.destinations = destinations
    this.structure = structure
    this.font = font
  }

  /** What becomes of a page's annotations. Those that are kept are written when all pages are known. */
  ofPage(page: SourcePage, placed: PlacedPage): { kept: Kept[]; drawn: Drawn[] } {
    const { file, out } = this.copier
    const kept: Kept[] = []
    const drawn: Drawn[] = []
    for (const { annotation, number } of annotationsOf(file, page.dict)) {
      const kind = file.in(annotation, 'Subtype')
      if (typeof kind !== 'string' || !keptKinds.has(kind)) {
        if (number !== null) this.copier.assign(number, null)
        const looks = isHidden(file, annotation) ? [] : this.looks(annotation, placed)
        drawn.push(...looks.map((look) => ({ ...look, annotation, number })))
        continue
      }
      if (kind === 'Link' && isForbiddenLink(file, annotation)) {
        if (number !== null) this.copier.assign(number, null)
        continue
      }
      const put = (to: number): void => out.put(to, this.written(annotation, placed))
      let to: number | null
      if (number === null) {
        to = out.reserve()
        this.copier.later(put.bind(null, to))
      } else {
        this.keptNumbers.add(number)
        // Whatever hangs on it: it is written without what acts.
        to = this.copier.take(number, (_, to) => put(to), true)
      }
      if (to !== null) kept.push({ number: to, annotation })
    }
    return { kept, drawn }
  }

  private written(annotation: Dict, placed: PlacedPage): string {
    const { file } = this.copier
    const matrix = matrixOf(placed.placement)
    const rect = rectIn(file, annotation.get('Rect'))
    const parts = [
      `/Type /Annot/P ${placed.number} 0 R`,
      `/Rect [${(rect === null ? emptyAt(file, annotation, matrix) : rectMapped(rect, matrix)).map(writtenNumber).join(' ')}]`,
      this.copier.entries(annotation, written),
      this.structure(annotation),
    ]
    const { entry, words } = targetOf(file, annotation, this.destinations)
    parts.push(entry)
    // A link that does not say where it leads is heard as nothing but that (PDF/UA-1, 7.18.5).
    if (words !== '' && file.in(annotation, 'Contents') === null)
      parts.push(`/Contents ${writtenString(words)}`)
    for (const key of ['QuadPoints', 'Vertices', 'L', 'CL'])
      if (annotation.has(key)) parts.push(`/${key} ${this.points(annotation.get(key), matrix)}`)
    if (annotation.has('InkList')) {
      const lines = file.array(annotation.get('InkList')).map((line) => this.points(line, matrix))
      parts.push(`/InkList [${lines.join(' ')}]`)
    }
    for (const key of ['RD', 'CO', 'LL', 'LLE', 'LLO']) {
      const value = file.in(annotation, key)
      const { scale } = placed.placement
      if (typeof value === 'number') parts.push(`/${key} ${writtenNumber(value * scale)}`)
      else if (Array.isArray(value)) {
        const lengths = file.numbersIn(value).map((n) => writtenNumber(n * scale))
        parts.push(`/${key} [${lengths.join(' ')}]`)
      }
    }
    for (const key of ['Parent', 'Popup', 'IRT']) {
      const other = annotation.get(key)
      if (other instanceof Ref && this.keptNumbers.has(other.number))
        parts.push(`/${key} ${this.copier.ref(other)}`)
    }
    return `<<${parts.join('')}>>`
  }

  private points(value: Value | undefined, matrix: Matrix): string {
    const numbers = this.copier.file.numbersIn(value)
    const moved: string[] = []
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      const [x, y] = mapped([numbers[i] ?? 0, numbers[i + 1] ?? 0], matrix)
      moved.push(writtenNumber(x), writtenNumber(y))
    }
    return `[${moved.join(' ')}]`
  }

  /** What the annotation shows, as forms and their places; a field's look is made where it brings none that holds. */
  private looks(annotation: Dict, placed: PlacedPage): Look[] {
    const { file, out } = this.copier
    const rect = rectIn(file, annotation.get('Rect'))
    if (rect === null) return []
    const to = matrixOf(placed.placement)
    const look = this.lookIn(annotation, rect, to)
    if (look === null) return []
    // What a layer hides stays hidden: a form names its layer, an annotation no longer does.
    const layer = annotation.get('OC')
    if (layer === undefined) return [look]
    const form = out.reserve()
    const box = rectMapped(rect, to).map(writtenNumber).join(' ')
    const turn = look.matrix.map(writtenNumber).join(' ')
    this.copier.later(() =>
      out.putStream(
        form,
        `/Type /XObject/Subtype /Form/BBox [${box}]/OC ${this.copier.written(layer)}/Resources <</XObject <</F ${look.form} 0 R>>>>`,
        Buffer.from(`q ${turn} cm /F Do Q`, 'latin1'),
        'as-is',
      ),
    )
    return [{ form, matrix: [1, 0, 0, 1, 0, 0] }]
  }

  private lookIn(annotation: Dict, rect: Rect, to: Matrix): Look | null {
    const { file, out } = this.copier
    if (file.in(annotation, 'Subtype') !== 'Widget') {
      const stream = appearanceOf(file, annotation)
      return stream === null ? null : this.ownLook(stream, rect, to)
    }
    const shows = fieldShows(file, annotation)
    if ('own' in shows) return this.ownLook(shows.own, rect, to)
    const form = putFieldLook(file, out, this.font(), annotation, shows.letters, rect)
    return form === null ? null : { form, matrix: combined([1, 0, 0, 1, rect[0], rect[1]], to) }
  }

  /** By the algorithm of 12.5.5: the box of the look, as its matrix turns it, fills the annotation's place. */
  private ownLook(stream: Ref, rect: Rect, to: Matrix): Look | null {
    const { file } = this.copier
    const look = file.resolve(stream)
    const box = look instanceof PdfStream ? rectIn(file, look.dict.get('BBox')) : null
    const form = this.copier.numberOf(stream.number)
    if (!(look instanceof PdfStream) || box === null || form === null) return null
    const own = file.numbersIn(look.dict.get('Matrix'))
    const turn = own.length === 6 ? (own as unknown as Matrix) : ([1, 0, 0, 1, 0, 0] as const)
    const [left, low, right, high] = rectMapped(box, turn)
    if (right === left || high === low) return null
    const sx = (rect[2] - rect[0]) / (right - left)
    const sy = (rect[3] - rect[1]) / (high - low)
    const matrix = combined([sx, 0, 0, sy, rect[0] - left * sx, rect[1] - low * sy], to)
    return { form, matrix }
  }
}

/** A place without room, as links are found to have; it stays where it is. */
function emptyAt(file: PaperFile, annotation: Dict, matrix: Matrix): Rect {
  const [x = 0, y = 0] = file.numbersIn(annotation.get('Rect'))
  const [left, low] = mapped([x, y], matrix)
  return [left, low, left, low]
}
