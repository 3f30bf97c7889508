/** Sources for tests: of text, of bytes, of fixtures. */
import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { openTable, type Table } from '../../electron/intake/csv.ts'
import { recognise } from '../../electron/intake/identify.ts'
import type { Source } from '../../electron/intake/source.ts'

/** In pieces of `size` bytes, so that characters, quotes and line ends are cut in two. */
export function bytesSource(bytes: Uint8Array, size = 7, name = 'file.csv'): Source {
  return {
    name,
    async *bytes() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    },
  }
}

export function textSource(text: string, size = 7): Source {
  return bytesSource(new TextEncoder().encode(text), size)
}

export function fixture(path: string): Source {
  const place = resolve(import.meta.dirname, '../fixtures', path)
  return { name: path.split('/').at(-1) ?? path, bytes: () => createReadStream(place) }
}

/** Recognised and open below its header. */
export async function tableOf(source: Source): Promise<Table> {
  const { measured, header } = await recognise(source)
  return openTable(source, measured, header)
}
