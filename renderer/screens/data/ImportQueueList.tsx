/** The queue as a list: each file with its state, its cancel while it waits or is read, then what became of it. */
import { Button } from '@mantine/core'
import { ImportReport } from './ImportReport.tsx'
import type { ImportQueue } from './useImportQueue.ts'
import { isOpen, listed, type Row } from './queue.ts'
import classes from './ImportQueueList.module.css'
import { RefusedFile } from './RefusedFile.tsx'

export function ImportQueueList({ queue }: { queue: ImportQueue }) {
  return (
    <ul className={classes.queue}>
      {listed(queue.rows, queue.running).map((row) => (
        <li key={row.id}>
          <File row={row} queue={queue} />
        </li>
      ))}
    </ul>
  )
}

function File({ row, queue }: { row: Row; queue: ImportQueue }) {
  if (row.result) return <ImportReport result={row.result} open={queue.rows.length === 1} />
  if (row.refusal && row.state === 'refused') {
    return (
      <RefusedFile
        refusal={row.refusal}
        pending={queue.running}
        onPeriod={row.file ? (period) => queue.again(row, period) : null}
      />
    )
  }
  return (
    <div className={classes.line}>
      <span className={classes.name}>{row.name}</span>
      <span className="second">{words(row)}</span>
      {isOpen(row) && (
        <Button
          size="compact-md"
          aria-label={`Cancel ${row.name}`}
          onClick={() => queue.cancel(row)}
        >
          Cancel
        </Button>
      )}
    </div>
  )
}

function words({ state }: Row): string {
  if (state === 'queued') return 'Waiting its turn'
  if (state === 'reading') return 'Being read'
  if (state === 'used') return 'Read with the file that it tells about'
  return 'Cancelled: nothing of it was stored'
}
