/** Whether the items say what is to be decided and how long they take. */
import { plural } from '../../domain/wording.ts'
import { duration } from '../at-a-glance.ts'
import { improves, inMeeting, inOrder, stops } from './line.ts'
import type { Check } from '../../contract/shapes.ts'
import type { Meeting } from '../../domain/meeting.ts'
import type { NumberedItem } from '../../domain/numbering.ts'

export function decisionChecks(meeting: Meeting, items: readonly NumberedItem[]): Check[] {
  const asked = items.filter((item) => item.purpose === 'decision')
  const silent = asked.filter((item) => (item.decision ?? '').trim() === '')
  if (silent.length > 0) {
    return silent.map((item) =>
      stops(
        item.number,
        `${item.title}: what is to be decided?`,
        'The item is for decision but does not say what. Begin with a verb: “Approve …”, “Fund …”.',
        inMeeting('Write the decision', meeting, item.number),
      ),
    )
  }
  return asked.length === 0
    ? []
    : [
        inOrder(
          `${plural(asked.length, 'decision')} asked for in words`,
          'Every item for decision says what the board is to decide.',
        ),
      ]
}
export function timeChecks(meeting: Meeting, items: readonly NumberedItem[]): Check[] {
  const without = items.filter((item) => item.minutes === 0)
  const total = items.reduce((sum, item) => sum + item.minutes, 0)
  if (without.length === items.length)
    return [
      improves(
        null,
        'No item has a time',
        'Without minutes the agenda cannot show the clock.',
        inMeeting('Give each item its minutes', meeting, '1'),
      ),
    ]
  const checks = without.map((item) =>
    improves(
      item.number,
      `${item.title}: no minutes`,
      'The clock beside the later items is not right without.',
      inMeeting('Give it its minutes', meeting, item.number),
    ),
  )
  if (total > 180)
    checks.push(
      improves(
        null,
        `The meeting lasts ${duration(total)}`,
        'Move routine items to a committee, or take them as read.',
        inMeeting('Shorten the agenda', meeting),
      ),
    )
  return without.length === 0 && total <= 180
    ? [inOrder('Every item has its time', `The meeting lasts ${duration(total)}.`)]
    : checks
}
