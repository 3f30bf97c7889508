import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, isoOf } from '../../electron/domain/calendar.ts'
import {
  cadenceWords,
  ruleWords,
  type Cadence,
  type CycleItem,
  type CycleMeeting,
} from '../../electron/domain/cycle.ts'
import { slotsOf } from '../../electron/domain/cycle-slots.ts'
import { cycleStanding, type CycleInput } from '../../electron/domain/cycle-standing.ts'
import { usualTerms } from '../../electron/domain/terms.ts'

const item = (cadence: Cadence, more: Partial<CycleItem> = {}): CycleItem => ({
  id: 'accounts',
  title: 'Management accounts',
  duty: '',
  gap: 'No management accounts have gone to trustees',
  cadence,
  body: 'board',
  meetings: false,
  source: { title: 'Academy Trust Handbook', edition: '2025', paragraph: null },
  agenda: null,
  omitted: null,
  ...more,
})

/** How one item stands, with what was done of it. */
function standing(
  of: CycleItem,
  today: string,
  done: string[] = [],
  more: Partial<CycleInput> = {},
) {
  const records = done.map((on, i) => ({
    id: `r${i}`,
    item: of.id,
    on,
    meeting: null,
    shownBy: '',
  }))
  const input = { items: [of], records, meetings: [], terms: [], today, since: '2026-09-01' }
  const [found] = cycleStanding({ ...input, ...more })
  if (!found) throw new Error('none')
  return found
}

const six: Cadence = { every: 'times', times: 6 }
const yearly: Cadence = { every: 'year', by: 12 }

const anyCadence: fc.Arbitrary<Cadence> = fc.oneof(
  fc.constant<Cadence>({ every: 'month' }),
  fc.constant<Cadence>({ every: 'term' }),
  fc.integer({ min: 2, max: 12 }).map((times): Cadence => ({ every: 'times', times })),
  fc.integer({ min: 1, max: 12 }).map((by): Cadence => ({ every: 'year', by })),
  fc.integer({ min: 2, max: 10 }).map((years): Cadence => ({ every: 'years', years })),
)
/** Days of the school year 2026/27. */
const anyDay = fc
  .integer({ min: dayNumber(2026, 9, 1), max: dayNumber(2027, 8, 31) })
  .map((day) => isoOf(day))

describe('when things are due', () => {
  it('is evenly spread for so many times a year, to the last day of a month', () => {
    expect(slotsOf(six, '2026/27', [], null).map(({ due }) => due)).toEqual([
      '2026-10-31',
      '2026-12-31',
      '2027-02-28',
      '2027-04-30',
      '2027-06-30',
      '2027-08-31',
    ])
    const three = slotsOf({ every: 'times', times: 3 }, '2027/28', [], null)
    expect(three.map(({ due }) => due)).toEqual(['2027-12-31', '2028-04-30', '2028-08-31'])
  })

  it('knows a leap year', () => {
    const months = slotsOf({ every: 'month' }, '2027/28', [], null)
    expect(months[5]).toMatchObject({ label: 'February 2028', due: '2028-02-29' })
  })

  it('is by the trust’s own terms where they are set, else by fixed days', () => {
    const own = slotsOf({ every: 'term' }, '2026/27', [usualTerms(2026)], null)
    expect(own.map(({ label, due }) => [label, due])).toEqual(
      usualTerms(2026).terms.map(({ name, to }) => [`${name} term`, to]),
    )
    const fixed = slotsOf({ every: 'term' }, '2026/27', [], null)
    expect(fixed.map(({ due }) => due)).toEqual(['2026-12-31', '2027-03-31', '2027-08-31'])
  })

  it('is so many years after the last time, and long overdue things stand until they are done', () => {
    const third: Cadence = { every: 'years', years: 3 }
    expect(slotsOf(third, '2026/27', [], '2024-02-29')).toMatchObject([{ due: '2027-02-28' }])
    expect(slotsOf(third, '2026/27', [], '2025-02-06')).toEqual([])
    expect(slotsOf(third, '2026/27', [], '2020-02-06')).toMatchObject([{ due: '2026-09-01' }])
    expect(slotsOf(third, '2026/27', [], null)).toMatchObject([{ due: '2027-08-31' }])
  })

  it('lies in the year, in order, and every day of the year belongs to a time', () => {
    fc.assert(
      fc.property(anyCadence, fc.boolean(), anyDay, (cadence, own, day) => {
        const slots = slotsOf(cadence, '2026/27', own ? [usualTerms(2026)] : [], null)
        expect(slots.length).toBeGreaterThan(0)
        for (const { opens, due, closes } of slots) {
          expect(opens >= '2026-09-01' && closes <= '2027-08-31').toBe(true)
          expect(opens <= due && due <= closes).toBe(true)
        }
        const dues = slots.map(({ due }) => due)
        expect(dues).toEqual(dues.toSorted())
        const open = slots.filter(({ opens, closes }) => opens <= day && day <= closes)
        // Of months and terms one is open on each day; what is counted in order is open all year.
        expect(open.length).toBe(slots[0]?.inOrder ? slots.length : 1)
      }),
    )
  })
})

describe('how an item stands', () => {
  it('says the gap before it happens', () => {
    const found = standing(item(six), '2026-11-25', ['2026-10-03'])
    expect(found.state).toBe('due')
    expect(found.next).toBe('2026-12-31')
    expect(found.says).toBe(
      'No management accounts have gone to trustees since 3 October 2026. Due by 31 December 2026. It is on no agenda yet.',
    )
    expect(found.rule).toBe(
      'Six times a year (Academy Trust Handbook 2025, paragraph to be checked)',
    )
  })

  it('is late from the day after it was due, in London', () => {
    expect(standing(item(six), '2026-10-31').state).toBe('due')
    const late = standing(item(six), '2026-11-01')
    expect(late.state).toBe('late')
    expect(late.says).toBe(
      'No management accounts have gone to trustees, by what is recorded here. It was due by 31 October 2026. It is on no agenda yet.',
    )
  })

  it('takes so many times in the order in which they were done, late ones too', () => {
    const { slots, state } = standing(item(six), '2027-01-10', ['2026-11-05', '2026-11-06'])
    expect(slots.map((slot) => slot.state).slice(0, 3)).toEqual(['done-late', 'done', 'coming'])
    expect(state).toBe('in-order')
  })

  it('holds a month that is over and was left out against the item only until the next is done', () => {
    const monthly = item({ every: 'month' })
    const { slots, state } = standing(monthly, '2026-11-20', ['2026-09-15', '2026-11-02'])
    expect(slots.map((slot) => slot.state).slice(0, 4)).toEqual([
      'done',
      'missed',
      'done',
      'coming',
    ])
    expect(state).toBe('late')
    expect(standing(monthly, '2026-12-01', ['2026-11-02']).state).toBe('due')
  })

  it('judges nothing that fell due before the cycle was kept here', () => {
    const found = standing(item({ every: 'month' }), '2026-11-10', [], { since: '2026-11-03' })
    expect(found.slots.map((slot) => slot.state).slice(0, 3)).toEqual(['before', 'before', 'due'])
    expect(found.state).toBe('due')
  })

  it('counts a meeting that was held, and names the one to come', () => {
    const meet = (id: string, date: string, kind: CycleMeeting['kind'] = 'board') => ({
      ...{ id, date, kind, title: 'Trust Board', cycle: [] },
    })
    const board = item(
      { every: 'times', times: 3 },
      { meetings: true, gap: 'The board has not met' },
    )
    const meetings = [
      meet('a', '2026-10-14'),
      meet('c', '2026-10-20', 'committee'),
      meet('b', '2027-05-12'),
    ]
    const first = standing(board, '2026-11-25', [], { meetings })
    expect(first.slots.map((slot) => slot.state)).toEqual(['done', 'coming', 'coming'])
    expect(standing(board, '2026-10-14', [], { meetings }).slots[0]?.state).toBe('coming')
    const spring = standing(board, '2027-04-01', [], { meetings })
    expect(spring.says).toBe(
      'The board has not met since 14 October 2026. Due by 30 April 2027. The next is Trust Board, 12 May 2027, which is too late.',
    )
    // Recorded as well, it counts once.
    const records = [
      { id: 'r', item: board.id, on: '2026-10-14', meeting: 'a', shownBy: 'Minutes' },
    ]
    const both = standing(board, '2026-11-25', [], { meetings, records })
    expect(both.slots.map(({ done }) => done?.record ?? null)).toEqual(['r', null, null])
  })

  it('names the agenda on which it stands', () => {
    const meetings = [
      { id: 'b', title: 'Trust Board', date: '2026-12-09', kind: 'board', cycle: ['accounts'] },
    ] as const
    const found = standing(item(yearly), '2026-11-25', [], { meetings })
    expect(found.planned?.id).toBe('b')
    expect(found.says).toContain('It is on the agenda of Trust Board, 9 December 2026.')
  })

  it('is left alone where it does not apply', () => {
    const found = standing(item(six, { omitted: 'One school alone' }), '2027-08-31')
    expect([found.state, found.says, found.next]).toEqual(['omitted', null, null])
  })

  it('uses each record once, and a record more never makes it worse', () => {
    const rank = { late: 0, due: 1, 'in-order': 2, omitted: 3 }
    fc.assert(
      fc.property(
        anyCadence,
        anyDay,
        fc.uniqueArray(anyDay, { maxLength: 12 }),
        anyDay,
        (cadence, today, days, extra) => {
          const before = standing(item(cadence), today, days)
          const used = before.slots.flatMap(({ done }) => done?.record ?? [])
          expect(new Set(used).size).toBe(used.length)
          for (const { done, opens, closes } of before.slots) {
            if (done) expect(done.on >= opens && done.on <= closes && done.on <= today).toBe(true)
          }
          const after = standing(item(cadence), today, [...days, extra])
          expect(rank[after.state]).toBeGreaterThanOrEqual(rank[before.state])
        },
      ),
    )
  })

  it('says something exactly where it is late or due, and is in order when all was done', () => {
    fc.assert(
      fc.property(anyCadence, anyDay, (cadence, today) => {
        const found = standing(item(cadence), today)
        expect(found.says !== null).toBe(found.state === 'late' || found.state === 'due')
        const all = found.slots.filter(({ opens }) => opens <= today).map(({ opens }) => opens)
        expect(standing(item(cadence), today, all).state).not.toBe('late')
      }),
    )
  })
})

describe('the words of a rule', () => {
  it.each([
    [{ every: 'month' }, 'every month'],
    [six, 'six times a year'],
    [{ every: 'times', times: 2 }, 'twice a year'],
    [{ every: 'term' }, 'every term'],
    [yearly, 'once a year, by the end of December'],
    [{ every: 'years', years: 3 }, 'every three years'],
  ] as [Cadence, string][])('%j', (cadence, words) => {
    expect(cadenceWords(cadence)).toBe(words)
  })

  it('name the paragraph, that it is to be checked, or none', () => {
    const source = { title: 'Handbook', edition: '2025', paragraph: '2.22' }
    expect(ruleWords({ cadence: six, source })).toBe('Six times a year (Handbook 2025, 2.22)')
    expect(ruleWords({ cadence: six, source: { ...source, paragraph: '' } })).toBe(
      'Six times a year (Handbook 2025)',
    )
  })
})
