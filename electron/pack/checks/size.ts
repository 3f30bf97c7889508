/** How large the pack will be: pages of each item against its budget, and the file against what e-mail carries. */
import { plural } from '../../domain/wording.ts'
import { improves, inMeeting, inOrder } from './line.ts'
import type { Check, PaperResult } from '../../contract/shapes.ts'
import type { PackInput } from '../input.ts'
import type { NumberedItem } from '../../domain/numbering.ts'
import type { Part } from '../plan.ts'
import type { PartTrace } from '../trace.ts'

/** `traces` are those of the parts, in their order. */
export function budgetChecks(
  input: PackInput,
  items: readonly NumberedItem[],
  parts: readonly Part[],
  traces: readonly PartTrace[],
): Check[] {
  const budgeted = items.filter((item) => item.pages !== undefined)
  const over = budgeted.flatMap((item) => {
    const pages = parts.reduce(
      (sum, part, i) => sum + (part.item?.number === item.number ? (traces[i]?.pages ?? 0) : 0),
      0,
    )
    const most = item.pages ?? 0
    return pages <= most
      ? []
      : [
          improves(
            item.number,
            `${item.title}: ${plural(pages, 'page')}, ${plural(pages - most, 'page')} over its budget`,
            `Its budget is ${plural(most, 'page')}. Ask for a shorter paper, or take a section out.`,
            inMeeting('See the item', input.meeting, item.number),
          ),
        ]
  })
  if (budgeted.length > 0 && over.length === 0)
    return [inOrder('Every item keeps to its budget of pages', plural(budgeted.length, 'budget'))]
  return over
}

const megabyte = 1_000_000
/** Many mail servers refuse more than 20 MB, some more than 10 (as sent, a third is added). */
const [doubtful, refused] = [10, 20]

/** Our own pages are small beside their papers, which keep their size. */
export function mailChecks(input: PackInput, papers: readonly PaperResult[]): Check[] {
  const names = new Set(
    papers
      .filter(({ status }) => status === 'merged')
      .map(({ file }) => file.split(/[/\\]/).at(-1) ?? file),
  )
  const sized = input.papers
    .filter(({ name }) => names.has(name.split(/[/\\]/).at(-1) ?? name))
    .map(({ name, bytes }) => ({ name, size: bytes.byteLength / megabyte }))
  const total = sized.reduce((sum, { size }) => sum + size, 0)
  if (total <= doubtful) return []
  const largest = sized.toSorted((a, b) => b.size - a.size)[0]
  const most = total > refused ? refused : doubtful
  return [
    improves(
      null,
      `Its papers alone are ${Math.round(total)} MB: more than ${total > refused ? 'most' : 'some'} mail carries`,
      `Mail over ${most} MB may not arrive.${largest ? ` The largest is ${largest.name}, ${largest.size.toFixed(1)} MB.` : ''} Share a link to the pack, or ask for smaller pictures.`,
      inMeeting('See the papers', input.meeting),
    ),
  ]
}
