/** The bookmarks of a paper, as they stand under its own in the pack. */
import { targetOf } from './actions.ts'
import { textOf } from './values.ts'
import type { Bookmark } from '../pdf/outline.ts'
import type { Destinations } from './destinations.ts'
import type { PaperFile } from './paper-file.ts'
import type { Dict, Value } from './values.ts'
import { writtenNumber } from './write.ts'

/** More than these come from no program, and nobody could use them. */
const most = 100_000
const deepest = 40

/** The bookmarks with those under them, open or folded as the paper has them. */
export function readOutline(file: PaperFile, destinations: Destinations): Bookmark[] {
  const seen = new Set<Dict>()
  const top: Bookmark[] = []
  const open: { first: Value; into: Bookmark[]; depth: number }[] = []
  const begin = (holder: Dict | null, into: Bookmark[], depth: number): void => {
    const first = holder?.get('First')
    if (first !== undefined) open.push({ first, into, depth })
  }
  begin(file.dict(file.catalog.get('Outlines')), top, 0)
  for (let list = open.pop(); list !== undefined; list = open.pop()) {
    let item = file.dict(list.first)
    while (item !== null && !seen.has(item) && seen.size < most) {
      seen.add(item)
      const count = file.in(item, 'Count')
      const bookmark: Bookmark = {
        title: textOf(file.in(item, 'Title')) ?? '',
        leads: targetOf(file, item, destinations).entry,
        open: typeof count === 'number' && count > 0,
        look: lookOf(file, item),
        items: [],
      }
      list.into.push(bookmark)
      // Deeper ones stand beside those above them.
      begin(item, list.depth < deepest ? bookmark.items : list.into, list.depth + 1)
      item = file.dict(item.get('Next'))
    }
  }
  return top
}

/** Bold, italic, coloured. */
function lookOf(file: PaperFile, item: Dict): string {
  const style = file.in(item, 'F')
  const colour = file.numbersIn(item.get('C')).map((part) => Math.max(0, Math.min(1, part)))
  return [
    typeof style === 'number' && (style & 3) !== 0 ? `/F ${style & 3}` : '',
    colour.length === 3 && colour.some((part) => part > 0)
      ? `/C [${colour.map(writtenNumber).join(' ')}]`
      : '',
  ].join('')
}
