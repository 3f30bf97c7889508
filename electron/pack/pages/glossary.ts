/** The words that a reader may not know, in the alphabet. */
import { abbreviationsIn } from '../../domain/finding.ts'
import { glossary } from '../../domain/glossary.ts'
import { filedAs } from '../../domain/school-order.ts'
import { capitalise } from '../../domain/wording.ts'
import { drawPage, title, words } from '../blocks/index.ts'
import type { DrawPages } from '../page.ts'
import { mm } from '../tokens.ts'

/** Words of the application that no page of a pack uses. */
const notOnPaper = new Set(['vault', 'recovery code', 'polarity', 'copy', 'clear days'])

export const drawGlossary: DrawPages = (context) => {
  const { figures: book } = context
  const terms = Object.entries(glossary)
    .filter(([term]) => !notOnPaper.has(term))
    .toSorted(([a], [b]) => (filedAs(a) < filedAs(b) ? -1 : 1))
  const short = abbreviationsIn(book.kpis.filter(({ code }) => book.hasObservations(code)))
  drawPage(context, { name: 'Glossary' }, [
    title(
      'Glossary',
      'Words that this pack uses in a sense of its own, or that not everybody knows.',
    ),
    ...terms.map(([term, meaning]) =>
      words([{ text: `${capitalise(term)}. `, face: 'bold' }, meaning], { before: mm(2.2) }),
    ),
    ...(short === ''
      ? []
      : [words([{ text: 'In heads of columns. ', face: 'bold' }, short], { before: mm(2.2) })]),
  ])
}
