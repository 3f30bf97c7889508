/**
 * The pages of a document in small, each drawn when it first comes into sight. Tab leads to the one that is shown; the
 * arrow keys, Home and End turn the pages from there.
 */
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { UnstyledButton } from '@mantine/core'
import { drawSmall } from './draw-page.ts'
import type { PDFDocumentProxy } from './pdf.ts'
import classes from './Thumbnails.module.css'

type ThumbnailsProps = {
  pdf: PDFDocumentProxy
  /** The page that is shown, from 1. */
  page: number
  /** What the document is, for those who listen: "the pack". */
  of: string
  onGo(page: number): void
}

export function Thumbnails({ pdf, page, of, onGo }: ThumbnailsProps) {
  const strip = useRef<HTMLOListElement>(null)
  const pages = pdf.numPages

  useEffect(() => {
    const list = strip.current
    const here = list?.querySelector<HTMLElement>('[aria-current]')
    if (!list || !here) return undefined
    if (list.contains(document.activeElement)) here.focus({ preventScroll: true })
    // At once, and again when the strip has got its height or lies the other way.
    const watch = new ResizeObserver(() => bringIntoSight(list, here))
    watch.observe(list)
    return () => watch.disconnect()
  }, [page, pages])

  function key(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const to = pageByKey(event.key, page, pages)
    if (to === null) return
    event.preventDefault()
    if (to !== page) onGo(to)
  }

  return (
    <div className={classes.pages} role="group" aria-label={`Pages of ${of}`}>
      {/* Its buttons take the keys first. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol ref={strip} className={classes.strip} onKeyDown={key}>
        {Array.from({ length: pages }, (_, i) => i + 1).map((number) => (
          <li key={number}>
            <UnstyledButton
              className={classes.thumbnail}
              tabIndex={number === page ? 0 : -1}
              aria-label={`Page ${number}`}
              aria-current={number === page ? 'page' : undefined}
              onClick={() => onGo(number)}
            >
              <Small pdf={pdf} number={number} />
              <span aria-hidden="true">{number}</span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Small({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const sheet = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const paper = sheet.current
    if (!paper) return undefined
    const abort = new AbortController()
    const draw = async () => {
      const canvas = await drawSmall(pdf, number, paper.clientWidth, abort.signal)
      paper.replaceChildren(canvas)
    }
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        watch.disconnect()
        // What is wrong with a page is told where it is shown large.
        draw().catch(() => undefined)
      },
      { rootMargin: '200px' },
    )
    watch.observe(paper)
    return () => {
      watch.disconnect()
      abort.abort()
    }
  }, [pdf, number])
  return <span ref={sheet} className={classes.sheet} />
}

/** Scrolls the strip alone: what is round it stays where it is. */
function bringIntoSight(list: HTMLElement, here: HTMLElement): void {
  const room = list.getBoundingClientRect()
  const box = here.getBoundingClientRect()
  if (box.top < room.top || box.bottom > room.bottom)
    list.scrollTop += box.top - room.top - (room.height - box.height) / 2
  if (box.left < room.left || box.right > room.right)
    list.scrollLeft += box.left - room.left - (room.width - box.width) / 2
}

function pageByKey(key: string, page: number, pages: number): number | null {
  if (key === 'ArrowDown' || key === 'ArrowRight') return Math.min(page + 1, pages)
  if (key === 'ArrowUp' || key === 'ArrowLeft') return Math.max(page - 1, 1)
  if (key === 'Home') return 1
  return key === 'End' ? pages : null
}
