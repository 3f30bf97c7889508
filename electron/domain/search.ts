/** What can be searched, and what a person types made into a question that the index understands. */

/** Each kind of thing that is found. What is read of one, and when, says its file in `app/search/`. */
export const searchKinds = ['paper', 'agenda', 'pack'] as const
export type SearchKind = (typeof searchKinds)[number]

/** What a thing of each kind is called, and several of them. */
export const searchKindNames: Record<SearchKind, { one: string; several: string }> = {
  paper: { one: 'Paper', several: 'Papers' },
  agenda: { one: 'Agenda', several: 'Agendas' },
  pack: { one: 'Pack', several: 'Packs' },
}

/** More words than this nobody looks for at once; the rest is passed over. */
const mostWords = 24
/** From so many letters on the word that is being typed finds all words that begin with it. */
const shortestBeginning = 2

/**
 * What stands between a word that is half typed and the stem under which the whole word is kept: `attendanc` begins
 * no stem, as `attendance` is kept under `attend`.
 */
const endings = [
  ...[
    'abilities',
    'able',
    'ance',
    'ation',
    'ator',
    'ement',
    'ence',
    'ful',
    'ibilities',
    'ible',
    'iciency',
  ],
  ...['ing', 'ional', 'ions', 'ities', 'ively', 'iveness', 'ization', 'ment', 'ness', 'ously'],
]
const halfEndings = [
  ...new Set(endings.flatMap((ending) => [...ending].map((_, i) => ending.slice(0, i + 1)))),
]
const shortestStem = 3

type Piece = { words: string; isPhrase: boolean }

/**
 * An FTS5 expression for what a person typed: every word and every "phrase" must be there, and the word that is
 * being typed finds what begins with it. Nothing that is typed acts as a sign of the expression. Null where there
 * is no word in it.
 */
export function searchExpression(typed: string): string | null {
  const plain = typed.normalize('NFKC').replace(/[\p{Cc}\p{Cs}\p{Cn}]/gu, ' ')
  const pieces = parts(plain)
    .filter(({ words }) => /[\p{L}\p{N}\p{Co}]/u.test(words))
    .slice(0, mostWords)
  if (pieces.length === 0) return null
  const isStillTyped = /[\p{L}\p{N}\p{M}]$/u.test(plain)
  return pieces
    .map(({ words, isPhrase }, i) =>
      isStillTyped && i === pieces.length - 1 && !isPhrase ? beginning(words) : quoted(words),
    )
    .join(' AND ')
}

/** Words, and phrases between quotation marks; one that is not closed goes to the end. */
function parts(typed: string): Piece[] {
  return typed
    .split(/["“”„«»]/u)
    .flatMap((part, i): Piece[] =>
      i % 2 === 1
        ? [{ words: part, isPhrase: true }]
        : part.split(/\s+/u).map((words) => ({ words, isPhrase: false })),
    )
}

/** A string of FTS5, in which nothing but the quotation mark is a sign; that parts the pieces and is in none. */
function quoted(words: string): string {
  return `"${words}"`
}

function beginning(word: string): string {
  if ([...word].length < shortestBeginning) return quoted(word)
  const lower = word.toLowerCase()
  const stems = halfEndings
    .filter((half) => lower.endsWith(half) && lower.length - half.length >= shortestStem)
    .map((half) => word.slice(0, -half.length))
    // The index would take a last s for the plural's; before an e it is the stem's own.
    .map((stem) => quoted(/s$/i.test(stem) ? `${stem}e` : stem))
  return `(${[`${quoted(word)} *`, ...stems].join(' OR ')})`
}
