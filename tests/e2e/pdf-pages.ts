/** Where the words of a printed page stand. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Placed = { text: string; left: number; right: number; bottom: number; top: number }

/** The pages of a file, in points from the bottom left corner of each. */
export async function readPages(
  bytes: Uint8Array,
): Promise<{ width: number; height: number; texts: Placed[] }[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const pdf = await task.promise
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => {
      const page = await pdf.getPage(i + 1)
      const { width, height } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      const texts = items.flatMap((item): Placed[] => {
        if (!('str' in item) || item.str.trim() === '') return []
        const [, , , , left = 0, bottom = 0] = item.transform as number[]
        return [
          { text: item.str, left, right: left + item.width, bottom, top: bottom + item.height },
        ]
      })
      return { width, height, texts }
    }),
  )
  await task.destroy()
  return pages
}
