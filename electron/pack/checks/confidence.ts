/** What may be in the wrong hands: papers that may name pupils, and what is confidential in a copy that is not. */
import { joinNames } from '../../domain/wording.ts'
import { paperTitle } from '../plan.ts'
import { improves, inMeeting, stops } from './line.ts'
import { readPaperWords } from './paper-text.ts'
import type { Check, PaperResult } from '../../contract/shapes.ts'
import type { PackInput } from '../input.ts'
import type { NumberedItem } from '../../domain/numbering.ts'

export async function confidenceChecks(
  input: PackInput,
  papers: readonly PaperResult[],
  items: readonly NumberedItem[],
): Promise<Check[]> {
  return [...orderChecks(input, items), ...(await wordChecks(input, papers, items))]
}

/** Part B stands together at the end, so that the public can leave, or a page be kept back, once. */
function orderChecks(input: PackInput, items: readonly NumberedItem[]): Check[] {
  const first = items.findIndex((item) => item.confidential)
  const early = items.findLast((item, i) => first >= 0 && i > first && !item.confidential)
  const item = items[first]
  if (early === undefined || item === undefined) return []
  return [
    improves(
      item.number,
      `${item.title} is confidential, and open items follow it`,
      'Confidential items stand together at the end, as Part B.',
      inMeeting('Move the item', input.meeting, item.number),
    ),
  ]
}

async function wordChecks(
  input: PackInput,
  papers: readonly PaperResult[],
  items: readonly NumberedItem[],
): Promise<Check[]> {
  const checks: Check[] = []
  for (const { item: number, file, status } of papers) {
    const item = items.find((one) => one.number === number)
    const bytes = input.papers.find(({ name }) => name === file || name === lastOf(file))?.bytes
    if (status !== 'merged' || !item || !bytes) continue
    const words = await readPaperWords(bytes)
    if (words === null) continue
    const action = inMeeting('Look at the paper', input.meeting, number)
    if (words.pupils.length > 0) {
      const pages = joinNames(words.pupils.map(String))
      checks.push(
        improves(
          number,
          `${file} may name pupils, ${words.pupils.length === 1 ? 'page' : 'pages'} ${pages}`,
          'A pack is read by many and kept for long. If it does, ask for a paper without names.',
          action,
        ),
      )
    }
    if (words.read < words.pages && words.read > 0) {
      checks.push(
        improves(
          number,
          `${file}: only the first ${words.read} pages were looked through for names of pupils`,
          `It has ${words.pages} pages.`,
          action,
        ),
      )
    }
    if ((words.confidential || /confidential/i.test(file)) && !item.confidential) {
      const make = input.copy === 'public' ? stops : improves
      checks.push(
        make(
          number,
          `${paperTitle(file)} says that it is confidential, and its item is open`,
          'It is in the public copy too. Mark the item confidential, or replace the paper.',
          inMeeting('See the item', input.meeting, number),
        ),
      )
    }
  }
  return checks
}

const lastOf = (file: string): string => file.split(/[/\\]/).at(-1) ?? file
