/** The trust's vision: written, measured and put in order in place; what nothing measures, and the balance. */
import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { joinNames, plural } from '../../../electron/domain/wording.ts'
import { askAgain, call, useAsk } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useDrops } from '../../app/drops.tsx'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { PickFiles } from '../../parts/PickFiles.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import { FirstStrand } from './FirstStrand.tsx'
import { stateOf } from './state.ts'
import { VisionEditor } from './VisionEditor.tsx'

export function VisionScreen() {
  const client = useQueryClient()
  const announce = useAnnounce()
  const review = useAsk('vision.get', {})
  const kpis = useAsk('kpis.list', {})
  const [unknown, setUnknown] = useState<string[]>([])
  const before = review.data?.version
  const load = useMutation({
    mutationFn: (files: File[]) => {
      const loaded = loadFrom(files[0])
      if (before) offerUndoOf(loaded, 'Another vision was loaded')
      return loaded
    },
    onSuccess: (made) => {
      setUnknown(made.unknown)
      announce(`The vision is loaded: ${plural(made.strands, 'strand')}`)
    },
    onSettled: () => askAgain(client),
  })
  useDrops('load this vision', (files) => load.mutate(files))
  const vision = review.data?.vision
  return (
    <Screen
      title={vision ? vision.vision.title : 'Vision'}
      name="Vision"
      help="vision"
      wide={Boolean(vision)}
      sentence={review.data && vision ? stateOf(review.data) : undefined}
      action={
        vision ? (
          <>
            <ButtonLink to="/kpis">KPI library</ButtonLink>
            <ButtonLink to="/vision/versions">Versions</ButtonLink>
            <PickFiles onPick={(files) => load.mutate(files)}>Load a vision file</PickFiles>
          </>
        ) : undefined
      }
    >
      {load.error && <Trouble error={load.error} />}
      {unknown.length > 0 && (
        <p role="status">
          The vision is loaded. It names {plural(unknown.length, 'KPI')} that Plumbline does not
          know, so nothing can be shown for {unknown.length === 1 ? 'it' : 'them'}:{' '}
          {joinNames(unknown)}.
        </p>
      )}
      <Answer of={review} what="Reading the vision">
        {(found) =>
          found.vision === null ? (
            <FirstStrand onFiles={(files) => load.mutate(files)} />
          ) : (
            <Answer of={kpis} what="Reading the KPIs">
              {(list) => (
                <VisionEditor review={{ ...found, vision: found.vision! }} kpis={list.kpis} />
              )}
            </Answer>
          )
        }
      </Answer>
    </Screen>
  )
}

async function loadFrom(file: File | undefined) {
  return call('vision.load', { text: (await file?.text()) ?? '' })
}
