/**
 * The five font files of the pack. Each is read once and registered under one key, since pdfkit parses
 * a file again for every other key that it is opened under.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '../contract/error.ts'
import { faces } from '../domain/look.ts'
import type { Face } from '../domain/look.ts'

const files: Record<Face, string> = {
  serif: 'SourceSerif4_600SemiBold.ttf',
  regular: 'SourceSans3_400Regular.ttf',
  semibold: 'SourceSans3_600SemiBold.ttf',
  bold: 'SourceSans3_700Bold.ttf',
  italic: 'SourceSans3_400Regular_Italic.ttf',
}

/** Height of a capital over the size of the type; the two families differ by a hundredth. */
export const capHeight: Record<Face, number> = {
  serif: 0.67,
  regular: 0.66,
  semibold: 0.66,
  bold: 0.66,
  italic: 0.66,
}

/** Fonts lie beside the source or beside the bundle, a few folders further up. */
function fontFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (let up = 0; up < 5; up++) {
    const found = join(folder, 'resources', 'fonts')
    if (existsSync(found)) return found
    folder = dirname(folder)
  }
  throw new AppError('Unexpected', 'The fonts of the pack are missing from the installation.')
}

const loaded = new Map<Face, Uint8Array>()

/** Bytes of every face, read at the first call and kept. */
export function fontFiles(): ReadonlyMap<Face, Uint8Array> {
  if (loaded.size === 0) {
    const folder = fontFolder()
    for (const face of faces) loaded.set(face, readFileSync(join(folder, files[face])))
  }
  return loaded
}
