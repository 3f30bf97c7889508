import { describe, expect, it } from 'vitest'
import {
  couldHave,
  follows,
  joinable,
  kpiExists,
  unpublishedReason,
  whyNotJoined,
} from '../../electron/domain/kpi-rules.ts'
import { kpi, school } from './builders.ts'

const rwm = kpi({
  validity: [{ from: '2015/16' }],
  unpublished: [
    { period: '2019/20', reason: 'Tests were cancelled.' },
    { period: '2020/21', reason: 'Tests were cancelled.' },
  ],
  breaks: [{ period: '2017/18', what: 'Writing was assessed anew.' }],
})

describe('whether a KPI exists', () => {
  it('goes by its spans of validity, in any length of period', () => {
    const ebacc = kpi({ validity: [{ from: '2016/17', to: '2024/25' }] })
    expect(kpiExists(ebacc, '2015/16')).toBe(false)
    expect(kpiExists(ebacc, '2016/17')).toBe(true)
    expect(kpiExists(ebacc, '2016/17 autumn')).toBe(true)
    expect(kpiExists(ebacc, '2025-08')).toBe(true)
    expect(kpiExists(ebacc, '2025-09')).toBe(false)
    expect(kpiExists(ebacc, '2025/26')).toBe(false)
  })

  it('is always where no validity is given, and never for nonsense', () => {
    expect(kpiExists(kpi(), '2003/04')).toBe(true)
    expect(kpiExists(kpi(), '2003/05')).toBe(false)
  })

  it('tells why a year inside its validity was not published', () => {
    expect(unpublishedReason(rwm, '2019/20')).toBe('Tests were cancelled.')
    expect(unpublishedReason(rwm, '2019/20 spring')).toBe('Tests were cancelled.')
    expect(unpublishedReason(rwm, '2018/19')).toBeNull()
  })
})

describe('whether two periods may be joined', () => {
  it('joins periods of one method', () => {
    expect(joinable(rwm, '2015/16', '2016/17')).toBe(true)
    expect(joinable(rwm, '2017/18', '2018/19')).toBe(true)
    expect(joinable(rwm, '2022/23', '2021/22')).toBe(true)
  })

  it('does not join across a change of method', () => {
    expect(whyNotJoined(rwm, '2016/17', '2017/18')).toEqual({
      kind: 'method',
      period: '2017/18',
      words: 'Change of method in 2017/18: Writing was assessed anew',
    })
  })

  it('does not join across, to or from a year without publication', () => {
    expect(whyNotJoined(rwm, '2018/19', '2021/22')).toMatchObject({
      kind: 'not-published',
      period: '2019/20',
    })
    expect(whyNotJoined(rwm, '2021/22', '2018/19')).toMatchObject({ kind: 'not-published' })
    expect(joinable(rwm, '2018/19', '2019/20')).toBe(false)
  })

  it('names the change of method before a year without publication, so that no chart misses it', () => {
    expect(whyNotJoined(rwm, '2016/17', '2021/22')).toMatchObject({
      kind: 'method',
      period: '2017/18',
    })
  })

  it('does not join where the measure did not exist, or lapsed between', () => {
    expect(whyNotJoined(rwm, '2014/15', '2015/16')).toMatchObject({
      kind: 'did-not-exist',
      period: '2014/15',
    })
    const lapsed = kpi({ validity: [{ from: '2015/16', to: '2018/19' }, { from: '2022/23' }] })
    expect(whyNotJoined(lapsed, '2018/19', '2022/23')).toEqual({
      kind: 'did-not-exist',
      period: null,
      words: 'The measure lapsed after 2018/19',
    })
    const renewed = kpi({ validity: [{ from: '2019/20' }, { from: '2015/16', to: '2018/19' }] })
    expect(joinable(renewed, '2018/19', '2019/20')).toBe(true)
  })

  it('does not hold a term against a year', () => {
    expect(whyNotJoined(rwm, '2015/16', '2016/17 autumn')).toMatchObject({ kind: 'other-length' })
  })
})

describe('whether one period follows another', () => {
  it.each([
    ['2015/16', '2016/17', true],
    ['2015/16', '2017/18', false],
    ['2016/17', '2015/16', false],
    ['2016/17 summer', '2017/18 autumn', true],
    ['2025-06', '2025-07', true],
    ['2025-07', '2025-09', true],
    ['2025-05', '2025-07', false],
    ['2025-W30', '2025-W36', true],
    ['2025-W20', '2025-W36', false],
    ['2025-11-21', '2025-11-24', true],
    ['2015/16', '2016-09', false],
  ])('%s then %s: %s', (a, b, expected) => {
    expect(follows(a, b)).toBe(expected)
  })
})

describe('whether a school could have a KPI', () => {
  it('goes by phase', () => {
    expect(couldHave(kpi(), school('1', { phase: 'secondary', ages: { from: 11, to: 18 } }))).toBe(
      false,
    )
    expect(couldHave(kpi(), school('1', { phase: 'all-through', ages: { from: 4, to: 18 } }))).toBe(
      true,
    )
  })

  it('goes by the ages that a school teaches, so an infant school has no key stage 2', () => {
    expect(couldHave(kpi(), school('1', { ages: { from: 4, to: 7 } }))).toBe(false)
    expect(couldHave(kpi(), school('1', { ages: { from: 7, to: 11 } }))).toBe(true)
    expect(couldHave(kpi(), school('1', { ages: { from: null, to: null } }))).toBe(true)
    const phonics = kpi({ code: 'phonics.year1' })
    expect(couldHave(phonics, school('1', { ages: { from: 7, to: 11 } }))).toBe(false)
    const sixth = kpi({ code: 'ks5.alevel.aps', phases: ['secondary', '16-plus'] })
    expect(couldHave(sixth, school('1', { phase: 'secondary', ages: { from: 11, to: 16 } }))).toBe(
      false,
    )
  })
})
