/** The pack itself, page by page as it will print. What was shown stays until the next pack is opened. */
import { useEffect, useRef, useState } from 'react'
import { Button, NativeSelect } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { Waiting } from '../../parts/Pending.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { PageNumber } from './PageNumber.tsx'
import { openPdf, type PDFDocumentProxy } from './pdf.ts'
import { PdfPage } from './PdfPage.tsx'
import classes from './Preview.module.css'
import { Thumbnails } from './Thumbnails.tsx'

type Contents = Output<'pack.build'>['contents']
/** A pack with its bytes, which are left as they are. */
export type Built = Omit<Output<'pack.build'>, 'url'> & { file: Uint8Array }
type Opened = { pdf: PDFDocumentProxy; contents: Contents }

/** `wanted` is the page that a check or a difference leads to. */
export function Preview({ built, wanted }: { built: Built; wanted: { page: number } | null }) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [page, setPage] = useState(1)
  const [error, setError] = useState<unknown>(null)
  const announce = useAnnounce()
  const shown = useRef<Opened | null>(null)
  const at = useRef(1)
  const { file, contents } = built

  useEffect(() => {
    let stopped = false
    async function open() {
      const pdf = await openPdf(file.slice())
      if (stopped) return void pdf.loadingTask.destroy()
      const before = shown.current
      shown.current = { pdf, contents }
      setError(null)
      setOpened(shown.current)
      if (!before) return undefined
      at.current = samePlace(before.contents, at.current, contents, pdf.numPages)
      setPage(at.current)
      return void before.pdf.loadingTask.destroy()
    }
    open().catch((error: unknown) => !stopped && setError(error))
    return () => {
      stopped = true
    }
  }, [file, contents])
  useEffect(() => () => void shown.current?.pdf.loadingTask.destroy(), [])

  function turn(to: number) {
    const pages = opened?.pdf.numPages ?? 1
    const next = Math.max(1, Math.min(to, pages))
    at.current = next
    setPage(next)
    announce(`Page ${next} of ${pages}`)
  }
  const follow = useRef(turn)
  useEffect(() => {
    follow.current = turn
  })
  useEffect(() => {
    if (wanted) follow.current(wanted.page)
  }, [wanted])

  if (error !== null) return <Trouble error={error} />
  if (!opened) return <Waiting what="Opening the pack" />
  const { pdf } = opened
  const part = opened.contents.findLast((entry) => entry.page <= page)
  return (
    <div className={classes.preview}>
      <div className={classes.turn}>
        <Button aria-disabled={page === 1} onClick={() => page > 1 && turn(page - 1)}>
          Previous
        </Button>
        <PageNumber page={page} pages={pdf.numPages} onGo={turn} />
        <Button
          aria-disabled={page === pdf.numPages}
          onClick={() => page < pdf.numPages && turn(page + 1)}
        >
          Next
        </Button>
        <NativeSelect
          className={classes.parts}
          aria-label="Go to a part of the pack"
          value={part ? opened.contents.indexOf(part) : ''}
          onChange={(event) => {
            const entry = opened.contents[Number(event.currentTarget.value)]
            if (entry) turn(entry.page)
          }}
          data={opened.contents.map((entry, index) => ({
            value: String(index),
            label: `${entry.item ? `${entry.item} ` : ''}${entry.title}, page ${entry.page}`,
          }))}
        />
      </div>
      <div className={classes.both}>
        <Thumbnails pdf={pdf} page={Math.min(page, pdf.numPages)} of="the pack" onGo={turn} />
        <PdfPage pdf={pdf} number={Math.min(page, pdf.numPages)} of="the pack" onGo={turn} />
      </div>
    </div>
  )
}

/** The page of another build on which a person would look on: the same page of the same part, where it is there. */
function samePlace(was: Contents, page: number, now: Contents, pages: number): number {
  const part = was.findLast((entry) => entry.page <= page)
  const same = part && now.find((entry) => entry.title === part.title && entry.item === part.item)
  const moved = same ?? (part && now.find((entry) => entry.title === part.title))
  if (!part || !moved) return Math.min(page, pages)
  const end = now[now.indexOf(moved) + 1]?.page ?? pages + 1
  return Math.min(moved.page + (page - part.page), end - 1, pages)
}
