import { describe, expect, it } from 'vitest'
import { marks, stateMark, targetMark, verdictMark } from '../../electron/domain/marks.ts'
import type { Verdict } from '../../electron/domain/figure.ts'
import { states } from '../../electron/domain/observation.ts'

function verdict(kind: Verdict['kind'], direction: Verdict['direction']): Verdict {
  return { kind, direction, against: 'England', reference: 60, words: '', why: '' }
}

describe('the marks', () => {
  it('have words, shapes and a size each', () => {
    for (const [name, mark] of Object.entries(marks)) {
      expect(mark.words.length, name).toBeGreaterThan(1)
      expect(mark.shapes.length, name).toBeGreaterThan(0)
      for (const shape of mark.shapes) {
        expect(shape.d, name).toMatch(/^M[\d.]/)
        expect('fill' in shape || 'stroke' in shape, name).toBe(true)
      }
    }
  })

  it('are solid for worse and hollow for better', () => {
    for (const [name, { shapes }] of Object.entries(marks)) {
      const fills = shapes.flatMap((shape) => ('fill' in shape ? [shape.fill] : []))
      expect(fills, name).not.toContain('better')
      if (name.endsWith('-better')) expect(fills, name).toEqual([])
      if (name.endsWith('-worse')) expect(fills, name).toEqual(['worse'])
    }
  })

  it('point the way the number went', () => {
    expect(verdictMark(verdict('worse', 'above'))).toBe('above-worse')
    expect(verdictMark(verdict('better', 'below'))).toBe('below-better')
    expect(verdictMark(verdict('no-clear-difference', null))).toBe('within')
    expect(verdictMark(verdict('not-rated', 'below'))).toBe('not-rated')
  })

  it('show a target where the figures lay', () => {
    const status = (met: number, of: number) =>
      ({ target: 60, kind: 'met', metIn: { met, of }, words: '' }) as const
    expect(targetMark(null)).toBe('no-target')
    expect(targetMark(status(3, 3))).toBe('target-met')
    expect(targetMark(status(0, 3))).toBe('target-not-met')
    expect(targetMark(status(1, 3))).toBe('target-sometimes')
  })

  it('never give a value a mark of absence', () => {
    expect(stateMark('value')).toBeNull()
    expect(stateMark('suppressed')).toBe('hidden')
    expect(states.map(stateMark).filter((mark) => mark !== null)).toHaveLength(3)
  })
})
