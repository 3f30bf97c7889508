import { describe, expect, it } from 'vitest'
import type { Problem } from '../../electron/contract/index.ts'
import {
  foundInWords,
  groupProblems,
  rowsInWords,
} from '../../renderer/screens/data/problem-groups.ts'
import {
  awaitingYear,
  heard,
  isOpen,
  type Row,
  settled,
  stopped,
} from '../../renderer/screens/data/queue.ts'

const row = (id: number, more: Partial<Row> = {}): Row => ({
  ...{ id, file: null, name: `${id}.csv`, state: 'queued', result: null, refusal: null },
  at: { job: 'j', index: id },
  ...more,
})

describe('the queue', () => {
  const event = { job: 'j', index: 1, result: null, refusal: null }

  it('hears of the file that an event is about, and of no other', () => {
    const rows = heard([row(0), row(1), row(1, { id: 9, at: null })], {
      ...event,
      state: 'reading',
    })
    expect(rows.map(({ state }) => state)).toEqual(['queued', 'reading', 'queued'])
    expect(heard([row(1)], { ...event, job: 'other', state: 'reading' })).toEqual([row(1)])
  })

  it('takes from the answer what no event told, and leaves what is told', () => {
    const refusal = { file: '1.csv', code: 'ImportUnknown', message: '' }
    const rows = settled([row(0, { state: 'cancelled' }), row(1), row(2)], 'j', {
      results: [],
      refused: [refusal, { ...refusal, file: '0.csv' }],
    })
    expect(rows.map(({ state }) => state)).toEqual(['cancelled', 'refused', 'used'])
    expect(rows.some(isOpen)).toBe(false)
  })

  it('stops what is not read yet', () => {
    const rows = stopped(
      [row(0, { state: 'stored' }), row(1, { state: 'reading' }), row(2)],
      [0, 1],
    )
    expect(rows.map(({ state }) => state)).toEqual(['stored', 'cancelled', 'queued'])
  })
})

describe('a file of which only the year is not known', () => {
  it('stays in sight; one that cannot be read again does not', () => {
    const refusal = { file: '', code: 'ImportNeedsPeriod', message: '' }
    const file = new File([], '1.csv')
    const rows = [
      row(1, { file, state: 'refused', refusal }),
      row(2, { state: 'refused', refusal }),
      row(3, { file, state: 'refused', refusal: { ...refusal, code: 'ImportRefused' } }),
      row(4, { file, state: 'stored' }),
    ]
    expect(awaitingYear(rows).map(({ id }) => id)).toEqual([1])
  })
})

describe('problems', () => {
  const problem = (at: number, more: Partial<Problem> = {}): Problem => ({
    ...{
      severity: 'doubt',
      row: at,
      column: 'A',
      found: `f${at % 2}`,
      expected: 'e',
      message: 'm',
    },
    ...more,
  })

  it('that are alike stand together, what was left out first', () => {
    const list = [1, 2, 3, 4, 5, 6].map((at) => problem(at))
    const groups = groupProblems([
      ...list,
      problem(7, { severity: 'left-out' }),
      problem(8, { column: 'B' }),
    ])
    expect(
      groups.map(({ severity, column, problems }) => [severity, column, problems.length]),
    ).toEqual([
      ['left-out', 'A', 1],
      ['doubt', 'A', 6],
      ['doubt', 'B', 1],
    ])
    expect(rowsInWords(list)).toBe('1, 2, 3, 4 and 2 more')
    expect(foundInWords(list)).toBe('f1, f0')
  })
})
