/** Papers of one pack, one after another: each goes under the bookmark and into the element that are open. */
import { AppendedPaper } from './appended-paper.ts'
import type { PdfWriter } from '../pdf/writer.ts'
import type { Pack } from './appended-paper.ts'
import type { KnownStreams } from './copier.ts'
import type { Placement } from './placement.ts'
import type { ReadablePaper } from './read-paper.ts'

/** The document that papers go into, and its page under way. */
type PackUnderWay = Pack & Pick<PdfWriter<string>, 'page' | 'endPage'>

export class Appender {
  private readonly writer: PackUnderWay
  private readonly known: KnownStreams = new Map()
  private papers = 0
  private paper: AppendedPaper | null = null

  constructor(writer: PackUnderWay) {
    this.writer = writer
  }

  /** Begins a paper on the page under way, whose own heading is drawn. */
  begin(paper: ReadablePaper, title: string): void {
    const { language } = paper
    const options = language === null || language === '' ? { title } : { title, lang: language }
    const part = this.writer.structure.begin('Part', options)
    this.papers += 1
    this.paper = new AppendedPaper(
      paper,
      { title, nth: this.papers, part },
      this.writer,
      this.known,
    )
  }

  /** Shows its next page on the page under way. */
  showPage(placement: Placement): void {
    this.paper?.addPage(this.writer.page, placement)
  }

  /** Ends the paper, if one is under way: what its pages reach is copied, its bookmarks stand under the last one. */
  async end(signal?: AbortSignal): Promise<void> {
    const { paper } = this
    if (paper === null) return
    this.paper = null
    this.writer.endPage()
    this.writer.structure.end()
    await paper.finish(this.writer.outline.last, signal)
  }
}
