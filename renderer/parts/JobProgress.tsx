/** Long work under way: a bar with counts and words, and the way to stop it. */
import { Button } from '@mantine/core'
import type { Job } from '../app/job.ts'
import { progressWords } from '../app/job-words.ts'
import classes from './JobProgress.module.css'

type JobProgressProps = {
  job: Job
  label: string
  /** What cancels it, where that is more than the job itself. */
  onCancel?: () => void
}

export function JobProgress({ job, label, onCancel = job.cancel }: JobProgressProps) {
  if (!job.progress) return null
  const { done, total } = job.progress
  const words = progressWords(job.progress)
  return (
    <div className={classes.job}>
      <progress
        className={classes.bar}
        aria-label={label}
        aria-valuetext={words}
        {...(total ? { value: done, max: total } : {})}
      />
      <span className={classes.words}>{words}</span>
      <Button onClick={onCancel} disabled={job.cancelling}>
        {job.cancelling ? 'Stopping' : 'Cancel'}
      </Button>
    </div>
  )
}
