/** Colours as a content stream names them: red, green and blue, which the file explains as sRGB. */
import { factor } from './syntax.ts'

/** `#rrggbb`, or red, green and blue from 0 to 255. */
export type Paint = string | readonly [number, number, number]

const paints = new Map<string, string>()

/** The three parts of a colour, from 0 to 1, as operators take them. */
export function operandsOf(paint: Paint): string {
  const key = typeof paint === 'string' ? paint : paint.join(',')
  let written = paints.get(key)
  if (written === undefined) {
    const parts =
      typeof paint === 'string'
        ? [1, 3, 5].map((at) => Number.parseInt(paint.slice(at, at + 2), 16))
        : paint
    written = parts.map((part) => factor(Math.round((part * 1000) / 255) / 1000)).join(' ')
    paints.set(key, written)
  }
  return written
}
