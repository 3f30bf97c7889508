/** A search in the text of a document: as many places as there are, one after the other. */
import { type RefObject, useEffect, useMemo, useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useAnnounce } from '../../app/announce.tsx'
import { formatNumber } from '../../../electron/domain/wording.ts'
import type { PDFDocumentProxy } from './pdf.ts'
import { bare, type Mark } from './marks.ts'
import classes from './Reader.module.css'

/** A place of the words: its page, and the how-manieth on it, from 0. */
type Place = { page: number; nth: number }

export type PdfSearch = {
  words: string
  setWords(words: string): void
  /** Null while it is looked for, or where nothing is. */
  places: Place[] | null
  present: number | null
  step(by: 1 | -1): void
  markOn(page: number): Mark | null
}

/** Milliseconds after the last letter until it is looked for. */
const pause = 250

export function useSearch(pdf: PDFDocumentProxy, onGo: (page: number) => void): PdfSearch {
  const [words, setWords] = useState('')
  const [found, setFound] = useState<{ words: string; places: Place[] } | null>(null)
  const [present, setPresent] = useState<number | null>(null)
  const announce = useAnnounce()
  const wanted = words.trim()

  useEffect(() => {
    if (wanted === '') return undefined
    let stopped = false
    async function look() {
      const places = await placesOf(pdf, wanted, () => stopped)
      if (stopped) return
      setFound({ words: wanted, places })
      setPresent(null)
      announce(places.length === 0 ? 'Not found' : `Found ${formatNumber(places.length)} times`)
    }
    const timer = setTimeout(() => void look(), pause)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [pdf, wanted, announce])

  const places = wanted !== '' && found?.words === wanted ? found.places : null
  function step(by: 1 | -1) {
    if (!places || places.length === 0) return
    const next =
      present === null
        ? by === 1
          ? 0
          : places.length - 1
        : (present + by + places.length) % places.length
    setPresent(next)
    const place = places[next]
    if (place) onGo(place.page)
  }
  const place = present === null ? null : (places?.[present] ?? null)
  const marks = useMemo(
    () => ({
      here: places === null ? null : { words: [wanted], present: place?.nth ?? null },
      elsewhere: places === null ? null : { words: [wanted], present: null },
    }),
    [places, wanted, place],
  )
  return {
    words,
    setWords,
    places,
    present,
    step,
    markOn: (page) => (place?.page === page ? marks.here : marks.elsewhere),
  }
}

async function placesOf(
  pdf: PDFDocumentProxy,
  words: string,
  isStopped: () => boolean,
): Promise<Place[]> {
  const wanted = bare(words)
  const places: Place[] = []
  for (let page = 1; page <= pdf.numPages && !isStopped(); page += 1) {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    const text = bare(items.map((item) => ('str' in item ? item.str : '')).join(''))
    let nth = 0
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      places.push({ page, nth })
      nth += 1
    }
  }
  return places
}

export function Search({
  search,
  field,
}: {
  search: PdfSearch
  field: RefObject<HTMLInputElement | null>
}) {
  const { words, setWords, places, present, step } = search
  const many = places?.length ?? 0
  const said =
    places === null
      ? ''
      : many === 0
        ? 'Not found'
        : present === null
          ? `${formatNumber(many)} found`
          : `${formatNumber(present + 1)} of ${formatNumber(many)}`
  return (
    <form
      className={classes.search}
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        step(1)
      }}
    >
      <TextInput
        ref={field}
        aria-label="Find in the document"
        placeholder="Find in the document"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <span className={classes.said}>{said}</span>
      <Button aria-disabled={many === 0} onClick={() => step(-1)}>
        Find earlier
      </Button>
      <Button type="submit" aria-disabled={many === 0}>
        Find next
      </Button>
    </form>
  )
}
