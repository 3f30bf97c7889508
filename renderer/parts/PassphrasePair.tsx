/** A new passphrase, written twice, with its rule beside it. */
import { PasswordInput } from '@mantine/core'
import { shortestPassphrase } from '../../electron/domain/passphrase.ts'
import { type Pair, pairProblem } from './passphrase-pair.ts'

export function PassphrasePair({
  pair,
  onChange,
  shown,
}: {
  pair: Pair
  onChange(pair: Pair): void
  shown: boolean
}) {
  const problem = shown ? pairProblem(pair) : null
  return (
    <>
      <PasswordInput
        label="New passphrase"
        description={`At least ${shortestPassphrase} characters. Four words that you do not use elsewhere are strong and easy to keep.`}
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
