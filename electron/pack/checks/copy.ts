/** What a copy leaves out, so that the clerk sees it before the copy goes out. */
import { formatNumber, plural } from '../../domain/wording.ts'
import { improves, inMeeting, inOrder } from './line.ts'
import type { Check } from '../../contract/shapes.ts'
import type { LeftOut, PackInput } from '../input.ts'

export function copyChecks(input: PackInput, { items, papers, names }: LeftOut): Check[] {
  if (input.copy === 'full') return []
  const checks = papers.map(({ item, file, why }) =>
    improves(
      item,
      `${file} is left out of the public copy`,
      `${why} Anybody may ask to see what the board considered: put a version without names on the agenda, or look it through and clear it.`,
      inMeeting('Look at the paper', input.meeting, item),
    ),
  )
  const times = names.reduce((sum, one) => sum + one.times, 0)
  const left = [
    ...items.map(({ number, title, why }) => `Item ${number}, ${title}: ${lower(why)}.`),
    ...(times === 0 ? [] : [`Names are taken out at ${formatNumber(times)} places.`]),
  ]
  if (left.length > 0 || papers.length > 0)
    checks.push(
      inOrder(
        `This copy leaves out ${plural(items.length, 'item')} and ${plural(papers.length, 'paper')}`,
        left.join(' '),
      ),
    )
  return checks
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
