/** What cannot be found: documents that are yet to be read, and those that have no words or cannot be read. */
import { Button } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { formatDate, plural } from '../../../electron/domain/wording.ts'
import { call } from '../../api.ts'
import { useJob } from '../../app/job.ts'
import { JobProgress } from '../../parts/JobProgress.tsx'
import classes from './Search.module.css'

export function NotSearched({ status }: { status: Output<'search.status'> }) {
  const job = useJob()
  const { missing, unread } = status
  // What was read until it is cancelled stays, and the rest is offered again.
  const read = () =>
    job
      .run('Reading the documents', (name) => call('search.index', { job: name }))
      .catch(() => undefined)
  return (
    <>
      {job.progress ? (
        <JobProgress job={job} label="Reading the documents" />
      ) : (
        missing > 0 && (
          <div className={classes.missing}>
            <p>
              {missing === 1 ? 'One document is' : `${plural(missing, 'document')} are`} not in the
              search yet.
            </p>
            <Button onClick={() => void read()}>Read {missing === 1 ? 'it' : 'them'} now</Button>
          </div>
        )
      )}
      {unread.length > 0 && (
        <details className={classes.unread}>
          <summary>{plural(unread.length, 'document')} cannot be searched</summary>
          <ul>
            {unread.map(({ kind, title, meeting, reason }) => (
              <li key={`${kind} ${meeting.id} ${title}`}>
                <b>{title}</b>, {meeting.title}, {formatDate(meeting.date)}. {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
