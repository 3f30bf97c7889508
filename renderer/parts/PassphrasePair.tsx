/** A new passphrase, written twice, with its rule beside it. */
import { PasswordInput } from '@mantine/core'
import { passphraseLength } from '../../electron/domain/passphrase.ts'

export type Pair = { first: string; second: string }

export const emptyPair: Pair = { first: '', second: '' }

/** What is wrong with the pair, by field; null where it can be used. */
export function pairProblem({ first, second }: Pair): { first?: string; second?: string } | null {
  if (first.length < passphraseLength) {
    return { first: `At least ${passphraseLength} characters are needed; this has ${first.length}.` }
  }
  if (first !== second) return { second: 'The two are not the same. Write it again.' }
  return null
}

export function PassphrasePair({ pair, onChange, shown }: { pair: Pair; onChange(pair: Pair): void; shown: boolean }) {
  const problem = shown ? pairProblem(pair) : null
  return (
    <>
      <PasswordInput
        label="New passphrase"
        description={`At least ${passphraseLength} characters. Four words that you do not use elsewhere are strong and easy to keep.`}
        autoComplete="new-password"
        value={pair.first}
        onChange={(event) => onChange({ ...pair, first: event.currentTarget.value })}
        error={problem?.first}
      />
      <PasswordInput
        label="The same passphrase again"
        autoComplete="new-password"
        value={pair.second}
        onChange={(event) => onChange({ ...pair, second: event.currentTarget.value })}
        error={problem?.second}
      />
    </>
  )
}
