/** Where words stand in the runs of text that a page is made of. */

/** Words to mark on a page, and which of their places is the present one, from 0 in the order of reading. */
export type Mark = { words: readonly string[]; present: number | null }

/** As it is compared: in small letters and without spaces, since a run that ends with its line has none. */
export function bare(text: string): string {
  return text.toLocaleLowerCase('en-GB').replace(/\s+/gu, '')
}

/** The first and the last run, from 0, of every place at which one of the words stands, in the order of reading. */
export function placesOfWords(
  runs: readonly string[],
  words: readonly string[],
): { first: number; last: number }[] {
  const bared = runs.map(bare)
  const text = bared.join('')
  const runAt: number[] = bared.flatMap((run, i) => Array.from(run, () => i))
  return words
    .map(bare)
    .filter((word) => word !== '')
    .flatMap((word) => placesIn(text, word).map((at) => ({ at, end: at + word.length - 1 })))
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, end }) => ({ first: runAt[at] ?? 0, last: runAt[end] ?? 0 }))
}

function placesIn(text: string, word: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    places.push(at)
  return places
}
