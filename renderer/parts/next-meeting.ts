/** Which meeting a clerk is at work on. */
import type { Output } from '../../electron/contract/index.ts'
import { localDate } from './today.ts'

export type MeetingSummary = Output<'meetings.list'>['meetings'][number]

/** The next one from today on, else the latest; null of none. `today` is an ISO date by this computer's clock. */
export function nextMeeting(
  meetings: MeetingSummary[],
  today = localDate(new Date()),
): MeetingSummary | null {
  const byDate = meetings.toSorted((a, b) => a.date.localeCompare(b.date))
  return byDate.find((meeting) => meeting.date >= today) ?? byDate.at(-1) ?? null
}
