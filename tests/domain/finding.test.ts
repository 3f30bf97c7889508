import { describe, expect, it } from 'vitest'
import { namesOf, spokenName } from '../../electron/domain/finding.ts'
import { kpi } from './builders.ts'

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
