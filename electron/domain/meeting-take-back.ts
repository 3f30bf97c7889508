/** Putting an edit of an older meeting onto the present one. */
import type { Meeting } from './meeting.ts'
import { byKey, byName, same, whole, type TakeBack } from './take-back.ts'

/** By the rule where the thing is there on all three sides, else whole. */
function whereThere<T>(rule: TakeBack<T>): TakeBack<T | undefined> {
  return (before, after, now) =>
    before === undefined || after === undefined || now === undefined
      ? whole(before, after, now)
      : rule(before, after, now)
}

const takeKeys = byKey<Meeting>({
  meeting: byKey(),
  items: byName((item) => item.id ?? item.title, byKey()),
  people: byName(({ id }) => id),
  pack: whereThere(byKey()),
  narrative: whereThere(byKey()),
})

/** See `TakeBack`: item by item, and what each says by itself. */
export function takeMeeting(before: Meeting, after: Meeting, now: Meeting): Meeting {
  return same(after, now) ? before : takeKeys(before, after, now)
}
