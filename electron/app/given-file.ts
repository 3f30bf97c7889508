/** A file that a person brought, as plain data that can be handed to another thread. */
import { createReadStream } from 'node:fs'
import type { Source } from '../intake/index.ts'

export type GivenFile = {
  name: string
  /** Name of the folder that it lies in, where that is known. */
  folder?: string | undefined
  /** Its bytes, or the path of a file that only the command line may name. */
  content: Uint8Array | string
}

/** A given file as the intake reads it. */
export function sourceOf({ name, folder, content }: GivenFile): Source {
  return {
    name,
    folder,
    bytes:
      typeof content === 'string'
        ? () => createReadStream(content, { highWaterMark: 1 << 18 })
        : async function* () {
            yield content
          },
  }
}
