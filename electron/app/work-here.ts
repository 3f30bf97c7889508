/** The heavy work done in this very thread: for the command line, and inside the threads that do it for a window. */
import { identify, readFile } from '../intake/index.ts'
import { buildPack, buildRegister, checkPack, outlinePack } from '../pack/index.ts'
import { sourceOf } from './given-file.ts'
import type { Work } from './work.ts'

export const workHere: Work = {
  identify: (file) => identify(sourceOf(file)),
  read: (file, context, { metas, ...choice }, { signal, onProgress }) =>
    readFile(sourceOf(file), context, {
      ...choice,
      metas: metas.map(sourceOf),
      ...(signal ? { signal } : {}),
      onProgress: ({ rows }) => onProgress?.(file.name, rows, null),
    }),
  check: (input) => checkPack(input),
  build: (input, options) => buildPack(input, options),
  outline: (input, options) => outlinePack(input, options),
  async text(bytes, skip, { signal }) {
    // What reads PDFs is large, and most command lines read none.
    const { paperText } = await import('../pack/paper-text.ts')
    return paperText(bytes, new Set(skip), signal)
  },
  register: async (register) => buildRegister(register),
  forget: () => {},
  close: async () => {},
}
