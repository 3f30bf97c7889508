/** The decisions as entries of a list: item, what is asked, page. */
import { decisions, firstPageOf } from '../../at-a-glance.ts'
import { anchors } from '../../page.ts'
import type { PageContext } from '../../page.ts'
import { marked } from '../../text.ts'
import type { Text } from '../../text.ts'

export function decisionEntries(context: PageContext): { label: string; text: Text }[] {
  return decisions(context.input).map((item) => {
    const page = firstPageOf(context, item)
    const where = page === null ? [] : [{ text: `, page ${page}`, link: anchors.item(item.number) }]
    return {
      label: item.number,
      text: [
        ...marked(item.decision ?? item.title),
        ...(item.confidential ? [' (Part B)'] : []),
        ...where,
      ],
    }
  })
}
