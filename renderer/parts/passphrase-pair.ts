/** A new passphrase as it is written into two fields, and what is wrong with it. */
import { passphraseCharacters, shortestPassphrase } from '../../electron/domain/passphrase.ts'

export type Pair = { first: string; second: string }

export const emptyPair: Pair = { first: '', second: '' }

/** What is wrong with the pair, by field; null where it can be used. */
export function pairProblem({ first, second }: Pair): { first?: string; second?: string } | null {
  const characters = passphraseCharacters(first)
  if (characters < shortestPassphrase) {
    return {
      first: `At least ${shortestPassphrase} characters are needed; this has ${characters}.`,
    }
  }
  if (first !== second) return { second: 'The two are not the same. Write it again.' }
  return null
}
