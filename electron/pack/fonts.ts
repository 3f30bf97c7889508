/** The five font files of the pack, each opened at its first use and kept. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '../contract/error.ts'
import { FontFace } from './pdf/face.ts'
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

const opened = new Map<Face, FontFace>()

export function fontFace(face: Face): FontFace {
  let font = opened.get(face)
  if (font === undefined) {
    font = new FontFace(readFileSync(join(fontFolder(), files[face])))
    opened.set(face, font)
  }
  return font
}
