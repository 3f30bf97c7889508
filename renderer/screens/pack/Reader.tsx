/**
 * Reads a PDF in the window: its pages, bookmarks, links, a search in its text, and zoom. Nothing in the file
 * runs. It needs no vault, so that a pack that was sent can be read before there is one.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button, PasswordInput } from '@mantine/core'
import { useAnnounce } from '../../app/announce.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Form } from '../../parts/Form.tsx'
import { Waiting } from '../../parts/Pending.tsx'
import { Bookmarks } from './Bookmarks.tsx'
import { PageNumber } from './PageNumber.tsx'
import { openPdf, pdfTrouble, type PDFDocumentProxy } from './pdf.ts'
import { PdfPage } from './PdfPage.tsx'
import classes from './Reader.module.css'
import { Search, useSearch } from './Search.tsx'
import { Thumbnails } from './Thumbnails.tsx'

/** A page at which a document opens, and the words that are marked on it. */
export type OpenAt = { page: number; words: readonly string[] }

type ReaderProps = {
  /** What the document is called, for those who listen. */
  name: string
  /** Left as they are. */
  bytes: Uint8Array
  at?: OpenAt
}

export function Reader({ name, bytes, at }: ReaderProps) {
  // A password is of the document that it was given for, and is tried on no other.
  const [given, setGiven] = useState<{ password: string; of: Uint8Array } | null>(null)
  const password = given?.of === bytes ? given.password : undefined
  const opened = useOpened(bytes, password)
  if (opened && 'error' in opened) {
    const why = pdfTrouble(opened.error)
    if (why === 'damaged') {
      return (
        <Empty
          missing={`${name} cannot be read.`}
          why="It is damaged, or it is no PDF. Ask for it to be sent again."
        />
      )
    }
    return (
      <AskPassword
        name={name}
        isWrong={why === 'wrong-password'}
        onGive={(password) => setGiven({ password, of: bytes })}
      />
    )
  }
  return opened ? (
    <Pages name={name} pdf={opened.pdf} at={at} />
  ) : (
    <Waiting what="Opening the document" />
  )
}

type Opened = { pdf: PDFDocumentProxy } | { error: unknown }

/** The document of these very bytes, open for as long as it is shown; null until it is. */
function useOpened(bytes: Uint8Array, password: string | undefined): Opened | null {
  const [found, setFound] = useState<{ opened: Opened; of: Uint8Array } | null>(null)
  useEffect(() => {
    let stopped = false
    const opening = openPdf(bytes.slice(), password)
    async function show() {
      const opened = await opening.then(
        (pdf) => ({ pdf }),
        (error: unknown) => ({ error }),
      )
      if (!stopped) setFound({ opened, of: bytes })
    }
    void show()
    return () => {
      stopped = true
      opening.then((pdf) => pdf.loadingTask.destroy()).catch(() => undefined)
    }
  }, [bytes, password])
  return found?.of === bytes ? found.opened : null
}

function AskPassword({
  name,
  isWrong,
  onGive,
}: {
  name: string
  isWrong: boolean
  onGive(password: string): void
}) {
  const [typed, setTyped] = useState('')
  return (
    <Form send="Open it" main onSend={() => onGive(typed)}>
      <p>{name} needs a password. Whoever sent it knows it.</p>
      <PasswordInput
        label="Password of the document"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={isWrong ? 'This is not its password. Type it again.' : undefined}
      />
    </Form>
  )
}

/** Steps of zoom, times the size on paper; null fits the window. */
const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const

type PagesProps = { name: string; pdf: PDFDocumentProxy; at: OpenAt | undefined }

function Pages({ name, pdf, at }: PagesProps) {
  const [page, setPage] = useState(Math.max(1, Math.min(at?.page ?? 1, pdf.numPages)))
  const [zoom, setZoom] = useState<number | null>(null)
  const announce = useAnnounce()
  const field = useRef<HTMLInputElement>(null)
  const search = useSearch(pdf, turn)
  // What is looked for in the document itself comes before what led to it.
  const led = useMemo(() => (at ? { words: at.words, present: 0 } : null), [at])
  const mark = search.markOn(page) ?? (page === at?.page ? led : null)

  function turn(to: number) {
    setPage(to)
    announce(`Page ${to} of ${pdf.numPages}`)
  }
  function step(by: 1 | -1) {
    const now = zoom ?? 1
    const next = by === 1 ? zooms.find((one) => one > now) : zooms.findLast((one) => one < now)
    if (next !== undefined) setZoom(next)
  }

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return
      event.preventDefault()
      field.current?.focus()
    }
    window.addEventListener('keydown', keys)
    return () => window.removeEventListener('keydown', keys)
  }, [])

  return (
    <div className={classes.reader}>
      <div className={classes.bar} role="toolbar" aria-label="Reading">
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
        <Button aria-label="Smaller" onClick={() => step(-1)}>
          −
        </Button>
        <Button aria-label="Larger" onClick={() => step(1)}>
          +
        </Button>
        <Button aria-pressed={zoom === null} onClick={() => setZoom(null)}>
          Fit
        </Button>
        <Search search={search} field={field} />
      </div>
      <div className={classes.both}>
        <Bookmarks pdf={pdf} page={page} onGo={turn} />
        {pdf.numPages > 1 && <Thumbnails pdf={pdf} page={page} of={name} onGo={turn} />}
        <PdfPage pdf={pdf} number={page} of={name} onGo={turn} zoom={zoom} mark={mark} />
      </div>
    </div>
  )
}
