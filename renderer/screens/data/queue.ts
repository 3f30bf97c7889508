/** The files of a queue, each with its state and, once it is read, what became of it. */
import type { FileEvent, ImportResult } from '../../../electron/contract/index.ts'
import type { Batch } from './BringIn.tsx'

export type Refusal = Batch['refused'][number]

export type Row = {
  id: number
  /** Kept while it may be read again; null for one that had waited in the vault. */
  file: File | null
  name: string
  state: 'queued' | FileEvent['state']
  result: ImportResult | null
  refusal: Refusal | null
  /** The job that reads it and its place in it; null until its turn has come. */
  at: { job: string; index: number } | null
}

export function isOpen({ state }: Row): boolean {
  return state === 'queued' || state === 'reading'
}

/** As they are listed: in the order of their turns, and once all are done those that did not come in first. */
export function listed(rows: readonly Row[], isRunning: boolean): readonly Row[] {
  return isRunning ? rows : rows.toSorted((a, b) => Number(!a.refusal) - Number(!b.refusal))
}

/** The rows after an event of one of the files. */
export function heard(rows: Row[], { job, index, state, result, refusal }: FileEvent): Row[] {
  return rows.map((row) =>
    row.at?.job === job && row.at.index === index ? { ...row, state, result, refusal } : row,
  )
}

/** The rows after a job is over: whatever its events did not tell is taken from its answer. */
export function settled(rows: Row[], job: string, { results, refused }: Batch): Row[] {
  return rows.map((row): Row => {
    if (row.at?.job !== job || !isOpen(row)) return row
    const result = results.find(({ file }) => file === row.name)
    if (result) return { ...row, state: result.outcome, result }
    const refusal = refused.find(({ file }) => file === row.name)
    return refusal ? { ...row, state: 'refused', refusal } : { ...row, state: 'used' }
  })
}

/** The rows after a job came to nothing: what was not read is cancelled. */
export function stopped(rows: Row[], ids: readonly number[]): Row[] {
  return rows.map((row): Row =>
    ids.includes(row.id) && isOpen(row) ? { ...row, state: 'cancelled' } : row,
  )
}

/** Those that come in as soon as a person says of which year they are: nothing that happens meanwhile hides them. */
export function awaitingYear(rows: Row[]): Row[] {
  return rows.filter(({ file, refusal }) => file !== null && refusal?.code === 'ImportNeedsPeriod')
}

/** Rows of what is known at once, as of files that had waited for the trust. */
export function rowsOf({ results, refused }: Batch, id: () => number): Row[] {
  const row = (name: string, more: Partial<Row>): Row => ({
    ...{ id: id(), file: null, name, state: 'stored', result: null, refusal: null, at: null },
    ...more,
  })
  return [
    ...refused.map((refusal) => row(refusal.file, { state: 'refused', refusal })),
    ...results.map((result) => row(result.file, { state: result.outcome, result })),
  ]
}
