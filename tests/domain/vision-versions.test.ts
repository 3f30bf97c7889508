import { describe, expect, it } from 'vitest'
import { adoption, amends, type VisionVersion } from '../../electron/domain/vision-versions.ts'
import { vision } from './builders.ts'

const morning = '2026-11-24T09:00:00.000Z'
const noon = '2026-11-24T12:00:00.000Z'

function version(given: Partial<VisionVersion> & { adopted?: string | null } = {}): VisionVersion {
  const { adopted = null, ...rest } = given
  const base = vision({ title: 'Reading' })
  return {
    version: 1,
    at: morning,
    edited: morning,
    who: 'Ann',
    how: 'written',
    restored: null,
    vision: { ...base, vision: { ...base.vision, adopted } },
    ...rest,
  }
}

describe('whether an edit amends the newest version', () => {
  const ann = { at: noon, who: 'Ann' }

  it('does so on the same day by the same person', () => {
    expect(amends([version()], ann)).toBe(true)
    expect(amends([version({ at: '2026-11-23T23:59:00.000Z' })], ann)).toBe(false)
    expect(amends([version()], { ...ann, who: 'Ben' })).toBe(false)
    expect(amends([], ann)).toBe(false)
  })

  it('leaves alone what came from a file or was brought back', () => {
    expect(amends([version({ how: 'loaded' })], ann)).toBe(false)
    expect(amends([version({ how: 'restored', restored: 1 })], ann)).toBe(false)
  })

  it('leaves alone a version in which the date of adoption was set or changed', () => {
    const draft = version()
    const adopted = version({ version: 2, adopted: '2026-11-20' })
    expect(amends([adopted, draft], ann)).toBe(false)
    expect(amends([adopted], ann)).toBe(false)
    const after = version({ version: 3, adopted: '2026-11-20' })
    expect(amends([after, adopted], ann)).toBe(true)
    expect(amends([version({ version: 4, adopted: '2026-11-24' }), after], ann)).toBe(false)
  })
})

describe('what the board adopted', () => {
  const words = (title: string) => {
    const base = vision({ title })
    return { ...base, vision: { ...base.vision, adopted: '2025-07-10' } }
  }

  it('is nothing without a date', () => {
    expect(adoption([])).toBeNull()
    expect(adoption([version()])).toBeNull()
  })

  it('is the version in which the date was set, and says whether the words changed since', () => {
    const adopted = version({ version: 2, vision: words('Reading') })
    expect(adoption([adopted, version()])).toEqual({
      version: 2,
      date: '2025-07-10',
      changed: false,
    })
    const reworded = version({ version: 3, vision: words('Reading with joy') })
    expect(adoption([reworded, adopted, version()])).toMatchObject({ version: 2, changed: true })
    const back = version({ version: 4, vision: words('Reading') })
    expect(adoption([back, reworded, adopted, version()])).toMatchObject({
      version: 2,
      changed: false,
    })
  })

  it('does not count a KPI or a target as words', () => {
    const adopted = version({ version: 1, vision: words('Reading') })
    const tied = words('Reading')
    const link = { code: 'ks2.reading.average', reason: '', target: 106 }
    const strands = tied.strands.map((strand) => ({ ...strand, kpis: [link] }))
    const measured = version({ version: 2, vision: { ...tied, strands } })
    expect(adoption([measured, adopted])).toMatchObject({ version: 1, changed: false })
  })
})
