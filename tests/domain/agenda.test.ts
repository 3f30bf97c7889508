import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriedOver, meetingId, slug, withItemIds } from '../../electron/domain/agenda.ts'
import { meetingSchema } from '../../electron/domain/meeting.ts'

describe('ids', () => {
  const meeting = (items: { id?: string; title: string }[]) =>
    meetingSchema.parse({
      meeting: { id: 'm', body: 'B', title: 'T', date: '2026-12-09' },
      items,
    })
  let next = 0
  const fresh = () => `fresh-${(next += 1)}`

  it('are given once each, and an item that has one keeps it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }) }), {
          minLength: 1,
        }),
        (list) => {
          const given = list.map(({ id }, i) => ({ title: `${i}`, ...(id ? { id } : {}) }))
          const { items } = withItemIds(meeting(given), null, fresh)
          expect(new Set(items.map((item) => item.id)).size).toBe(items.length)
          const firsts = given.findIndex((item) => item.id !== undefined)
          if (firsts >= 0) expect(items[firsts]!.id).toBe(given[firsts]!.id)
        },
      ),
    )
  })

  it('are those of the items of the same title when a file is loaded again', () => {
    const before = meeting([
      { id: 'one', title: 'Welcome' },
      { id: 'two', title: 'Estates' },
    ])
    const again = withItemIds(
      meeting([{ title: 'Estates' }, { title: 'New' }, { title: 'Welcome' }]),
      before,
      () => 'fresh',
    )
    expect(again.items.map((item) => item.id)).toEqual(['two', 'fresh', 'one'])
  })

  it('of meetings are plain letters and no other meeting’s', () => {
    expect(slug('Żółw & Ŵyn: the Board')).toBe('zo-w-wyn-the-board')
    expect(slug('—')).toBe('meeting')
    expect(meetingId('Trust Board', '2026-12-09', new Set(['trust-board-2026-12-09']))).toBe(
      'trust-board-2026-12-09-2',
    )
  })
})

describe('what a next meeting takes over', () => {
  it('is what is still open, and risks of which nobody has said which way they go', () => {
    const former = meetingSchema.parse({
      meeting: { id: 'm', body: 'B', title: 'T', date: '2026-12-09' },
      items: [{ title: 'A' }],
      actions: [
        { what: 'Open', owner: 'X' },
        { what: 'Done', owner: 'X', status: 'done' },
      ],
      risks: [
        { risk: 'Grows', owner: 'X', status: 'rising' },
        { risk: 'Gone', owner: 'X', status: 'closed' },
      ],
    })
    const { actions, risks } = carriedOver(former)
    expect(actions?.map(({ what }) => what)).toEqual(['Open'])
    expect(risks?.map(({ risk, status }) => [risk, status])).toEqual([['Grows', 'steady']])
    expect(carriedOver({ ...former, actions: undefined, risks: undefined })).toEqual({})
  })
})
