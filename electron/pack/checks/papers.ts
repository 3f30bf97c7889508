/** Whether the papers can be appended, and what is lost of them. */
import { formatNumber, joinNames, plural } from '../../domain/wording.ts'
import { duration, readingPace } from '../at-a-glance.ts'
import { improves, inMeeting, inOrder, stops } from './line.ts'
import type { Check, PaperResult } from '../../contract/shapes.ts'
import type { PackInput } from '../input.ts'
import type { NumberedItem } from '../../domain/numbering.ts'

/** More pages of papers than this are more than most trustees read: three hours at the usual pace. */
const readablePages = 90
export function paperChecks(
  input: PackInput,
  papers: readonly PaperResult[],
  items: readonly NumberedItem[],
): Check[] {
  const checks: Check[] = []
  for (const paper of papers) {
    if (paper.status === 'refused')
      checks.push(
        stops(
          paper.item,
          `${paper.file} cannot be appended`,
          paper.reason ?? '',
          inMeeting('Replace the paper', input.meeting, paper.item),
        ),
      )
  }
  const merged = papers.filter((paper) => paper.status === 'merged')
  for (const paper of merged) {
    if (!paper.tagged) {
      checks.push(
        improves(
          paper.item,
          `${paper.file} is not tagged`,
          'Readers aloud cannot tell its headings and tables. Export it again as an accessible PDF.',
          inMeeting('Replace the paper', input.meeting, paper.item),
        ),
      )
    }
    if (paper.repaired) {
      checks.push(
        improves(
          paper.item,
          `${paper.file} is damaged, and was repaired`,
          'All its pages are there. Look at them in the pack, or export it again.',
          inMeeting('Replace the paper', input.meeting, paper.item),
        ),
      )
    }
    if (paper.tagged && paper.barriers.length > 0) {
      checks.push(
        improves(
          paper.item,
          `${paper.file} is not fully accessible`,
          `${paper.barriers.join(' ')} So the pack does not claim PDF/UA.`,
          inMeeting('Replace the paper', input.meeting, paper.item),
        ),
      )
    }
    if (paper.removed.length > 0) {
      checks.push(
        improves(
          paper.item,
          `${paper.file} holds what a pack cannot carry`,
          `Left behind: ${joinNames(paper.removed)}. Look at its pages in the pack.`,
          inMeeting('See its item', input.meeting, paper.item),
        ),
      )
    }
  }
  const pages = merged.reduce((sum, paper) => sum + paper.pages, 0)
  if (pages > readablePages) {
    checks.push(
      improves(
        null,
        `${formatNumber(pages)} pages of papers`,
        `That is ${duration(Math.round((pages * 60) / readingPace))} of reading at ${readingPace} pages an hour. Ask for summaries of the longest.`,
        inMeeting('See the papers', input.meeting),
      ),
    )
  }
  const named = new Set(
    items.flatMap((item) => item.papers.map((paper) => paper.split(/[/\\]/).at(-1))),
  )
  for (const paper of input.papers) {
    if (!named.has(paper.name.split(/[/\\]/).at(-1))) {
      checks.push(
        improves(
          null,
          `${paper.name} is on no item`,
          'It was added but the agenda does not name it, so it is not in the pack.',
          inMeeting('See the agenda', input.meeting),
        ),
      )
    }
  }
  if (papers.length > 0 && merged.length === papers.length) {
    checks.push(
      inOrder(
        `${papers.length === 1 ? 'The paper' : `All ${papers.length} papers`} can be appended`,
        `${plural(pages, 'page')} in all.`,
      ),
    )
  }
  return checks
}
