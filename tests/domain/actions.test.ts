import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  actionIdsByPlace,
  actionSchema,
  isLate,
  withActionIds,
} from '../../electron/domain/actions.ts'

const action = (given: object) => actionSchema.parse({ what: 'Write', owner: 'Chair', ...given })
let next = 0
const fresh = () => `fresh-${(next += 1)}`

describe('ids of actions', () => {
  it('are given once each, and the first that has one keeps it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }), { minLength: 1 }),
        (ids) => {
          const given = ids.map((id, i) => action({ what: `${i}`, ...(id ? { id } : {}) }))
          const { actions } = withActionIds({ actions: given }, null, fresh)
          expect(new Set(actions.map(({ id }) => id)).size).toBe(given.length)
          for (const id of new Set(ids)) if (id) expect(actions[ids.indexOf(id)]?.id).toBe(id)
        },
      ),
    )
  })

  it('are those of the same words when a file is loaded again', () => {
    const before = { actions: [action({ id: 'one', what: 'A' }), action({ id: 'two', what: 'B' })] }
    const again = { actions: [action({ what: 'B' }), action({ what: 'C' }), action({ what: 'A' })] }
    const { actions } = withActionIds(again, before, () => 'fresh')
    expect(actions.map(({ id }) => id)).toEqual(['two', 'fresh', 'one'])
  })

  it('of what was stored before there were any are the same at each reading, and no other meeting’s', () => {
    const stored = { actions: [action({ what: 'A' }), action({ id: 'm-action-1', what: 'B' })] }
    const read = actionIdsByPlace(stored, 'm')
    expect(read.actions.map(({ id }) => id)).toEqual(['m-action-2', 'm-action-1'])
    expect(actionIdsByPlace(stored, 'm')).toEqual(read)
    expect(actionIdsByPlace({ actions: undefined }, 'm')).toEqual({ actions: undefined })
  })
})

it('an action is late when it is open and its day is over', () => {
  expect(isLate(action({ due: '2026-12-08' }), '2026-12-09')).toBe(true)
  expect(isLate(action({ due: '2026-12-09' }), '2026-12-09')).toBe(false)
  expect(isLate(action({ due: '2026-12-08', status: 'done' }), '2026-12-09')).toBe(false)
  expect(isLate(action({}), '2026-12-09')).toBe(false)
})
