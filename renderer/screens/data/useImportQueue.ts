/** Files on their way in: they are read in turn, and each, or all, can be cancelled until it is its turn's end. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { plural } from '../../../electron/domain/wording.ts'
import { askAgain, call, errorData, fileBytes, listen } from '../../api.ts'
import { type Job, useJob } from '../../app/job.ts'
import type { Batch } from './BringIn.tsx'
import { awaitingYear, heard, isOpen, type Row, rowsOf, settled, stopped } from './queue.ts'

export type ImportQueue = {
  rows: Row[]
  running: boolean
  job: Job
  /** Why the last files came to nothing, other than by being cancelled. */
  error: unknown
  bring(files: readonly File[]): void
  /** Reads a file again for a period that a person gave. */
  again(row: Row, period: string): void
  /** Shows what became of files that had waited. */
  show(batch: Batch): void
  cancel(row: Row): void
  cancelAll(): void
}

export function useImportQueue(): ImportQueue {
  const client = useQueryClient()
  const job = useJob()
  const { run } = job
  const [rows, setRows] = useState<Row[]>([])
  const [running, setRunning] = useState(0)
  const [error, setError] = useState<unknown>(null)
  const counter = useRef(0)
  const turn = useRef<Promise<void>>(Promise.resolve())
  /** Rows that were cancelled before their turn came. */
  const dropped = useRef(new Set<number>())
  const nextId = () => (counter.current += 1)

  useEffect(() => listen('file', (event) => setRows((before) => heard(before, event))), [])

  const read = useCallback(
    async (entries: { id: number; file: File }[], period: string | undefined) => {
      const alive = entries.filter(({ id }) => !dropped.current.has(id))
      if (alive.length === 0) return
      const ids = alive.map(({ id }) => id)
      try {
        await run(`Reading ${plural(alive.length, 'file')}`, async (name) => {
          setRows((before) =>
            before.map((row) => {
              const index = ids.indexOf(row.id)
              return index < 0 ? row : { ...row, at: { job: name, index } }
            }),
          )
          const batch = await call('import.bytes', {
            files: await Promise.all(alive.map(({ file }) => fileBytes(file))),
            job: name,
            ...(period === undefined ? {} : { period }),
          })
          setRows((before) => settled(before, name, batch))
        })
      } catch (caught) {
        setRows((before) => stopped(before, ids))
        if (errorData(caught).code !== 'Cancelled') setError(caught)
      }
      await askAgain(client)
    },
    [client, run],
  )

  const start = useCallback(
    (entries: { id: number; file: File }[], period?: string) => {
      setError(null)
      setRunning((count) => count + 1)
      turn.current = turn.current
        .then(() => read(entries, period))
        .finally(() => setRunning((count) => count - 1))
    },
    [read],
  )

  return {
    rows,
    running: running > 0,
    job,
    error,
    bring(files) {
      const entries = files.map((file) => ({ id: nextId(), file }))
      const added = entries.map(({ id, file }): Row => ({
        ...{ id, file, name: file.name, state: 'queued', result: null, refusal: null, at: null },
      }))
      setRows((before) => (before.some(isOpen) ? [...before, ...added] : added))
      start(entries)
    },
    again(row, period) {
      if (!row.file) return
      setRows((before) =>
        before.map((one) =>
          one.id === row.id ? { ...one, state: 'queued', refusal: null, at: null } : one,
        ),
      )
      start([{ id: row.id, file: row.file }], period)
    },
    show: (batch) => setRows((before) => [...awaitingYear(before), ...rowsOf(batch, nextId)]),
    cancel(row) {
      if (row.at) void call('job.cancel', { job: `${row.at.job}/${row.at.index}` })
      else {
        dropped.current.add(row.id)
        setRows((before) => stopped(before, [row.id]))
      }
    },
    cancelAll() {
      const waiting = rows.filter((row) => row.at === null && isOpen(row)).map(({ id }) => id)
      for (const id of waiting) dropped.current.add(id)
      setRows((before) => stopped(before, waiting))
      job.cancel()
    },
  }
}
