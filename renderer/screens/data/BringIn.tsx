/** Bringing files in: drop or choose, watch, then what came in and what did not; and choosing the trust. */
import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Output } from '../../../electron/contract/index.ts'
import { plural } from '../../../electron/domain/wording.ts'
import { call, fileBytes, useAsk } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useDrops } from '../../app/drops.tsx'
import { useVaultStatus, type VaultStatus } from '../../app/vault-status.ts'
import { useJob } from '../../app/job.ts'
import { Empty } from '../../parts/Empty.tsx'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { PickFiles } from '../../parts/PickFiles.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { AdoptTrust } from './AdoptTrust.tsx'
import { ImportHistory } from './ImportHistory.tsx'
import { ImportReport } from './ImportReport.tsx'
import { RefusedFile } from './RefusedFile.tsx'

export type Batch = Output<'import.bytes'>

/** `retry`: files that were refused for want of their period, which is now given. */
type Bring = { files: File[]; period?: string; retry?: boolean }

export function BringIn() {
  const status = useVaultStatus()
  const client = useQueryClient()
  const announce = useAnnounce()
  const job = useJob()
  const [batch, setBatch] = useState<Batch | null>(null)
  /** The last files that were refused or wait for the trust: kept so that one without its year can be read again. */
  const [kept, setKept] = useState<File[]>([])
  const imports = useAsk('import.list', {})

  const bring = useMutation({
    mutationFn: async ({ files, period }: Bring) =>
      job.run(`Reading ${plural(files.length, 'file')}`, async (name) =>
        call('import.bytes', {
          files: await Promise.all(files.map(fileBytes)),
          job: name,
          ...(period ? { period } : {}),
        }),
      ),
    onMutate: ({ files, retry }) => {
      if (retry) return
      setBatch(null)
      setKept(files)
    },
    onSuccess: (found, { files, retry }) => {
      const names = files.map((file) => file.name)
      const others = retry ? (batch?.refused ?? []).filter(({ file }) => !names.includes(file)) : []
      finished({
        results: [...found.results, ...(retry ? (batch?.results ?? []) : [])],
        refused: [...found.refused, ...others],
      })
    },
    onSettled: () => client.invalidateQueries(),
  })
  function finished(found: Batch) {
    setBatch(found)
    const waiting = found.results.filter(({ outcome }) => outcome === 'waiting')
    const open = new Set([...found.refused, ...waiting].map(({ file }) => file))
    setKept((before) => before.filter((file) => open.has(file.name)))
    announce(batchSentence(found))
  }
  useDrops('bring these files in', (dropped) => bring.mutate({ files: dropped }))

  const known = imports.data?.imports ?? []
  const hasRegister = known.some((one) => one.kind === 'gias' || one.kind === 'gias-groups')
  return (
    <Screen
      title="Bring in data"
      sentence={sentence(status, hasRegister)}
      action={
        <PickFiles
          main
          disabled={bring.isPending}
          onPick={(picked) => bring.mutate({ files: picked })}
        >
          Choose files
        </PickFiles>
      }
    >
      <JobProgress job={job} label="Bringing files in" />
      {bring.error && <Trouble error={bring.error} />}
      {batch && (
        <Block title={batchSentence(batch)}>
          {batch.refused.map((refusal) => (
            <RefusedFile
              key={refusal.file}
              refusal={refusal}
              pending={bring.isPending}
              onPeriod={
                kept.some((file) => file.name === refusal.file)
                  ? (period) =>
                      bring.mutate({
                        files: kept.filter((file) => file.name === refusal.file),
                        period,
                        retry: true,
                      })
                  : null
              }
            />
          ))}
          {batch.results.map((result) => (
            <ImportReport key={`${result.sha256} ${result.at}`} result={result} open />
          ))}
        </Block>
      )}
      {hasRegister && status.schools === 0 && (
        <AdoptTrust
          name={status.trust?.name ?? ''}
          waiting={status.waiting}
          job={job}
          onAdopted={finished}
        />
      )}
      <Answer of={imports} what="Looking at what came in before">
        {() =>
          known.length === 0 ? (
            <Empty
              missing="No data yet."
              why="Drop files anywhere on this window, or choose them: a GIAS extract first, since it says which schools are the trust’s; then DfE performance tables, DfE statistics and Ofsted management information. Each is known by its content, not its name."
            />
          ) : (
            <Block title={`${plural(known.length, 'file')} brought in`}>
              <ImportHistory imports={known} />
            </Block>
          )
        }
      </Answer>
    </Screen>
  )
}

function sentence(status: VaultStatus, hasRegister: boolean): string {
  const waiting =
    status.waiting > 0
      ? ` ${plural(status.waiting, 'file waits', 'files wait')} in the vault until the trust is chosen.`
      : ''
  if (status.schools > 0) {
    return `The vault holds ${plural(status.values, 'value')} for ${plural(status.schools, 'school')}. Only the trust’s own schools and their benchmarks are kept.`
  }
  return hasRegister
    ? `The register is in. Choose the trust below.${waiting}`
    : `Start with the register of schools (GIAS).${waiting}`
}

/** "3 files came in, 1 did not". */
function batchSentence({ results, refused }: Batch): string {
  const waiting = results.filter((result) => result.outcome === 'waiting').length
  const came = results.length - waiting
  const parts = [
    came > 0 ? `${plural(came, 'file')} came in` : '',
    waiting > 0 ? `${plural(waiting, 'file waits', 'files wait')} for the trust` : '',
    refused.length > 0 ? `${plural(refused.length, 'file')} did not come in` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(', ') : 'Nothing came in'
}
