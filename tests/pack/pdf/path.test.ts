import { describe, expect, it } from 'vitest'
import { circlePath } from '../../../electron/domain/drawing.ts'
import { readPath } from '../../../electron/pack/pdf/path.ts'

const written = (data: string): string =>
  readPath(data)
    .map(({ kind, at }) => [kind, ...at.map((n) => Math.round(n * 100) / 100)].join(' '))
    .join(' ')

describe('the path of a drawing', () => {
  it('is the same in absolute and in relative commands', () => {
    expect(written('M1 2L3 4H7V1Z')).toBe('M 1 2 L 3 4 L 7 4 L 7 1 Z')
    expect(written('m1 2l2 2h4v-3z')).toBe('M 1 2 L 3 4 L 7 4 L 7 1 Z')
    expect(written('M1 2C3 4 5 6 7 8')).toBe('M 1 2 C 3 4 5 6 7 8')
    expect(written('m1 2c2 2 4 4 6 6')).toBe('M 1 2 C 3 4 5 6 7 8')
  })

  it('goes on from the start of what it closed, and draws lines to further points of a move', () => {
    expect(written('M1 1L5 1L5 5Zl1 1')).toBe('M 1 1 L 5 1 L 5 5 Z L 2 2')
    expect(written('M1 1 2 2-3.5-.5')).toBe('M 1 1 L 2 2 L -3.5 -0.5')
  })

  it('has a curve with one handle as one with two', () => {
    expect(written('M0 0Q3 3 6 0')).toBe('M 0 0 C 2 2 4 2 6 0')
  })

  it('has a circle as curves that stay on it', () => {
    const segments = readPath(circlePath(10, 10, 5))
    const curves = segments.filter(({ kind }) => kind === 'C')
    expect(curves).toHaveLength(4)
    let [x0, y0] = segments[0]!.at as [number, number]
    for (const { at } of curves) {
      const [x1, y1, x2, y2, x3, y3] = at as [number, number, number, number, number, number]
      for (const t of [0.25, 0.5, 0.75, 1]) {
        const mix = (a: number, b: number, c: number, d: number): number =>
          a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t * t * (1 - t) + d * t ** 3
        const [x, y] = [mix(x0, x1, x2, x3), mix(y0, y1, y2, y3)]
        expect(Math.hypot(x - 10, y - 10)).toBeCloseTo(5, 2)
      }
      ;[x0, y0] = [x3, y3]
    }
    // Both halves are drawn: left, bottom or top, right, and the other.
    const ends = curves.map(({ at }) =>
      at
        .slice(-2)
        .map((n) => Math.round(n))
        .join(' '),
    )
    expect(new Set(ends)).toEqual(new Set(['10 5', '15 10', '10 15', '5 10']))
  })

  it('is refused where it has a command that is not known', () => {
    expect(() => readPath('M0 0S1 1 2 2')).toThrow('unknown')
  })
})
