/**
 * The files that were saved since the app began, so that a person can look at one. The window names a file by
 * what it was told when the file was saved; any other name is refused, so it can open nothing else.
 */
import { extname } from 'node:path'
import { AppError } from '../contract/index.ts'
import type { AppOptions } from './context.ts'

/** What a system only shows. A name that the person chose may end as a program does. */
const shown = ['.pdf', '.csv', '.png', '.svg', '.xlsx', '.ics']

export type SavedFiles = {
  save: AppOptions['save']
  /** @throws AppError `NotAllowed`, `FileMissing` */
  open(file: string): Promise<void>
}

export function createSavedFiles({ save, openFile }: AppOptions): SavedFiles {
  const saved = new Set<string>()
  return {
    save:
      save &&
      (async (name, bytes) => {
        const file = await save(name, bytes)
        saved.add(file)
        return file
      }),
    async open(file) {
      if (!openFile || !saved.has(file) || !shown.includes(extname(file).toLowerCase())) {
        throw new AppError(
          'NotAllowed',
          'Only a document that was saved since the start is opened.',
        )
      }
      await openFile(file).catch((error: unknown) => {
        throw new AppError(
          'FileMissing',
          'The system could not open the file: it is gone, or there is no program for it.',
          {},
          error,
        )
      })
    },
  }
}
