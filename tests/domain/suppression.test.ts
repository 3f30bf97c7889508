import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFigureBook } from '../../electron/domain/figures.ts'
import {
  hide,
  hideFewAnswers,
  hideSecond,
  mustHide,
  tellsAnswers,
} from '../../electron/domain/suppression.ts'
import { kpi, national, observation, school } from './builders.ts'

const part = (key: string, size: number | null, hidden = false) => ({ key, size, hidden })

describe('what must be hidden outside the trust', () => {
  it('is a figure about fewer than six pupils', () => {
    expect(mustHide(observation({ value: 60, denominator: 5 }), kpi())).toBe(true)
    expect(mustHide(observation({ value: 100, denominator: 6 }), kpi())).toBe(false)
    expect(mustHide(observation({ value: 60 }), kpi())).toBe(false)
  })

  it('is a count of one to five, but not of none', () => {
    const exclusions = kpi({ code: 'exclusions.number', unit: 'count', significance: 'none' })
    expect(mustHide(observation({ value: 5 }), exclusions)).toBe(true)
    expect(mustHide(observation({ value: 0 }), exclusions)).toBe(false)
    expect(mustHide(observation({ value: 6 }), exclusions)).toBe(false)
  })

  it('is a share that tells of one to five pupils, or of one to five others', () => {
    const share = (numerator: number | null, value: number, denominator = 96) =>
      mustHide(observation({ value, numerator, denominator }), kpi())
    expect(share(5, 5.2)).toBe(true)
    expect(share(91, 94.8)).toBe(true)
    expect(share(6, 6.3)).toBe(false)
    expect(share(0, 0)).toBe(false)
    expect(share(96, 100)).toBe(false)
    // The count is not given, but anyone can work it out.
    expect(share(null, 5)).toBe(true)
    expect(
      mustHide(observation({ value: 95, denominator: 96 }), kpi({ significance: 'none' })),
    ).toBe(false)
  })

  it('is never a benchmark, which is public already', () => {
    expect(mustHide(national({ value: 60, denominator: 3 }), kpi())).toBe(false)
  })

  it('takes every number with it, the cell’s text too', () => {
    const hidden = hide(
      observation({ value: 60, numerator: 3, denominator: 5, lower: 1, upper: 2 }),
    )
    expect(hidden).toMatchObject({
      state: 'suppressed',
      value: null,
      numerator: null,
      denominator: null,
    })
    expect(hidden.source.cell).toBe('')
    expect(JSON.stringify(hidden)).not.toContain('60')
  })
})

describe('a survey', () => {
  const staff = kpi({ code: 'voice.staff.recommend', evidence: 'staff-voice' })
  const answer = (numerator: number, denominator: number, given = {}) =>
    observation({
      ...{ kpi: staff.code, numerator, denominator, value: (100 * numerator) / denominator },
      ...given,
    })

  it('is hidden from everybody below ten answers, and below eleven where all or none agree', () => {
    expect(tellsAnswers(answer(6, 9), staff)).toBe(true)
    expect(tellsAnswers(answer(6, 10), staff)).toBe(false)
    expect(tellsAnswers(answer(10, 10), staff)).toBe(true)
    expect(tellsAnswers(answer(0, 10), staff)).toBe(true)
    expect(tellsAnswers(answer(0, 10, { numerator: null }), staff)).toBe(true)
    expect(tellsAnswers(answer(11, 11), staff)).toBe(false)
    expect(tellsAnswers(answer(6, 9), kpi())).toBe(false)
  })

  it('is hidden outside the trust where it tells of one to five who agree, or do not', () => {
    expect(mustHide(answer(12, 16), staff)).toBe(true)
    expect(mustHide(answer(10, 10), staff)).toBe(true)
    expect(mustHide(answer(10, 20), staff)).toBe(false)
  })

  it('takes a second school with it where the trust’s own figure would give it away', () => {
    const rows = [
      answer(6, 9, { urn: '1' }),
      answer(15, 20, { urn: '2' }),
      answer(30, 40, { urn: '3' }),
      answer(51, 69, { urn: null, level: 'trust' }),
      observation({ urn: '1', value: 50, denominator: 4 }),
    ]
    const shown = [...hideFewAnswers(rows, [kpi(), staff])]
    const states = shown.map((o) => `${o.kpi === staff.code ? o.urn : 'results'} ${o.state}`)
    expect(states).toEqual([
      'results value',
      '1 suppressed',
      '2 suppressed',
      '3 value',
      'null value',
    ])
  })

  it('reaches no reader of the figure book', () => {
    const book = createFigureBook({
      ...{ kpis: [staff], schools: [school('1'), school('2')] },
      observations: [answer(10, 10, { urn: '1' }), answer(15, 20, { urn: '2' })],
    })
    const figure = book.latest('1', staff.code, 'all')
    expect(figure).toMatchObject({ state: 'suppressed', value: null, denominator: null })
    expect(figure?.note).toBe('Hidden, because so few people could be recognised.')
    expect(book.latest(null, staff.code, 'all')).toMatchObject({ value: 75, denominator: 20 })
  })
})

describe('a second hidden part', () => {
  it('is the next smallest, where one hidden part could be worked out', () => {
    expect([...hideSecond([part('a', 4, true), part('b', 30), part('c', 12)])]).toEqual(['a', 'c'])
  })

  it('is needed until those hidden are six pupils together', () => {
    const parts = [part('a', 1, true), part('b', 2, true), part('c', 12), part('d', 20)]
    expect([...hideSecond(parts)]).toEqual(['a', 'b', 'c'])
    expect([...hideSecond([part('a', 3, true), part('b', 4, true), part('c', 12)])]).toEqual([
      'a',
      'b',
    ])
  })

  it('passes over a part of nobody, which hides nothing', () => {
    expect([...hideSecond([part('a', 4, true), part('b', 0), part('c', 12)])]).toEqual(['a', 'c'])
  })

  it('is not needed where nothing is hidden or no total is shown', () => {
    expect(hideSecond([part('a', 4), part('b', 12)]).size).toBe(0)
    expect([...hideSecond([part('a', 4, true), part('b', 12)], false)]).toEqual(['a'])
  })

  it('breaks ties by key, whatever the order given', () => {
    const parts = [part('c', 12), part('a', 4, true), part('b', 12)]
    expect([...hideSecond(parts)]).toEqual(['a', 'b'])
    expect([...hideSecond(parts.toReversed())]).toEqual(['a', 'b'])
  })

  it('never leaves a lone hidden part, nor fewer than six pupils, while there is another to hide', () => {
    const parts = fc.array(
      fc.record({ size: fc.integer({ min: 1, max: 40 }), hidden: fc.boolean() }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(parts, (given) => {
        const all = given.map(({ size, hidden }, i) =>
          part(String(i).padStart(2, '0'), size, hidden),
        )
        const keys = hideSecond(all)
        if (keys.size === 0 || keys.size === all.length) return
        const pupils = all.reduce((sum, one) => sum + (keys.has(one.key) ? (one.size ?? 0) : 0), 0)
        expect(keys.size).toBeGreaterThanOrEqual(2)
        expect(pupils).toBeGreaterThanOrEqual(6)
      }),
    )
  })
})
