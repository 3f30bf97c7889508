/** The papers of an item: looked at, taken off, and more of them added. */
import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AgendaItem } from '../../../electron/domain/meeting.ts'
import { call } from '../../api.ts'
import { Answer } from '../../parts/Pending.tsx'
import { PickFiles } from '../../parts/PickFiles.tsx'
import { size } from '../../parts/words.ts'
import { Reader } from '../pack/Reader.tsx'
import classes from './Meeting.module.css'
import type { MeetingEdits } from './use-meeting.ts'

type ItemPapersProps = {
  meeting: string
  item: AgendaItem
  /** The papers that are there. */
  papers: readonly { name: string; size: number }[]
  edits: MeetingEdits
}

export function ItemPapers({ meeting, item, papers, edits }: ItemPapersProps) {
  const [read, setRead] = useState<string | null>(null)
  const id = item.id ?? ''
  return (
    <div className={classes.papers}>
      <h3>Papers</h3>
      {item.papers.length > 0 && (
        <ul>
          {item.papers.map((name) => {
            const paper = papers.find((one) => one.name === name)
            return (
              <li key={name}>
                <span className={classes.paper}>
                  {name}{' '}
                  <span className="second">{paper ? size(paper.size) : 'not added yet'}</span>
                </span>
                {paper && (
                  <Button
                    size="compact-sm"
                    aria-label={`Read ${name}`}
                    onClick={() => setRead(name)}
                  >
                    Read
                  </Button>
                )}
                <Button
                  size="compact-sm"
                  aria-label={`Take ${name} off`}
                  onClick={() => void edits.removePaper(id, name)}
                >
                  Take off
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <div>
        <PickFiles onPick={(files) => void edits.addPapers(id, item.title, files)}>
          Add papers
        </PickFiles>
        <p className="second">PDF files; or drop them on the item.</p>
      </div>
      {read !== null && (
        <Modal opened onClose={() => setRead(null)} title={read} size="100%">
          <PaperReader meeting={meeting} name={read} />
        </Modal>
      )}
    </div>
  )
}

function PaperReader({ meeting, name }: { meeting: string; name: string }) {
  const bytes = useQuery({
    queryKey: ['paper', meeting, name],
    queryFn: async () => {
      const { url } = await call('meetings.openPaper', { id: meeting, paper: name })
      return new Uint8Array(await (await fetch(url)).arrayBuffer())
    },
    staleTime: Infinity,
  })
  return (
    <Answer of={bytes} what="Opening the paper">
      {(file) => <Reader name={name} bytes={file} />}
    </Answer>
  )
}
