/** A pack that somebody sent, read without a vault. Nothing of it is kept. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Answer, Waiting } from '../../parts/Pending.tsx'
import { PickFiles } from '../../parts/PickFiles.tsx'
import { Screen } from '../../parts/Screen.tsx'

/** Fetched when a document is there: most people who start have none. */
const Reader = lazy(async () => {
  const { Reader: show } = await import('../pack/Reader.tsx')
  return { default: show }
})

type ReadPackProps = {
  /** What was chosen or dropped; null until then. */
  file: File | null
  onFile(file: File): void
  onBack(): void
}

export function ReadPack({ file, onFile, onBack }: ReadPackProps) {
  const read = useQuery({
    queryKey: ['sent', file?.name, file?.size, file?.lastModified],
    queryFn: async () => new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0)),
    enabled: file !== null,
    gcTime: 0,
  })
  return (
    <Screen
      title={file?.name ?? 'Open a pack that I was sent'}
      name="Plumbline"
      wide={file !== null}
      sentence={
        file === null
          ? 'Any PDF, read here with its bookmarks and links. Nothing of it is kept, and nothing in it runs.'
          : undefined
      }
      action={
        <>
          <PickFiles onPick={([picked]) => picked && onFile(picked)} main={file === null}>
            {file === null ? 'Choose the file' : 'Choose another'}
          </PickFiles>
          <Button onClick={onBack}>Back</Button>
        </>
      }
    >
      {file === null ? (
        <p className="second">It can also be dropped on the window.</p>
      ) : (
        <Answer of={read} what="Opening the document">
          {(bytes) => (
            <Suspense fallback={<Waiting what="Opening the document" />}>
              <Reader name={file.name} bytes={bytes} />
            </Suspense>
          )}
        </Answer>
      )}
    </Screen>
  )
}
