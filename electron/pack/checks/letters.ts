/** Whether the pack's fonts have every letter. */
import { joinNames } from '../../domain/wording.ts'
import { PackDocument } from '../document.ts'
import { improves, inMeeting, inVision, type Action } from './line.ts'
import type { Check } from '../../contract/shapes.ts'
import type { PackInput } from '../input.ts'
import type { NumberedItem } from '../../domain/numbering.ts'

/** Names in letters that the fonts of the pack do not have would be printed as empty boxes. */
export function letterChecks(input: PackInput, items: readonly NumberedItem[]): Check[] {
  const { meeting } = input.meeting
  const doc = new PackDocument({ ...blankPack, created: new Date(0) })
  const lines: { item: string | null; text: string; action: Action | null }[] = [
    // The trust's name comes from the register and cannot be mended here.
    { item: null, text: input.trust.name, action: null },
    {
      item: null,
      text: `${meeting.title} ${meeting.place}`,
      action: inMeeting('Change the meeting', input.meeting),
    },
    ...input.schools.map(({ name, urn }) => ({
      item: null,
      text: name,
      action: { words: 'See the school', to: { place: 'school' as const, urn } },
    })),
    ...(input.vision?.strands ?? []).map((strand, index) => ({
      item: null,
      text: `${strand.title} ${strand.success}`,
      action: inVision('Change the strand', index + 1),
    })),
    ...items.map((item) => ({
      item: item.number,
      text: `${item.title} ${item.presenter ?? ''} ${item.decision ?? ''}`,
      action: inMeeting('Change the item', input.meeting, item.number),
    })),
  ]
  return lines.flatMap(({ item, text, action }) => {
    const missing = doc.lettersMissing(text, 'regular')
    if (missing.length === 0) return []
    return [
      improves(
        item,
        `${text.trim()}: letters that cannot be printed`,
        `The pack’s fonts have no ${joinNames(missing)}. Write it in Latin letters.`,
        action,
      ),
    ]
  })
}

const blankPack = {
  title: '',
  author: '',
  subject: '',
  known: { pages: 0, anchors: new Map<string, number>() },
  furniture: () => {},
}
