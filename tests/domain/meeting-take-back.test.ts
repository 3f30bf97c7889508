import { describe, expect, it } from 'vitest'
import { takeMeeting } from '../../electron/domain/meeting-take-back.ts'
import { meetingSchema, type AgendaItem } from '../../electron/domain/meeting.ts'
import { TouchedSince } from '../../electron/domain/take-back.ts'

const older = meetingSchema.parse({
  meeting: { id: 'm', body: 'B', title: 'T', date: '2026-12-09' },
  items: ['a', 'b', 'c'].map((id) => ({ id, title: id })),
})
const withItem = (id: string, changes: Partial<AgendaItem>) => ({
  ...older,
  items: older.items.map((item) => (item.id === id ? { ...item, ...changes } : item)),
})
const ids = (meeting: { items: readonly AgendaItem[] }) => meeting.items.map(({ id }) => id)

describe('an edit of an older meeting', () => {
  it('is put onto the present one, item by item and word by word', () => {
    const now = {
      ...withItem('b', { title: 'Theirs' }),
      meeting: { ...older.meeting, place: 'Hall' },
    }
    const edited = {
      ...withItem('b', { minutes: 9 }),
      meeting: { ...older.meeting, start: '18:00' },
      pack: { ...meetingSchema.shape.pack.unwrap().parse({}), appendix: false },
    }
    const made = takeMeeting(edited, older, now)
    expect(made.items[1]).toMatchObject({ title: 'Theirs', minutes: 9 })
    expect(made.meeting).toMatchObject({ place: 'Hall', start: '18:00' })
    expect(made.pack?.appendix).toBe(false)
  })

  it('that orders, adds or takes off keeps what another did of it', () => {
    const now = withItem('a', { title: 'Theirs' })
    const [a, b, c] = older.items as [AgendaItem, AgendaItem, AgendaItem]
    const made = takeMeeting({ ...older, items: [c, a, { ...b, id: 'new' }] }, older, now)
    expect(ids(made)).toEqual(['c', 'a', 'new'])
    expect(made.items[1]!.title).toBe('Theirs')
  })

  it('of the very thing that another changed is refused', () => {
    const now = withItem('b', { title: 'Theirs' })
    const take = (edited: typeof older) => () => takeMeeting(edited, older, now)
    expect(take(withItem('b', { title: 'Mine' }))).toThrow(TouchedSince)
    expect(take({ ...older, items: older.items.toSpliced(1, 1) })).toThrow(TouchedSince)
  })
})
