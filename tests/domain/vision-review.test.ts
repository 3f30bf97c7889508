import { describe, expect, it } from 'vitest'
import { createFigureBook } from '../../electron/domain/figures.ts'
import type { Observation } from '../../electron/domain/observation.ts'
import { reviewVision } from '../../electron/domain/vision-review.ts'
import { kpi, national, observation, school, vision } from './builders.ts'

const measure = (code: string, short: string, given = {}) =>
  kpi({ code, short, phases: ['primary'], ...given })
const reading = measure('own.reading', 'Reading at 11')
const joy = measure('own.joy', 'Read for pleasure', { origin: 'vision' })
const maths = measure('own.maths', 'Maths at 11')
const phonics = measure('own.phonics', 'Phonics')
const clicks = measure('own.clicks', 'Website hits', { origin: 'vision' })
const duty = measure('own.duty', 'Must be reported')
const kpis = [reading, joy, maths, phonics, clicks, duty]

/** Yearly values of one school from 2014/15 on, of a thousand pupils, so that a few points are a signal. */
const years = (code: string, ...values: number[]): Observation[] =>
  values.map((value, i) =>
    observation({
      kpi: code,
      value,
      denominator: 1000,
      period: `${2014 + i}/${15 + i}`,
    }),
  )
const steady = [60, 61, 60, 61, 60]
const review = (observations: Observation[], ...strands: Parameters<typeof vision>) =>
  reviewVision({
    book: createFigureBook({ kpis, schools: [school('100001')], observations }),
    vision: vision(...strands),
  })
const strand = (title: string, ...codes: string[]) => ({
  title,
  kpis: codes.map((code) => ({ code })),
})

describe('the standing of a strand', () => {
  const standing = (observations: Observation[], ...codes: string[]) =>
    review(observations, strand('Strand', ...codes)).strands[0]?.standing

  it('is holding where no lead measure leaves its range', () => {
    expect(standing(years(reading.code, ...steady), reading.code)).toMatchObject({
      kind: 'holding',
      words: 'Holding',
    })
  })

  it('is slipping or gaining by the measure that moved', () => {
    expect(standing(years(reading.code, 60, 61, 60, 61, 50), reading.code)).toMatchObject({
      words: 'Slipping',
      why: 'Slipping: Reading at 11.',
    })
    expect(standing(years(reading.code, 60, 61, 60, 61, 72), reading.code)).toMatchObject({
      words: 'Gaining',
    })
  })

  it('is slipping where as many slip as gain, so that good news covers nothing', () => {
    const list = [
      ...years(reading.code, 60, 61, 60, 61, 50),
      ...years(joy.code, 60, 61, 60, 61, 72),
    ]
    expect(standing(list, reading.code, joy.code)).toMatchObject({
      words: 'Slipping',
      why: 'Slipping: Reading at 11. Gaining: Read for pleasure.',
    })
    const more = [...list, ...years(maths.code, 60, 61, 60, 61, 72)]
    expect(standing(more, reading.code, joy.code, maths.code)).toMatchObject({ words: 'Gaining' })
  })

  it('looks at the first three measures that have a figure', () => {
    const list = [
      ...years(reading.code, ...steady),
      ...years(joy.code, ...steady),
      ...years(maths.code, ...steady),
      ...years(duty.code, 60, 61, 60, 61, 50),
    ]
    const found = review(
      list,
      strand('S', phonics.code, reading.code, joy.code, maths.code, duty.code),
    ).strands[0]
    expect(found?.lead.map((one) => one.kpi.code)).toEqual([reading.code, joy.code, maths.code])
    expect(found?.measures).toHaveLength(5)
    expect(found?.standing.words).toBe('Holding')
  })

  it('goes by a clear change where the past is too short for a range', () => {
    expect(standing(years(reading.code, 60, 50), reading.code)).toMatchObject({ words: 'Slipping' })
    expect(standing(years(reading.code, 60, 61), reading.code)).toMatchObject({ words: 'Holding' })
  })

  it('is not known from a single figure, however good or bad', () => {
    expect(standing(years(reading.code, 5), reading.code)).toMatchObject({
      words: 'Not known',
      why: 'None of its measures can be judged against its own past yet.',
    })
    expect(standing([], reading.code)).toMatchObject({
      words: 'Not known',
      why: 'None of its measures has a figure.',
    })
  })

  it('is without a measure where no known KPI is tied to it', () => {
    expect(standing([], 'own.unknown')).toMatchObject({ kind: 'no-measure', words: 'No measure' })
    expect(standing([])).toMatchObject({ kind: 'no-measure' })
  })
})

describe('the two orphan lists and the balance', () => {
  const list = [reading, clicks, duty].flatMap((one) => years(one.code, ...steady))
  const found = review(
    list,
    strand('Read', reading.code, joy.code),
    strand('Places'),
    strand('Lost', 'own.unknown'),
  )

  it('name strands that no KPI measures, and codes that no KPI has', () => {
    expect(found.strandsWithoutKpi).toEqual([2, 3])
    expect(found.strands[2]?.unknown).toEqual(['own.unknown'])
  })

  it('name KPIs with values that serve no strand', () => {
    expect(found.kpisWithoutStrand.map((one) => one.code)).toEqual([clicks.code, duty.code])
  })

  it('divide the measures into those of the vision, those that must be reported, and neither', () => {
    expect(found.balance.vision.map((one) => one.code)).toEqual([reading.code, joy.code])
    expect(found.balance.accountability.map((one) => one.code)).toEqual([duty.code])
    expect(found.balance.neither.map((one) => one.code)).toEqual([clicks.code])
  })
})

describe('the headline', () => {
  const headline = (observations: Observation[], ...codes: string[]) => {
    const found = review(observations, strand('One', ...codes), strand('Two', ...codes))
    return [found.headline, found.sentence]
  }
  const slipping = (code: string) => years(code, 60, 61, 60, 61, 50)
  const gaining = (code: string) => years(code, 60, 61, 60, 61, 72)

  it('names what worsens and improves, each measure once', () => {
    expect(
      headline([...slipping(reading.code), ...gaining(joy.code)], reading.code, joy.code),
    ).toEqual([
      'Read for pleasure improves, but reading at 11 worsens',
      'Of two lead measures in four rows, one is where we expect or better, one is worse.',
    ])
    expect(
      headline([...slipping(reading.code), ...slipping(joy.code)], reading.code, joy.code)[0],
    ).toBe('Reading at 11 and read for pleasure worsen')
    expect(headline(gaining(reading.code), reading.code)[0]).toBe(
      'Reading at 11 improves, and no lead measure worsens',
    )
  })

  it('counts where there are too many to name', () => {
    const list = [reading, joy, maths].flatMap((one) => slipping(one.code))
    expect(headline(list, reading.code, joy.code, maths.code)[0]).toBe('Three measures worsen')
  })

  it('says how a measure without a past stands against England, as its row does', () => {
    const england = national({ kpi: reading.code, value: 60 })
    const now = observation({ kpi: reading.code, value: 95, denominator: 60 })
    expect(headline([england, now], reading.code)).toEqual([
      'Which way our measures are moving is not known yet',
      'Of one lead measure in two rows, one has too short a past to judge by. Held against England instead: one better.',
    ])
  })

  it('says so where nothing moved, and where nothing is known', () => {
    expect(headline(years(reading.code, ...steady), reading.code)).toEqual([
      'Our measures hold within their expected range',
      'Of one lead measure in two rows, one is where we expect or better.',
    ])
    const half = [...years(reading.code, ...steady), ...years(joy.code, 60)]
    expect(headline(half, reading.code, joy.code)[0]).toBe(
      'The measures that we can judge hold within their expected range',
    )
    const third = [...half, ...years(maths.code, 60)]
    expect(headline(third, reading.code, joy.code, maths.code)[0]).toBe(
      'Which way our measures are moving is not known yet',
    )
    expect(headline(years(reading.code, 60), reading.code)).toEqual([
      'Which way our measures are moving is not known yet',
      'Of one lead measure in two rows, one has too short a past to judge by.',
    ])
    expect(headline([], reading.code)).toEqual([
      'No figure yet measures our vision',
      'None of the measures that we tied to a strand has a figure.',
    ])
  })
})
