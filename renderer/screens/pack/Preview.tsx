/** The pack itself, page by page on a grey desk, with its text where a screen reader finds it. */
import { useEffect, useRef, useState } from 'react'
import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Output } from '../../../electron/contract/index.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { openPdf, type PDFDocumentProxy, TextLayer } from './pdf.ts'
import classes from './Preview.module.css'

type Contents = Output<'pack.build'>['contents']

/** `url` gives the pack's bytes once. */
export function Preview({ url, contents }: { url: string; contents: Contents }) {
  const opened = useQuery({
    queryKey: ['preview', url],
    queryFn: async () => {
      const answer = await fetch(url)
      if (!answer.ok)
        throw new Error('The pack’s pages were shown once already. Build it again to see them.')
      return openPdf(new Uint8Array(await answer.arrayBuffer()))
    },
    staleTime: Infinity,
    refetchOnMount: false,
  })
  useEffect(() => {
    const pdf = opened.data
    return () => void pdf?.loadingTask.destroy()
  }, [opened.data])
  return (
    <Answer of={opened} what="Opening the pack">
      {(pdf) => <Pages pdf={pdf} contents={contents} />}
    </Answer>
  )
}

function Pages({ pdf, contents }: { pdf: PDFDocumentProxy; contents: Contents }) {
  const [page, setPage] = useState(1)
  const announce = useAnnounce()
  function turn(to: number) {
    setPage(to)
    announce(`Page ${to} of ${pdf.numPages}`)
  }
  const part = contents.findLast((entry) => entry.page <= page)
  return (
    <div className={classes.preview}>
      <div className={classes.turn}>
        <Button aria-disabled={page === 1} onClick={() => page > 1 && turn(page - 1)}>
          Previous
        </Button>
        <span className={classes.where}>
          Page <strong>{page}</strong> of {pdf.numPages}
          {part && `, ${part.title}`}
        </span>
        <Button
          aria-disabled={page === pdf.numPages}
          onClick={() => page < pdf.numPages && turn(page + 1)}
        >
          Next
        </Button>
        <NativeSelect
          aria-label="Go to a part of the pack"
          value={part ? contents.indexOf(part) : ''}
          onChange={(event) => {
            const entry = contents[Number(event.currentTarget.value)]
            if (entry) turn(entry.page)
          }}
          data={contents.map((entry, index) => ({
            value: String(index),
            label: `${entry.item ? `${entry.item} ` : ''}${entry.title}, page ${entry.page}`,
          }))}
        />
      </div>
      <Page key={page} pdf={pdf} number={page} />
    </div>
  )
}

/** Sharp enough to read on a dense screen, without outgrowing its memory. */
const mostDots = 3

function Page({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const desk = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState(false)
  const [error, setError] = useState<unknown>(null)

  useEffect(() => {
    let stop = () => {}
    let stopped = false
    async function draw() {
      const page = await pdf.getPage(number)
      if (stopped || !desk.current || !canvas.current || !text.current) return
      const bare = page.getViewport({ scale: 1 })
      const scale = Math.min((desk.current.clientWidth - 32) / bare.width, 1.6)
      const viewport = page.getViewport({ scale })
      const dots = Math.min(window.devicePixelRatio || 1, mostDots)
      const sheet = canvas.current
      sheet.width = Math.floor(viewport.width * dots)
      sheet.height = Math.floor(viewport.height * dots)
      const holder = sheet.parentElement
      holder?.style.setProperty('width', `${viewport.width}px`)
      holder?.style.setProperty('height', `${viewport.height}px`)
      holder?.style.setProperty('--total-scale-factor', String(scale))
      const task = page.render({
        canvas: sheet,
        viewport,
        transform: dots === 1 ? undefined : [dots, 0, 0, dots, 0, 0],
      })
      const layer = new TextLayer({
        textContentSource: page.streamTextContent(),
        container: text.current,
        viewport,
      })
      stop = () => {
        task.cancel()
        layer.cancel()
      }
      await Promise.all([task.promise, layer.render()])
      setDrawn(true)
    }
    // A page that was turned away while it was drawn rejects, and is of no interest any more.
    draw().catch((error: unknown) => {
      if (!stopped) setError(error)
    })
    return () => {
      stopped = true
      stop()
    }
  }, [pdf, number])

  return (
    <div
      className={classes.desk}
      ref={desk}
      role="region"
      aria-label={`Page ${number} of the pack`}
      tabIndex={0}
    >
      <div className={classes.sheet} data-drawn={drawn}>
        <canvas ref={canvas} aria-hidden="true" />
        <div className={classes.text} ref={text} />
      </div>
      {error !== null && <Trouble error={error} />}
    </div>
  )
}
