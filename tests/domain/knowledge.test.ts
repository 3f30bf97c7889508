import { describe, expect, it } from 'vitest'
import { createFigureBook } from '../../electron/domain/figures.ts'
import { knowledgeOf } from '../../electron/domain/knowledge.ts'
import { releaseBook } from '../../electron/domain/release.ts'
import type { Vision } from '../../electron/domain/vision.ts'
import { visionSchema } from '../../electron/domain/vision.ts'
import { kpi, national, observation, school } from './builders.ts'

const measure = kpi({ evidence: 'outcomes' })
const vision: Vision = visionSchema.parse({
  vision: { title: 'Our vision' },
  strands: [{ title: 'Reading', kpis: [{ code: measure.code }] }],
})
const period = '2017/18'

const share = (reached: number, of: number, given: object) =>
  observation({
    ...{ period, numerator: reached, denominator: of, value: (100 * reached) / of },
    ...given,
  })

const known = (book: Parameters<typeof knowledgeOf>[0]) =>
  knowledgeOf(book, vision, '2018-10-01').map(({ kinds, words }) => [kinds.outcomes, words])

describe('what a kind of evidence says of a strand', () => {
  const schools = [school('1'), school('2')]

  it('is nothing where its figures are held against nothing', () => {
    const figures = ['1', '2'].map((urn) => share(40, 60, { urn }))
    expect(known(createFigureBook({ kpis: [measure], schools, observations: figures }))).toEqual([
      ['not-rated', 'None rated'],
    ])
    const observations = [...figures, national({ value: 60, period })]
    expect(known(createFigureBook({ kpis: [measure], schools, observations }))).toEqual([
      ['supports', 'One kind only'],
    ])
  })

  it('is never praise in the public copy where the latest figure, which is worse, is hidden', () => {
    const book = createFigureBook({
      kpis: [measure],
      schools: [school('1')],
      observations: [
        national({ value: 60, period }),
        share(50, 60, { urn: '1', period: '2016/17' }),
        share(3, 60, { urn: '1' }),
      ],
    })
    expect(known(book)).toEqual([['does-not-support', 'One kind only']])
    expect(known(releaseBook(book))).toEqual([['not-rated', 'None rated']])
  })
})
