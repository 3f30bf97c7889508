import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visionSchema, type Vision } from '../../electron/domain/vision.ts'
import * as edits from '../../renderer/screens/vision/edits.ts'

const link = (code: string) => ({ code, reason: '', target: null })
const vision: Vision = {
  vision: { title: 'Ours', adopted: null, statement: '' },
  strands: [
    { title: 'A', success: '', kpis: [link('k.1'), link('k.2'), link('k.3')] },
    { title: 'B', success: '', kpis: [link('k.3')] },
    { title: 'C', success: '', kpis: [] },
  ],
}
const codes = (found: Vision) => found.strands.map(({ kpis }) => kpis.map(({ code }) => code))

describe('editing the vision', () => {
  it('ties a KPI once to a strand, at its place', () => {
    expect(codes(edits.tie(vision, 2, link('k.9')))).toEqual([
      ['k.1', 'k.2', 'k.3'],
      ['k.3'],
      ['k.9'],
    ])
    expect(codes(edits.tie(vision, 0, link('k.9'), 1))[0]).toEqual(['k.1', 'k.9', 'k.2', 'k.3'])
    expect(edits.tie(vision, 1, link('k.3'))).toBe(vision)
  })

  it('moves a KPI within its strand and into another, never twice into one', () => {
    expect(codes(edits.moveLink(vision, 0, 'k.1', 0, 2))[0]).toEqual(['k.2', 'k.3', 'k.1'])
    expect(codes(edits.moveLink(vision, 0, 'k.1', 1, 0))).toEqual([
      ['k.2', 'k.3'],
      ['k.1', 'k.3'],
      [],
    ])
    expect(edits.moveLink(vision, 0, 'k.3', 1, 0)).toBe(vision)
    expect(edits.moveLink(vision, 2, 'k.3', 1, 0)).toBe(vision)
  })

  it('puts a removed strand back as it was', () => {
    for (const at of [0, 1, 2]) {
      const removed = edits.withoutStrand(vision, at)
      expect(edits.withStrand(removed, at, vision.strands[at]!)).toEqual(vision)
    }
  })

  it('leaves a sound vision sound, whatever is moved where', () => {
    const place = fc.nat(2)
    const move = fc.tuple(place, fc.constantFrom('k.1', 'k.2', 'k.3'), place, fc.nat(3))
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        const end = moves.reduce((now, move) => edits.moveLink(now, ...move), vision)
        expect(visionSchema.parse(end)).toEqual(end)
        expect(codes(end).flat().toSorted()).toEqual(['k.1', 'k.2', 'k.3', 'k.3'])
        for (const strand of codes(end)) expect(new Set(strand).size).toBe(strand.length)
      }),
    )
  })
})

describe('the ids of strands', () => {
  const first = edits.working(vision, null)

  it('are each its own', () => {
    expect(new Set(first.ids).size).toBe(3)
  })

  it('stay where the vault says the same again, and go with a strand that moved or was renamed', () => {
    expect(edits.working(structuredClone(vision), first).ids).toEqual(first.ids)
    const moved = edits.moveStrand(vision, 0, 2)
    const [a, b, c] = first.ids
    expect(edits.working(moved, first).ids).toEqual([b, c, a])
    const renamed = edits.changeStrand(vision, 1, { title: 'Belonging' })
    expect(edits.working(renamed, first).ids).toEqual([a, b, c])
    const shorter = edits.withoutStrand(vision, 0)
    expect(edits.working(shorter, first).ids).toEqual([b, c])
  })
})
