import { describe, expect, it } from 'vitest'
import { newProblems, visionChanges } from '../../electron/domain/vision-change.ts'
import type { Vision } from '../../electron/domain/vision.ts'
import { kpi, vision } from './builders.ts'

const reading = kpi({ code: 'ks2.reading.average', name: 'Reading', range: [0, 100] })
const nameOf = (code: string) => (code === reading.code ? reading.name : code)
const before = vision(
  { title: 'Reading', kpis: [{ code: 'ks2.reading.average', target: 60 }, { code: 'x.y' }] },
  { title: 'Belonging' },
  { title: 'People' },
)

/** The vision with its strands changed, the old one untouched. */
function changed(edit: (copy: Vision) => void): Vision {
  const copy = structuredClone(before)
  edit(copy)
  return copy
}

describe('what an edit did', () => {
  it('is nothing where nothing differs', () => {
    expect(visionChanges(before, structuredClone(before), nameOf)).toEqual([])
  })

  it.each<[string, (copy: Vision) => void, string[]]>([
    ['head', (v) => void (v.vision.title = 'New'), ['Renamed the vision “New”']],
    ['statement', (v) => void (v.vision.statement = 'x'), ['Changed the statement']],
    ['adoption', (v) => void (v.vision.adopted = '2026-07-09'), ['Adopted on 9 July 2026']],
    [
      'added',
      (v) => void v.strands.push({ title: 'New', success: '', kpis: [] }),
      ['Added the strand “New”'],
    ],
    ['removed', (v) => void v.strands.splice(1, 1), ['Removed the strand “Belonging”']],
    ['renamed', (v) => void (v.strands[1]!.title = 'Known'), ['Renamed “Belonging” to “Known”']],
    [
      'success',
      (v) => void (v.strands[2]!.success = 'x'),
      ['Changed what success looks like in “People”'],
    ],
    ['order', (v) => void v.strands.push(v.strands.shift()!), ['Put the strands in another order']],
    [
      'tied',
      (v) => void v.strands[1]!.kpis.push({ code: 'a.b', reason: '', target: null }),
      ['Tied “a.b” to “Belonging”'],
    ],
    ['untied', (v) => void v.strands[0]!.kpis.shift(), ['Untied “Reading” from “Reading”']],
    [
      'target',
      (v) => void (v.strands[0]!.kpis[0]!.target = 61),
      ['Changed the target of “Reading”'],
    ],
    [
      'reason',
      (v) => void (v.strands[0]!.kpis[0]!.reason = 'r'),
      ['Changed why “Reading” measures “Reading”'],
    ],
    [
      'KPI order',
      (v) => void v.strands[0]!.kpis.push(v.strands[0]!.kpis.shift()!),
      ['Put the KPIs of “Reading” in another order'],
    ],
    [
      'moved',
      (v) => void v.strands[2]!.kpis.push(v.strands[0]!.kpis.pop()!),
      ['Untied “x.y” from “Reading”', 'Tied “x.y” to “People”'],
    ],
  ])('%s', (_, edit, words) => {
    expect(visionChanges(before, changed(edit), nameOf)).toEqual(words)
  })
})

describe('what must be mended before saving', () => {
  const kpis = new Map([[reading.code, reading]])

  it('is a target that cannot be, and a KPI tied twice', () => {
    const after = changed((copy) => {
      copy.strands[0]!.kpis[0]!.target = 120
      copy.strands[1]!.kpis = [
        { code: 'x.y', reason: '', target: null },
        { code: 'x.y', reason: '', target: null },
      ]
    })
    expect(newProblems(before, after, kpis)).toEqual([
      '“Reading” in “Reading”: The target has to be 0 to 100%.',
      '“x.y” is tied to “Belonging” twice.',
    ])
  })

  it('is not what was wrong before', () => {
    const wrong = changed((copy) => void (copy.strands[0]!.kpis[0]!.target = 120))
    const edited = structuredClone(wrong)
    edited.strands[1]!.success = 'Known by name.'
    expect(newProblems(wrong, edited, kpis)).toEqual([])
  })
})
