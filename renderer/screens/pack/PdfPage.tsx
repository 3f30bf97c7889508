/**
 * A page on the grey desk: as it prints, with its text where a screen reader finds it and its links to other
 * pages. What was shown stays until the next is drawn.
 */
import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import { colours } from '../../../electron/domain/look.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { drawPage, type DrawnPage } from './draw-page.ts'
import { type Mark, placesOfWords } from './marks.ts'
import type { PDFDocumentProxy } from './pdf.ts'
import classes from './PdfPage.module.css'

type PdfPageProps = {
  pdf: PDFDocumentProxy
  /** From 1. */
  number: number
  /** What the document is, for those who listen: "the pack". */
  of: string
  onGo(page: number): void
  /** Times its size on paper; null to fit the desk. */
  zoom?: number | null
  mark?: Mark | null
}

export function PdfPage({ pdf, number, of, onGo, zoom = null, mark = null }: PdfPageProps) {
  const desk = useRef<HTMLDivElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<(DrawnPage & { number: number }) | null>(null)
  const [error, setError] = useState<unknown>(null)
  const room = useRoom(desk)

  useEffect(() => {
    if (room === null) return undefined
    const abort = new AbortController()
    async function show(desk: number) {
      const next = await drawPage(pdf, number, { room: desk - 32, zoom }, abort.signal)
      next.text.className = classes.text ?? ''
      paper.current?.replaceChildren(next.canvas, next.text)
      setError(null)
      setDrawn({ ...next, number })
    }
    // A page that was turned away while it was drawn is of no interest any more.
    show(room).catch((error: unknown) => !abort.signal.aborted && setError(error))
    return () => abort.abort()
  }, [pdf, number, zoom, room])

  useEffect(() => {
    desk.current?.scrollTo(0, 0)
  }, [number])
  useEffect(() => {
    if (drawn) markRuns(drawn, mark)
  }, [drawn, mark])

  function go(page: number) {
    onGo(page)
    // The link that had the focus goes with its page.
    desk.current?.focus()
  }

  function key(event: KeyboardEvent) {
    if (event.target !== desk.current || event.ctrlKey || event.altKey || event.metaKey) return
    const to = pageByKey(event.key, number, pdf.numPages)
    if (to === null) return
    event.preventDefault()
    onGo(to)
  }

  return (
    // The desk scrolls, and its keys turn the pages.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={classes.desk}
      ref={desk}
      role="region"
      aria-label={`Page ${number} of ${of}`}
      tabIndex={0}
      onKeyDown={key}
    >
      <div
        className={classes.sheet}
        data-drawn={drawn?.number === number}
        style={sheetStyle(drawn)}
      >
        <div ref={paper} />
        {drawn?.number === number &&
          drawn.links.map((link) => (
            <button
              key={`${link.left} ${link.top} ${link.page}`}
              type="button"
              className={classes.link}
              aria-label={link.words}
              title={`Go to page ${link.page}`}
              style={{
                left: `${link.left * 100}%`,
                top: `${link.top * 100}%`,
                width: `${link.width * 100}%`,
                height: `${link.height * 100}%`,
              }}
              onClick={() => go(link.page)}
            />
          ))}
      </div>
      {error !== null && <Trouble error={error} />}
    </div>
  )
}

/** Paper stays paper in every theme, and so does the plum of what is marked on it. */
function sheetStyle(drawn: DrawnPage | null): CSSProperties {
  const marks = { '--paper-accent': colours.accent } as CSSProperties
  return drawn ? { ...marks, width: drawn.width, height: drawn.height } : marks
}

/** The page that a key leads to; null for any other key, and for one that would scroll. */
function pageByKey(key: string, page: number, pages: number): number | null {
  if (key === 'ArrowRight' || key === 'PageDown') return page < pages ? page + 1 : null
  if (key === 'ArrowLeft' || key === 'PageUp') return page > 1 ? page - 1 : null
  if (key === 'Home') return 1
  return key === 'End' ? pages : null
}

/** The desk's width, told when it has stopped changing. */
function useRoom(desk: RefObject<HTMLDivElement | null>): number | null {
  const [room, setRoom] = useState<number | null>(null)
  useEffect(() => {
    const box = desk.current
    if (!box) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let isFirst = true
    const watch = new ResizeObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(() => setRoom(box.clientWidth), isFirst ? 0 : 80)
      isFirst = false
    })
    watch.observe(box)
    return () => {
      clearTimeout(timer)
      watch.disconnect()
    }
  }, [desk])
  return room
}

/** Marks the runs that hold the words, and brings the present place into sight. */
function markRuns({ runs }: DrawnPage, mark: Mark | null): void {
  for (const { node } of runs) node.classList.remove(classes.found ?? '', classes.present ?? '')
  if (!mark) return
  const places = placesOfWords(
    runs.map(({ words }) => words),
    mark.words,
  )
  places.forEach(({ first, last }, i) => {
    const isPresent = i === mark.present
    for (const { node } of runs.slice(first, last + 1)) {
      node.classList.add(classes.found ?? '')
      if (!isPresent) continue
      node.classList.add(classes.present ?? '')
      node.scrollIntoView({ block: 'center' })
    }
  })
}
