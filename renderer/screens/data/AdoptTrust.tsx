/** Choosing the trust among those that the register names; files that waited for it are then read. */
import { useDeferredValue, useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Output } from '../../../electron/contract/index.ts'
import { formatNumber, plural } from '../../../electron/domain/wording.ts'
import { askAgain, call, useAsk } from '../../api.ts'
import type { Job } from '../../app/job.ts'
import { Answer } from '../../parts/Pending.tsx'
import { Block } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import type { Batch } from './BringIn.tsx'

/** As many as can be looked through; more are found by writing more of the name. */
const shownAtMost = 20

/** `name`: what the vault was made for, as the first thing to look for. */
type AdoptTrustProps = { name: string; waiting: number; job: Job; onAdopted(batch: Batch): void }

export function AdoptTrust({ name, waiting, job, onAdopted }: AdoptTrustProps) {
  const client = useQueryClient()
  const [search, setSearch] = useState(name)
  const candidates = useAsk(
    'trust.candidates',
    { search: useDeferredValue(search.trim()) },
    { keep: true },
  )
  const adopt = useMutation({
    mutationFn: ({ name, uid }: Output<'trust.candidates'>['trusts'][number]) =>
      job.run(`Taking the schools of ${name}`, (id) =>
        call('trust.adopt', uid === null ? { name, job: id } : { uid, job: id }),
      ),
    onSuccess: onAdopted,
    onSettled: () => askAgain(client),
  })
  return (
    <Block title="Choose the trust">
      <p>
        Its open schools are taken from the register
        {waiting > 0 &&
          `, and ${plural(waiting, 'file that waits', 'files that wait')} for them ${waiting === 1 ? 'is' : 'are'} read`}
        .
      </p>
      <TextInput
        label="Trust’s name, or part of it"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        maw={420}
      />
      {adopt.error && <Trouble error={adopt.error} />}
      <Answer of={candidates} what="Looking through the register">
        {({ trusts }) =>
          trusts.length === 0 ? (
            <p role="status">No trust in the register has that in its name. Write less of it.</p>
          ) : (
            <table>
              <caption>
                {trusts.length > shownAtMost
                  ? `The first ${shownAtMost} of ${formatNumber(trusts.length)} trusts: write more of the name to find others`
                  : plural(trusts.length, 'trust')}
              </caption>
              <thead>
                <tr>
                  <th scope="col">Trust</th>
                  <th scope="col" className="number">
                    Open schools
                  </th>
                  <th scope="col">Choose</th>
                </tr>
              </thead>
              <tbody>
                {trusts.slice(0, shownAtMost).map((trust) => (
                  <tr key={`${trust.name} ${trust.uid}`}>
                    <th scope="row">{trust.name}</th>
                    <td className="number">{trust.schools}</td>
                    <td>
                      <Button
                        size="compact-sm"
                        aria-label={`Choose ${trust.name}`}
                        aria-disabled={adopt.isPending}
                        onClick={() => !adopt.isPending && adopt.mutate(trust)}
                      >
                        Choose
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </Block>
  )
}
