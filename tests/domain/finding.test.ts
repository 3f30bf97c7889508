import { describe, expect, it } from 'vitest'
import type { Figure } from '../../electron/domain/figure.ts'
import { createFigureBook } from '../../electron/domain/figures.ts'
import { namesOf, schoolFinding, spokenName } from '../../electron/domain/finding.ts'
import { kpi, national, observation, school } from './builders.ts'

const named = (short: string) => ({ kpi: kpi({ short }) })

describe('a measure’s name in a sentence', () => {
  it('is said as a person would say it', () => {
    expect(spokenName({ short: 'RWM expected' })).toBe('reading, writing and maths')
    expect(spokenName({ short: 'Reading score' })).toBe('reading')
    expect(spokenName({ short: 'Pupils: read for pleasure' })).toBe('reading for pleasure')
    expect(spokenName({ short: 'Pupils: sing daily' })).toBe('“Sing daily”')
    expect(spokenName({ short: 'EBacc entry' })).toBe('EBacc entry')
  })

  it('keeps what tells two measures of one subject apart', () => {
    expect(namesOf([named('Maths expected'), named('Writing expected')])).toBe('Maths and writing')
    expect(namesOf([named('Maths expected'), named('Maths score')])).toBe(
      'Maths expected and maths score',
    )
  })
})

describe('a school’s title', () => {
  const names = ['Reading', 'Writing', 'Maths', 'Science', 'Attendance']
  const kpis = names.map((short, i) => kpi({ code: `ks2.m${i}`, short }))
  const groups = ['all', 'disadvantaged'] as const
  const book = (value: number) =>
    createFigureBook({
      ...{ kpis, schools: [school('100001')] },
      observations: kpis.flatMap(({ code }) =>
        groups.flatMap((group) => [
          national({ kpi: code, group, value: 60 }),
          observation({ kpi: code, group, value, denominator: 60 }),
        ]),
      ),
    })
  const figures = (value: number, group: (typeof groups)[number] = 'all'): Figure[] =>
    kpis.flatMap(({ code }) => book(value).latest('100001', code, group) ?? [])
  const [worse, groupWorse, same, better] = [
    figures(20),
    figures(20, 'disadvantaged'),
    figures(60),
    figures(95),
  ]

  it('counts what is worse for a group of pupils beside what is worse for all', () => {
    expect(schoolFinding({ figures: worse.slice(0, 4), groups: groupWorse.slice(0, 1) })).toBe(
      'Four measures are worse than in England, and one for disadvantaged pupils',
    )
    expect(schoolFinding({ figures: better.slice(0, 1), groups: groupWorse.slice(0, 1) })).toBe(
      'Reading is worse than in England for disadvantaged pupils',
    )
  })

  it('says that none is worse only where none is, for groups too, nor has left its own range', () => {
    const good = better.slice(0, 2)
    expect(schoolFinding({ figures: good })).toBe(
      'Reading and writing are better than in England, none worse',
    )
    const left = same.slice(4)
    expect(schoolFinding({ figures: good, left })).toBe(
      'Reading and writing are better than in England; attendance left its own range for the worse',
    )
    expect(schoolFinding({ figures: same.slice(0, 4), left })).toBe(
      'Attendance left its own range for the worse',
    )
  })
})
