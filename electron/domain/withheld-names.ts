/**
 * Names of individuals that a copy for the public must not hold. What a board considers is open to inspection but
 * for named staff and pupils and what the trustees judge confidential (DfE's model articles of association and
 * funding agreement for academy trusts, on inspection of papers). Rather one word too many is taken out than one too few.
 */

/** What is printed in a name's place. */
export const inPlaceOfName = '[name withheld]'

/** How often each name was found in one place. */
export type NamesFound = Map<string, number>

const titles = String.raw`(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Revd?|Sir|Dame|Cllr)\.?\s+`

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** One letter as it may be written: with any apostrophe, any hyphen. */
function spelling(word: string): string {
  return escape(word).replaceAll(/['’ʼ]/g, "['’ʼ]?").replaceAll(/[-‐‑]/g, '[-‐‑\\s]?')
}

/**
 * How somebody may be written: the whole name, with initials, with a title, the last name before the first, and the
 * last name alone with its capital.
 */
function patternsOf(name: string): RegExp[] {
  const words = name
    .normalize('NFC')
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word))
  const [first, last] = [words[0], words.at(-1)]
  if (first === undefined || last === undefined) return []
  const edge = (inner: string, flags: string): RegExp =>
    new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])(?:${inner})(?![\p{L}\p{M}\p{N}])`, flags)
  const whole = words.map(spelling).join(String.raw`\s+`)
  if (words.length === 1) return [edge(`(?:${titles})?${whole}`, 'giu')]
  const initials = words
    .slice(0, -1)
    .map((word) => String.raw`${escape(word.charAt(0))}\.?\s*`)
    .join('')
  const turned = String.raw`${spelling(last)},?\s+${words
    .slice(0, -1)
    .map(spelling)
    .join(String.raw`\s+`)}`
  const shortened = String.raw`${spelling(first)}\s+${spelling(last)}`
  return [
    edge(`(?:${titles})?(?:${whole}|${turned}|${shortened})`, 'giu'),
    // A last name may be a word too, so that it counts with its capital only.
    edge(String.raw`(?:${titles})?${initials}${spelling(last)}`, 'gu'),
    edge(`(?:${titles})?(?:${spelling(last)}|${spelling(last.toUpperCase())})`, 'gu'),
  ]
}

export type Withholder = {
  /** The text with each name taken out, and how often each was. */
  withhold(text: string): { text: string; found: NamesFound }
  /** The names that a text holds. */
  find(text: string): NamesFound
}

/**
 * Takes names out of texts.
 * @param names people's names, as they are written in full
 * @param kept what is left as it is though a name is part of it, such as schools' names
 */
export function withholderOf(names: readonly string[], kept: readonly string[]): Withholder {
  const patterns = names.map((name) => ({ name, patterns: patternsOf(name) }))
  const shields = kept
    .filter((text) => text.trim() !== '')
    .toSorted((a, b) => b.length - a.length)
    .map(
      (text) =>
        new RegExp(escape(text.normalize('NFC')).replaceAll(/\s+/g, String.raw`\s+`), 'giu'),
    )
  const withhold: Withholder['withhold'] = (given) => {
    const found: NamesFound = new Map()
    const shielded: string[] = []
    let text = given.normalize('NFC')
    for (const shield of shields)
      text = text.replace(shield, (whole) => `\u{F0000}${shielded.push(whole) - 1}\u{F0001}`)
    for (const { name, patterns: own } of patterns) {
      for (const pattern of own) {
        text = text.replace(pattern, () => {
          found.set(name, (found.get(name) ?? 0) + 1)
          return inPlaceOfName
        })
      }
    }
    const back = /\u{F0000}(\d+)\u{F0001}/gu
    // What is kept may itself hold something that is kept.
    while (back.test(text)) text = text.replace(back, (_, n: string) => shielded[Number(n)] ?? '')
    return { text: found.size === 0 ? given : text, found }
  }
  return { withhold, find: (text) => withhold(text).found }
}
