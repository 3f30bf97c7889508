import { describe, expect, it } from 'vitest'
import { changesSince } from '../../electron/domain/changes.ts'
import { exceptionsOf } from '../../electron/domain/exceptions.ts'
import { createFigureBook } from '../../electron/domain/figures.ts'
import { knowledgeOf } from '../../electron/domain/knowledge.ts'
import { byOwnLimits, readMeasure } from '../../electron/domain/reading.ts'
import { outlinePack } from '../../electron/pack/index.ts'
import { richInput } from '../pack/invented-trust.ts'

const input = richInput()
const vision = input.vision!
const book = createFigureBook(input)

describe('exceptions', () => {
  const explanation = {
    school: '900004',
    kpi: 'attendance.overall',
    group: 'all' as const,
    words: 'A stomach bug closed two classes.',
  }
  const all = exceptionsOf({ book, vision, explanations: [explanation] })

  it('are what leaves its own range or is clear of England, and nothing else', () => {
    expect(all.length).toBeGreaterThan(1)
    for (const { school, exceptions } of all) {
      for (const { figure, kind } of exceptions) {
        const reading = readMeasure(book, school?.urn ?? null, figure.kpi.code)
        const byRange = figure.group === 'all' && reading?.range != null && reading.kind === kind
        expect(byRange || byOwnLimits(book, figure).verdict.kind === kind).toBe(true)
      }
    }
  })

  it('point the way of the rule that found them, and put worse before better', () => {
    for (const { exceptions } of all) {
      for (const { figure, kind, direction } of exceptions) {
        const isHighGood = figure.kpi.polarity === 'higher'
        expect(direction === 'above').toBe((kind === 'better') === isHighGood)
      }
      const kinds = exceptions.map((one) => one.kind)
      expect(kinds).toEqual(kinds.toSorted().toReversed())
    }
  })

  it('carry the words that were given for them', () => {
    const larkfold = all.find(({ school }) => school?.urn === '900004')!
    const attendance = larkfold.exceptions.find(
      ({ figure }) => figure.kpi.code === 'attendance.overall',
    )
    expect(attendance?.explanation).toEqual(explanation)
    expect(attendance?.kind).toBe('worse')
    expect(larkfold.exceptions.filter((one) => one.explanation !== null)).toHaveLength(1)
  })
})

describe('what changed', () => {
  it('is nothing since a pack of the very same figures', async () => {
    const was = await outlinePack(input)
    expect(changesSince({ book, vision, was })).toEqual({ moved: [], renewed: [], corrected: [] })
  })

  it('is what moved and what is new since a pack of earlier periods', async () => {
    const before = input.observations.filter((o) => o.period !== '2026-11')
    const was = await outlinePack({ ...input, observations: before })
    const { moved, renewed, corrected } = changesSince({ book, vision, was })
    expect(corrected).toEqual([])
    expect(renewed.map(({ family, period }) => [family, period])).toEqual([
      ['Attendance', '2026-11'],
    ])
    expect(renewed[0]?.before).toBe('2026-10')
    expect(new Set(moved.map(({ exception }) => exception.figure.kpi.code))).toEqual(
      new Set(['attendance.overall']),
    )
  })

  it('tells a figure that reads otherwise than it was printed', async () => {
    const was = await outlinePack(input)
    const changed = createFigureBook({
      ...input,
      observations: input.observations.map((o) =>
        o.urn === '900003' && o.kpi === 'ks2.reading.average' && o.period === '2025/26'
          ? { ...o, value: (o.value ?? 0) + 1 }
          : o,
      ),
    })
    const { corrected } = changesSince({ book: changed, vision, was })
    expect(corrected.length).toBeGreaterThan(0)
    expect(corrected.every((one) => one.kpi.code === 'ks2.reading.average')).toBe(true)
    expect(corrected.some((one) => one.name === book.school('900003')?.name)).toBe(true)
  })
})

describe('how good is what we know', () => {
  const strands = knowledgeOf(book, vision, '2026-12-01')

  it('counts the kinds of evidence of each strand, and their age', () => {
    for (const strand of strands) {
      const kinds = Object.values(strand.kinds).filter((kind) => kind !== 'none')
      if (strand.measures.length === 0) expect(strand.words).toBe('No evidence')
      if (kinds.length === 1) expect(strand.words).toBe('One kind only')
    }
    const attendance = strands
      .flatMap(({ measures }) => measures)
      .find(({ kpi }) => kpi.code === 'attendance.overall')
    expect(attendance).toMatchObject({ period: '2026-11', months: 0 })
  })

  it('calls evidence old once its period ended more than a year ago', () => {
    const later = knowledgeOf(book, vision, '2028-01-01')
    const kinds = later.flatMap((strand) => Object.values(strand.kinds))
    expect(kinds).not.toContain('supports')
    expect(kinds).toContain('old')
  })
})
