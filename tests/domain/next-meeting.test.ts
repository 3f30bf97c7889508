import { describe, expect, it } from 'vitest'
import { nextMeeting } from '../../electron/domain/meeting.ts'

const meeting = (date: string) => ({
  id: `board-${date}`,
  title: 'Trust Board',
  date,
  items: 3,
  papers: 1,
})

describe('the meeting that a clerk is at work on', () => {
  const meetings = [meeting('2026-12-09'), meeting('2026-07-08'), meeting('2027-03-10')]

  it('is the next one, today counted', () => {
    expect(nextMeeting(meetings, '2026-11-23')?.date).toBe('2026-12-09')
    expect(nextMeeting(meetings, '2026-12-09')?.date).toBe('2026-12-09')
    expect(nextMeeting(meetings, '2026-12-10')?.date).toBe('2027-03-10')
  })

  it('is the latest when all are over, and none when there is none', () => {
    expect(nextMeeting(meetings, '2028-01-01')?.date).toBe('2027-03-10')
    expect(nextMeeting([], '2028-01-01')).toBeNull()
  })
})
