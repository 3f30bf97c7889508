/** Files brought in, and what became of each. */
import { z } from 'zod'
import { bytes, call, done, job, nothing, path } from './call.ts'
import {
  fileKinds,
  importRecordSchema,
  importRefusalSchema,
  importResultSchema,
  problemSchema,
} from './shapes.ts'

const id = z.strictObject({ id: z.string() })

/** What undoing an import, or bringing it back, did to what is in force. */
const settledSchema = z.strictObject({
  import: importRecordSchema,
  /** Values that are in force no more, with none in their place. */
  gone: z.int(),
  /** Values in whose place another one came, older or newer, and values that came back. */
  replaced: z.int(),
  inspections: z.int(),
})

export const dataCalls = {
  /**
   * Files dropped on the window. GIAS files are read first, whatever their order. What becomes of each is told
   * by `file` events while it goes on; the job `JOB/3` cancels the fourth file alone.
   */
  'import.bytes': call(
    z.strictObject({
      files: z.array(z.strictObject({ name: z.string().max(255), bytes })).min(1),
      as: z.enum(fileKinds).optional(),
      period: z.string().optional(),
      job,
    }),
    z.strictObject({ results: z.array(importResultSchema), refused: z.array(importRefusalSchema) }),
  ),
  'import.files': call(
    z.strictObject({
      files: z.array(path).min(1),
      as: z.enum(fileKinds).optional(),
      period: z.string().optional(),
      job,
    }),
    z.strictObject({ results: z.array(importResultSchema), refused: z.array(importRefusalSchema) }),
    { trusted: true },
  ),
  /** The history of imports, newest first; undone ones say so. */
  'import.list': call(nothing, z.strictObject({ imports: z.array(importRecordSchema) })),
  'import.get': call(
    id,
    z.strictObject({ import: importRecordSchema, problems: z.array(problemSchema) }),
  ),
  /** Takes a whole import back: what it brought is withdrawn, what that had superseded is in force again. */
  'import.undo': call(id, settledSchema),
  /** Brings an import back that was undone. */
  'import.redo': call(id, settledSchema),
  /** The problems of an import as CSV; `url` gives its bytes once. */
  'import.problems': call(id, z.strictObject({ url: z.string(), name: z.string() })),
  /** The same CSV, put where this machine keeps what a person saves. */
  'data.saveProblems': call(id, z.strictObject({ file: z.string() })),
  /** Files that wait in the vault until the trust is adopted. */
  'import.waiting': call(
    nothing,
    z.strictObject({
      files: z.array(
        z.strictObject({ id: z.string(), file: z.string(), bytes: z.int(), at: z.string() }),
      ),
    }),
  ),
  /** Lets a file go that waits. */
  'import.letGo': call(id, done),
} as const
