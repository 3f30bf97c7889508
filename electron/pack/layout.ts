/**
 * Laying the pack: every part in order on its pages. Page numbers of the agenda and the appendix are only
 * known when everything is laid, so the pack is laid again with what the last time taught, until nothing
 * moves any more (usually twice).
 */
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../contract/error.ts'
import { formatDate } from '../domain/wording.ts'
import { Citations } from './citations.ts'
import { PackDocument } from './document.ts'
import { drawFurniture, meetingWords } from './furniture.ts'
import { anchors } from './page.ts'
import { drawAgenda } from './pages/agenda.ts'
import { drawAppendix } from './pages/appendix.ts'
import { drawCover } from './pages/cover.ts'
import { drawDivider } from './pages/divider.ts'
import { drawPaperMissing } from './pages/paper-missing.ts'
import { drawPaper } from './paper-pages.ts'
import { drawNotes, largePages } from './pages/large/index.ts'
import { lookOf } from './look.ts'
import { paperNeverAdded } from './append/read-paper.ts'
import { PartTracer, type PartTrace } from './trace.ts'
import type { Paper } from './papers-of-pack.ts'
import type { FigureBook } from '../domain/figures.ts'
import type { Section } from '../domain/meeting.ts'
import type { Learned, PageSetup } from './document.ts'
import type { BuildOptions, BuiltPack, LeftOut, PackInput } from './input.ts'
import type { DrawPages, PageContext } from './page.ts'
import type { Look } from './look.ts'
import type { Part } from './plan.ts'
import type { Text } from './text.ts'

export type LaidPack = {
  doc: PackDocument
  learned: Learned
  contents: BuiltPack['contents']
  /** What each part prints, in the order of the parts. */
  traces: PartTrace[]
}

export type Material = {
  /** Without what its copy leaves out. */
  input: PackInput
  leftOut: LeftOut
  parts: readonly Part[]
  figures: FigureBook
  papers: ReadonlyMap<string, Paper>
  /** What draws each computed section; a school page for `schools`. */
  pages: Readonly<Record<Section, DrawPages>>
  created: Date
}

const nothingKnown: Learned = { pages: 0, anchors: new Map() }

/** What large print repeats of the standard edition: its page numbers, and the pages on which each figure stands. */
type Repeated = { learned: Learned; placed: readonly PartTrace[]; citations: Citations }

type Round = {
  known: Learned
  /** Lays without drawing, for what is learned by it. */
  measuring: boolean
  look: Look
  repeated: Repeated | null
}

/**
 * Lays the pack until its page numbers stand still. Large print is laid after the standard edition, whose page
 * numbers it keeps.
 */
export async function layPack(material: Material, options: BuildOptions): Promise<LaidPack> {
  const look = lookOf(material.input.edition)
  if (!look.single) return settle(material, options, { look, repeated: null })
  const standard = await settle(material, options, {
    look: lookOf('standard'),
    repeated: null,
    measureOnly: true,
  })
  const laid = await settle(material, options, { look, repeated: standard })
  return { ...laid, traces: standard.traces }
}

async function settle(
  material: Material,
  options: BuildOptions,
  { measureOnly = false, ...how }: Omit<Round, 'known' | 'measuring'> & { measureOnly?: boolean },
): Promise<LaidPack & Repeated> {
  let known = nothingKnown
  let traces: PartTrace[] | null = null
  for (let round = 1; round <= 6; round++) {
    const measuring = measureOnly || round === 1
    const laid = await layOnce(material, options, { ...how, known, measuring })
    // Of the first round, as page numbers come and go with other parts.
    traces ??= laid.traces
    if (sameLearned(laid.learned, known)) return { ...laid, traces, placed: laid.traces }
    known = laid.learned
  }
  throw new AppError('Unexpected', 'The page numbers of the pack do not settle.')
}

/** Lays the pack once, for what its parts print. */
export async function tracePack(material: Material, options: BuildOptions): Promise<PartTrace[]> {
  const how = { look: lookOf('standard'), repeated: null, known: nothingKnown, measuring: true }
  return (await layOnce(material, options, how)).traces
}

function sameLearned(a: Learned, b: Learned): boolean {
  if (a.pages !== b.pages || a.anchors.size !== b.anchors.size) return false
  for (const [name, page] of a.anchors) if (b.anchors.get(name) !== page) return false
  return true
}

async function layOnce(
  material: Material,
  options: BuildOptions,
  { known, measuring, look, repeated }: Round,
): Promise<LaidPack & { citations: Citations }> {
  const { input, parts, figures, papers } = material
  const { cover, agenda, sections } = look.single
    ? { ...largePages, sections: { ...material.pages, ...largePages.sections } }
    : { cover: drawCover, agenda: drawAgenda, sections: material.pages }
  const citations = new Citations()
  const contents: BuiltPack['contents'] = []
  const traces: PartTrace[] = []
  let tracer = new PartTracer()
  const doc = new PackDocument({
    title: packTitle(input),
    author: input.trust.name,
    subject: packSubject(input),
    created: material.created,
    known,
    look,
    measuring,
    furniture: (at, setup) => drawFurniture(at, setup, input),
    heard: (text) => tracer.hear(text),
  })
  let outlined: string | null = null

  for (const [i, part] of parts.entries()) {
    options.signal?.throwIfAborted()
    options.onProgress?.(
      measuring ? `Laying out: ${part.title}` : `Drawing: ${part.title}`,
      i,
      parts.length,
    )
    await setImmediate()
    const { item } = part
    let begun = false
    const firstPage = doc.pageNumber + 1
    tracer = new PartTracer()

    /** On a part's first page: its anchors, bookmark and line of contents. */
    const begin = (): void => {
      if (begun) return
      begun = true
      const page = doc.pageNumber
      if (item !== null && outlined !== item.number) {
        outlined = item.number
        doc.anchor(anchors.item(item.number))
        doc.bookmark(`${item.number}  ${item.title}`, 0)
      }
      doc.anchor(part.anchor)
      const level = item === null ? 0 : 1
      if (part.kind === 'school' && part.place.index === 1) doc.bookmark('School pages', level)
      if (part.kind !== 'divider') {
        doc.bookmark(part.title, part.kind === 'school' ? level + 1 : level)
        contents.push({ title: part.title, item: item?.number ?? null, page })
      }
    }
    let note: Text | null = null
    const setupOf = (name: string, page: number | null = null): PageSetup => ({
      name,
      item: item?.number ?? null,
      ...(repeated === null ? {} : { repeats: repeatedPages(repeated, i, page) }),
      // In large print a cover may go on overleaf, where it is a page as any other.
      ...(part.kind === 'cover' && !begun ? { furniture: 'none' } : {}),
      ...(part.kind === 'agenda'
        ? { head: { left: input.trust.name, right: meetingWords(input) } }
        : {}),
    })
    const context: PageContext = {
      doc,
      input,
      figures,
      item,
      school: part.kind === 'school' ? part.school : null,
      place: part.kind === 'school' ? part.place : null,
      addPage(name, orientation) {
        const frame = doc.addPage({ ...setupOf(name), ...(orientation ? { orientation } : {}) })
        begin()
        return frame
      },
      cite(figure) {
        tracer.cite(figure)
        return citations.cite(figure, doc.pageNumber)
      },
      citeObservation(observation) {
        tracer.citeObservation(observation)
        return citations.citeObservation(observation, doc.pageNumber)
      },
      pageOf: (anchor) => (repeated?.learned ?? known).anchors.get(anchor) ?? null,
      pages: (repeated?.learned ?? known).pages,
      paper: (name) => papers.get(name) ?? null,
      noteAtEnd(text) {
        note ??= text
      },
    }

    switch (part.kind) {
      case 'cover':
        cover(context)
        break
      case 'agenda':
        agenda(context)
        break
      case 'divider':
        drawDivider(context)
        break
      case 'section':
        sections[part.section](context)
        break
      case 'school':
        sections.schools(context)
        break
      case 'appendix':
        drawAppendix(context, repeated?.citations ?? citations)
        break
      case 'paper': {
        const paper = papers.get(part.paper) ?? paperNeverAdded
        if (paper.status !== 'readable') {
          drawPaperMissing(context, {
            ...paper,
            opens: part.opens,
            title: part.title,
            file: part.paper,
          })
          break
        }
        await drawPaper(context, paper, part, setupOf, begin, options.signal)
        break
      }
    }
    if (note !== null) drawNotes(context, note)
    if (item !== null && parts[i + 1]?.item?.number !== item.number)
      doc.anchor(`${anchors.item(item.number)}-end`)
    doc.endPage()
    await doc.appender.end(options.signal)
    traces.push(tracer.trace(firstPage, doc.pageNumber + 1 - firstPage))
  }
  return { doc, learned: doc.learned, contents, traces, citations }
}

/** The pages that a part repeats; of a paper, whose pages are the same in every edition, the very one. */
function repeatedPages(
  { placed, learned }: Repeated,
  part: number,
  page: number | null,
): NonNullable<PageSetup['repeats']> {
  const { page: first = 1, pages = 1 } = placed[part] ?? {}
  const of = learned.pages
  return page === null
    ? { from: first, to: first + Math.max(1, pages) - 1, of }
    : { from: first + page, to: first + page, of }
}

function packTitle(input: PackInput): string {
  return `${input.meeting.meeting.title}, ${formatDate(input.meeting.meeting.date)}: board pack of ${input.trust.name}`
}

function packSubject(input: PackInput): string {
  return `Board pack, version ${input.version}, issued ${formatDate(input.issued)}`
}
