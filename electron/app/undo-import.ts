/** The history of imports: undoing one whole, bringing it back, and its problems as a file. */
import { AppError, type ImportRecord, type Output, type Problem } from '../contract/index.ts'
import { toCsv } from '../domain/csv.ts'
import { claimQueries, heldQueries, importQueries, inspectionQueries } from '../store/index.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'

function find(context: Context, id: string): ImportRecord {
  const [found] = importQueries.records(context.vault().db, id)
  if (!found) throw new AppError('ImportMissing', 'This vault holds no import of that id.', { id })
  return found
}

/**
 * Undoes an import or brings it back, in one change. What is in force afterwards is what the imports that stand
 * lead to in their order, as if the undone ones had never been.
 */
function settle(context: Context, id: string, undone: boolean): Output<'import.undo'> {
  const vault = context.vault()
  const before = find(context, id)
  if (!before.undoable) {
    throw new AppError(
      'ImportNotUndoable',
      `${before.file} is a register of schools: what it says stays until a newer register says otherwise.`,
      { file: before.file },
    )
  }
  if ((before.undone !== null) === undone)
    return { import: before, gone: 0, replaced: 0, inspections: 0 }
  const at = context.options.clock.now().toISOString()
  const what = undone ? `Undid the import of ${before.title}` : `Brought ${before.title} back`
  const settled = vault.change(what, (db, journal) => {
    importQueries.setUndone(db, id, undone ? at : null)
    const values = claimQueries.settleFile(db, at, before.sha256)
    const inspections = inspectionQueries.settle(db, id)
    const after = { undone: undone ? at : null, ...values, inspections }
    journal(`import/${id}`, { undone: before.undone }, after)
    return { ...values, inspections }
  })
  context.changed('imports', 'values', 'schools')
  return { import: find(context, id), ...settled }
}

const severityWords: Record<Problem['severity'], string> = {
  'left-out': 'Left out',
  doubt: 'To be looked at',
  note: 'Note',
}

/** An import's problems as a table that a spreadsheet opens safely, with a name for it. */
function problemsCsv(context: Context, id: string): { name: string; bytes: Uint8Array } {
  const { file } = find(context, id)
  const csv = toCsv(
    ['What', 'Row', 'Column', 'Found', 'Expected', 'So'],
    importQueries
      .problems(context.vault().db, id)
      .map(({ severity, row, column, found, expected, message }) => [
        severityWords[severity],
        row,
        column,
        found,
        expected,
        message,
      ]),
  )
  const name = file
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} ,()_-]/gu, '')
    .trim()
  return { name: `Problems in ${name || 'file'}.csv`, bytes: new TextEncoder().encode(csv) }
}

export const historyHandlers: Pick<
  Handlers,
  | 'import.list'
  | 'import.get'
  | 'import.undo'
  | 'import.redo'
  | 'import.problems'
  | 'data.saveProblems'
  | 'import.waiting'
  | 'import.letGo'
> = {
  'import.list': (context) => ({ imports: importQueries.records(context.vault().db) }),
  'import.get': (context, { id }) => ({
    import: find(context, id),
    problems: importQueries.problems(context.vault().db, id),
  }),
  'import.undo': (context, { id }) => settle(context, id, true),
  'import.redo': (context, { id }) => settle(context, id, false),
  'import.problems': (context, { id }) => {
    const { name, bytes } = problemsCsv(context, id)
    return { url: context.offer(bytes, 'text/csv; charset=utf-8', name), name }
  },
  'data.saveProblems': async (context, { id }) => {
    const { save } = context.options
    if (!save)
      throw new AppError(
        'NotAllowed',
        'This way of running Plumbline has no place for saved files.',
      )
    const { name, bytes } = problemsCsv(context, id)
    return { file: await save(name, bytes) }
  },
  'import.waiting': (context) => ({
    files: heldQueries.list(context.vault().db).map(({ id, name, size, at }) => ({
      id,
      file: name.split('/').at(-1) ?? name,
      bytes: size,
      at,
    })),
  }),
  'import.letGo': (context, { id }) => {
    const vault = context.vault()
    const held = heldQueries.list(vault.db).find((one) => one.id === id)
    if (!held)
      throw new AppError('ImportMissing', 'No file of that id waits in this vault.', { id })
    vault.change(`Let ${held.name} go, which waited for the trust`, (db, journal) => {
      heldQueries.remove(db, id)
      journal(`held/${id}`, { file: held.name, sha256: held.sha256 }, null)
    })
    context.changed('imports')
    return { done: true }
  },
}
