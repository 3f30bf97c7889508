/**
 * The packs that were saved: the full copy of each meeting as it was last saved, since another copy holds nothing
 * beyond it. Its papers are found as papers.
 */
import { londonDay } from '../../domain/london.ts'
import { formatDate } from '../../domain/wording.ts'
import type { BuiltPack } from '../../pack/index.ts'
import { packBuildQueries } from '../../store/index.ts'
import { builtWithHash } from '../made-packs.ts'
import type { SearchedKind } from './kinds.ts'
import { textOfPdf } from './pdf-text.ts'

export const packs: SearchedKind = {
  held: (db) =>
    packBuildQueries.latestOfEach(db, 'full').map(({ id, meeting, at }) => ({
      key: meeting,
      meeting,
      title: `Pack saved on ${formatDate(londonDay(at))}`,
      mark: id,
    })),
  read(context, { meeting, mark }, signal) {
    const vault = context.vault()
    const build = packBuildQueries.latest(vault.db, meeting, 'full')
    const pack = build?.id === mark ? builtWithHash(vault, build.sha256) : null
    if (!pack)
      return {
        state: 'unreadable',
        reason:
          'A vault keeps no pack’s file, and this one was not read while it was there. Save it again.',
      }
    return textOfPdf(context, pack.bytes, pagesOfPapers(pack), signal)
  },
}

/** Pages that came with papers; none where the record counts the pages of another edition. */
function pagesOfPapers({ record, pages }: BuiltPack): number[] {
  const last = Math.max(0, ...record.parts.map((part) => part.page + part.pages - 1))
  if (last !== pages) return []
  return record.parts
    .filter(({ kind }) => kind === 'paper')
    .flatMap((part) => Array.from({ length: part.pages }, (_, i) => part.page + i))
}
