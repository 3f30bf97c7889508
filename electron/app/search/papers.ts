/** The papers of the meetings, each page by page. */
import { meetingQueries } from '../../store/index.ts'
import type { SearchedKind } from './kinds.ts'
import { textOfPdf } from './pdf-text.ts'

export const papers: SearchedKind = {
  held: (db) =>
    meetingQueries.allPaperRefs(db).map(({ meeting, name, sha256 }) => ({
      key: `${meeting}/${name}`,
      meeting,
      title: name,
      mark: sha256,
    })),
  read(context, { meeting, title }, signal) {
    const bytes = meetingQueries.paperBytes(context.vault().db, meeting, title)
    if (bytes === null) return { state: 'unreadable', reason: 'It is no longer there.' }
    return textOfPdf(context, bytes, [], signal)
  },
}
