/** The bookmarks of a document, each with the page that it leads to; nothing where there are none. */
import { useQuery } from '@tanstack/react-query'
import { UnstyledButton } from '@mantine/core'
import { pageOf, type PDFDocumentProxy } from './pdf.ts'
import classes from './Reader.module.css'

type Bookmark = { title: string; page: number | null; level: number }

/** Deeper ones would be more than a list can show. */
const deepest = 2

export function Bookmarks({
  pdf,
  page,
  onGo,
}: {
  pdf: PDFDocumentProxy
  page: number
  onGo(page: number): void
}) {
  const read = useQuery({
    queryKey: ['bookmarks', pdf.fingerprints[0] ?? ''],
    queryFn: () => bookmarksOf(pdf),
    staleTime: Infinity,
  })
  const marks = read.data ?? []
  if (marks.length === 0) return null
  const here = marks.findLastIndex((mark) => mark.page !== null && mark.page <= page)
  return (
    <nav className={classes.bookmarks} aria-label="Contents of the document">
      <ol>
        {marks.map((mark, i) => (
          <li key={`${i} ${mark.title}`} data-level={mark.level}>
            <UnstyledButton
              aria-current={i === here ? 'page' : undefined}
              aria-disabled={mark.page === null}
              onClick={() => mark.page !== null && onGo(mark.page)}
            >
              {mark.title}
              {mark.page !== null && <span className="number">{mark.page}</span>}
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  )
}

type Outline = NonNullable<Awaited<ReturnType<PDFDocumentProxy['getOutline']>>>

async function bookmarksOf(pdf: PDFDocumentProxy): Promise<Bookmark[]> {
  const walk = async (entries: Outline, level: number): Promise<Bookmark[]> => {
    const found = await Promise.all(
      entries.map(async ({ title, dest, items }) => [
        { title, page: await pageOf(pdf, dest), level },
        ...(level < deepest ? await walk(items as Outline, level + 1) : []),
      ]),
    )
    return found.flat()
  }
  return walk((await pdf.getOutline()) ?? [], 0)
}
