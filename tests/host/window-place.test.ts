import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fitPlace, keepPlace, readPlace, type Rect } from '../../electron/host/window-place.ts'

const screen: Rect = { x: 0, y: 25, width: 1920, height: 1055 }
const beside: Rect = { x: 1920, y: 0, width: 1280, height: 800 }
const place = { x: 100, y: 80, width: 1200, height: 800, maximised: false }

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-place-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'more', 'window.json')
}

describe("the window's place", () => {
  it('is kept whole, and is none where the file is no such thing', () => {
    const kept = file()
    expect(readPlace(kept)).toBeNull()
    keepPlace(kept, { ...place, maximised: true })
    expect(readPlace(kept)).toEqual({ ...place, maximised: true })
    expect(readdirSync(join(kept, '..'))).toEqual(['window.json'])
    for (const text of [
      ...['', '{}', '[1]', '{"x":1,"y":1,"width":-5,"height":3,"maximised":false}'],
      '{"x":0,"y":0,"width":2147483647,"height":900,"maximised":false}',
      '{"x":9007199254740991,"y":0,"width":900,"height":900,"maximised":false}',
    ]) {
      writeFileSync(kept, text)
      expect(readPlace(kept), text).toBeNull()
    }
  })

  it('is let go where it cannot be kept', () => {
    expect(() => keepPlace('/dev/null/window.json', place)).not.toThrow()
  })

  it('is the middle of the first screen at first', () => {
    expect(fitPlace(null, [screen, beside])).toEqual({
      ...{ x: 280, y: 102, width: 1360, height: 900 },
      maximised: false,
    })
  })

  it('stays where it fits', () => {
    expect(fitPlace(place, [screen, beside])).toEqual(place)
    const second = { ...place, x: 1950, y: 0 }
    expect(fitPlace(second, [screen, beside])).toEqual(second)
  })

  it('comes back from a screen that is gone, and is still to fill the one that is left', () => {
    const gone = { ...place, x: 5000, maximised: true }
    expect(fitPlace(gone, [screen])).toMatchObject({ x: 280, y: 102, maximised: true })
  })

  it('is whole on one of the screens, wherever it was', () => {
    const rect = fc.record({
      x: fc.integer({ min: -4000, max: 4000 }),
      y: fc.integer({ min: -4000, max: 4000 }),
      width: fc.integer({ min: 1, max: 6000 }),
      height: fc.integer({ min: 1, max: 6000 }),
    })
    fc.assert(
      fc.property(
        rect,
        fc.boolean(),
        fc.array(rect, { minLength: 1, maxLength: 3 }),
        (was, maximised, free) => {
          const { x, y, width, height } = fitPlace({ ...was, maximised }, free)
          const within = free.some(
            (on) =>
              x >= on.x &&
              y >= on.y &&
              x + width <= on.x + on.width &&
              y + height <= on.y + on.height,
          )
          expect(within).toBe(true)
        },
      ),
    )
  })
})
